package org.polyfeed.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.output.FilesBelow;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.Seed;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SeedReader;
import org.polyfeed.seed.SeedScanner;

/** The folder of seeds: what is known by which id, and where new seeds go, all or none. */
final class SeedFolder {

  /** Hidden, so that nobody takes what is in it for seeds. */
  private static final String STAGE = ".polyfeed-import";

  private static final String LEDGER = "ledger.jsonl";

  private final Path folder;
  private final String shown;
  private final Map<String, SeedFile> byId = new HashMap<>();
  private final Map<ItemId.Minted, SeedFile> byStory = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private boolean hasSite;

  /**
   * @param shown what problems call the folder
   */
  SeedFolder(Path folder, String shown) {
    this.folder = folder;
    this.shown = shown;
  }

  /** Looks at what is there. What is wrong with seeds is no matter of those who import. */
  void read() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Problems known = new Problems();
    SeedScanner.Found found = new SeedScanner(folder, shown, known).scan();
    hasSite = found.site().isPresent();
    SeedReader reader = new SeedReader(known);
    for (SeedFile file : found.articles()) {
      names.add(file.name().toLowerCase(Locale.ROOT));
      reader.read(file).map(Seed::frontMatter).ifPresent(fields -> add(fields, file));
    }
    for (SeedFile file : found.settings()) {
      names.add(file.name().toLowerCase(Locale.ROOT));
      add(reader.settings(file), file);
    }
    Ledger.read(folder.resolve(LEDGER), LEDGER, known)
        .keysById()
        .forEach((id, key) -> article(key, found.articles()).ifPresent(file -> add(id, file)));
  }

  private void add(String id, SeedFile file) {
    byId.putIfAbsent(id, file);
    new ItemId(id, true).minted().ifPresent(minted -> byStory.putIfAbsent(minted, file));
  }

  private void add(Fields fields, SeedFile file) {
    if (fields.isText("id")) {
      fields.text("id").ifPresent(id -> add(id, file));
    }
  }

  /** The seed that the ledger's line is about, if it is still there. */
  private static Optional<SeedFile> article(String key, List<SeedFile> articles) {
    int slash = key.lastIndexOf('/');
    String story = key.substring(0, slash);
    String locale = key.substring(slash + 1);
    Set<String> stems = Set.of(story + "." + locale, locale + "/" + story, story);
    return articles.stream().filter(file -> stems.contains(file.stem())).findFirst();
  }

  boolean hasSite() {
    return hasSite;
  }

  /** The seed of an item. */
  Optional<SeedFile> of(ItemId id) {
    return Optional.ofNullable(byId.get(id.value()));
  }

  /** A seed of the story that an item is of, as its id has it. */
  Optional<SeedFile> ofStory(ItemId id) {
    return id.minted().map(byStory::get);
  }

  /** Whether a story has an article in a locale. */
  boolean has(String story, LocaleTag locale) {
    return Stream.of("txt", "md", "markdown", "html", "htm")
        .flatMap(
            extension ->
                Stream.of(
                    story + "." + locale + "." + extension, locale + "/" + story + "." + extension))
        .anyMatch(name -> names.contains(name.toLowerCase(Locale.ROOT)));
  }

  /** The story of a seed, by its name. */
  static String story(SeedFile seed) {
    String stem = seed.stem();
    int slash = stem.indexOf('/');
    if (slash > 0 && LocaleTag.parse(stem.substring(0, slash)).isPresent()) {
      stem = stem.substring(slash + 1);
    }
    int dot = stem.lastIndexOf('.');
    boolean named =
        dot > stem.lastIndexOf('/') + 1
            && LocaleTag.resembles(stem.substring(dot + 1))
            && LocaleTag.parse(stem.substring(dot + 1)).isPresent();
    return named ? stem.substring(0, dot) : stem;
  }

  /** All files that seeds have taken, in small letters, as some disks compare them. */
  Set<String> names() {
    return names;
  }

  /** What problems call a seed. */
  String shown(String name) {
    return shown + "/" + name;
  }

  /** The text of a seed, as its bytes are. */
  static String text(SeedFile seed) throws IOException {
    return new String(Files.readAllBytes(seed.path()), StandardCharsets.UTF_8);
  }

  /**
   * Those of files that are not there yet; a warning where another is.
   *
   * @throws IOException if the disk fails
   */
  Map<String, Path> absent(Map<String, Path> files, Problems problems) throws IOException {
    Map<String, Path> absent = new TreeMap<>();
    FilesBelow below = new FilesBelow(folder);
    for (Map.Entry<String, Path> one : files.entrySet()) {
      Path place = below.at(one.getKey());
      if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        absent.put(one.getKey(), one.getValue());
      } else if (!Files.isRegularFile(place) || Files.mismatch(place, one.getValue()) >= 0) {
        problems.warning(
            shown(one.getKey()),
            0,
            "it stays as it is, and is another than "
                + one.getValue().getFileName()
                + " which was to be imported; see which of them is right");
      }
    }
    return absent;
  }

  /** A seed that is to be written anew, where it still has the text that it was judged by. */
  record Rewrite(SeedFile seed, String before, String after) {}

  /**
   * Writes seeds: all of them beside, and only then each to its place, which no other file has. A
   * kill leaves whole files alone.
   *
   * @param files that seeds refer to, by their names; each is there before its seed
   * @param fresh by their names
   * @throws IOException if the disk fails; then nothing is as if it was imported
   */
  void write(Map<String, Path> files, Map<String, String> fresh, List<Rewrite> rewritten)
      throws IOException {
    Path stage = folder.resolve(STAGE);
    List<Path> placed = new ArrayList<>();
    try {
      clear(stage);
      Files.createDirectories(stage);
      Map<String, Path> staged = new HashMap<>();
      for (Map.Entry<String, Path> carried : files.entrySet()) {
        Path file = stage.resolve("new-" + staged.size());
        Files.copy(carried.getValue(), file);
        staged.put(carried.getKey(), file);
      }
      for (Map.Entry<String, String> seed : fresh.entrySet()) {
        Path file = stage.resolve("new-" + staged.size());
        Files.write(file, seed.getValue().getBytes(StandardCharsets.UTF_8));
        staged.put(seed.getKey(), file);
      }
      List<Path> changed = new ArrayList<>();
      for (Rewrite one : rewritten) {
        Path file = stage.resolve("changed-" + changed.size());
        Files.write(file, one.after().getBytes(StandardCharsets.UTF_8));
        changed.add(file);
      }
      FilesBelow below = new FilesBelow(folder);
      Set<String> names = new LinkedHashSet<>(files.keySet());
      names.addAll(fresh.keySet());
      for (String name : names) {
        Path place = below.at(name);
        Files.createDirectories(place.getParent());
        place(staged.getOrDefault(name, stage), place);
        placed.add(place);
      }
      for (int i = 0; i < changed.size(); i++) {
        replace(changed.get(i), rewritten.get(i));
      }
    } catch (IOException e) {
      for (Path place : placed) {
        Files.deleteIfExists(place);
      }
      clear(stage);
      throw e;
    }
    clear(stage);
  }

  /** Moves a file where none is. To move alone would replace one that somebody has put there. */
  private static void place(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(to + ": somebody has just put it there; run again", e);
    } catch (UnsupportedOperationException | IOException e) {
      // Not every disk has links.
      Files.move(from, to);
    }
  }

  private static void replace(Path from, Rewrite rewrite) throws IOException {
    Path to = rewrite.seed().path();
    if (!text(rewrite.seed()).equals(rewrite.before())) {
      throw new IOException(rewrite.seed().shown() + ": changed while it was read; run again");
    }
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void clear(Path stage) throws IOException {
    if (!Files.isDirectory(stage)) {
      return;
    }
    Files.walkFileTree(
        stage,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }
        });
    Files.delete(stage);
  }
}
