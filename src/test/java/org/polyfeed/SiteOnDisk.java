package org.polyfeed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A site that a test writes into a temporary folder and generates there. */
final class SiteOnDisk {

  static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

  private final Folders folders;

  SiteOnDisk(Path folder) {
    this(
        new Folders(
            folder,
            folder.resolve("seeds"),
            folder.resolve("templates"),
            folder.resolve("output")));
  }

  SiteOnDisk(Folders folders) {
    this.folders = folders;
  }

  SiteOnDisk with(String seed, String text) {
    return with(seed, text.getBytes(StandardCharsets.UTF_8));
  }

  SiteOnDisk with(String seed, byte[] bytes) {
    try {
      Path file = folders.seeds().resolve(seed);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SiteOnDisk without(String seed) {
    try {
      Files.delete(folders.seeds().resolve(seed));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Generates the site. Errors in its seeds are an error of the test. */
  SiteOnDisk generated() {
    return generated(NOW);
  }

  SiteOnDisk generated(Instant now) {
    Outcome outcome = outcome(now);
    if (outcome.problems().hasErrors()) {
      throw new AssertionError("the site was refused: " + outcome.problems().all());
    }
    return this;
  }

  Outcome outcome(Instant now) {
    try {
      return new Polyfeed(folders, now, "test").generate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path output() {
    return folders.output();
  }

  /** The paths of all files of the output, with slashes, in their order. */
  List<String> files() {
    try (Stream<Path> found = Files.walk(output())) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> output().relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files whose names end so. */
  List<String> files(String ending) {
    return files().stream().filter(name -> name.endsWith(ending)).toList();
  }

  boolean has(String file) {
    return Files.isRegularFile(output().resolve(file));
  }

  byte[] bytes(String file) {
    try {
      return Files.readAllBytes(output().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }
}
