package org.polyfeed.site;

import java.net.URI;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.polyfeed.locale.Calendars;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.SlugStyle;
import org.polyfeed.target.Coding;

/**
 * The title, address, locales and settings that the owner gives in {@code seeds/site.yaml}.
 *
 * @param file what problems call the file
 * @param address absolute, with a slash at its end; every URL starts with it
 * @param authority of the tag: URIs that are minted from now on, such as {@code
 *     news.example.org,2024} (RFC 4151), if the site names it
 * @param calendar of every edition that names none and whose language has words for it
 * @param defaultLocale of seeds that name none, and of the site where no edition is meant
 * @param locales in the order in which the site names them; empty where it names none, until {@link
 *     #withLocalesOf}
 * @param permalink the pattern of articles' addresses
 * @param slugs what addresses are made of, where the site says so for all locales
 * @param topics their names, by the key that seeds use
 * @param authors by the key that seeds use
 * @param glossary what names and words its articles are to have alike
 * @param boilerplate whole lines of raw text to drop, beside the built-in ones
 * @param listed how many entries a page lists
 * @param readers on the web, that pages offer to open a feed with; may be empty
 * @param negotiate how readers come from the root to their language; empty where they choose it
 * @param hosts in whose languages files are written
 * @param podcast what directories of podcasts want to know, if the site says it
 * @param destinations that the site is published to, in the order in which it names them
 * @param indexNow how search engines are told of changes, if they are
 * @param precompress in which codings files have twins
 * @param translate the program that drafts translations, if the site names one
 */
public record Site(
    String file,
    LocalizedText title,
    LocalizedText description,
    URI address,
    Optional<String> authority,
    ZoneId timezone,
    Optional<String> calendar,
    LocaleTag defaultLocale,
    List<SiteLocale> locales,
    FeedSettings feeds,
    String permalink,
    Optional<SlugStyle> slugs,
    Map<String, LocalizedText> topics,
    Map<String, Author> authors,
    Glossary glossary,
    List<String> boilerplate,
    int listed,
    List<Reader> readers,
    List<Negotiation> negotiate,
    List<Host> hosts,
    Optional<Podcast> podcast,
    List<Destination> destinations,
    Optional<IndexNow> indexNow,
    List<Coding> precompress,
    Optional<MachineTranslation> translate) {

  /** The pattern of addresses where the site gives none. */
  public static final String PERMALINK = "/{locale}/{year}/{month}/{slug}/";

  /** The address of a new site, where nobody's is: RFC 2606. */
  public static final URI PLACEHOLDER = URI.create("https://example.org/");

  public Site {
    locales = List.copyOf(locales);
    topics = Collections.unmodifiableMap(new TreeMap<>(topics));
    authors = Collections.unmodifiableMap(new TreeMap<>(authors));
    boilerplate = List.copyOf(boilerplate);
    readers = List.copyOf(readers);
    negotiate = List.copyOf(negotiate);
    hosts = List.copyOf(hosts);
    destinations = List.copyOf(destinations);
    precompress = List.copyOf(precompress);
  }

  /** The site's locale that a seed's locale stands for, however much of it is written out. */
  public Optional<SiteLocale> locale(LocaleTag tag) {
    return locales.stream()
        .filter(locale -> locale.tag().equals(tag))
        .findFirst()
        .or(() -> locales.stream().filter(locale -> locale.tag().sameAs(tag)).findFirst());
  }

  /**
   * The locale that the name of a file means. Almost every short word is the code of some language,
   * so of those that CLDR lacks only the site's own count.
   */
  public Optional<LocaleTag> named(String text) {
    Optional<LocaleTag> own =
        locales.isEmpty() ? Optional.empty() : LocaleTag.declared(text).filter(this::shows);
    return own.or(() -> LocaleTag.parse(text));
  }

  /** What the site calls its locales in themselves, where it does not leave that to CLDR. */
  public Map<LocaleTag, String> called() {
    Map<LocaleTag, String> called = new TreeMap<>();
    locales.forEach(locale -> locale.name().ifPresent(name -> called.put(locale.tag(), name)));
    return called;
  }

  /** What the addresses of articles in a locale are made of, be it the site's own or not. */
  public SlugStyle slugs(LocaleTag tag) {
    return locale(tag)
        .flatMap(SiteLocale::slugs)
        .or(() -> slugs)
        .orElseGet(() -> SlugStyle.standardIn(tag));
  }

  /** Whether any edition can show articles in the locale. */
  public boolean shows(LocaleTag tag) {
    return locales.isEmpty()
        || locale(tag).isPresent()
        || locales.stream()
            .anyMatch(
                locale ->
                    tag.isParentOf(locale.tag())
                        || locale.fallback().stream().anyMatch(tag::sameAs)
                        || locale.conversion().filter(one -> tag.sameAs(one.from())).isPresent());
  }

  /** Locales in the order in which a text is looked for that an edition does not have. */
  private List<LocaleTag> preference(SiteLocale locale) {
    Set<LocaleTag> order = new LinkedHashSet<>(locale.fallback());
    order.add(defaultLocale);
    locales.forEach(other -> order.add(other.tag()));
    return List.copyOf(order);
  }

  /** A text as the locale shows it: its own, else converted, else by preference another's. */
  public Optional<String> text(LocalizedText text, SiteLocale locale) {
    return text.own(locale.tag())
        .or(() -> locale.conversion().flatMap(one -> text.own(one.from()).map(one::convert)))
        .or(() -> text.in(locale.tag(), () -> preference(locale)));
  }

  /** The site's name in a locale. */
  public String titleIn(SiteLocale locale) {
    return text(title, locale).orElse("");
  }

  /** The site with an edition for each locale found, if it names none itself. */
  public Site withLocalesOf(Set<LocaleTag> found) {
    if (!locales.isEmpty()) {
      return this;
    }
    List<LocaleTag> sorted =
        found.isEmpty() ? List.of(defaultLocale) : found.stream().sorted().toList();
    LocaleTag first = sorted.contains(defaultLocale) ? defaultLocale : sorted.get(0);
    List<SiteLocale> editions =
        sorted.stream()
            .map(
                tag ->
                    new SiteLocale(
                        tag,
                        Optional.empty(),
                        calendar.flatMap(name -> Calendars.in(tag, name)).orElse(tag),
                        SiteLocale.standardFallback(tag, sorted, first),
                        Untranslated.LIST,
                        Optional.empty(),
                        Optional.empty()))
            .toList();
    return new Site(
        file,
        title,
        description,
        address,
        authority,
        timezone,
        calendar,
        first,
        editions,
        feeds,
        permalink,
        slugs,
        topics,
        authors,
        glossary,
        boilerplate,
        listed,
        readers,
        negotiate,
        hosts,
        podcast,
        destinations,
        indexNow,
        precompress,
        translate);
  }
}
