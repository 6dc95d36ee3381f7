import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Makes the changelog that Debian wants of every package, and compresses it and the manual page. */
final class DebianFiles {

  /** Where RFC 1952 says how hard was tried, and that it was as hard as can be. */
  private static final int FLAGS = 8;

  private static final byte SLOWEST = 2;

  private DebianFiles() {}

  /**
   * Makes both.
   *
   * @param arguments the version by Maven; its time; who gives it to others; the
   *     manual page; Debian's {@code usr/share}
   */
  public static void main(String[] arguments) throws IOException {
    Path share = Path.of(arguments[4]);
    write(
        share.resolve("doc/polyfeed/changelog.gz"),
        changelog(arguments[0], Instant.parse(arguments[1]), arguments[2])
            .getBytes(StandardCharsets.UTF_8));
    write(share.resolve("man/man1/polyfeed.1.gz"), Files.readAllBytes(Path.of(arguments[3])));
  }

  private static String changelog(String version, Instant time, String maintainer) {
    return "polyfeed ("
        // As jdeb has it: what comes before a version must sort before it.
        + version.toLowerCase(Locale.ROOT).replace("-snapshot", "~snapshot")
        + ") unstable; urgency=medium\n\n"
        + "  * What changed is in /usr/share/doc/polyfeed/CHANGELOG.md.\n\n"
        + " -- "
        + maintainer
        + "  "
        + DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(time)
        + "\n";
  }

  private static void write(Path file, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new Slowest(bytes)) {
      out.write(content);
    }
    byte[] compressed = bytes.toByteArray();
    compressed[FLAGS] = SLOWEST;
    Files.createDirectories(file.getParent());
    Files.write(file, compressed);
  }

  /** Without a name or time, and as small as can be. */
  private static final class Slowest extends GZIPOutputStream {
    Slowest(OutputStream to) throws IOException {
      super(to);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
