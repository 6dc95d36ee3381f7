package org.polyfeed.start;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts as YAML 1.2 reads them back, whatever is in them. */
final class YamlText {

  /** Words that mean themselves to every reader of YAML, also inside a list. */
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}][\\p{L}\\p{M}\\p{Nd}'’_./-]*( [\\p{L}\\p{M}\\p{Nd}'’_./-]+)*");

  /** To readers of YAML 1.1 these are other things than words. */
  private static final Pattern OTHERS =
      Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null|\\d.*");

  private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9._~/-]+");

  private YamlText() {}

  /**
   * A text on one line, in quotes where it needs them.
   *
   * @throws IllegalArgumentException where it has several lines
   */
  static String of(String text) {
    if (text.chars().anyMatch(letter -> letter < ' ')) {
      throw new IllegalArgumentException("a control in " + text);
    }
    boolean plain = PLAIN.matcher(text).matches() && !OTHERS.matcher(text).matches();
    return plain || ADDRESS.matcher(text).matches()
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** A list on one line. */
  static String of(List<String> texts) {
    return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
  }
}
