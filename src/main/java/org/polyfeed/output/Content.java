package org.polyfeed.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file of the site is to hold. */
public sealed interface Content {

  /** Bytes that were rendered. */
  static Content of(byte[] bytes) {
    return new Rendered(bytes);
  }

  /** What another file holds, which may be larger than memory. */
  static Content of(Path file) {
    return new Carried(file);
  }

  /** Whether a file holds just this. */
  boolean isIn(Path file) throws IOException;

  /** Writes it into a file that is not there yet. */
  void writeTo(Path file) throws IOException;

  /** Bytes in memory. */
  final class Rendered implements Content {

    private final byte[] bytes;

    private Rendered(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }

    @Override
    public boolean isIn(Path file) throws IOException {
      return Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
    }

    @Override
    public void writeTo(Path file) throws IOException {
      Files.write(file, bytes);
    }
  }

  /** The bytes of another file, never all in memory. */
  final class Carried implements Content {

    private final Path from;

    private Carried(Path from) {
      this.from = from;
    }

    @Override
    public boolean isIn(Path file) throws IOException {
      return Files.mismatch(from, file) < 0;
    }

    @Override
    public void writeTo(Path file) throws IOException {
      // Copied whole it would take along that only its author may read it.
      try (InputStream in = Files.newInputStream(from)) {
        Files.copy(in, file);
      }
    }
  }
}
