package org.polyfeed.locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/** Short readings of a longer text, cut where its language allows. */
public final class Excerpt {

  /** As much as a line and a half of a list, in columns of a Latin letter. */
  private static final int LONG_ENOUGH = 100;

  private static final int WIDE = UCharacter.EastAsianWidth.WIDE;

  /** As much as four lines. */
  private static final int LONGEST = 280;

  private final LocaleFormat format;

  public Excerpt(LocaleFormat format) {
    this.format = format;
  }

  /**
   * The first sentence or two of a text; where the first is longer than any list has room for, its
   * first words and an ellipsis.
   */
  public String of(String text) {
    if (columns(text, text.length()) <= LONG_ENOUGH) {
      return text;
    }
    BreakIterator sentences = format.sentences();
    sentences.setText(text);
    int end = 0;
    while (columns(text, end) < LONG_ENOUGH) {
      int next = sentences.next();
      if (next == BreakIterator.DONE || columns(text, next) > LONGEST) {
        break;
      }
      end = next;
    }
    return end > 0 ? text.substring(0, end).strip() : firstWords(text);
  }

  private String firstWords(String text) {
    int end = lastWithin(format.words(), text);
    if (end == 0) {
      // A word longer than the list is cut, but never inside a character.
      end = lastWithin(BreakIterator.getCharacterInstance(ULocale.ROOT), text);
    }
    return text.substring(0, end).replaceAll("[\\p{P}\\p{Z}]+$", "") + "…";
  }

  private static int lastWithin(BreakIterator breaks, String text) {
    breaks.setText(text);
    int end = 0;
    for (int next = breaks.next();
        next != BreakIterator.DONE && columns(text, next) <= LONGEST;
        next = breaks.next()) {
      end = next;
    }
    return end;
  }

  /** How wide the beginning of a text is: ideographs and syllables take twice a letter's room. */
  private static int columns(String text, int end) {
    int columns = 0;
    for (int i = 0; i < end; i += Character.charCount(text.codePointAt(i))) {
      int letter = text.codePointAt(i);
      columns += UCharacter.getIntPropertyValue(letter, UProperty.EAST_ASIAN_WIDTH) == WIDE ? 2 : 1;
    }
    return columns;
  }

  /**
   * Minutes that a reader needs, at least 1: at 230 words a minute, and 500 characters where words
   * are not separated.
   */
  public int minutes(String text) {
    int words = 0;
    int ideographs = 0;
    BreakIterator breaks = format.words();
    breaks.setText(text);
    for (int start = breaks.first(), end = breaks.next();
        end != BreakIterator.DONE;
        start = end, end = breaks.next()) {
      int status = breaks.getRuleStatus();
      if (status >= BreakIterator.WORD_KANA && status < BreakIterator.WORD_IDEO_LIMIT) {
        ideographs += text.codePointCount(start, end);
      } else if (status != BreakIterator.WORD_NONE) {
        words++;
      }
    }
    return Math.max(1, Math.round(words / 230f + ideographs / 500f));
  }
}
