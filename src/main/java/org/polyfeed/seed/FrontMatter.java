package org.polyfeed.seed;

import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes keys and values in YAML, as {@link SeedReader} reads them again. Values are texts,
 * numbers, flags, lists of values, and maps in their written order.
 */
public final class FrontMatter {

  /** What no YAML takes for anything but a text, however it continues. */
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}/][\\p{L}\\p{M}\\p{N}_./~+-]*( [\\p{L}\\p{M}\\p{N}_./~+-]+)*");

  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private FrontMatter() {}

  /** In lines, each with its end; nothing where there are no keys. */
  public static String of(Map<String, ?> fields) {
    StringBuilder out = new StringBuilder();
    fields.forEach((key, value) -> field(out, "", key, value));
    return out.toString();
  }

  private static void field(StringBuilder out, String indent, String key, Object value) {
    out.append(indent).append(scalar(key)).append(':');
    if (value instanceof Map<?, ?> map) {
      if (map.isEmpty()) {
        out.append(" {}\n");
        return;
      }
      out.append('\n');
      map.forEach((below, one) -> field(out, indent + "  ", (String) below, one));
    } else if (value instanceof Collection<?> items) {
      if (items.isEmpty()) {
        out.append(" []\n");
        return;
      }
      out.append('\n');
      items.forEach(item -> item(out, indent + "  ", item));
    } else {
      out.append(' ').append(scalar(value)).append('\n');
    }
  }

  private static void item(StringBuilder out, String indent, Object item) {
    if (item instanceof Map<?, ?> map && !map.isEmpty()) {
      StringBuilder below = new StringBuilder();
      map.forEach((key, value) -> field(below, indent + "  ", (String) key, value));
      out.append(indent).append("- ").append(below.substring(indent.length() + 2));
    } else {
      out.append(indent).append("- ").append(scalar(item)).append('\n');
    }
  }

  private static String scalar(Object value) {
    String text = value.toString();
    if (value instanceof Number || value instanceof Boolean) {
      return text;
    }
    boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text);
    return plain ? text : quoted(text);
  }

  /** YAML 1.2 section 7.3.1: every character can stand between these quotes, escaped. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    text.codePoints()
        .forEach(
            letter -> {
              if (letter == '"' || letter == '\\') {
                out.append('\\').append((char) letter);
              } else if (letter == '\n') {
                out.append("\\n");
              } else if (letter < 0x10000 && !isKept(letter)) {
                out.append("\\u").append(HEX.toHexDigits((char) letter));
              } else {
                out.appendCodePoint(letter);
              }
            });
    return out.append('"').toString();
  }

  /** What an editor shows as it is, and no reader takes for the end of a line. */
  private static boolean isKept(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> letter != 0xFEFF;
    };
  }
}
