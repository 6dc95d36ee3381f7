package org.polyfeed.seed;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.polyfeed.locale.Letters;
import org.polyfeed.problem.Problems;

/** Finds the files in the folder of seeds. */
public final class SeedScanner {

  /** What articles are written in: raw text, Markdown, HTML. */
  private static final Set<String> ARTICLES = Set.of("txt", "md", "markdown", "html", "htm");

  private static final Set<String> SETTINGS = Set.of("yaml", "yml");

  /** Stands where bytes are no text. */
  private static final char UNDECODED = '\uFFFD';

  private static final String LEDGER = "ledger.jsonl";

  private static final String MEMORY = "translation-memory.jsonl";

  private final Path folder;
  private final String shown;
  private final Problems problems;
  private final Map<String, FileState> states = new HashMap<>();

  /**
   * @param folder of seeds
   * @param shown what problems call it, such as {@code seeds}
   */
  public SeedScanner(Path folder, String shown, Problems problems) {
    this.folder = folder;
    this.shown = shown;
    this.problems = problems;
  }

  /**
   * What the folder holds, each in the order of its names.
   *
   * @param site {@code site.yaml}, if there is one
   * @param articles seeds of articles
   * @param settings {@code .yaml} files beside them
   * @param media all other files
   * @param states of all of them, by their names
   */
  public record Found(
      Optional<SeedFile> site,
      List<SeedFile> articles,
      List<SeedFile> settings,
      MediaFolder media,
      Map<String, FileState> states) {}

  /**
   * Lists the folder. Hidden files are passed over; links that lead out of the folder and folders
   * that cannot be read are errors.
   *
   * @throws IOException if the folder itself cannot be read
   */
  public Found scan() throws IOException {
    if (!Files.isDirectory(folder)) {
      problems.error(
          shown, 0, "there is no such folder; make it and put articles into it, or name another");
      return new Found(
          Optional.empty(), List.of(), List.of(), new MediaFolder(shown, List.of()), Map.of());
    }
    List<MediaFile> files = files();
    Optional<SeedFile> site =
        files.stream()
            .map(MediaFile::file)
            .filter(file -> file.name().matches("site\\.ya?ml"))
            .findFirst();
    List<SeedFile> articles = new ArrayList<>();
    List<SeedFile> settings = new ArrayList<>();
    List<MediaFile> media = new ArrayList<>();
    for (MediaFile found : files) {
      SeedFile file = found.file();
      if (file.name().indexOf(UNDECODED) >= 0) {
        problems.error(file.shown(), 0, "its name is not in UTF-8; rename it");
      } else if (ARTICLES.contains(file.extension())) {
        articles.add(file);
      } else if (SETTINGS.contains(file.extension()) && !site.equals(Optional.of(file))) {
        settings.add(file);
      } else if (!site.equals(Optional.of(file))
          && !file.name().startsWith(LEDGER)
          && !file.name().startsWith(MEMORY)) {
        media.add(found);
      }
    }
    return new Found(
        site,
        List.copyOf(articles),
        List.copyOf(settings),
        new MediaFolder(shown, media),
        Map.copyOf(states));
  }

  private List<MediaFile> files() throws IOException {
    List<MediaFile> files = new ArrayList<>();
    Path real = folder.toRealPath();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes) {
            return isHidden(found) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path found, BasicFileAttributes attributes)
              throws IOException {
            if (!isHidden(found) && attributes.isRegularFile()) {
              files.add(found(found, attributes));
            } else if (!isHidden(found) && leadsToFile(found, real)) {
              files.add(found(found, Files.readAttributes(found, BasicFileAttributes.class)));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path found, IOException e) {
            if (e instanceof NoSuchFileException) {
              // Gone since the folder was listed, as an editor's own files are.
              return FileVisitResult.CONTINUE;
            }
            problems.error(file(found).shown(), 0, "cannot be read; give the right to read it");
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(Comparator.comparing(MediaFile::file));
    return files;
  }

  private MediaFile found(Path found, BasicFileAttributes attributes) {
    MediaFile file =
        new MediaFile(
            file(found), attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    states.put(file.file().name(), FileState.of(attributes));
    return file;
  }

  private boolean isHidden(Path found) {
    return !found.equals(folder) && found.getFileName().toString().startsWith(".");
  }

  private boolean leadsToFile(Path link, Path real) {
    String name = file(link).shown();
    try {
      Path target = link.toRealPath();
      if (!target.startsWith(real)) {
        problems.error(name, 0, "a link out of the folder of seeds; put the file itself here");
        return false;
      }
      if (!Files.isSymbolicLink(link)) {
        problems.error(name, 0, "neither a file nor a folder; remove it");
        return false;
      }
      if (!Files.isRegularFile(target)) {
        problems.error(name, 0, "a link to a folder; links to files are followed, to folders not");
        return false;
      }
      return true;
    } catch (IOException e) {
      problems.error(name, 0, "a link that leads nowhere; remove it or mend it");
      return false;
    }
  }

  private SeedFile file(Path found) {
    String name = name(found);
    return new SeedFile(found, name, shown + "/" + name);
  }

  /** The same on every host: as Unicode has it, and not as the host's charset and system do. */
  private String name(Path found) {
    String name = folder.relativize(found).toString().replace('\\', '/');
    if (name.chars().allMatch(letter -> letter < 128)) {
      return name;
    }
    // Java reads names in the host's charset, and cron's has no letters; a URI keeps their bytes.
    int names = folder.relativize(found).getNameCount();
    String[] all = found.toUri().getRawPath().replaceAll("/$", "").split("/");
    String encoded = String.join("/", Arrays.asList(all).subList(all.length - names, all.length));
    return Letters.composed(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
  }
}
