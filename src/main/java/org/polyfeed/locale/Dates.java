package org.polyfeed.locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a locale writes days, months and years in its calendar. Safe to share between threads.
 *
 * <p>CLDR has good patterns for the Gregorian calendar in every language, and for others mostly one
 * of no language at all: {@code AP 1403 Hamal 14}. So all calendars go by the Gregorian pattern,
 * and this decides about the era.
 */
@SuppressWarnings("JavaUtilDate") // ICU's formats take nothing newer without a zone of its own.
final class Dates {

  /** They differ from the Gregorian calendar in years alone. */
  private static final Set<String> OF_GREGORIAN_MONTHS =
      Set.of(Calendars.GREGORIAN, "buddhist", "japanese", "roc");

  /**
   * Where a month's name tells the calendar, papers leave the era out, except for these: by
   * language and calendar, CLDR's own ({@code G}) or, where CLDR has none, as papers print it.
   */
  private static final Map<String, String> ERAS =
      Map.ofEntries(
          Map.entry("am ethiopic", "'ዓ.ም.'"),
          Map.entry("ti ethiopic", "'ዓ/ም'"),
          Map.entry("ar islamic", "G"),
          Map.entry("en islamic", "G"),
          Map.entry("fa islamic", "G"),
          Map.entry("id islamic", "G"),
          Map.entry("ms islamic", "G"),
          Map.entry("ur islamic", "G"),
          Map.entry("en indian", "G"),
          Map.entry("gu indian", "G"),
          Map.entry("hi indian", "G"),
          Map.entry("mr indian", "G"),
          Map.entry("te indian", "G"));

  /** Where CLDR has a wrong name: "before Christ" for the Buddhist era, half of a name, January. */
  private static final Set<String> MISNAMED =
      Set.of("ar roc", "mr buddhist", "pa buddhist", "so persian");

  /** Days that papers write otherwise than the Gregorian ones of their language. */
  private static final Map<String, String> DAYS =
      Map.of("am ethiopic", "MMMM d 'ቀን' y", "en hebrew", "d MMMM y", "yi hebrew", "d MMMM y");

  /** Months with their year, where CLDR puts together what nobody writes. */
  private static final Map<String, String> MONTHS =
      Map.of(
          "ckb", "LLLLی y",
          "fa", "LLLL y",
          "ku", "LLLL y",
          "lv", "y. 'gada' LLLL",
          "ps", "LLLL y",
          "yi", "LLLL y");

  /** CLDR 48 has the names of lunar months in their place. */
  private static final String[] SINHALA_MONTHS = {
    "ජනවාරි",
    "පෙබරවාරි",
    "මාර්තු",
    "අප්\u200dරේල්",
    "මැයි",
    "ජූනි",
    "ජූලි",
    "අගෝස්තු",
    "සැප්තැම්බර්",
    "ඔක්තෝබර්",
    "නොවැම්බර්",
    "දෙසැම්බර්"
  };

  /** Scripts whose readers count in Roman numerals: адар II, but no รอบี II. */
  private static final Set<String> ROMAN_NUMERALS = Set.of("Cyrl", "Grek");

  /** Numerals that are letters, by their calendar: they write its dates, and no counts. */
  static final Map<String, String> NUMERALS = Map.of("hebrew", "hebr", "ethiopic", "ethi");

  /** Dates of ISO 8601, for languages of which nobody has told how they write theirs. */
  private static final String ISO_DAY = "y-MM-dd";

  private static final String ISO_MONTH = "y-MM";

  /** Any day of the present eras. */
  private static final LocalDate TODAY = LocalDate.of(2024, 4, 2);

  private static final Pattern ERA_FIRST = Pattern.compile("^G+\\s*");

  private static final Pattern ERA_BEFORE_YEAR = Pattern.compile("G+ y");

  private final LocaleTag locale;
  private final String calendar;
  private final ULocale icu;
  private final Lazy<SimpleDateFormat> day = new Lazy<>(() -> format(dayPattern()));
  private final Lazy<SimpleDateFormat> month = new Lazy<>(() -> format(monthPattern()));
  private final Lazy<SimpleDateFormat> monthName = new Lazy<>(() -> format(monthNamePattern()));
  private final Lazy<SimpleDateFormat> year = new Lazy<>(() -> format(yearPattern()));

  /**
   * @param locale with a calendar
   */
  Dates(LocaleTag locale) {
    this.locale = locale;
    this.calendar = locale.key("ca").orElseThrow();
    this.icu = locale.counting();
  }

  /** Such as {@code 2 April 2024}. */
  String day(LocalDate date) {
    return written(day, date);
  }

  /** Such as {@code April 2024}. */
  String month(LocalDate date) {
    return written(month, date);
  }

  /** Such as {@code April}. */
  String monthName(LocalDate date) {
    return written(monthName, date);
  }

  /** Such as {@code 2024} or {@code 令和6年}. */
  String year(LocalDate date) {
    return written(year, date);
  }

  /** The first day of the month in which a day lies. */
  LocalDate firstOfMonth(LocalDate date) {
    if (OF_GREGORIAN_MONTHS.contains(calendar)) {
      return date.withDayOfMonth(1);
    }
    Calendar fields = Calendar.getInstance(TimeZone.GMT_ZONE, icu);
    fields.setTime(noon(date));
    return date.minusDays(fields.get(Calendar.DAY_OF_MONTH) - 1L);
  }

  /** Reads, and never writes: for parsing. */
  SimpleDateFormat dayFormat() {
    return day.get().clone();
  }

  private static String written(Lazy<SimpleDateFormat> format, LocalDate date) {
    // ICU's date formats compute in their own fields: one each time.
    return format.get().clone().format(noon(date));
  }

  private static Date noon(LocalDate date) {
    return Date.from(date.atTime(12, 0).toInstant(ZoneOffset.UTC));
  }

  /** Whether CLDR has the names that its dates need, right and in letters of the locale. */
  boolean haveWords() {
    if (calendar.equals(Calendars.GREGORIAN)) {
      return true;
    }
    if (!locale.isInCldr()) {
      return false;
    }
    DateFormatSymbols symbols = day.get().getDateFormatSymbols();
    String pattern = day.get().toPattern();
    boolean months =
        !pattern.contains("MMM")
            || Stream.of(DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE)
                .flatMap(use -> Arrays.stream(symbols.getMonths(use, DateFormatSymbols.WIDE)))
                .allMatch(this::isInItsScript);
    return months
        && !MISNAMED.contains(key())
        && (!pattern.contains("G") || isInItsScript(format("G").format(noon(TODAY))));
  }

  private boolean isInItsScript(String name) {
    String spelled =
        ROMAN_NUMERALS.contains(locale.script()) ? name.replaceFirst(" I+$", "") : name;
    return spelled
        .codePoints()
        .filter(UCharacter::isLetter)
        .map(UScript::getScript)
        // Marks such as the ʻ of Рабиʻ are of no script.
        .filter(script -> script != UScript.COMMON && script != UScript.INHERITED)
        .allMatch(locale::writes);
  }

  private SimpleDateFormat format(String pattern) {
    SimpleDateFormat format =
        numerals().isEmpty()
            ? new SimpleDateFormat(pattern, icu)
            : new SimpleDateFormat(pattern, numerals(), icu);
    format.setTimeZone(TimeZone.GMT_ZONE);
    format.setDateFormatSymbols(corrected(format.getDateFormatSymbols()));
    // ICU's falls back to the Julian calendar in 1582; ISO 8601 never does.
    if (format.getCalendar() instanceof GregorianCalendar gregorian) {
      gregorian.setGregorianChange(new Date(Long.MIN_VALUE));
    }
    return format;
  }

  private DateFormatSymbols corrected(DateFormatSymbols symbols) {
    for (int use : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
      String[] months = symbols.getMonths(use, DateFormatSymbols.WIDE);
      symbols.setMonths(corrected(months), use, DateFormatSymbols.WIDE);
    }
    return symbols;
  }

  private String[] corrected(String[] months) {
    if (locale.language().equals("si") && OF_GREGORIAN_MONTHS.contains(calendar)) {
      return SINHALA_MONTHS.clone();
    }
    return Arrays.stream(months).map(Dates::corrected).toArray(String[]::new);
  }

  /**
   * CLDR's Dari has سنبلهٔ, with the sign that links it to the year; papers print سنبله. Its Urdu
   * has a space within ربیع.
   */
  private static String corrected(String month) {
    return month.replaceFirst("ه\u0654$", "ه").replaceFirst("^ر بیع", "ربیع");
  }

  /** The numerals of dates where they are not those of counts; else nothing. */
  private String numerals() {
    String own = NUMERALS.getOrDefault(calendar, "");
    boolean customary = own.equals("hebr") && Set.of("he", "yi").contains(locale.language());
    boolean chosen = locale.key("nu").map(own::equals).orElse(customary);
    return chosen ? own : "";
  }

  private String dayPattern() {
    if (!locale.isInCldr()) {
      return ISO_DAY;
    }
    String own = longPattern(calendar);
    return calendar.equals(Calendars.GREGORIAN) ? own : withEra(dayBase());
  }

  private String dayBase() {
    return DAYS.getOrDefault(key(), withoutEra(longPattern(Calendars.GREGORIAN)));
  }

  private String monthNamePattern() {
    return locale.isInCldr() ? "LLLL" : "LL";
  }

  private String monthPattern() {
    if (!locale.isInCldr()) {
      return ISO_MONTH;
    }
    String base = MONTHS.getOrDefault(locale.language(), skeleton("yMMMM"));
    return calendar.equals(Calendars.GREGORIAN) ? base : withEra(withoutEra(base));
  }

  private String yearPattern() {
    String base = skeleton("y");
    return calendar.equals(Calendars.GREGORIAN) ? base : withEra(withoutEra(base));
  }

  private static String withoutEra(String pattern) {
    return pattern.replaceAll("\\s*G+", "").strip();
  }

  private String withEra(String base) {
    if (!OF_GREGORIAN_MONTHS.contains(calendar) && dayBase().contains("MMM")) {
      String era = ERAS.get(key());
      return era == null ? base : base + " " + era;
    }
    return placed(base, longPattern(calendar));
  }

  /** With the era where CLDR's long date has it, if that has one. */
  private static String placed(String base, String example) {
    Matcher first = ERA_FIRST.matcher(example);
    if (first.find()) {
      return first.group() + base;
    }
    if (ERA_BEFORE_YEAR.matcher(example).find()) {
      return base.replaceFirst("y", "G y");
    }
    return example.contains("G") ? base + " G" : base;
  }

  private String key() {
    return locale.language() + " " + calendar.replaceFirst("-.*", "");
  }

  private String longPattern(String type) {
    // All of ICU's are of this class, which alone tells its pattern.
    return ((SimpleDateFormat) DateFormat.getDateInstance(DateFormat.LONG, in(type))).toPattern();
  }

  private String skeleton(String skeleton) {
    return DateTimePatternGenerator.getInstance(in(Calendars.GREGORIAN)).getBestPattern(skeleton);
  }

  private ULocale in(String type) {
    return locale.with(Map.of("ca", type)).counting();
  }
}
