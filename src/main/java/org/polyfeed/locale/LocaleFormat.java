package org.polyfeed.locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.LocaleDisplayNames;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a locale writes dates, numbers, lists and the names of languages, and how it sorts. Safe to
 * share between threads.
 */
public final class LocaleFormat {

  private final LocaleTag locale;
  private final ULocale icu;
  private final Lazy<DateFormat> date;
  private final Lazy<LocalizedNumberFormatter> number;
  private final Lazy<ListFormatter> list;
  private final Lazy<LocaleDisplayNames> names;
  private final Lazy<Collator> collator;
  private final Lazy<BreakIterator> sentences;
  private final Lazy<BreakIterator> words;

  public LocaleFormat(LocaleTag locale) {
    this.locale = locale;
    this.icu = locale.icu();
    this.date = new Lazy<>(this::longDate);
    this.number = new Lazy<>(() -> NumberFormatter.withLocale(icu));
    this.list = new Lazy<>(() -> ListFormatter.getInstance(icu));
    this.names = new Lazy<>(() -> LocaleDisplayNames.getInstance(icu));
    this.collator = new Lazy<>(() -> Collator.getInstance(icu).freeze());
    this.sentences =
        new Lazy<>(
            () -> BreakIterator.getSentenceInstance(locale.with(Map.of("ss", "standard")).icu()));
    this.words = new Lazy<>(() -> BreakIterator.getWordInstance(icu));
  }

  public LocaleTag locale() {
    return locale;
  }

  /** A day in full, such as {@code 2 April 2024} or {@code ۱۴ حمل ۱۴۰۳}. */
  @SuppressWarnings("JavaUtilDate") // ICU's formats take nothing newer without a zone of its own.
  public String date(LocalDate day) {
    // ICU's date formats compute in their own fields: one each time.
    DateFormat format = date.get().clone();
    return format.format(Date.from(day.atTime(12, 0).toInstant(ZoneOffset.UTC)));
  }

  private DateFormat longDate() {
    DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, icu);
    format.setTimeZone(TimeZone.GMT_ZONE);
    // CLDR has the era in Pashto's Persian dates, as no newspaper prints them.
    if (format instanceof SimpleDateFormat simple
        && simple.getCalendar().getType().equals("persian")
        && simple.toPattern().contains("G")) {
      simple.applyPattern("d MMMM y");
    }
    return format;
  }

  /** Reads a day with its month in words, such as {@code April 2, 2024} or {@code 2 April 2024}. */
  public Optional<LocalDate> parseDate(String text) {
    for (ULocale candidate : List.of(icu, locale.with(Map.of("ca", "gregory")).icu())) {
      for (DateFormat format : dateFormats(candidate)) {
        format.setTimeZone(TimeZone.GMT_ZONE);
        format.setLenient(false);
        Optional<LocalDate> day = parse(format, text);
        if (day.isPresent()) {
          return day;
        }
      }
    }
    return Optional.empty();
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
    // "2.4.24" read with a four-digit pattern is a day in the first century.
    return day.getYear() < 1400 ? Optional.empty() : Optional.of(day);
  }

  /** A whole number in the locale's digits, grouped as it groups them. */
  public String number(long value) {
    return number.get().format(value).toString();
  }

  /** Several as one phrase, such as {@code Ada, Ben and Carla}; empty where there are none. */
  public String list(List<String> items) {
    return items.isEmpty() ? "" : list.get().format(items);
  }

  /** The locale's name in itself, such as {@code Türkçe}. */
  public String ownName() {
    ULocale plain = locale.plain().icu();
    LocaleDisplayNames own =
        LocaleDisplayNames.getInstance(plain, LocaleDisplayNames.DialectHandling.DIALECT_NAMES);
    return titled(own.localeDisplayName(plain), plain);
  }

  /** The other locale's name in this one, such as {@code Turkish}. */
  public String nameOf(LocaleTag other) {
    return names.get().localeDisplayName(other.plain().icu());
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

  BreakIterator sentences() {
    return sentences.get().clone();
  }

  BreakIterator words() {
    return words.get().clone();
  }

  /** Made when first asked for: ICU loads much for each, and most runs need few. */
  private static final class Lazy<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    Lazy(Supplier<T> maker) {
      this.maker = maker;
    }

    T get() {
      T found = made;
      if (found == null) {
        synchronized (this) {
          found = made;
          if (found == null) {
            found = maker.get();
            made = found;
          }
        }
      }
      return found;
    }
  }
}
