package org.polyfeed.locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of addresses in letters of any script: those that RFC 3987 lets stand in a path. */
public final class NativeSlug {

  /** As long as people read in an address, in code points. */
  private static final int LONGEST = 80;

  /** So that a number after it, and what a pattern puts around it, is still a name of a file. */
  private static final int MOST_BYTES = 180;

  /** A name in a file system has at most 255 bytes, and patterns put more around a slug. */
  public static final int MOST_BYTES_CHOSEN = 200;

  /** Wide Latin letters, narrow katakana, and forms of letters that old charsets had. */
  private static final Pattern FORMS =
      Pattern.compile("[\\uFB50-\\uFDFF\\uFE70-\\uFEFE\\uFF01-\\uFFEF]+");

  /** Written inside words, and left out of addresses. */
  private static final String APOSTROPHES = "'`\"’‘“”ʻʼʹ´״׳";

  private static final char NON_JOINER = '\u200C';

  private static final char TATWEEL = '\u0640';

  private static final int DOT_ABOVE = 0x307;

  private NativeSlug() {}

  /**
   * Whether a text may be the words of an address: letters, marks and digits of any script and
   * {@code - . _ ~}, composed (NFC), nothing invisible, at most {@link #MOST_BYTES_CHOSEN} bytes.
   */
  public static boolean isSlug(String text) {
    return !text.isEmpty()
        && text.codePoints().allMatch(NativeSlug::mayStand)
        && text.charAt(0) != '.'
        && !isMark(text.codePointAt(0))
        && bytes(text) <= MOST_BYTES_CHOSEN
        && Letters.composed(text).equals(text);
  }

  private static boolean mayStand(int letter) {
    boolean word = UCharacter.isLetterOrDigit(letter) || isMark(letter);
    return (word && !isInvisible(letter)) || "-._~".indexOf(letter) >= 0;
  }

  private static boolean isMark(int letter) {
    int type = UCharacter.getType(letter);
    return type == ECharacterCategory.NON_SPACING_MARK
        || type == ECharacterCategory.COMBINING_SPACING_MARK;
  }

  /** The length of a text in bytes of UTF-8. */
  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean isInvisible(int letter) {
    return UCharacter.hasBinaryProperty(letter, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  /**
   * The words of a title in its own letters, small and with hyphens between them; cut at the end of
   * a word. Empty where it has no letters or digits.
   */
  public static String of(LocaleTag locale, String title) {
    // Small letters by no language's rule: an address must not change with the one of its page.
    String lower = UCharacter.toLowerCase(ULocale.ROOT, Letters.composed(unformed(title)));
    StringBuilder slug = new StringBuilder(lower.length());
    boolean between = false;
    for (int i = 0; i < lower.length(); ) {
      int letter = lower.codePointAt(i);
      i += Character.charCount(letter);
      if (isKept(locale, slug, letter)) {
        slug.append(between && !slug.isEmpty() ? "-" : "").appendCodePoint(letter);
        between = false;
      } else if (!isLeftOut(lower, i, letter)) {
        between = true;
      }
    }
    return cut(locale, Letters.composed(slug.toString()));
  }

  private static String unformed(String title) {
    Normalizer2 forms = Normalizer2.getNFKCInstance();
    return FORMS
        .matcher(title)
        .replaceAll(
            (MatchResult found) -> Matcher.quoteReplacement(forms.normalize(found.group())));
  }

  private static boolean isKept(LocaleTag locale, StringBuilder before, int letter) {
    if (isInvisible(letter) || letter == TATWEEL || APOSTROPHES.indexOf(letter) >= 0) {
      return false;
    }
    return isMark(letter)
        ? !before.isEmpty() && isNeeded(locale, letter)
        : UCharacter.isLetterOrDigit(letter);
  }

  /** Vowel signs are letters; those that Arabic and Hebrew only add for learners are not. */
  private static boolean isNeeded(LocaleTag locale, int mark) {
    // UCD DerivedCombiningClass: 10 to 26 are the points of Hebrew, 27 to 35 those of Arabic.
    int combining = UCharacter.getCombiningClass(mark);
    boolean point = combining >= 10 && combining <= 35;
    // What is left of a Turkish capital İ.
    return !(point && !locale.language().equals("yi")) && mark != DOT_ABOVE;
  }

  /** Whether nothing stands for a character: neither itself nor a hyphen. */
  private static boolean isLeftOut(String text, int end, int letter) {
    if (letter == NON_JOINER) {
      // Persian puts it between the parts of a word, others inside a syllable.
      return end >= text.length() || UScript.getScript(text.codePointAt(end)) != UScript.ARABIC;
    }
    return isInvisible(letter)
        || letter == TATWEEL
        || (APOSTROPHES.indexOf(letter) >= 0
            && end < text.length()
            && UCharacter.isLetterOrDigit(text.codePointAt(end)))
        || isMark(letter);
  }

  private static String cut(LocaleTag locale, String slug) {
    if (fits(slug, slug.length())) {
      return slug;
    }
    int room = slug.length();
    while (!fits(slug, room)) {
      room = slug.offsetByCodePoints(room, -1);
    }
    int end = slug.lastIndexOf('-', room);
    if (end <= room / 2) {
      end = lastWithin(BreakIterator.getWordInstance(locale.data()), slug, room);
    }
    if (end <= room / 2) {
      end = lastWithin(BreakIterator.getCharacterInstance(ULocale.ROOT), slug, room);
    }
    return slug.substring(0, end).replaceFirst("-$", "");
  }

  private static boolean fits(String slug, int end) {
    return slug.codePointCount(0, end) <= LONGEST && bytes(slug.substring(0, end)) <= MOST_BYTES;
  }

  private static int lastWithin(BreakIterator breaks, String text, int room) {
    breaks.setText(text);
    return breaks.preceding(room + 1);
  }
}
