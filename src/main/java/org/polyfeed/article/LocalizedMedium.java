package org.polyfeed.article;

import java.util.Optional;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;
import org.polyfeed.site.LocalizedText;

/**
 * A picture or recording as front matter gives it, perhaps for several translations.
 *
 * @param alt what a picture shows, by locale
 * @param title by locale
 * @param file what problems call the file that gives it
 * @param line where it does
 */
record LocalizedMedium(
    Medium medium, LocalizedText alt, LocalizedText title, String file, int line) {

  /** As an article in a locale has it. */
  Medium in(LocaleTag locale) {
    return medium.with(alt.own(locale).or(alt::forAll), own(title, locale));
  }

  private static String own(LocalizedText text, LocaleTag locale) {
    return text.own(locale).or(text::forAll).orElse("");
  }

  /** WCAG 2.2 section 1.1.1: what is not text needs a text that says the same. */
  void warnWithoutAlt(LocaleTag locale, Problems problems) {
    Optional<String> said = alt.own(locale).or(alt::forAll);
    if (said.isEmpty()) {
      problems.warning(
          file,
          line,
          "the picture has no 'alt'"
              + (alt.byLocale().isEmpty() ? "" : " in " + locale)
              + ": say what it shows, for those who cannot see it, or 'alt: \"\"' if it only"
              + " adorns");
    }
  }
}
