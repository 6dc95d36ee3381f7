package org.polyfeed.locale;

import com.ibm.icu.text.BreakIterator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How long people need to read a text in their language. Safe to share between threads. */
public final class ReadingTime {

  /** Words, or characters where words are not separated, in a minute: from {@code reading.txt}. */
  private static final Map<String, Integer> SPEEDS = read();

  private final LocaleFormat format;

  public ReadingTime(LocaleFormat format) {
    this.format = format;
  }

  private static Map<String, Integer> read() {
    Map<String, Integer> speeds = new HashMap<>();
    for (String line : Lists.lines("reading.txt")) {
      String[] parts = line.split("\\s+", -1);
      for (String name : parts[0].split(",", -1)) {
        speeds.put(name, Integer.parseInt(parts[1]));
      }
    }
    return Map.copyOf(speeds);
  }

  /** Minutes that a reader needs, at least 1. */
  public int minutes(String text) {
    String language = format.locale().language();
    Count count = count(text);
    float minutes =
        count.words() / speed(language, format.locale().script(), "words")
            + count.characters() / speed(language + "-characters", "characters");
    return Math.max(1, Math.round(minutes));
  }

  /** What a text consists of: words, and the characters of scripts that do not separate words. */
  record Count(int words, int characters) {}

  Count count(String text) {
    int words = 0;
    int characters = 0;
    BreakIterator breaks = format.words();
    breaks.setText(text);
    for (int start = breaks.first(), end = breaks.next();
        end != BreakIterator.DONE;
        start = end, end = breaks.next()) {
      int status = breaks.getRuleStatus();
      if (status >= BreakIterator.WORD_KANA && status < BreakIterator.WORD_IDEO_LIMIT) {
        characters += text.codePointCount(start, end);
      } else if (status != BreakIterator.WORD_NONE) {
        words++;
      }
    }
    return new Count(words, characters);
  }

  /** The first of several that is listed. */
  private static float speed(String... names) {
    return Arrays.stream(names)
        .flatMap(name -> Optional.ofNullable(SPEEDS.get(name)).stream())
        .findFirst()
        .orElseThrow();
  }
}
