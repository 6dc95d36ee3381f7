package org.polyfeed.output;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Compresses by RFC 7932, with code of the platform that is loaded once somebody asks for it. */
final class Brotli {

  /**
   * Of 11. 10 saves a twelfth of what is left and takes sixteen times as long, 11 forty times;
   * docs/performance.md has the figures.
   */
  private static final int QUALITY = 8;

  /** How far back it looks, as a power of two: what it holds of a large file in memory. */
  private static final int WINDOW = 20;

  /** Where the library unpacks its code. */
  private static final String UNPACKED = "com.aayushatharva.brotli4j.native.workdir";

  private Brotli() {}

  /** Loads the code; says why, where that cannot be. */
  static Optional<String> fault() {
    try {
      // It would leave the code there where a run is killed; once loaded, nobody needs the file.
      Path folder = Files.createTempDirectory("polyfeed-");
      try {
        System.setProperty(UNPACKED, folder.toString());
        return Optional.ofNullable(Brotli4jLoader.getUnavailabilityCause())
            .map(cause -> Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
      } finally {
        System.clearProperty(UNPACKED);
        OutputFolder.deleteTree(folder);
      }
    } catch (IOException e) {
      return Optional.of(e.toString());
    }
  }

  /** What is written there comes out compressed. */
  static OutputStream to(OutputStream out) throws IOException {
    return new BrotliOutputStream(out, Encoder.Parameters.create(QUALITY, WINDOW));
  }
}
