package org.polyfeed.locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Titles in ASCII letters, for addresses. Which of ICU's transforms a language gets is a fixed
 * list: ICU falls back to a wrong one without a word when asked for one that it does not have.
 */
public final class Transliteration {

  /** As long as people read in an address. */
  private static final int LONGEST = 80;

  private static final String ANY = "Any-Latin";

  private static final Map<String, String> TRANSFORMS =
      Map.ofEntries(
          Map.entry("am", "Ethiopic-Latin/ALALOC"),
          Map.entry("be", "Belarusian-Latin/BGN"),
          Map.entry("bg", "Bulgarian-Latin/BGN"),
          Map.entry("de", "de-ASCII"),
          Map.entry("el", "Greek-Latin/BGN"),
          Map.entry("hy", "Armenian-Latin/BGN"),
          Map.entry("ka", "Georgian-Latin/BGN"),
          Map.entry("kk", "Kazakh-Latin/BGN"),
          Map.entry("ko", "Hangul-Latin"),
          Map.entry("ky", "Kirghiz-Latin/BGN"),
          Map.entry("mk", "Macedonian-Latin/BGN"),
          Map.entry("mn", "mn-mn_Latn/MNS"),
          Map.entry("my", "my-my_Latn"),
          Map.entry("ru", "Russian-Latin/BGN"),
          Map.entry("si", "si-si_Latn"),
          Map.entry("sr", "Serbian-Latin/BGN"),
          Map.entry("th", "Thai-Latin"),
          Map.entry("ti", "Ethiopic-Latin/ALALOC"),
          Map.entry("uk", "Ukrainian-Latin/BGN"),
          Map.entry("uz", "uz_Cyrl-uz_Latn"));

  /** From any Latin letters to lower-case ASCII words with hyphens between. */
  private static final String CLEANING =
      """
      ::NFC; ::[:Cf:] Remove; ::Any-Latin;
      [ʻʼ‘’'ʹʺʾʿ`´ˈ\\"·] > ; ə > a; Ə > a; ǝ > e; Ǝ > e; ҳ > h; Ҳ > h; ҷ > j; Ҷ > j; җ > j; Җ > j;
      ˌ > ; ː > ; ʱ > h; ڕ > r; ڵ > l; ۆ > o; ێ > e; ۇ > u; ۈ > u;
      ::Latin-ASCII; ::NFD; ::[:Mn:] Remove; ::NFC; ::[[:ASCII:]] Lower;
      [^a-z0-9]+ > '-';
      """;

  private final Map<String, Transliterator> made = new ConcurrentHashMap<>();

  /**
   * The words of a title in lower-case ASCII letters and digits with hyphens between them, 80
   * characters at most. Empty where the language has no spelling in Latin letters that can be
   * computed: Khmer, Lao, Tibetan, and Japanese with kanji in it.
   */
  public String slug(LocaleTag locale, String title) {
    // ICU would read kanji as Mandarin.
    if (locale.language().equals("ja") && hasHan(title)) {
      return "";
    }
    String transform = TRANSFORMS.getOrDefault(locale.language(), ANY);
    String lower = UCharacter.toLowerCase(ULocale.ROOT, title);
    String latin = isAscii(lower) || transform.equals(ANY) ? lower : named(transform, lower);
    String ascii = isAscii(latin) ? plain(latin) : cleaned(latin);
    return shortened(trimmed(ascii));
  }

  private String named(String id, String text) {
    return made.computeIfAbsent(id, Transliterator::getInstance).transliterate(text);
  }

  private String cleaned(String text) {
    return made.computeIfAbsent(
            "slug", id -> Transliterator.createFromRules(id, CLEANING, Transliterator.FORWARD))
        .transliterate(text);
  }

  /** What the cleaning rules do to ASCII, without loading them. */
  private static String plain(String text) {
    return text.replaceAll("['`\"]", "").replaceAll("[^a-z0-9]+", "-");
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 128);
  }

  private static boolean hasHan(String text) {
    return text.codePoints().anyMatch(letter -> UScript.getScript(letter) == UScript.HAN);
  }

  private static String trimmed(String slug) {
    int start = slug.startsWith("-") ? 1 : 0;
    int end = slug.endsWith("-") ? slug.length() - 1 : slug.length();
    return start < end ? slug.substring(start, end) : "";
  }

  private static String shortened(String slug) {
    if (slug.length() <= LONGEST) {
      return slug;
    }
    int end = slug.lastIndexOf('-', LONGEST);
    return slug.substring(0, end > LONGEST / 2 ? end : LONGEST);
  }
}
