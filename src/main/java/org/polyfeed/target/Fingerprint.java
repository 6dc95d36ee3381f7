package org.polyfeed.target;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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
    return new Parts().with(bytes).done();
  }

  /** Begins to name something that has several parts. */
  public static Parts of(String first) {
    return new Parts().with(first);
  }

  /** Parts of a fingerprint. Their order matters, and where each ends. */
  public static final class Parts {

    private byte[] bytes = new byte[512];
    private int length;

    private Parts() {}

    public Parts with(String part) {
      byte[] text = part.getBytes(StandardCharsets.UTF_8);
      with(text.length);
      return with(text);
    }

    private Parts with(byte[] part) {
      room(part.length);
      System.arraycopy(part, 0, bytes, length, part.length);
      length += part.length;
      return this;
    }

    public Parts with(long part) {
      room(Long.BYTES);
      for (int shift = 56; shift >= 0; shift -= 8) {
        bytes[length++] = (byte) (part >> shift);
      }
      return this;
    }

    private void room(int more) {
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
      }
    }

    public Parts with(Fingerprint part) {
      return with(part.value);
    }

    public Fingerprint done() {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes, 0, length);
        return new Fingerprint(HEX.formatHex(digest.digest(), 0, 16));
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError("every Java has SHA-256", e);
      }
    }
  }
}
