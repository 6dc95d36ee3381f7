package org.polyfeed.locale;

import java.util.Set;

/** What a language sets between texts that are put together. */
public final class Punctuation {

  /** Where the dash of a sentence is half as long as in English. */
  private static final Set<String> HALF_DASH =
      Set.of(
          "cs", "da", "de", "et", "fi", "he", "hu", "is", "nb", "nl", "nn", "no", "pt", "sk", "sl",
          "sv", "yi");

  private Punctuation() {}

  /** Between a place and what is reported from there, with its spaces. */
  public static String dash(LocaleTag locale) {
    String language = locale.language();
    if (locale.isChinese()) {
      return "——";
    }
    if (language.equals("ja")) {
      return "――";
    }
    return HALF_DASH.contains(language) ? " – " : " — ";
  }

  /** Two titles in one line, such as those of an article and its site. */
  public static String titles(LocaleTag locale, String first, String second) {
    boolean bar = locale.isChinese() || locale.language().equals("ja");
    return first + (bar ? "｜" : dash(locale)) + second;
  }

  /** A text with a remark in brackets. */
  public static String remarked(LocaleTag locale, String text, String remark) {
    if (locale.isChinese()) {
      return text + "（" + remark + "）";
    }
    return text + (locale.language().equals("ko") ? "(" : " (") + remark + ")";
  }
}
