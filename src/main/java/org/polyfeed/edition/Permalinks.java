package org.polyfeed.edition;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.polyfeed.article.ContentHash;
import org.polyfeed.article.Links;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.media.Source;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.site.FeedFormat;
import org.polyfeed.site.Site;

/** Every address of the site, and nobody else makes one. */
public final class Permalinks {

  /** In the query of an address: that the reader wants to see the page of languages. */
  public static final String CHOOSE = "choose";

  private static final Map<FeedFormat, String> FEEDS =
      Map.of(FeedFormat.RSS, "rss.xml", FeedFormat.ATOM, "atom.xml", FeedFormat.JSON, "feed.json");

  private static final String OUTLINES = "feeds.opml";

  /** What file systems or hosts take for something else, and what nobody sees. */
  private static final Pattern UNPORTABLE =
      Pattern.compile("[\\x00-\\x7F&&[^A-Za-z0-9._-]]|[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Z}]");

  private static final Pattern EXTENSION = Pattern.compile("(?s)^.*?(\\.[A-Za-z0-9]{1,9})?\\z");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final URI site;
  private final String pattern;

  public Permalinks(Site site) {
    this.site = site.address();
    this.pattern = site.permalink();
  }

  /** The whole URL of an address, in ASCII. */
  public String url(Address address) {
    return site + address.encoded().substring(1);
  }

  /** The same without the host, for what only a browser on the site needs. */
  public String path(Address address) {
    return site.getRawPath() + address.encoded().substring(1);
  }

  /** The same as {@link #url}, to resolve others against. */
  public URI uri(Address address) {
    return URI.create(url(address));
  }

  /** The root, where every language is offered. */
  public Address chooser() {
    return new Address("/");
  }

  /** The same, asked for by a reader: hosts and scripts that lead on to a language leave it. */
  public Address choosing() {
    return new Address(chooser().path() + "?" + CHOOSE + "=1");
  }

  public Address notFound() {
    return new Address("/404.html");
  }

  /** Below which the files among the seeds are that articles show or link to. */
  public Address media() {
    return new Address("/media/");
  }

  /**
   * A file among the seeds that articles show or link to. It is named after the file alone, so that
   * all locales share it and it outlives slugs. What may not stand in an address or in the name of
   * a file everywhere is written {@code ~20}, as a URL would write {@code %20}.
   */
  public Address media(MediaFile media) {
    String[] names = media.file().name().split("/", -1);
    return new Address(
        Arrays.stream(names)
            .map(Permalinks::portable)
            .collect(Collectors.joining("/", media().path(), "")));
  }

  /**
   * Where a picture or recording of an article is; nothing where that is no place to show it from.
   */
  public Optional<String> url(Source source, Address article) {
    return source
        .file()
        .map(file -> url(media(file)))
        .or(() -> new Links(uri(article)).toShow(source.src()));
  }

  private static String portable(String name) {
    String portable = UNPORTABLE.matcher(name).replaceAll(found -> inTildes(found.group()));
    // As much as file systems take for one name.
    return portable.getBytes(StandardCharsets.UTF_8).length <= 255
        ? portable
        : "~~" + ContentHash.of(name, "").value() + EXTENSION.matcher(name).replaceFirst("$1");
  }

  private static String inTildes(String letter) {
    StringBuilder tildes = new StringBuilder();
    for (byte octet : letter.getBytes(StandardCharsets.UTF_8)) {
      tildes.append('~').append(HEX.toHexDigits(octet));
    }
    return tildes.toString();
  }

  /** What robots read first. */
  public Address robots() {
    return new Address("/robots.txt");
  }

  /** The list of all sitemaps. */
  public Address sitemaps() {
    return new Address("/sitemap.xml");
  }

  /**
   * A sitemap of an edition. It stands at the root, because it may name only what is below its own
   * folder (sitemaps.org/protocol.html#location), and articles may be anywhere.
   *
   * @param number from 1
   */
  public Address sitemap(LocaleTag edition, int number) {
    return sitemap("sitemap-" + edition, number);
  }

  /** The same for what is new in an edition. */
  public Address newsSitemap(LocaleTag edition, int number) {
    return sitemap("news-sitemap-" + edition, number);
  }

  private static Address sitemap(String name, int number) {
    return new Address("/" + name + (number == 1 ? "" : "-" + number) + ".xml");
  }

  /** A file of the theme. */
  public Address asset(String name) {
    return new Address("/assets/" + name);
  }

  /** The style with which browsers show feeds. */
  public Address feedStyle() {
    return asset("feed.css");
  }

  public Address home(LocaleTag edition) {
    return new Address("/" + edition + "/");
  }

  /**
   * A page of the home's list.
   *
   * @param number from 1, which is the home itself
   */
  public Address home(LocaleTag edition, int number) {
    return page(home(edition), number);
  }

  public Address topic(LocaleTag edition, Topic topic) {
    return section(edition, Section.Kind.TOPIC, topic.slug());
  }

  public Address author(LocaleTag edition, Byline author) {
    return section(edition, Section.Kind.AUTHOR, author.slug());
  }

  /** What is below it is a section's: its pages, where it has any, and feeds. */
  public Address section(LocaleTag edition, Section section) {
    return section(edition, section.kind(), section.slug());
  }

  /**
   * A page of a section's list.
   *
   * @param number from 1, which is the section's own
   */
  public Address section(LocaleTag edition, Section section, int number) {
    return page(section(edition, section), number);
  }

  /** Where a section stood when it had other slugs. */
  public List<Address> former(LocaleTag edition, Section section) {
    return section.former().stream().map(slug -> section(edition, section.kind(), slug)).toList();
  }

  /** The same of what has feeds of several editions. */
  public List<Address> formerEverywhere(Section section) {
    return section.former().stream()
        .map(slug -> new Address("/" + section.kind().key(slug) + "/"))
        .toList();
  }

  private Address section(LocaleTag edition, Section.Kind kind, String slug) {
    return new Address(home(edition).path() + kind.key(slug) + "/");
  }

  /** Below which the feeds of a section stand that holds entries of several editions. */
  public Address everywhere(Section section) {
    return new Address("/" + section.key() + "/");
  }

  /** Where an edition's months are. */
  public Address archive(LocaleTag edition) {
    return new Address(home(edition).path() + "archive/");
  }

  /**
   * A page of a month's list. Months of all calendars are named by the Gregorian date of their
   * first day, such as {@code /fa-AF/archive/2024-03-20/}: two never share it.
   *
   * @param number from 1, which is the month's own
   */
  public Address archive(LocaleTag edition, Month month, int number) {
    return page(new Address(archive(edition).path() + month.first() + "/"), number);
  }

  private static Address page(Address first, int number) {
    return number == 1 ? first : new Address(first.path() + "page/" + number + "/");
  }

  public Address subscribe(LocaleTag edition) {
    return new Address(home(edition).path() + "subscribe/");
  }

  /** The pages of an edition that have names of their own: no article may take them. */
  List<Address> fixed(LocaleTag edition) {
    return List.of(home(edition), archive(edition), subscribe(edition));
  }

  /**
   * A feed.
   *
   * @param of the home or section that it syndicates
   */
  public Address feed(Address of, FeedFormat format) {
    return new Address(of.path() + FEEDS.get(format));
  }

  /** A list of all feeds of the site. */
  public Address outlines() {
    return new Address("/" + OUTLINES);
  }

  /** A list of all feeds of an edition. */
  public Address outlines(LocaleTag edition) {
    return new Address(home(edition).path() + OUTLINES);
  }

  /**
   * What was in a feed before.
   *
   * @param volume of the archive, from 1, the oldest
   */
  public Address volume(Address of, FeedFormat format, int volume) {
    String name = feed(of, format).path().substring(of.path().length());
    return new Address(of.path() + "archive/" + name.replace(".", "-" + volume + "."));
  }

  /** An article's page in an edition, by the site's pattern. */
  Address article(LocaleTag edition, OffsetDateTime published, String story, String slug) {
    String path =
        pattern
            .replace("{locale}", edition.value())
            .replace("{year}", digits(4, published.getYear()))
            .replace("{month}", digits(2, published.getMonthValue()))
            .replace("{day}", digits(2, published.getDayOfMonth()))
            .replace("{story}", story)
            .replace("{slug}", slug);
    return new Address(path);
  }

  /** With zeros in front: a format would be read again for each of very many articles. */
  private static String digits(int least, int number) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, least - digits.length())) + digits;
  }
}
