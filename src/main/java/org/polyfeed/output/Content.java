package org.polyfeed.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.polyfeed.target.Composed;
import org.polyfeed.target.Part;

/** What a file of the site is to hold. */
public sealed interface Content {

  /** Bytes that were rendered. */
  static Content of(byte[] bytes) {
    return new Rendered(Composed.of(bytes));
  }

  /** The same, of which other files may hold parts. */
  static Content of(Composed composed) {
    return new Rendered(composed);
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

    private final Composed composed;

    private Rendered(Composed composed) {
      this.composed = composed;
    }

    Composed composed() {
      return composed;
    }

    @Override
    public boolean isIn(Path file) throws IOException {
      if (Files.size(file) != composed.size()) {
        return false;
      }
      byte[] held = Files.readAllBytes(file);
      int from = 0;
      for (Part part : composed.all()) {
        int to = from + part.bytes().length;
        if (to > held.length
            || !Arrays.equals(held, from, to, part.bytes(), 0, part.bytes().length)) {
          return false;
        }
        from = to;
      }
      return from == held.length;
    }

    @Override
    public void writeTo(Path file) throws IOException {
      ByteBuffer[] buffers =
          composed.all().stream()
              .map(part -> ByteBuffer.wrap(part.bytes()))
              .toArray(ByteBuffer[]::new);
      try (FileChannel out =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        long left = composed.size();
        while (left > 0) {
          left -= out.write(buffers);
        }
      }
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
