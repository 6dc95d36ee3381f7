package org.polyfeed.content;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.polyfeed.article.Links;
import org.polyfeed.locale.Letters;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.SeedFile;

/** The files of a site of another program; nothing outside of its folder is ever read. */
final class ContentFiles {

  /** What would be a seed itself, wherever it was put. */
  private static final Set<String> SEEDS =
      Set.of("txt", "md", "markdown", "html", "htm", "yaml", "yml");

  private static final Set<String> OWN = Set.of("ledger.jsonl", "thumbs.db", "desktop.ini");

  /** What tools put there, by the thousand. */
  private static final Set<String> PASSED_OVER = Set.of("node_modules", "vendor");

  private final Path root;
  private final String shown;
  private final Problems problems;

  /** By their names from the root, as Unicode has them. */
  private final SortedMap<String, Path> files = new TreeMap<>();

  /** What is wrong with files that are not read, by their names. */
  private final Map<String, String> faults = new TreeMap<>();

  /**
   * Lists the files. Hidden ones are passed over; links are followed to files inside.
   *
   * @param root of the site
   * @param shown what problems call it
   * @throws IOException if the disk fails
   */
  ContentFiles(Path root, String shown, Problems problems) throws IOException {
    this.root = root;
    this.shown = shown.replace('\\', '/').replaceFirst("(?<=.)/+$", "");
    this.problems = problems;
    list(root.toRealPath());
  }

  private void list(Path real) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes) {
            boolean out = !found.equals(root) && isPassedOver(found);
            return out ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) {
            if (isPassedOver(found)) {
              return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink() && !isInside(found, real)) {
              faults.put(
                  name(found),
                  "a link that leads out of the folder, or nowhere; put the file itself here, or"
                      + " remove it");
            } else if (Files.isRegularFile(found)) {
              files.put(name(found), found);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path found, IOException e) {
            faults.put(name(found), "cannot be read; give the right to read it");
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * The same on every host: Java reads names in the host's charset, and a URI keeps their bytes.
   */
  private String name(Path found) {
    String name = root.relativize(found).toString().replace('\\', '/');
    if (name.chars().allMatch(letter -> letter < 128)) {
      return name;
    }
    int names = root.relativize(found).getNameCount();
    String[] all = found.toUri().getRawPath().replaceAll("/$", "").split("/", -1);
    String encoded = String.join("/", Arrays.asList(all).subList(all.length - names, all.length));
    return Letters.composed(Links.decoded(encoded));
  }

  String shown() {
    return shown;
  }

  /** A file of the site by its name, with slashes, if it is there. */
  Optional<SeedFile> named(String name) {
    return at(name).map(path -> file(name, path));
  }

  private SeedFile file(String name, Path path) {
    return new SeedFile(path, name, shown + "/" + name);
  }

  /** The same, only where it lies. */
  Optional<Path> at(String name) {
    return Optional.ofNullable(files.get(Letters.composed(name)));
  }

  /** Whether there is a file in a folder of a name. */
  boolean hasFolder(String name) {
    return files.keySet().stream().anyMatch(file -> file.startsWith(name + "/"));
  }

  /** Whether a file can be carried to the seeds, where nobody takes it for one. */
  static boolean isCarried(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return !SEEDS.contains(file.substring(file.lastIndexOf('.') + 1))
        && !OWN.contains(file)
        && !file.startsWith(".")
        && file.indexOf('\\') < 0
        && file.chars().noneMatch(Character::isISOControl);
  }

  /**
   * All files below a folder in the order of their names, called as from the root. What cannot be
   * read there is an error.
   *
   * @param skipped names of folders that are passed over
   */
  List<SeedFile> below(String folder, Predicate<String> skipped) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    Predicate<String> wanted =
        name ->
            name.startsWith(prefix)
                && Stream.of(Paths.folder(name.substring(prefix.length())).split("/", -1))
                    .noneMatch(skipped);
    faults.forEach(
        (name, fault) -> {
          if (wanted.test(name)) {
            problems.error(shown + "/" + name, 0, fault);
          }
        });
    return files.tailMap(prefix).entrySet().stream()
        .takeWhile(one -> one.getKey().startsWith(prefix))
        .filter(one -> wanted.test(one.getKey()))
        .map(one -> file(one.getKey(), one.getValue()))
        .toList();
  }

  private static boolean isPassedOver(Path found) {
    String name = found.getFileName().toString();
    return name.startsWith(".") || PASSED_OVER.contains(name);
  }

  private static boolean isInside(Path found, Path real) {
    try {
      return found.toRealPath().startsWith(real);
    } catch (IOException e) {
      return false;
    }
  }
}
