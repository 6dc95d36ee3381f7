package org.polyfeed.locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How long people need to read a text in their language. Safe to share between threads. */
public final class ReadingTime {

  /** Words, or characters where words are not separated, in a minute: from {@code reading.txt}. */
  private static final Map<String, Integer> SPEEDS = read();

  /** Letters that stand together without spaces and are read as words lie in two stretches. */
  private static final int FIRST_SOUTH_EAST_ASIAN = 0xE00;

  private static final int FIRST_BETWEEN = 0x1B00;

  private static final int LAST_BETWEEN = 0xA8FF;

  private static final int LETTERS =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER
          | 1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.NON_SPACING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.FORMAT;

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
    return needsDictionary(text) ? counted(text) : scanned(text);
  }

  /** Whether it is in letters of a script that writes words together and counts as words. */
  private static boolean needsDictionary(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= FIRST_SOUTH_EAST_ASIAN
          && (letter < FIRST_BETWEEN || letter > LAST_BETWEEN)
          && letter < 0xAC00
          && UCharacter.getIntPropertyValue(letter, UProperty.LINE_BREAK)
              == UCharacter.LineBreak.COMPLEX_CONTEXT) {
        return true;
      }
    }
    return false;
  }

  /** By hand: a dictionary of Chinese would cost more than all else of a page. */
  private static Count scanned(String text) {
    int words = 0;
    int characters = 0;
    boolean inWord = false;
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      int next = at + Character.charCount(letter);
      if (isCounted(letter)) {
        characters++;
        inWord = false;
      } else if (isOfWord(letter)) {
        words += inWord ? 0 : 1;
        inWord = true;
      } else {
        inWord =
            inWord && joins(letter) && next < text.length() && isOfWord(text.codePointAt(next));
      }
      at = next;
    }
    return new Count(words, characters);
  }

  private static boolean isOfWord(int letter) {
    return letter < 0x80
        ? (letter >= 'a' && letter <= 'z')
            || (letter >= 'A' && letter <= 'Z')
            || (letter >= '0' && letter <= '9')
        : (1 << Character.getType(letter) & LETTERS) != 0 && !isCounted(letter);
  }

  /** Kana and ideographs, of which readers take each by itself. */
  private static boolean isCounted(int letter) {
    return letter >= 0x3040
        && (Character.isIdeographic(letter)
            || (letter <= 0x30FF && letter != 0x30FB)
            || (letter >= 0x31F0 && letter <= 0x31FF)
            || (letter >= 0xFF66 && letter <= 0xFF9F));
  }

  /** What may stand inside a word (UAX #29: MidNumLet, MidLetter, MidNum, ExtendNumLet). */
  private static boolean joins(int sign) {
    return ".,:;'_\u2019\u00B7\u05F4\u2027".indexOf(sign) >= 0;
  }

  private Count counted(String text) {
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
