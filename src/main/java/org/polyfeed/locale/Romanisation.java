package org.polyfeed.locale;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Texts in Latin letters, for who reads a language only so. Which system a language gets is a fixed
 * list, in docs/languages.md; each is read in when it is first asked for. Safe to share between
 * threads.
 */
public final class Romanisation {

  /** Spelled letter by letter; the lists are named after them. */
  private static final Set<String> LETTERS =
      Set.of(
          "be-Cyrl",
          "bg-Cyrl",
          "ckb-Arab",
          "el-Grek",
          "hy-Armn",
          "ka-Geor",
          "kk-Cyrl",
          "ky-Cyrl",
          "mk-Cyrl",
          "mn-Cyrl",
          "ru-Cyrl",
          "tg-Cyrl",
          "tt-Cyrl",
          "ug-Arab",
          "uk-Cyrl");

  private static final Map<String, String> INDIC =
      Map.ofEntries(
          Map.entry("as-Beng", "Bengali-Latin"),
          Map.entry("bn-Beng", "Bengali-Latin"),
          Map.entry("gu-Gujr", "Gujarati-Latin"),
          Map.entry("hi-Deva", "Devanagari-Latin"),
          Map.entry("kn-Knda", "Kannada-Latin"),
          Map.entry("ml-Mlym", "Malayalam-Latin"),
          Map.entry("mr-Deva", "Devanagari-Latin"),
          Map.entry("ne-Deva", "Devanagari-Latin"),
          Map.entry("or-Orya", "Oriya-Latin"),
          Map.entry("pa-Guru", "Gurmukhi-Latin"),
          Map.entry("sa-Deva", "Devanagari-Latin"),
          Map.entry("si-Sinh", "si-si_Latn"),
          Map.entry("ta-Taml", "Tamil-Latin"),
          Map.entry("te-Telu", "Telugu-Latin"));

  private static final Set<String> SILENT = Set.of("gu-Gujr", "hi-Deva", "mr-Deva", "pa-Guru");

  /** Good enough for an address and not for a reader: the short i of Kurdish is missing. */
  private static final Set<String> ROUGH = Set.of("ckb-Arab");

  private final Map<String, UnaryOperator<String>> made = new ConcurrentHashMap<>();

  /**
   * A text in Latin letters. Empty where its language is written in them, and where nobody can read
   * it from its letters alone: Arabic, Persian, Hebrew, Thai and others of docs/languages.md.
   */
  public String of(LocaleTag locale, String text) {
    if (!isKnown(locale) || ROUGH.contains(key(locale))) {
      return "";
    }
    String spelled = spelled(locale, text);
    return spelled.equals(text) ? "" : capitalised(spelled, locale.language());
  }

  /** Scripts without capitals begin sentences with none. */
  private static String capitalised(String spelled, String language) {
    for (int i = 0; i < spelled.length(); i++) {
      if (Character.isLetter(spelled.charAt(i))) {
        return spelled.substring(0, i)
            + spelled.substring(i, i + 1).toUpperCase(Locale.forLanguageTag(language))
            + spelled.substring(i + 1);
      }
    }
    return spelled;
  }

  private static String key(LocaleTag locale) {
    return locale.language() + "-" + locale.script();
  }

  /** Whether there is a system for a language in its script. */
  static boolean isKnown(LocaleTag locale) {
    String key = key(locale);
    return LETTERS.contains(key)
        || INDIC.containsKey(key)
        || Set.of(
                "am-Ethi", "az-Cyrl", "bs-Cyrl", "ja-Jpan", "ko-Kore", "sr-Cyrl", "ti-Ethi",
                "uz-Cyrl", "zh-Hans", "zh-Hant")
            .contains(key);
  }

  /** A text in Latin letters by the system of its language; as it stands where that has none. */
  String spelled(LocaleTag locale, String text) {
    return isKnown(locale)
        ? made.computeIfAbsent(key(locale), Romanisation::system).apply(text)
        : text;
  }

  private static UnaryOperator<String> system(String key) {
    if (LETTERS.contains(key)) {
      return new LetterTable(key.substring(0, key.indexOf('-')))::spelled;
    }
    String transform = INDIC.get(key);
    if (transform != null) {
      return new Indic(transform, SILENT.contains(key))::spelled;
    }
    return switch (key) {
      case "am-Ethi", "ti-Ethi" ->
          Transliterator.getInstance("Ethiopic-Latin/ALALOC")::transliterate;
      case "az-Cyrl" -> AzerbaijaniToLatin::convert;
      case "bs-Cyrl", "sr-Cyrl" -> SerbianToLatin::convert;
      case "ja-Jpan" -> new JapaneseReading()::spelled;
      case "ko-Kore" -> new Hangul()::spelled;
      case "uz-Cyrl" -> UzbekToLatin::convert;
      case "zh-Hans" -> new Pinyin()::spelled;
      case "zh-Hant" -> traditional(new Pinyin());
      default -> throw new IllegalArgumentException("no system for " + key);
    };
  }

  private static UnaryOperator<String> traditional(Pinyin pinyin) {
    return text -> pinyin.spelled(HanVariants.simplified(text));
  }
}
