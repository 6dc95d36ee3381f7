package org.polyfeed.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.SeedFile;

/**
 * What the name of a seed says: {@code STORY.LOCALE.EXT}, {@code LOCALE/STORY.EXT} or {@code
 * STORY.EXT}, where the story may begin with a date.
 *
 * @param story what all translations share
 */
public record SeedName(String story, Optional<LocaleTag> locale, Optional<LocalDate> date) {

  private static final Pattern DATE =
      Pattern.compile("(?:^|/)([1-9]\\d{3})-(\\d\\d)-(\\d\\d)(?!\\d)");

  /**
   * Reads a name. An ending that looks like a locale and is none is an error.
   *
   * @param named the locale that a text means in names, such as {@link
   *     org.polyfeed.site.Site#named}
   */
  public static SeedName of(
      SeedFile file, Function<String, Optional<LocaleTag>> named, Problems problems) {
    String stem = file.stem();
    Optional<LocaleTag> folder = Optional.empty();
    int slash = stem.indexOf('/');
    if (slash > 0 && LocaleTag.resembles(stem.substring(0, slash))) {
      folder = named.apply(stem.substring(0, slash));
      stem = folder.isPresent() ? stem.substring(slash + 1) : stem;
    }
    int dot = stem.lastIndexOf('.');
    String ending = stem.substring(dot + 1);
    if (dot <= stem.lastIndexOf("/") + 1 || !LocaleTag.resembles(ending)) {
      return new SeedName(stem, folder, date(stem));
    }
    Optional<LocaleTag> own = named.apply(ending);
    String story = stem.substring(0, dot);
    if (own.isEmpty()) {
      problems.error(
          file.shown(),
          0,
          "CLDR has no data for the locale '"
              + ending
              + "' in the name; if it is one, list it under 'locales:' in site.yaml; if it is none,"
              + " write '-"
              + ending
              + "' for '."
              + ending
              + "'");
    } else if (folder.isPresent() && !folder.get().sameAs(own.get())) {
      problems.error(
          file.shown(),
          0,
          "the folder says "
              + folder.get()
              + " and the name says "
              + own.get()
              + "; leave one of them out");
    }
    return new SeedName(story, own, date(story));
  }

  private static Optional<LocalDate> date(String story) {
    Matcher matcher = DATE.matcher(story);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
