package org.polyfeed.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name of the bytes of a file. */
public final class FileHash {

  /** Half of a SHA-256, in bytes. */
  static final int LENGTH = 16;

  private static final int BUFFER = 1 << 16;

  private FileHash() {}

  /** 32 hexadecimal digits: the first half of a SHA-256. */
  public static String of(Path file) throws IOException {
    return HexFormat.of().formatHex(bytes(file), 0, LENGTH);
  }

  /** The same as bytes, and the other half. */
  static byte[] bytes(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        while (in.read(buffer) >= 0) {
          // The digest takes what is read.
        }
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
