package org.polyfeed.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;
import org.polyfeed.output.FilesBelow;
import org.polyfeed.output.SiteFile;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;

/** What every kind of destination must do. */
abstract class RemoteContract {

  /** Names as sites have them, and the longest that there may be. */
  private static final List<String> NAMES =
      List.of(
          "index.html",
          ".nojekyll",
          "en/2024/05/flood/index.html",
          "fa/۱۴۰۳/سلام-دنیا/index.html",
          "ja/洪水/index.html",
          "hi/बाढ़.html",
          "emoji/\uD83C\uDF0A.svg",
          "assets/100%25~_-.css",
          "-n/--delete",
          "deep/1/2/3/4/5/6/7/8/9/index.html",
          "long/" + "ы".repeat(120) + ".html");

  @TempDir protected Path temp;

  private int files;

  /** Another connection to the same place, which has nothing in it at first. */
  abstract Remote open() throws IOException;

  /** All that is in the place, but for the list. */
  abstract FileTree there() throws IOException;

  /** Somebody else puts a file there. */
  abstract void foreign(String path, String text) throws IOException;

  /** What is done with a connection. */
  interface Deed {
    void with(Remote remote) throws IOException;
  }

  final void change(Deed deed) throws IOException {
    try (Remote remote = open()) {
      deed.with(remote);
      remote.finish();
    }
  }

  /** A file of a site on this machine. */
  final SiteFile file(String path, byte[] bytes) throws IOException {
    Path site = temp.resolve("site-" + files++);
    Path file = new FilesBelow(site).at(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return new SiteFile(
        new OutputPath(path), Place.ARTICLE, file, bytes.length, "%032x".formatted(files));
  }

  /** Files of one site, with what each of them says. */
  final List<SiteFile> site(Map<String, String> texts) throws IOException {
    Path site = temp.resolve("site-" + files++);
    List<SiteFile> all = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = new FilesBelow(site).at(text.getKey());
      Files.createDirectories(file.getParent());
      byte[] bytes = text.getValue().getBytes(StandardCharsets.UTF_8);
      Files.write(file, bytes);
      all.add(
          new SiteFile(
              new OutputPath(text.getKey()), Place.ARTICLE, file, bytes.length, "0".repeat(32)));
    }
    return all;
  }

  private void put(Map<String, String> texts) throws IOException {
    List<SiteFile> all = site(texts);
    change(remote -> remote.put(all, file -> {}));
  }

  private void remove(String... paths) throws IOException {
    List<OutputPath> all = paths(paths);
    change(remote -> remote.remove(all));
  }

  private static List<OutputPath> paths(String... paths) {
    return Arrays.stream(paths).map(OutputPath::new).toList();
  }

  private void assertHolds(Map<String, String> texts) throws IOException {
    FileTree there = there();
    assertThat(there.files().keySet()).isEqualTo(new TreeSet<>(texts.keySet()));
    texts.forEach((path, text) -> assertThat(there.text(path)).as(path).isEqualTo(text));
  }

  @Test
  void whatIsPutThereIsThereUnderItsNameInAnyScript() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    NAMES.forEach(name -> texts.put(name, "This is " + name));
    put(texts);
    assertHolds(texts);
  }

  @Test
  void aFileIsReplacedAndOthersStay() throws IOException {
    put(Map.of("en/a.html", "old", "en/b.html", "b"));
    put(Map.of("en/a.html", "and this is new"));
    assertHolds(Map.of("en/a.html", "and this is new", "en/b.html", "b"));
  }

  @Test
  void aFileOfTheSameSizeAndTimeIsReplacedToo() throws IOException {
    FileTime time = FileTime.fromMillis(1_700_000_000_000L);
    for (String text : List.of("one", "two")) {
      List<SiteFile> site = site(Map.of("en/a.html", text));
      Files.setLastModifiedTime(site.get(0).file(), time);
      change(remote -> remote.put(site, file -> {}));
    }
    assertHolds(Map.of("en/a.html", "two"));
  }

  @Test
  void filesMayBeEmptyOrLarge() throws IOException {
    byte[] large = new byte[5_000_000];
    new Random(7).nextBytes(large);
    SiteFile one = file("media/film.mp4", large);
    SiteFile other = file("empty.txt", new byte[0]);
    change(
        remote -> {
          remote.put(List.of(one), file -> {});
          remote.put(List.of(other), file -> {});
        });
    assertThat(there().files().get("media/film.mp4")).isEqualTo(large);
    assertThat(there().files().get("empty.txt")).isEmpty();
  }

  @Test
  void eachOfManyFilesArrivesOnce() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      texts.put("en/" + i % 20 + "/" + i + ".html", "Text " + i);
    }
    List<SiteFile> site = site(texts);
    List<String> arrived = Collections.synchronizedList(new ArrayList<>());
    change(remote -> remote.put(site, file -> arrived.add(file.path().value())));
    assertThat(arrived).containsExactlyInAnyOrderElementsOf(texts.keySet());
    assertHolds(texts);
  }

  @Test
  void theListIsFoundAsItWasKept() throws IOException {
    try (Remote remote = open()) {
      assertThat(remote.list()).isEmpty();
    }
    for (String hash : List.of("a".repeat(32), "-", "b".repeat(32))) {
      Published list =
          new Published("n.example,2024", Map.of(new OutputPath("fa/سلام.html"), hash));
      change(remote -> remote.keepList(list.bytes()));
      try (Remote remote = open()) {
        assertThat(remote.list().flatMap(Published::parse)).contains(list);
      }
    }
    assertHolds(Map.of());
  }

  @Test
  void takenTellsOfFilesAndFoldersOfAnybody() throws IOException {
    try (Remote remote = open()) {
      assertThat(remote.taken(paths("en/a.html", "x"))).isEmpty();
    }
    put(Map.of("en/a.html", "a", "fa/سلام.html", "b"));
    foreign("own/notes.txt", "mine");
    try (Remote remote = open()) {
      Set<OutputPath> taken =
          remote.taken(
              paths(
                  "en/a.html",
                  "en/b.html",
                  "fa/سلام.html",
                  "own/notes.txt",
                  "own/more/x",
                  "none/at/all",
                  "e"));
      assertThat(taken)
          .containsExactlyInAnyOrderElementsOf(paths("en/a.html", "fa/سلام.html", "own/notes.txt"));
    }
  }

  @Test
  void removingLeavesNoEmptyFolderAndTouchesNothingElse() throws IOException {
    put(
        Map.of(
            "en/2024/a/index.html",
            "a",
            "en/2024/b/index.html",
            "b",
            "fa/سلام/index.html",
            "c",
            "de/1/2/3.html",
            "d",
            "de/1/x.html",
            "stays"));
    foreign("fa/notes.txt", "mine");
    remove("en/2024/a/index.html", "fa/سلام/index.html", "de/1/2/3.html");
    assertHolds(
        Map.of("en/2024/b/index.html", "b", "fa/notes.txt", "mine", "de/1/x.html", "stays"));
    remove("en/2024/b/index.html", "de/1/x.html");
    assertHolds(Map.of("fa/notes.txt", "mine"));
  }

  @Test
  void whatIsNotThereIsRemovedAlready() throws IOException {
    put(Map.of("en/a.html", "a"));
    remove("en/b.html", "fr/never/was.html");
    assertHolds(Map.of("en/a.html", "a"));
  }

  @Test
  void aFolderThatOthersPutInAFilesPlaceStays() throws IOException {
    put(Map.of("en/a.html", "a"));
    foreign("en/page/mine.txt", "mine");
    remove("en/page");
    assertHolds(Map.of("en/a.html", "a", "en/page/mine.txt", "mine"));
  }

  @Test
  void aFileMayBecomeAFolderAndAFolderAFile() throws IOException {
    put(Map.of("a", "file", "b/c/d", "in folders"));
    List<SiteFile> turned = site(Map.of("a/b/c", "in folders", "b", "file"));
    change(
        remote -> {
          remote.remove(paths("a", "b/c/d"));
          remote.put(turned, file -> {});
        });
    assertHolds(Map.of("a/b/c", "in folders", "b", "file"));
  }

  @Test
  void filesOfOthersStayAsTheyAre() throws IOException {
    put(Map.of("en/a.html", "a"));
    foreign("en/mine.html", "mine");
    foreign(".htaccess", "Deny from all");
    foreign("سلام/mine.txt", "mine too");
    put(Map.of("en/a.html", "b", "fr/x.html", "x"));
    change(remote -> remote.keepList(Published.nothing("n.example,2024").bytes()));
    remove("en/a.html", "fr/x.html");
    assertHolds(
        Map.of("en/mine.html", "mine", ".htaccess", "Deny from all", "سلام/mine.txt", "mine too"));
  }

  /** All files below a folder, but for the list. */
  static FileTree tree(Path folder) throws IOException {
    return FileTree.of(folder).without(Remote.LIST::equals);
  }

  /** Writes a file below a folder. */
  static void write(Path folder, String path, String text) throws IOException {
    Path file = new FilesBelow(folder).at(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Names of what is in a folder itself. */
  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
