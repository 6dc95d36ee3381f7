package org.polyfeed.locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.regex.Pattern;

/** The beginning of a longer text, cut where its language allows. Safe to share between threads. */
public final class Excerpt {

  /** As much as half a line of a list, in columns of a Latin letter: too little to say anything. */
  private static final int TOO_SHORT = 40;

  /** As much as a line and a half. */
  private static final int LONG_ENOUGH = 100;

  /** As much as four lines. */
  private static final int LONGEST = 280;

  private static final int WIDE = UCharacter.EastAsianWidth.WIDE;

  private static final int SOUTH_EAST_ASIAN = UCharacter.LineBreak.COMPLEX_CONTEXT;

  /** What repeats the word before it, behind a space. */
  private static final String REPETITIONS = "ๆໆៗ";

  /** They end a phrase where a space follows. */
  private static final String COMMAS = ",;،؛·՝";

  /** They end a phrase wherever they stand. */
  private static final String WHOLE_COMMAS = "、，；፣፤፥៖၊།";

  /** What promises more or opens something, and so cannot stand before an ellipsis. */
  private static final Pattern DANGLING =
      Pattern.compile(
          "([\\p{Z}\\s\\p{Pd}\\p{Ps}.:：¿¡/"
              + COMMAS
              + WHOLE_COMMAS
              + "]|(?<=\\p{Z})[\\p{Pi}\"'])+$");

  private final LocaleFormat format;
  private final Sentences sentences;

  public Excerpt(LocaleFormat format) {
    this.format = format;
    this.sentences = new Sentences(format.locale());
  }

  /**
   * The first sentence or two of a text. Where the first is longer than any list has room for, its
   * first phrases or else its first words, and an ellipsis.
   */
  public String of(String text) {
    Columns columns = Columns.of(text);
    if (columns.before(text.length()) <= LONG_ENOUGH) {
      return text;
    }
    int end = 0;
    while (columns.before(end) < LONG_ENOUGH) {
      int next = sentences.end(text, end);
      if (next == end || columns.before(next) > LONGEST) {
        break;
      }
      end = next;
    }
    return columns.before(end) < TOO_SHORT
        ? beginning(text, columns)
        : text.substring(0, end).strip();
  }

  private String beginning(String text, Columns columns) {
    int end = lastPhrase(text, columns);
    if (columns.before(end) < LONG_ENOUGH) {
      end = lastWithin(format.words(), text, columns);
    }
    if (end == 0) {
      // A word longer than the list is cut, but never inside a character.
      end = lastWithin(BreakIterator.getCharacterInstance(ULocale.ROOT), text, columns);
    }
    // GB/T 15834 and its likes in Taiwan and Hong Kong; CLDR has three dots.
    boolean six = format.locale().isChinese();
    return DANGLING.matcher(text.substring(0, end)).replaceAll("") + (six ? "……" : "…");
  }

  /** The end of the last phrase that a list has room for; 0 where there is none. */
  private static int lastPhrase(String text, Columns columns) {
    int end = 0;
    for (int i = 1; i < text.length() && columns.before(i) <= LONGEST; i++) {
      if (endsPhrase(text, i)) {
        end = i;
      }
    }
    return end;
  }

  /** Whether a phrase ends before a place. */
  private static boolean endsPhrase(String text, int at) {
    char letter = text.charAt(at);
    if (WHOLE_COMMAS.indexOf(letter) >= 0) {
      return true;
    }
    boolean beforeSpace = at + 1 < text.length() && Character.isWhitespace(text.charAt(at + 1));
    if (COMMAS.indexOf(letter) >= 0) {
      return beforeSpace;
    }
    if (!Character.isWhitespace(letter) || at + 1 == text.length()) {
      return false;
    }
    char next = text.charAt(at + 1);
    boolean dash = Character.getType(next) == Character.DASH_PUNCTUATION;
    return (dash && at + 2 < text.length() && Character.isWhitespace(text.charAt(at + 2)))
        || (isSouthEastAsian(text.charAt(at - 1))
            && isSouthEastAsian(next)
            && REPETITIONS.indexOf(next) < 0);
  }

  private static boolean isSouthEastAsian(char letter) {
    return UCharacter.getIntPropertyValue(letter, UProperty.LINE_BREAK) == SOUTH_EAST_ASIAN;
  }

  private static int lastWithin(BreakIterator breaks, String text, Columns columns) {
    breaks.setText(text);
    int end = 0;
    for (int next = breaks.next();
        next != BreakIterator.DONE && columns.before(next) <= LONGEST;
        next = breaks.next()) {
      end = next;
    }
    return end;
  }

  /**
   * How wide the beginnings of a text are, as far as any list has room for: ideographs and
   * syllables take twice a letter's room.
   */
  private static final class Columns {

    /** Before it nothing is wide: Hangul's letters are the first that are. */
    private static final int FIRST_WIDE = 0x1100;

    private final int[] columns;
    private final int length;

    private Columns(int[] columns, int length) {
      this.columns = columns;
      this.length = length;
    }

    static Columns of(String text) {
      int[] columns = new int[Math.min(text.length(), 2 * LONGEST + 2) + 1];
      int at = 0;
      while (at < text.length() && columns[at] <= LONGEST) {
        int letter = text.codePointAt(at);
        int next = at + Character.charCount(letter);
        int width = columns[at] + (isWide(letter) ? 2 : 1);
        // A place inside a character is behind it.
        columns[at + 1] = width;
        columns[next] = width;
        at = next;
      }
      return new Columns(columns, at);
    }

    private static boolean isWide(int letter) {
      return letter >= FIRST_WIDE
          && UCharacter.getIntPropertyValue(letter, UProperty.EAST_ASIAN_WIDTH) == WIDE;
    }

    /** The columns before a place; more than any list has room for where that is far behind. */
    int before(int end) {
      return end <= length ? columns[end] : Integer.MAX_VALUE;
    }
  }
}
