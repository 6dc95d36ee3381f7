package org.polyfeed.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.locale.Calendars;
import org.polyfeed.locale.ConversionWords;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.ScriptConversion;
import org.polyfeed.problem.Suggestion;
import org.polyfeed.seed.Fields;

/** Reads the locales of a site, and how each writes and what it shows. */
final class LocalesParser {

  private final Fields fields;
  private final Optional<String> calendar;

  /**
   * @param fields of site.yaml
   */
  LocalesParser(Fields fields) {
    this.fields = fields;
    this.calendar = fields.text("calendar").filter(name -> isCalendar(fields, "calendar", name));
  }

  /** The calendar that the site names for all its locales. */
  Optional<String> calendar() {
    return calendar;
  }

  /** Those that the site names, in its order. */
  List<SiteLocale> locales() {
    Fields all = fields.fields("locales");
    Map<LocaleTag, SiteLocale> locales = new LinkedHashMap<>();
    for (String name : all.keys()) {
      Optional<LocaleTag> tag = new Values(all).tag(name, name);
      if (tag.isPresent()) {
        SiteLocale locale = locale(all, name, tag.get());
        if (locales.putIfAbsent(locale.tag(), locale) != null) {
          all.refuse(name, "the locale " + locale.tag() + " stands here twice");
        }
      }
    }
    if (fields.has("locales") && all.keys().isEmpty()) {
      fields.refuse("locales", "no locale; name at least one, such as 'locales: { en: {} }'");
    }
    return List.copyOf(locales.values());
  }

  private SiteLocale locale(Fields all, String written, LocaleTag tag) {
    Fields settings = all.fields(written);
    settings.refuseOthers(SiteSettings.LOCALE.names());
    tag.key("ca").ifPresent(name -> dated(all, written, tag, name));
    LocaleTag dated =
        settings
            .text("calendar")
            .map(name -> dated(settings, "calendar", tag, name))
            .orElseGet(() -> calendar.map(name -> datedLike(tag, name)).orElse(tag));
    LocaleTag formats =
        settings
            .text("digits")
            .map(name -> counted(settings, "digits", dated, name))
            .or(() -> tag.key("nu").map(name -> counted(all, written, dated, name)))
            .orElse(dated);
    List<LocaleTag> fallback = new ArrayList<>();
    for (String name : settings.texts("fallback")) {
      new Values(settings).tag("fallback", name).ifPresent(fallback::add);
    }
    Optional<String> name = settings.text("name");
    if (name.isEmpty() && !tag.isInCldr()) {
      all.warn(
          written,
          "CLDR does not know how "
              + tag
              + " is called by those who speak it; say so with 'name:' below it");
    }
    return new SiteLocale(
        tag.plain(),
        name,
        formats,
        settings.has("fallback") ? fallback : List.of(LocaleTag.ROOT),
        new Values(settings).choice("untranslated", Untranslated.values(), Untranslated.LIST),
        conversion(settings, tag.plain()),
        new Values(settings).slugs());
  }

  private static Optional<ScriptConversion> conversion(Fields settings, LocaleTag to) {
    Optional<LocaleTag> from =
        settings.text("script-of").flatMap(name -> new Values(settings).tag("script-of", name));
    Map<String, String> spellings = spellings(settings.fields("spellings"));
    if (settings.has("spellings") && !settings.has("script-of")) {
      settings.refuse("spellings", "nothing is converted here; name the locale in 'script-of:'");
    }
    if (from.isEmpty()) {
      return Optional.empty();
    }
    Optional<ScriptConversion> conversion = ScriptConversion.between(from.get().plain(), to);
    if (conversion.isEmpty()) {
      settings.refuse(
          "script-of",
          "there is no conversion from "
              + from.get()
              + " to "
              + to
              + "; there are "
              + String.join(", ", ScriptConversion.pairs()));
      return Optional.empty();
    }
    List<String> faults = new ConversionWords(spellings).faults();
    faults.forEach(fault -> settings.refuse("spellings", fault));
    return faults.isEmpty() ? conversion.map(one -> one.with(spellings)) : conversion;
  }

  private static Map<String, String> spellings(Fields words) {
    Map<String, String> spellings = new LinkedHashMap<>();
    words.keys().forEach(word -> spellings.put(word, words.text(word).orElse("")));
    return spellings;
  }

  /** The locale as it writes dates where the whole site is to have a calendar, if it can. */
  private static LocaleTag datedLike(LocaleTag tag, String calendar) {
    return tag.key("ca").isPresent() ? tag : Calendars.in(tag, calendar).orElse(tag);
  }

  private static LocaleTag dated(Fields settings, String key, LocaleTag tag, String name) {
    if (!isCalendar(settings, key, name)) {
      return tag;
    }
    Optional<LocaleTag> dated = Calendars.in(tag, name);
    if (dated.isEmpty()) {
      settings.refuse(
          key,
          "CLDR has no words of "
              + tag.plain()
              + " for the calendar '"
              + name
              + "'; leave it out, or name another");
    }
    return dated.orElse(tag);
  }

  private static boolean isCalendar(Fields settings, String key, String name) {
    if (!Calendars.names().contains(name)) {
      String meant = Suggestion.after(name, Calendars.names());
      settings.refuse(
          key,
          "no such calendar '"
              + name
              + "'"
              + (meant.isEmpty() ? "; there are " + String.join(", ", Calendars.names()) : meant));
    }
    return Calendars.names().contains(name);
  }

  private static LocaleTag counted(Fields settings, String key, LocaleTag tag, String name) {
    if (!LocaleTag.digits().contains(name)) {
      String meant = Suggestion.after(name, LocaleTag.digits());
      settings.refuse(
          key,
          "no such digits '"
              + name
              + "'"
              + (meant.isEmpty() ? "; they must be like latn, arab, arabext or deva" : meant));
      return tag;
    }
    LocaleTag counted = tag.with(Map.of("nu", name));
    Optional<String> calendar = Calendars.alone(name);
    if (calendar.isPresent() && !Calendars.of(counted).equals(calendar.get())) {
      settings.refuse(
          key,
          "'"
              + name
              + "' writes dates of the calendar '"
              + calendar.get()
              + "' alone, and "
              + tag.plain()
              + " goes by '"
              + Calendars.of(counted)
              + "'");
    }
    return counted;
  }

  /** The locales with whose articles each shows, where the site says nothing about it. */
  List<SiteLocale> withFallback(List<SiteLocale> locales, LocaleTag first) {
    List<LocaleTag> all = locales.stream().map(SiteLocale::tag).toList();
    return locales.stream()
        .map(
            locale ->
                locale.fallback().equals(List.of(LocaleTag.ROOT))
                    ? new SiteLocale(
                        locale.tag(),
                        locale.name(),
                        locale.formats(),
                        SiteLocale.standardFallback(locale.tag(), all, first),
                        locale.untranslated(),
                        locale.conversion(),
                        locale.slugs())
                    : locale)
        .toList();
  }

  /** The locales whose conversions know the words of a glossary too. */
  List<SiteLocale> withWords(List<SiteLocale> locales, Glossary glossary) {
    return glossary.terms().isEmpty()
        ? locales
        : locales.stream()
            .map(
                locale ->
                    new SiteLocale(
                        locale.tag(),
                        locale.name(),
                        locale.formats(),
                        locale.fallback(),
                        locale.untranslated(),
                        locale.conversion().map(one -> withWords(one, locale.tag(), glossary)),
                        locale.slugs()))
            .toList();
  }

  private ScriptConversion withWords(ScriptConversion conversion, LocaleTag to, Glossary glossary) {
    ConversionWords words = glossary.words(conversion.from(), to);
    List<String> faults = conversion.faults(words);
    faults.forEach(
        fault ->
            fields.refuse(
                "glossary",
                "as words to convert from " + conversion.from() + " to " + to + ", " + fault));
    return faults.isEmpty() ? conversion.under(words) : conversion;
  }

  /** That of articles which name none: the one that the site says, else the first. */
  LocaleTag defaultLocale(List<SiteLocale> locales) {
    LocaleTag english = new LocaleTag("en");
    LocaleTag first = locales.isEmpty() ? english : locales.get(0).tag();
    Optional<LocaleTag> given =
        fields
            .text("default")
            .flatMap(name -> new Values(fields).tag("default", name))
            .map(LocaleTag::plain);
    if (given.isEmpty()) {
      return first;
    }
    Optional<LocaleTag> among =
        locales.stream().map(SiteLocale::tag).filter(given.get()::sameAs).findFirst();
    if (among.isEmpty() && !locales.isEmpty()) {
      fields.refuse(
          "default",
          "the default locale " + given.get() + " is not among the locales: " + names(locales));
    }
    return among.orElse(given.get());
  }

  /** Their tags, for messages. */
  static String names(List<SiteLocale> locales) {
    return String.join(", ", locales.stream().map(locale -> locale.tag().value()).toList());
  }
}
