package org.polyfeed.locale;

import com.ibm.icu.text.MessageFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The words of pages and feeds in one locale. Safe to share between threads. */
public final class Words {

  private final LocaleFormat format;
  private final Map<String, String> patterns;

  /** ICU does not promise that its formats may be shared. */
  private final ThreadLocal<Map<String, MessageFormat>> formats =
      ThreadLocal.withInitial(HashMap::new);

  Words(LocaleFormat format, Map<String, String> patterns) {
    this.format = format;
    this.patterns = Map.copyOf(patterns);
  }

  /** The locale whose words these are: not the one asked for where that has none. */
  public LocaleTag locale() {
    return format.locale();
  }

  /**
   * The message with its arguments put in.
   *
   * @throws IllegalArgumentException if there is no such message, or an argument is missing
   */
  public String say(String key, Map<String, ?> arguments) {
    String pattern = patterns.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no such message '" + key + "'");
    }
    if (arguments.isEmpty() && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
      return pattern;
    }
    MessageFormat message =
        formats
            .get()
            .computeIfAbsent(pattern, text -> new MessageFormat(text, format.locale().counting()));
    if (!arguments.keySet().containsAll(message.getArgumentNames())) {
      throw new IllegalArgumentException(
          "the message '"
              + key
              + "' needs the arguments "
              + new TreeSet<>(message.getArgumentNames()));
    }
    return message.format(arguments);
  }

  public String say(String key) {
    return say(key, Map.of());
  }

  /** All of them in a fixed order: what a rendering that uses any of them depends on. */
  public String fingerprintSource() {
    return format.locale() + new TreeMap<>(patterns).toString();
  }
}
