package org.polyfeed.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;

/**
 * What Polyfeed has put in a place, as the list there says.
 *
 * @param owner the name of the site whose files they are
 * @param hashes of the files by their paths; {@link #UNSETTLED} or {@link #NEW} where a file was on
 *     its way when the list was written, so that it may be the old one, the new one or not there
 */
record Published(String owner, Map<OutputPath, String> hashes) {

  /** In the place of a hash. */
  static final String UNSETTLED = "-";

  /** The same of a file that was not there before, so that nothing there can lead to it. */
  static final String NEW = "+";

  /** Another number for another format. */
  private static final String FORMAT = "polyfeed published 1";

  private static final String OWNER = "site: ";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}|[-+]");

  Published {
    hashes = new TreeMap<>(hashes);
  }

  /** Where nothing was put yet. */
  static Published nothing(String owner) {
    return new Published(owner, Map.of());
  }

  /** The list that a text is, as it is or packed; nothing where it is none. */
  static Optional<Published> parse(byte[] bytes) {
    Optional<byte[]> text = unpacked(bytes);
    return text.flatMap(Published::parseText);
  }

  /** A list for a way on which every byte counts. */
  static byte[] packed(byte[] text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static Optional<byte[]> unpacked(byte[] bytes) {
    // RFC 1952 2.3.1; no text begins so.
    if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
      return Optional.of(bytes);
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return Optional.of(in.readAllBytes());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Published> parseText(byte[] bytes) {
    Iterator<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().iterator();
    if (!lines.hasNext() || !lines.next().equals(FORMAT) || !lines.hasNext()) {
      return Optional.empty();
    }
    String owner = lines.next();
    if (!owner.startsWith(OWNER)) {
      return Optional.empty();
    }
    Map<OutputPath, String> hashes = new TreeMap<>();
    while (lines.hasNext()) {
      String line = lines.next();
      int blank = line.indexOf(' ');
      Optional<OutputPath> path = OutputPath.parse(line.substring(blank + 1));
      if (blank < 0
          || path.isEmpty()
          || !HASH.matcher(line.substring(0, blank)).matches()
          || hashes.put(path.get(), line.substring(0, blank)) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new Published(owner.substring(OWNER.length()), hashes));
  }

  /** The same list as text, sorted by paths. */
  byte[] bytes() {
    StringBuilder text = new StringBuilder();
    Stream.of(FORMAT, OWNER + owner).forEach(line -> text.append(line).append('\n'));
    hashes.forEach((path, hash) -> text.append(hash).append(' ').append(path).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A short name of the list: another for any other. */
  Fingerprint fingerprint() {
    return Fingerprint.of(bytes());
  }

  /** The files of which it is known what they are. */
  Map<OutputPath, String> settled() {
    Map<OutputPath, String> settled = new TreeMap<>(hashes);
    settled.values().removeAll(Set.of(UNSETTLED, NEW));
    return settled;
  }

  /** The same, where nobody knows what is at some paths. */
  Published doubting(Set<OutputPath> paths) {
    Map<OutputPath, String> doubted = new TreeMap<>(hashes);
    paths.forEach(path -> doubted.put(path, UNSETTLED));
    return new Published(owner, doubted);
  }

  /** The same files, all of which are to be carried again. */
  Published unsettled() {
    Map<OutputPath, String> all = new TreeMap<>(hashes);
    all.replaceAll((path, hash) -> UNSETTLED);
    return new Published(owner, all);
  }

  boolean has(OutputPath path) {
    return hashes.containsKey(path);
  }

  /** Whether this very file is there. */
  boolean holds(OutputPath path, String hash) {
    return hash.equals(hashes.get(path));
  }
}
