package org.polyfeed.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A short name for what an article says: it changes when title or text change, and not for front
 * matter, line ends or spaces at the ends of lines.
 *
 * @param value 32 hexadecimal digits, the first half of a SHA-256
 */
public record ContentHash(String value) {

  /** Of nothing yet. */
  public static final ContentHash NONE = new ContentHash("");

  /** Of a text as it stands. */
  public static ContentHash ofText(String text) {
    MessageDigest digest = digest();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return of(digest);
  }

  private static ContentHash of(MessageDigest digest) {
    return new ContentHash(HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 16)));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** Of two texts, without regard to how lines end. */
  public static ContentHash of(String title, String body) {
    MessageDigest digest = digest();
    digest.update(title.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(lines(body).getBytes(StandardCharsets.UTF_8));
    return of(digest);
  }

  /** Each line without spaces behind it, and with its end. */
  private static String lines(String body) {
    if (isOfLines(body)) {
      return body;
    }
    StringBuilder lines = new StringBuilder(body.length() + 1);
    body.lines().forEach(line -> lines.append(line.stripTrailing()).append('\n'));
    return lines.toString();
  }

  /** Whether it is so as it stands; a loop, for nearly all texts are. */
  private static boolean isOfLines(String body) {
    char before = '\n';
    for (int i = 0; i < body.length(); i++) {
      char letter = body.charAt(i);
      if (letter == '\r' || (letter == '\n' && before != '\n' && isSpace(before))) {
        return false;
      }
      before = letter;
    }
    return before == '\n';
  }

  private static boolean isSpace(char letter) {
    return letter <= ' ' || (letter >= 0x80 && Character.isWhitespace(letter));
  }
}
