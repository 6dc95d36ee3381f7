package org.polyfeed.locale;

import java.util.BitSet;

/**
 * A text as forms of words are looked for in it: in small letters, and without what writers may
 * leave out.
 */
final class FoldedText {

  private final String text;
  private final BitSet seams;
  private final String source;
  private final int[] origins;

  /**
   * @param seams where a word may end although letters stand on both sides, in UTF-16 units
   * @param source what was folded, in NFC
   * @param origins for each unit of the text and its end, the unit of the source that it comes from
   */
  FoldedText(String text, BitSet seams, String source, int[] origins) {
    this.text = text;
    this.seams = seams;
    this.source = source;
    this.origins = origins;
  }

  String text() {
    return text;
  }

  /** What was folded to the part of the text between two places. */
  String source(int start, int end) {
    int last = origins[end];
    while (last > origins[start] + 1
        && Character.getType(source.charAt(last - 1)) == Character.FORMAT) {
      last--;
    }
    return source.substring(origins[start], last).strip();
  }

  /**
   * Whether a word may begin or end there. Languages that write no spaces between words may have
   * one end anywhere, but never before a mark that belongs to the letter.
   */
  boolean isEdge(int place) {
    if (place == 0 || place == text.length()) {
      return true;
    }
    if (isPlain(text.charAt(place - 1)) && isPlain(text.charAt(place))) {
      return seams.get(place);
    }
    int before = text.codePointBefore(place);
    int after = text.codePointAt(place);
    if (isMark(after) || Character.isLowSurrogate(text.charAt(place))) {
      return false;
    }
    return seams.get(place)
        || !isPartOfWord(before)
        || !isPartOfWord(after)
        || isUnspaced(before)
        || isUnspaced(after);
  }

  /** Where the word ends that goes on there. */
  int wordEnd(int place) {
    int end = place;
    while (!isEdge(end)) {
      end++;
    }
    return end;
  }

  /** Whether it is a small letter of Latin, Cyrillic or Arabic, as nearly all are. */
  private static boolean isPlain(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 0x430 && letter <= 0x45F)
        || (letter >= 0x620 && letter <= 0x63F)
        || (letter >= 0x641 && letter <= 0x64A)
        || (letter >= 0x671 && letter <= 0x6D3);
  }

  private static boolean isPartOfWord(int letter) {
    if (letter < 0x80) {
      return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    }
    return Character.isLetterOrDigit(letter) || isMark(letter);
  }

  private static boolean isMark(int letter) {
    return letter >= 0x300 && isMarkByType(letter);
  }

  private static boolean isMarkByType(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  /** Whether the letter is of a script that has no spaces between words. */
  private static boolean isUnspaced(int letter) {
    return letter >= 0x0E00 && (isEastAsian(letter) || Folding.isOfComplexContext(letter));
  }

  private static boolean isEastAsian(int letter) {
    return (letter >= 0x3005 && letter <= 0x312F)
        || (letter >= 0x31A0 && letter <= 0x31FF)
        || (letter >= 0x3400 && letter <= 0x9FFF)
        || (letter >= 0xF900 && letter <= 0xFAFF)
        || (letter >= 0xFF66 && letter <= 0xFF9F)
        || (letter >= 0x20000 && letter <= 0x3FFFF);
  }
}
