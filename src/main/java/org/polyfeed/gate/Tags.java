package org.polyfeed.gate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Goes from tag to tag through HTML that Polyfeed itself has written, where every {@code <} that is
 * no tag is escaped. It is no parser for the HTML of others.
 *
 * <p>It looks at bytes of UTF-8, and makes texts only of what it is asked for: a site has hundreds
 * of megabytes of pages, and little in them leads anywhere.
 */
final class Tags {

  /** Attributes that lead somewhere, and those that say how. */
  enum Attribute {
    CITE(0),
    HREF(1),
    HREFLANG(2),
    ID(3),
    POSTER(4),
    REL(5),
    SRC(6),
    SRCSET(7),
    STYLE(8),
    TYPE(9);

    private final int number;

    Attribute(int number) {
      this.number = number;
    }
  }

  /** How they are written, by their numbers. */
  private static final byte[][] ATTRIBUTES =
      Stream.of(Attribute.values())
          .map(attribute -> ascii(attribute.name().toLowerCase(Locale.ROOT)))
          .toArray(byte[][]::new);

  private static final byte[] COMMENT = ascii("<!--");

  private static final byte[] END_OF_COMMENT = ascii("-->");

  private static final byte[] SCRIPT = ascii("script");

  private static final byte[] END_OF_SCRIPT = ascii("</script");

  private static final byte[] STYLE = ascii("style");

  private static final byte[] END_OF_STYLE = ascii("</style");

  /** By octet, whether it stands in names. */
  private static final boolean[] NAME = ofNames();

  private final byte[] markup;
  private final int[] from = new int[ATTRIBUTES.length];
  private final int[] to = new int[ATTRIBUTES.length];
  private int at;
  private int name;
  private int nameEnd;

  Tags(byte[] markup) {
    this.markup = markup;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Goes on to the next tag that opens and has any such attribute; false where there is none. */
  boolean next() {
    for (at = find('<', at); at < markup.length; at = find('<', at)) {
      if (startsWith(COMMENT, at)) {
        at = after(END_OF_COMMENT, at);
      } else if (at + 1 < markup.length && isLetter(markup[at + 1])) {
        boolean found = read();
        skipRaw();
        if (found) {
          return true;
        }
      } else {
        at++;
      }
    }
    return false;
  }

  /**
   * Whether the tag has this name.
   *
   * @param lower in lower case
   */
  boolean isNamed(String lower) {
    return isNamed(ascii(lower));
  }

  boolean has(Attribute attribute) {
    return from[attribute.number] >= 0;
  }

  /** Where what an attribute says begins in the markup. */
  int from(Attribute attribute) {
    return from[attribute.number];
  }

  /** Where it ends. */
  int to(Attribute attribute) {
    return to[attribute.number];
  }

  /** What an attribute says; nothing where the tag has none. */
  String text(Attribute attribute) {
    int start = from[attribute.number];
    if (start < 0) {
      return "";
    }
    int length = to[attribute.number] - start;
    String value = new String(markup, start, length, StandardCharsets.UTF_8);
    return value.indexOf('&') < 0 ? value : unescaped(value);
  }

  private static String unescaped(String value) {
    return value
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&apos;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u00a0")
        .replace("&amp;", "&");
  }

  /** Reads a tag up to its end, and says whether it has any such attribute. */
  private boolean read() {
    boolean found = false;
    name = at + 1;
    nameEnd = endOfName(name);
    at = nameEnd;
    while (at < markup.length && markup[at] != '>') {
      int key = at;
      int keyEnd = endOfName(key);
      if (keyEnd == key) {
        at++;
        continue;
      }
      int start = keyEnd;
      int end = keyEnd;
      at = keyEnd;
      if (at < markup.length && markup[at] == '=') {
        byte quote = at + 1 < markup.length ? markup[at + 1] : (byte) '>';
        boolean quoted = quote == '"' || quote == '\'';
        start = quoted ? at + 2 : at + 1;
        end = quoted ? find(quote, start) : endOfBare(start);
        at = quoted ? Math.min(end + 1, markup.length) : end;
      }
      int kept = kept(key, keyEnd);
      if (kept >= 0) {
        if (!found) {
          Arrays.fill(from, -1);
          found = true;
        }
        // Of two, browsers take the first.
        if (from[kept] < 0) {
          from[kept] = start;
          to[kept] = end;
        }
      }
    }
    return found;
  }

  private int kept(int start, int end) {
    for (int i = 0; i < ATTRIBUTES.length; i++) {
      byte[] wanted = ATTRIBUTES[i];
      if (wanted.length == end - start && wanted[0] == markup[start] && startsWith(wanted, start)) {
        return i;
      }
    }
    return -1;
  }

  /** What is in these is no markup. */
  private void skipRaw() {
    if (isNamed(SCRIPT)) {
      at = after(END_OF_SCRIPT, at);
    } else if (isNamed(STYLE)) {
      at = after(END_OF_STYLE, at);
    }
  }

  private boolean isNamed(byte[] lower) {
    if (lower.length != nameEnd - name) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      // Capitals differ in this bit alone.
      if (lower[i] != (markup[name + i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private boolean startsWith(byte[] mark, int start) {
    if (mark.length > markup.length - start) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if (markup[start + i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Where the next such mark ends, or all. */
  private int after(byte[] mark, int start) {
    for (int i = find(mark[0], start); i < markup.length; i = find(mark[0], i + 1)) {
      if (startsWith(mark, i)) {
        return i + mark.length;
      }
    }
    return markup.length;
  }

  /** Where the next such byte stands, or all ends. */
  private int find(int wanted, int start) {
    byte[] bytes = markup;
    int i = start;
    while (i < bytes.length && bytes[i] != wanted) {
      i++;
    }
    return i;
  }

  private int endOfName(int start) {
    byte[] bytes = markup;
    int i = start;
    while (i < bytes.length && NAME[bytes[i] & 0xFF]) {
      i++;
    }
    return i;
  }

  private int endOfBare(int start) {
    int i = start;
    while (i < markup.length && " \n\t>".indexOf(markup[i]) < 0) {
      i++;
    }
    return i;
  }

  private static boolean isLetter(byte letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  }

  private static boolean[] ofNames() {
    boolean[] may = new boolean[256];
    for (int letter = 0; letter < 0x80; letter++) {
      may[letter] = isLetter((byte) letter) || (letter >= '0' && letter <= '9');
    }
    may['-'] = true;
    may['_'] = true;
    may[':'] = true;
    return may;
  }
}
