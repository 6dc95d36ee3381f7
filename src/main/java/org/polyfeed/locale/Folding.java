package org.polyfeed.locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/**
 * How texts of a locale are made comparable: composed (NFC), in one case, and without what its
 * writers may leave out or type in several ways.
 */
final class Folding {

  /** Languages whose small I has no dot. */
  private static final Set<String> DOTTED = Set.of("az", "tr");

  private static final int SOFT_BREAK = 0x200B;

  private static final int NON_JOINER = 0x200C;

  private final boolean dotted;
  private final boolean arabic;

  Folding(LocaleTag locale) {
    this.dotted = DOTTED.contains(locale.language());
    this.arabic = locale.language().equals("ar");
  }

  FoldedText of(String text) {
    String source = Letters.composed(text);
    StringBuilder folded = new StringBuilder(source.length() + 8);
    BitSet seams = new BitSet();
    int[] origins = new int[source.length() + 8];
    for (int i = 0; i < source.length(); ) {
      int letter = source.codePointAt(i);
      int before = folded.length();
      if (letter == NON_JOINER || letter == SOFT_BREAK) {
        // Persian joins endings with it, Khmer and Thai part words.
        seams.set(before);
      } else {
        fold(letter, folded);
      }
      if (origins.length < folded.length() + 2) {
        origins = Arrays.copyOf(origins, origins.length * 2);
      }
      Arrays.fill(origins, before, folded.length(), i);
      i += Character.charCount(letter);
    }
    origins[folded.length()] = source.length();
    return new FoldedText(folded.toString(), seams, source, origins);
  }

  private void fold(int letter, StringBuilder folded) {
    if (letter > ' ' && letter < 0x80) {
      folded.append(plain((char) letter));
    } else if (letter <= ' ' || Character.isSpaceChar(letter)) {
      space(folded);
    } else if (letter >= 0x430 && letter <= 0x44F) {
      // Most of what is folded: as it is.
      folded.append((char) letter);
    } else if (!mayBeLeftOut(letter)) {
      other(letter, folded);
    }
  }

  private char plain(char letter) {
    if (letter >= 'A' && letter <= 'Z') {
      return dotted && letter == 'I' ? 'ı' : (char) (letter + 0x20);
    }
    return letter == '`' ? '\'' : letter;
  }

  /** Between two words one space, whatever stands there. */
  private static void space(StringBuilder folded) {
    if (folded.length() == 0 || folded.charAt(folded.length() - 1) != ' ') {
      folded.append(' ');
    }
  }

  /** Soft hyphens and other signs without a form, tatweel, and the vowels of Arabic and Hebrew. */
  private static boolean mayBeLeftOut(int letter) {
    int type = Character.getType(letter);
    if (type == Character.FORMAT || letter == 0x0640 || letter == 0x034F) {
      return true;
    }
    return type == Character.NON_SPACING_MARK
        && ((letter >= 0x0591 && letter <= 0x05C7)
            || (letter >= 0x0610 && letter <= 0x06ED)
            || (letter >= 0x08D3 && letter <= 0x08FF)
            || (letter >= 0xFE00 && letter <= 0xFE0F));
  }

  private void other(int letter, StringBuilder folded) {
    switch (letter) {
      case 'ʻ', 'ʼ', '‘', '’', '´', '׳' -> folded.append('\'');
      case '“', '”', '„', '״' -> folded.append('"');
      case 0x2010, 0x2011, 0x05BE -> folded.append('-');
      case 'ß', 'ẞ' -> folded.append("ss");
      case 'İ' -> folded.append('i');
      // Russian is mostly printed without the dots.
      case 'ё', 'Ё' -> folded.append('е');
      case 'ي' -> folded.append('ی');
      // In Arabic على is another word than علي; other languages type one for the other.
      case 'ى' -> folded.append(arabic ? 'ى' : 'ی');
      case 'ك' -> folded.append('ک');
      default -> folded.appendCodePoint(UCharacter.foldCase(letter, !dotted));
    }
  }

  /**
   * Whether where the letter's words end is for dictionaries to tell (UAX #14, SA): Thai, Khmer.
   */
  static boolean isOfComplexContext(int letter) {
    return UCharacter.getIntPropertyValue(letter, UProperty.LINE_BREAK)
        == UCharacter.LineBreak.COMPLEX_CONTEXT;
  }
}
