package org.polyfeed.locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.NumberingSystem;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.text.ParsePosition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a locale writes dates, numbers, lists and the names of languages, and how it sorts. Safe to
 * share between threads.
 */
public final class LocaleFormat {

  /** By the systems that {@code -u-nu-} names. */
  private static final Map<String, String> COUNTERS =
      Map.ofEntries(
          Map.entry("arab", "arabic-indic"),
          Map.entry("arabext", "persian"),
          Map.entry("beng", "bengali"),
          Map.entry("deva", "devanagari"),
          Map.entry("gujr", "gujarati"),
          Map.entry("guru", "gurmukhi"),
          Map.entry("hanidec", "cjk-decimal"),
          Map.entry("khmr", "khmer"),
          Map.entry("knda", "kannada"),
          Map.entry("laoo", "lao"),
          Map.entry("mlym", "malayalam"),
          Map.entry("mong", "mongolian"),
          Map.entry("mymr", "myanmar"),
          Map.entry("orya", "oriya"),
          Map.entry("tamldec", "tamil"),
          Map.entry("telu", "telugu"),
          Map.entry("thai", "thai"),
          Map.entry("tibt", "tibetan"));

  private final LocaleTag locale;
  private final Map<LocaleTag, String> called;
  private final ULocale icu;
  private final Lazy<Dates> dates;
  private final Lazy<List<DateFormat>> readers;
  private final Lazy<LocalizedNumberFormatter> number;
  private final Lazy<ListFormatter> list;
  private final Lazy<LocaleDisplayNames> names;
  private final Lazy<Collator> collator;
  private final Lazy<BreakIterator> words;

  public LocaleFormat(LocaleTag locale) {
    this(locale, Map.of());
  }

  /**
   * @param called what locales call themselves, without {@code -u-} keys, where CLDR is not to say
   */
  public LocaleFormat(LocaleTag locale, Map<LocaleTag, String> called) {
    this.locale = locale;
    this.called = Map.copyOf(called);
    this.icu = locale.counting();
    this.dates = new Lazy<>(() -> new Dates(Calendars.settled(locale)));
    this.readers = new Lazy<>(this::readers);
    this.number = new Lazy<>(() -> NumberFormatter.withLocale(icu));
    this.list = new Lazy<>(() -> ListFormatter.getInstance(icu));
    this.names = new Lazy<>(() -> LocaleDisplayNames.getInstance(icu));
    this.collator = new Lazy<>(() -> Collator.getInstance(icu).freeze());
    this.words = new Lazy<>(() -> BreakIterator.getWordInstance(icu));
  }

  public LocaleTag locale() {
    return locale;
  }

  /** A day in full, such as {@code 2 April 2024} or {@code ۱۴ حمل ۱۴۰۳}. */
  public String date(LocalDate day) {
    return dates.get().day(day);
  }

  /** The month of a day with its year, standing alone: {@code April 2024}, {@code حمل ۱۴۰۳}. */
  public String month(LocalDate day) {
    return titled(dates.get().month(day), icu);
  }

  /** The month of a day without its year, standing alone, such as {@code April}. */
  public String monthName(LocalDate day) {
    return titled(dates.get().monthName(day), icu);
  }

  /** The year of a day, such as {@code 2024} or {@code 令和6年}. */
  public String year(LocalDate day) {
    return dates.get().year(day);
  }

  /** The first day of the month of the locale's calendar in which a day lies. */
  public LocalDate firstOfMonth(LocalDate day) {
    return dates.get().firstOfMonth(day);
  }

  /** Reads a day with its month in words, such as {@code April 2, 2024} or {@code 2 April 2024}. */
  public Optional<LocalDate> parseDate(String text) {
    for (DateFormat format : readers.get()) {
      // Reading changes a format.
      Optional<LocalDate> day = parse(format.clone(), text);
      if (day.isPresent()) {
        return day;
      }
    }
    return Optional.empty();
  }

  private List<DateFormat> readers() {
    List<DateFormat> formats = new ArrayList<>();
    formats.add(dates.get().dayFormat());
    formats.addAll(dateFormats(Calendars.settled(locale).counting()));
    formats.addAll(dateFormats(locale.with(Map.of("ca", Calendars.GREGORIAN)).counting()));
    for (DateFormat format : formats) {
      format.setTimeZone(TimeZone.GMT_ZONE);
      format.setLenient(false);
    }
    return List.copyOf(formats);
  }

  /** The locale's own, and those that are written everywhere. */
  private static List<DateFormat> dateFormats(ULocale locale) {
    List<DateFormat> formats = new ArrayList<>();
    for (int style : new int[] {DateFormat.LONG, DateFormat.FULL, DateFormat.MEDIUM}) {
      formats.add(DateFormat.getDateInstance(style, locale));
    }
    for (String pattern : List.of("d MMMM y", "d MMM y", "MMMM d, y", "MMM. d, y")) {
      formats.add(new SimpleDateFormat(pattern, locale));
    }
    return formats;
  }

  @SuppressWarnings("JavaUtilDate")
  private static Optional<LocalDate> parse(DateFormat format, String text) {
    ParsePosition position = new ParsePosition(0);
    Date found = format.parse(text, position);
    if (found == null || position.getIndex() != text.length()) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(found.getTime()), ZoneOffset.UTC);
    // "2.4.24" read with a four-digit pattern is a day in the first century, and the year 2024 read
    // as one of the Buddhist era is 1481.
    return day.getYear() < 1582 ? Optional.empty() : Optional.of(day);
  }

  /** A whole number in the locale's digits, grouped as it groups them. */
  public String number(long value) {
    return number.get().format(value).toString();
  }

  /** Several as one phrase, such as {@code Ada, Ben and Carla}; empty where there are none. */
  public String list(List<String> items) {
    return items.isEmpty() ? "" : list.get().format(items);
  }

  /** The locale's name in itself, such as {@code Türkçe}; its tag where nobody says. */
  public String ownName() {
    String given = called.get(locale.plain());
    if (given != null || !locale.isInCldr()) {
      return given == null ? locale.plain().value() : given;
    }
    ULocale plain = locale.plain().icu();
    LocaleDisplayNames own =
        LocaleDisplayNames.getInstance(plain, LocaleDisplayNames.DialectHandling.DIALECT_NAMES);
    return titled(own.localeDisplayName(plain), plain);
  }

  /** The other locale's name in this one, such as {@code Turkish}; else its name in itself. */
  public String nameOf(LocaleTag other) {
    String given = called.get(other.plain());
    return given != null && !other.isInCldr()
        ? given
        : names.get().localeDisplayName(other.plain().icu());
  }

  /**
   * What CSS calls the locale's digits, to number lists with: {@code persian}, {@code decimal}; see
   * CSS Counter Styles 3, section 6.1.
   */
  public String counters() {
    return COUNTERS.getOrDefault(NumberingSystem.getInstance(icu).getName(), "decimal");
  }

  private static String titled(String name, ULocale locale) {
    // CLDR writes names as they stand inside a sentence; alone they begin with a capital.
    int first = name.offsetByCodePoints(0, 1);
    return UCharacter.toTitleCase(locale, name.substring(0, first), null) + name.substring(first);
  }

  /** The order of the locale's dictionaries; equal words by code point. */
  public Comparator<String> order() {
    Collator frozen = collator.get();
    Comparator<String> dictionary = frozen::compare;
    return dictionary.thenComparing(Comparator.naturalOrder());
  }

  BreakIterator words() {
    return words.get().clone();
  }
}
