package org.polyfeed.locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterDirection;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.Optional;
import java.util.regex.Pattern;

/** The script in which a text is written. */
public final class Letters {

  /** UAX #9: embeddings, overrides and isolates, and what ends them. */
  private static final Pattern EMBEDDINGS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  private Letters() {}

  /**
   * Says which script a text is written in when that cannot be the locale's, as Cyrillic cannot be
   * English.
   *
   * @return the English name of the script, or nothing where script and locale agree or the text
   *     has too few letters to tell
   */
  public static Optional<String> foreignTo(LocaleTag locale, String text) {
    int[] counts = new int[UCharacter.getIntPropertyMaxValue(UProperty.SCRIPT) + 1];
    int letters = 0;
    int own = 0;
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      i += Character.charCount(letter);
      if (!Character.isLetter(letter)) {
        continue;
      }
      int script = UScript.getScript(letter);
      letters++;
      if (script < counts.length) {
        counts[script]++;
      }
    }
    for (int script = 0; script < counts.length; script++) {
      if (counts[script] > 0 && locale.writes(script)) {
        own += counts[script];
      }
    }
    // Names in Latin letters are part of every language; a text of them alone is not.
    if (letters < 20 || own * 4 >= letters) {
      return Optional.empty();
    }
    int most = UScript.COMMON;
    for (int script = UScript.INHERITED + 1; script < counts.length; script++) {
      if (counts[script] > counts[most] && !locale.writes(script)) {
        most = script;
      }
    }
    return counts[most] == 0 ? Optional.empty() : Optional.of(UScript.getName(most));
  }

  /**
   * The mark that must stand before a text so that whoever goes by its first strong letter shows it
   * in the direction of its locale (UAX #9, rules P2 and P3); empty where it begins with such a
   * letter itself, or has none.
   */
  public static String directionMark(LocaleTag locale, String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int direction = UCharacter.getDirection(text.codePointAt(i));
      if (direction == UCharacterDirection.LEFT_TO_RIGHT) {
        return locale.isRightToLeft() ? "\u200F" : "";
      }
      if (direction == UCharacterDirection.RIGHT_TO_LEFT
          || direction == UCharacterDirection.RIGHT_TO_LEFT_ARABIC) {
        return locale.isRightToLeft() ? "" : "\u200E";
      }
    }
    return "";
  }

  /**
   * A text set apart from the direction around it, for places that hold no markup (UAX #9, FSI).
   */
  public static String isolated(String text) {
    return "\u2068" + text + "\u2069";
  }

  /** In Unicode's composed form (NFC), so that what looks the same is the same. */
  public static String composed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isComposed(text.charAt(i))) {
        Normalizer2 nfc = Normalizer2.getNFCInstance();
        return nfc.isNormalized(text) ? text : nfc.normalize(text);
      }
    }
    return text;
  }

  /**
   * Whether a letter is composed whatever stands beside it, which Unicode promises never to change:
   * Latin, Cyrillic, Arabic, kana, Han and Hangul without marks. A loop, for every text of a site
   * passes here.
   */
  private static boolean isComposed(char letter) {
    return letter < 0x300
        || (letter >= 0x400 && letter <= 0x482)
        || (letter >= 0x620 && letter <= 0x64A)
        || (letter >= 0x671 && letter <= 0x6D3)
        || (letter >= 0x2010 && letter <= 0x2027)
        || (letter >= 0x3001 && letter <= 0x3029)
        || (letter >= 0x3041 && letter <= 0x3096)
        || (letter >= 0x30A1 && letter <= 0x30FF)
        || (letter >= 0x4E00 && letter <= 0x9FFF)
        || (letter >= 0xAC00 && letter <= 0xD7A3)
        || (letter >= 0xFF01 && letter <= 0xFF60);
  }

  /** Without the marks on letters: {@code ā} becomes {@code a}. */
  static String unmarked(String text) {
    return MARKS.matcher(Normalizer2.getNFDInstance().normalize(text)).replaceAll("");
  }

  /**
   * Whether a character may stand in feeds and pages: XML 1.0 section 2.2, without the controls and
   * noncharacters that it discourages, because HTML refuses them.
   */
  public static boolean mayStand(int letter) {
    if (letter < 0x20) {
      return letter == '\t' || letter == '\n' || letter == '\r';
    }
    boolean control = letter >= 0x7F && letter <= 0x9F;
    boolean surrogate = letter >= 0xD800 && letter <= 0xDFFF;
    boolean noncharacter = (letter & 0xFFFE) == 0xFFFE || (letter >= 0xFDD0 && letter <= 0xFDEF);
    return !control && !surrogate && !noncharacter;
  }

  /** A word of a locale, in capitals where the word that it stands for is. */
  public static String asLoud(String model, LocaleTag locale, String word) {
    long letters = model.codePoints().filter(Character::isLetter).count();
    boolean loud =
        letters > 1
            && model.codePoints().noneMatch(Character::isLowerCase)
            && model.codePoints().anyMatch(Character::isUpperCase);
    // Georgian has capitals that its papers do not print.
    return loud && !locale.language().equals("ka")
        ? UCharacter.toUpperCase(locale.icu(), word)
        : word;
  }

  /**
   * A line without the controls that change the direction of what follows it, should nobody close
   * them: it will stand inside lines of others. Marks stay.
   */
  public static String unembedded(String line) {
    return EMBEDDINGS.matcher(standing(line)).replaceAll("").strip();
  }

  /** Whether all of a text may stand; a loop, for every text of a site passes here. */
  private static boolean stands(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if ((letter >= ' ' && letter < 0x7F) || (letter > 0x9F && letter < 0xD800)) {
        continue;
      }
      if (Character.isHighSurrogate(letter)) {
        if (!mayStand(text.codePointAt(i))) {
          return false;
        }
        i++;
      } else if (!mayStand(letter)) {
        return false;
      }
    }
    return true;
  }

  /** The text without the characters that may not stand in feeds and pages. */
  public static String standing(String text) {
    if (stands(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().filter(Letters::mayStand).forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
