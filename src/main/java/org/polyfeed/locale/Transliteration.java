package org.polyfeed.locale;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Titles as words of addresses. All that it needs is read in when it is first needed: a run that
 * makes no new address loads nothing. Safe to share between threads.
 */
public final class Transliteration {

  /** As long as people read in an address. */
  private static final int LONGEST = 80;

  /** Of ICU, for addresses alone: letter by letter, as nobody would read them aloud. */
  private static final Map<String, String> TRANSFORMS =
      Map.of("my", "my-my_Latn", "th", "Thai-Latin");

  /** What Latin letters with marks become, where it is not the letter without the mark. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "az", "az", "bs", "hr", "da", "da", "de", "de", "hr", "hr", "nb", "da", "nn", "da", "no",
          "da", "sr", "hr", "zh", "zh");

  /** From any Latin letters to lower-case ASCII words with hyphens between. */
  private static final String CLEANING =
      """
      ::NFC; ::[:Cf:] Remove; ::Any-Latin;
      [ʻʼ‘’'ʹʺʾʿ`´ˈ\\"·] > ; ə > a; Ə > a; ǝ > e; Ǝ > e; ҳ > h; Ҳ > h; ҷ > j; Ҷ > j; җ > j; Җ > j;
      ˌ > ; ː > ; ʱ > h; ڕ > r; ڵ > l; ۆ > o; ێ > e; ۇ > u; ۈ > u;
      ::Latin-ASCII; ::NFD; ::[:Mn:] Remove; ::NFC; ::[[:ASCII:]] Lower;
      [^a-z0-9]+ > '-';
      """;

  private final Romanisation romanisation;

  /**
   * @param romanisation for languages that have a system of their own
   */
  public Transliteration(Romanisation romanisation) {
    this.romanisation = romanisation;
  }

  private final Map<String, LetterTable> tables = new ConcurrentHashMap<>();
  private final Map<String, Transliterator> made = new ConcurrentHashMap<>();

  /** The words of a title in an address; empty where the style gives it none. */
  public String words(SlugStyle style, LocaleTag locale, String title) {
    return switch (style) {
      case ROMANISED -> slug(locale, title);
      case NATIVE -> NativeSlug.of(locale, title);
      case ID -> "";
    };
  }

  /**
   * The words of a title in lower-case ASCII letters and digits with hyphens between them, 80
   * characters at most. Empty where the language has no spelling in Latin letters that can be
   * computed: Khmer, Lao, Tibetan, and Japanese with a word that no dictionary has.
   */
  public String slug(LocaleTag locale, String title) {
    // ICU gives up on half a surrogate pair.
    String latin = isAscii(title) ? title : latin(locale, Letters.standing(title));
    String lower = latin.toLowerCase(Locale.ROOT);
    return shortened(trimmed(isAscii(lower) ? plain(lower) : cleaned(lower)));
  }

  private String latin(LocaleTag locale, String title) {
    String language = locale.language();
    if (TRANSFORMS.containsKey(language)) {
      return named(TRANSFORMS.getOrDefault(language, ""), title);
    }
    String spelled = romanisation.spelled(locale, title);
    return LETTERS.containsKey(language)
        ? tables
            .computeIfAbsent(LETTERS.getOrDefault(language, ""), LetterTable::new)
            .spelled(spelled)
        : spelled;
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
