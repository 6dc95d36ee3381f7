package org.polyfeed.target;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A short name for all that the rendering of a target reads: equal fingerprints mean equal bytes.
 *
 * @param value 32 hexadecimal digits, the first half of a SHA-256
 */
public record Fingerprint(String value) {

  private static final HexFormat HEX = HexFormat.of();

  /** Of the bytes of a file. */
  public static Fingerprint of(byte[] bytes) {
    Parts parts = new Parts();
    parts.digest.update(bytes);
    return parts.done();
  }

  /** Begins to name something that has several parts. */
  public static Parts of(String first) {
    return new Parts().with(first);
  }

  /** Parts of a fingerprint. Their order matters, and where each ends. */
  public static final class Parts {

    private final MessageDigest digest;

    private Parts() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("every Java has SHA-256", e);
      }
    }

    public Parts with(String part) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      with(bytes.length);
      digest.update(bytes);
      return this;
    }

    public Parts with(long part) {
      for (int shift = 56; shift >= 0; shift -= 8) {
        digest.update((byte) (part >> shift));
      }
      return this;
    }

    public Parts with(Fingerprint part) {
      return with(part.value);
    }

    public Fingerprint done() {
      return new Fingerprint(HEX.formatHex(digest.digest(), 0, 16));
    }
  }
}
