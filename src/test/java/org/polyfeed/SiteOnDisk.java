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
public final class SiteOnDisk {

  public static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

  private final Folders folders;

  public SiteOnDisk(Path folder) {
    this(
        new Folders(
            folder,
            folder.resolve("seeds"),
            folder.resolve("templates"),
            folder.resolve("output")));
  }

  public SiteOnDisk(Folders folders) {
    this.folders = folders;
  }

  public SiteOnDisk with(String seed, String text) {
    return with(seed, text.getBytes(StandardCharsets.UTF_8));
  }

  public SiteOnDisk with(String seed, byte[] bytes) {
    try {
      Path file = folders.seeds().resolve(seed);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SiteOnDisk without(String seed) {
    try {
      Files.delete(folders.seeds().resolve(seed));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Generates the site. Errors in its seeds are an error of the test. */
  public SiteOnDisk generated() {
    return generated(NOW);
  }

  public SiteOnDisk generated(Instant now) {
    Outcome outcome = outcome(now);
    if (outcome.problems().hasErrors()) {
      throw new AssertionError("the site was refused: " + outcome.problems().all());
    }
    return this;
  }

  public Outcome outcome(Instant now) {
    try {
      return new Polyfeed(folders, now, "test").generate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path output() {
    return folders.output();
  }

  /** The paths of all files of the output, with slashes, in their order. */
  public List<String> files() {
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
  public List<String> files(String ending) {
    return files().stream().filter(name -> name.endsWith(ending)).toList();
  }

  public boolean has(String file) {
    return Files.isRegularFile(output().resolve(file));
  }

  public byte[] bytes(String file) {
    try {
      return Files.readAllBytes(output().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }
}
