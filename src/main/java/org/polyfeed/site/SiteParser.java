package org.polyfeed.site;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Suggestion;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.target.Coding;

/** Reads {@code site.yaml}. What is wrong with it becomes an error; the rest has its default. */
public final class SiteParser {

  /** RFC 4151 section 2.1, with the date as exact as the site likes. */
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "([A-Za-z0-9._-]+@)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?,\\d{4}(-\\d\\d(-\\d\\d)?)?");

  private static final Pattern HOST = Pattern.compile("^(https?://)([^/:?#@]+)(.*)$");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

  private static final List<String> PLACEHOLDERS =
      List.of("locale", "year", "month", "day", "slug", "story");

  /** What the protocol takes for one. */
  private static final Pattern INDEX_NOW_KEY = Pattern.compile("[A-Za-z0-9-]{8,128}");

  /** For how long a program that translates may be silent, unless the site says otherwise. */
  private static final int SECONDS = 60;

  private static final int MOST_SECONDS = 86_400;

  private static final URI LOCAL = URI.create("http://localhost:8080/");

  private final Fields fields;
  private final Values values;
  private final String folder;
  private final MediaFolder media;

  /**
   * @param fields of site.yaml, without keys where there is none
   * @param folder the name of the site's folder: its title where it gives none
   * @param media the files beside site.yaml
   */
  public SiteParser(Fields fields, String folder, MediaFolder media) {
    this.fields = fields;
    this.values = new Values(fields);
    this.folder = folder;
    this.media = media;
  }

  public Site parse() {
    fields.refuseOthers(SiteSettings.ALL.names());
    LocalesParser parser = new LocalesParser(fields);
    List<SiteLocale> locales = parser.locales();
    LocaleTag first = parser.defaultLocale(locales);
    List<Negotiation> negotiate = negotiate();
    Glossary glossary = new GlossaryParser(fields.fields("glossary")).glossary();
    return new Site(
        fields.file(),
        title(),
        values.localized("description"),
        address(),
        authority(),
        timezone(),
        parser.calendar(),
        first,
        parser.withFallback(parser.withWords(locales, glossary), first),
        new FeedsParser(fields.fields("feeds"), locales).feeds(),
        permalink(locales.size()),
        values.slugs(),
        topics(),
        authors(),
        glossary,
        fields.texts("boilerplate"),
        pages(),
        readers(),
        negotiate,
        hosts(negotiate),
        fields.has("podcast")
            ? Optional.of(new PodcastParser(fields.fields("podcast"), media).podcast())
            : Optional.empty(),
        new DestinationParser(fields.fields("publish")).destinations(),
        indexNow(),
        precompress(),
        translate());
  }

  private LocalizedText title() {
    LocalizedText title = values.localized("title");
    return title.equals(LocalizedText.none()) ? LocalizedText.same(folder) : title;
  }

  private URI address() {
    Optional<String> given = fields.text("address");
    if (given.isEmpty()) {
      fields.warn(
          "address",
          "no address: feeds say "
              + LOCAL
              + ", where no reader finds them; set 'address:' to the"
              + " site's URL");
      return LOCAL;
    }
    try {
      String text = given.get().endsWith("/") ? given.get() : given.get() + "/";
      URI address = new URI(withAsciiHost(text)).normalize();
      if (Values.isOfTheWeb(address)) {
        if (Stream.of(address.getRawQuery(), address.getRawFragment(), address.getRawUserInfo())
            .allMatch(Objects::isNull)) {
          warnOfPlaceholder(address);
          return URI.create(address.toASCIIString());
        }
      }
    } catch (URISyntaxException e) {
      // Said below, as of other things that are no address of a site.
    }
    fields.refuse(
        "address",
        "'" + given.get() + "' is no address of a site; it must be like https://news.example.org/");
    return LOCAL;
  }

  private void warnOfPlaceholder(URI address) {
    if (address.equals(Site.PLACEHOLDER)) {
      fields.warn(
          "address",
          "it is still the one that every new site has; set it to the site's URL before you publish,"
              + " because ids are made with it");
    }
  }

  private static String withAsciiHost(String url) {
    Matcher host = HOST.matcher(url);
    try {
      return host.find() ? host.group(1) + IDN.toASCII(host.group(2)) + host.group(3) : url;
    } catch (IllegalArgumentException e) {
      return url;
    }
  }

  private Optional<String> authority() {
    Optional<String> id = fields.text("id");
    if (id.isPresent() && !AUTHORITY.matcher(id.get()).matches()) {
      fields.refuse(
          "id",
          "'"
              + id.get()
              + "' must be a domain of yours and a date when it was yours, such as"
              + " news.example.org,2024");
      return Optional.empty();
    }
    return id;
  }

  private ZoneId timezone() {
    Optional<String> name = fields.text("timezone");
    if (name.isEmpty()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name.get());
    } catch (DateTimeException e) {
      fields.refuse(
          "timezone",
          "no such time zone '"
              + name.get()
              + "'"
              + Suggestion.of(name.get(), ZoneId.getAvailableZoneIds())
                  .map(meant -> "; did you mean '" + meant + "'?")
                  .orElse("; it must be like Asia/Kabul"));
      return ZoneOffset.UTC;
    }
  }

  private int pages() {
    Fields settings = fields.fields("pages");
    settings.refuseOthers(SiteSettings.PAGES.names());
    return settings.number("entries", 1).orElse(20);
  }

  private List<Reader> readers() {
    if (!fields.has("readers")) {
      return Reader.USUAL;
    }
    Fields all = fields.fields("readers");
    List<Reader> readers = new ArrayList<>();
    for (String name : all.keys()) {
      String pattern = all.text(name).orElse("");
      if (isPattern(pattern)) {
        readers.add(new Reader(name, pattern));
      } else {
        all.refuse(
            name,
            "'"
                + pattern
                + "' is no address of a reader; it must be a URL with {url} where that of the feed"
                + " goes, such as https://feedly.com/i/subscription/feed/{url}");
      }
    }
    return readers;
  }

  private static boolean isPattern(String pattern) {
    try {
      return pattern.contains(Reader.PLACE)
          && Values.isOfTheWeb(new URI(new Reader("", pattern).open("https://news.example/")));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private Optional<IndexNow> indexNow() {
    if (!fields.has("index-now")) {
      return Optional.empty();
    }
    if (fields.isText("index-now")) {
      return indexNow(fields, "index-now", IndexNow.USUAL);
    }
    Fields settings = fields.fields("index-now");
    settings.refuseOthers(SiteSettings.INDEX_NOW.names());
    if (settings.text("key").isEmpty()) {
      fields.refuse("index-now", "it needs 'key:', 8 to 128 of a-z, A-Z, 0-9 and -");
    }
    URI endpoint =
        settings
            .text("endpoint")
            .flatMap(url -> new Values(settings).url("endpoint", url))
            .orElse(IndexNow.USUAL);
    return indexNow(settings, "key", endpoint);
  }

  private static Optional<IndexNow> indexNow(Fields settings, String key, URI endpoint) {
    Optional<String> given = settings.text(key);
    if (given.isPresent() && !INDEX_NOW_KEY.matcher(given.get()).matches()) {
      settings.refuse(
          key, "'" + given.get() + "' is no key; it must be 8 to 128 of a-z, A-Z, 0-9 and -");
      return Optional.empty();
    }
    return given.map(text -> new IndexNow(text, endpoint));
  }

  private List<Negotiation> negotiate() {
    return fields.texts("negotiate").stream()
        .flatMap(name -> values.choice("negotiate", name, Negotiation.values()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Those that the site names; else those whose files mean nothing to others. */
  private List<Host> hosts(List<Negotiation> negotiate) {
    Set<Host> hosts = EnumSet.noneOf(Host.class);
    if (!fields.has("hosts")) {
      hosts.addAll(List.of(Host.NETLIFY, Host.NGINX));
    } else if (!fields.texts("hosts").equals(List.of("false"))) {
      fields.texts("hosts").stream()
          .flatMap(name -> values.choice("hosts", name, Host.values()).stream())
          .forEach(hosts::add);
    }
    negotiate.stream().flatMap(way -> way.host().stream()).forEach(hosts::add);
    if (hosts.containsAll(List.of(Host.NETLIFY, Host.CLOUDFLARE))) {
      fields.refuse(
          fields.has("hosts") ? "hosts" : "negotiate",
          "netlify and cloudflare read the same files, each in its own way; name one of them");
    }
    return List.copyOf(hosts);
  }

  private List<Coding> precompress() {
    if (fields.texts("precompress").equals(List.of("false"))) {
      return List.of();
    }
    return fields.texts("precompress").stream()
        .flatMap(name -> values.choice("precompress", name, Coding.values()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private Optional<MachineTranslation> translate() {
    if (!fields.has("translate")) {
      return Optional.empty();
    }
    Fields settings = fields.fields("translate");
    settings.refuseOthers(SiteSettings.TRANSLATE.names());
    List<String> command = settings.texts("command");
    int timeout = settings.number("timeout", 1).orElse(SECONDS);
    if (command.isEmpty()) {
      fields.refuse("translate", "it needs 'command:', such as [translate.py, formal]");
    }
    if (timeout > MOST_SECONDS) {
      settings.refuse("timeout", "'timeout' must be at most " + MOST_SECONDS + " seconds");
    }
    return command.isEmpty()
        ? Optional.empty()
        : Optional.of(new MachineTranslation(command, timeout));
  }

  private String permalink(int locales) {
    Optional<String> given = fields.text("permalink");
    if (given.isEmpty()) {
      return Site.PERMALINK;
    }
    String permalink = given.get();
    List<String> used =
        PLACEHOLDER.matcher(permalink).results().map(result -> result.group(1)).toList();
    String fixed = PLACEHOLDER.matcher(permalink).replaceAll("x");
    String wrong = "";
    if (!PLACEHOLDERS.containsAll(used) || fixed.matches(".*[{}].*")) {
      wrong = "it may hold " + "{" + String.join("}, {", PLACEHOLDERS) + "}";
    } else if (!permalink.startsWith("/") || !permalink.endsWith("/")) {
      wrong = "it must begin and end with a slash";
    } else if (Arrays.asList(fixed.split("/")).contains("..")
        || fixed.contains("//")
        || Arrays.asList(fixed.split("/")).contains(".")) {
      wrong = "no name in it may be empty, '.' or '..', which lead out of the folder";
    } else if (permalink.contains("/.")) {
      wrong = "no name in it may begin with a dot: such files are hidden, and some are Polyfeed's";
    } else if (!fixed.matches("[A-Za-z0-9._~/-]+")) {
      wrong = "beside its placeholders it must be ASCII letters, digits, - . _ ~";
    } else if (!used.contains("slug") && !used.contains("story")) {
      wrong = "it must hold {slug} or {story}, or all articles would share an address";
    } else if (!used.contains("locale") && locales != 1) {
      wrong = "it must hold {locale}, or all editions would share an address";
    }
    if (wrong.isEmpty()) {
      return permalink;
    }
    fields.refuse("permalink", "'" + permalink + "': " + wrong);
    return Site.PERMALINK;
  }

  private Map<String, LocalizedText> topics() {
    Fields topics = fields.fields("topics");
    Map<String, LocalizedText> names = new TreeMap<>();
    topics.keys().forEach(key -> names.put(key, new Values(topics).localized(key)));
    return names;
  }

  private Map<String, Author> authors() {
    Fields all = fields.fields("authors");
    Map<String, Author> authors = new TreeMap<>();
    for (String key : all.keys()) {
      Fields author = all.fields(key);
      author.refuseOthers(SiteSettings.AUTHOR.names());
      LocalizedText name = new Values(author).localized("name");
      authors.put(
          key,
          new Author(
              name.equals(LocalizedText.none()) ? LocalizedText.same(key) : name,
              author.text("email"),
              author.text("url").flatMap(url -> new Values(author).url("url", url))));
    }
    return authors;
  }
}
