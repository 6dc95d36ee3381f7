package org.polyfeed.locale;

import com.ibm.icu.util.Calendar;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The calendars by which editions may date, and which of them each locale goes by. */
public final class Calendars {

  static final String GREGORIAN = "gregory";

  /** The types of {@code -u-ca-} by the names that sites give them: those, and what people say. */
  private static final Map<String, String> TYPES =
      Collections.unmodifiableMap(
          new TreeMap<>(
              Map.ofEntries(
                  Map.entry("buddhist", "buddhist"),
                  Map.entry("coptic", "coptic"),
                  Map.entry("ethiopic", "ethiopic"),
                  Map.entry("gregorian", GREGORIAN),
                  Map.entry("gregory", GREGORIAN),
                  Map.entry("hebrew", "hebrew"),
                  Map.entry("indian", "indian"),
                  // The one that states print; ICU's plain one is reckoned by astronomy.
                  Map.entry("islamic", "islamic-umalqura"),
                  Map.entry("islamic-civil", "islamic-civil"),
                  Map.entry("islamic-tbla", "islamic-tbla"),
                  Map.entry("islamic-umalqura", "islamic-umalqura"),
                  Map.entry("japanese", "japanese"),
                  Map.entry("persian", "persian"),
                  Map.entry("roc", "roc"))));

  private Calendars() {}

  /** What a site may call them, in the order of the alphabet. */
  public static Set<String> names() {
    return TYPES.keySet();
  }

  /** The locale with the calendar of a name; nothing where its language has no words for that. */
  public static Optional<LocaleTag> in(LocaleTag locale, String name) {
    return Optional.ofNullable(TYPES.get(name))
        .map(type -> locale.with(Map.of("ca", type)))
        .filter(dated -> new Dates(dated).haveWords());
  }

  /** The calendar by which a locale dates. */
  public static String of(LocaleTag locale) {
    return settled(locale).key("ca").orElseThrow();
  }

  /** The one calendar whose dates numerals write that are letters, such as {@code hebr}. */
  public static Optional<String> alone(String digits) {
    return Dates.NUMERALS.entrySet().stream()
        .filter(one -> one.getValue().equals(digits))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The locale with the calendar that it names, else with that of its newspapers. */
  static LocaleTag settled(LocaleTag locale) {
    Optional<String> own = locale.key("ca").flatMap(name -> Optional.ofNullable(TYPES.get(name)));
    return locale.with(Map.of("ca", own.orElseGet(() -> customary(locale))));
  }

  /**
   * The calendar that CLDR prefers where it has words for it. For Amharic CLDR has the Gregorian
   * one, but the papers of Ethiopia date by their own.
   */
  private static String customary(LocaleTag locale) {
    if (locale.language().equals("am")) {
      return "ethiopic";
    }
    String preferred = Calendar.getInstance(locale.plain().data()).getType();
    return in(locale, preferred).isPresent() ? TYPES.getOrDefault(preferred, GREGORIAN) : GREGORIAN;
  }
}
