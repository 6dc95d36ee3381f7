package org.polyfeed.locale;

import com.ibm.icu.text.BreakIterator;

/** Short readings of a longer text, cut where its language allows. */
public final class Excerpt {

  /** As much as two lines of a list show, in UTF-16 units. */
  private static final int LONG_ENOUGH = 110;

  private static final int LONGEST = 320;

  private final LocaleFormat format;

  public Excerpt(LocaleFormat format) {
    this.format = format;
  }

  /**
   * The first sentence or two of a text; where the first is longer than any list has room for, its
   * first words and an ellipsis.
   */
  public String of(String text) {
    if (text.length() <= LONG_ENOUGH) {
      return text;
    }
    BreakIterator sentences = format.sentences();
    sentences.setText(text);
    int end = 0;
    while (end < LONG_ENOUGH) {
      int next = sentences.next();
      if (next == BreakIterator.DONE || next > LONGEST) {
        break;
      }
      end = next;
    }
    return end > 0 ? text.substring(0, end).strip() : firstWords(text);
  }

  private String firstWords(String text) {
    BreakIterator words = format.words();
    words.setText(text);
    int end = Math.min(text.length(), LONGEST);
    if (end < text.length()) {
      end = words.preceding(end);
    }
    String cut = text.substring(0, Math.max(end, 0)).strip();
    return end == text.length() ? cut : cut.replaceAll("[\\p{P}\\p{Z}]+$", "") + "…";
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
