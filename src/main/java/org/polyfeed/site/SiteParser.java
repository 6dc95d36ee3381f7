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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.polyfeed.locale.Calendars;
import org.polyfeed.locale.ConversionWords;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.ScriptConversion;
import org.polyfeed.locale.SlugStyle;
import org.polyfeed.media.Source;
import org.polyfeed.problem.Suggestion;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.MediaFile;
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

  /** Of feeds where the site says nothing. */
  private static final FeedShape SHAPE =
      new FeedShape(List.of(FeedFormat.values()), 50, 500_000, FeedContent.FULL);

  private static final Pattern ALIAS =
      Pattern.compile("(/(?!\\.)[A-Za-z0-9._~%-]+)*/(?!\\.)[A-Za-z0-9._~%-]+\\.[A-Za-z]+");

  /** What the protocol takes for one. */
  private static final Pattern INDEX_NOW_KEY = Pattern.compile("[A-Za-z0-9-]{8,128}");

  private static final Pattern PERCENT = Pattern.compile("\\d{1,3}%");

  /** Where the site says nothing, in percent. */
  private static final int ACCEPT_NEW = 10;

  /** From which files in it are counted. */
  private static final String SITE = "site.yaml";

  private static final URI LOCAL = URI.create("http://localhost:8080/");

  private final Fields fields;
  private final String folder;
  private final MediaFolder media;

  /**
   * @param fields of site.yaml, without keys where there is none
   * @param folder the name of the site's folder: its title where it gives none
   * @param media the files beside site.yaml
   */
  public SiteParser(Fields fields, String folder, MediaFolder media) {
    this.fields = fields;
    this.folder = folder;
    this.media = media;
  }

  public Site parse() {
    fields.refuseOthers(SiteSettings.ALL.names());
    Optional<String> calendar = calendar();
    List<SiteLocale> locales = locales(calendar);
    LocaleTag first = defaultLocale(locales);
    List<Negotiation> negotiate = negotiate();
    return new Site(
        fields.file(),
        title(),
        localized(fields, "description"),
        address(),
        authority(),
        timezone(),
        calendar,
        first,
        withFallback(locales, first),
        feeds(locales),
        permalink(locales.size()),
        slugs(fields),
        topics(),
        authors(),
        fields.texts("boilerplate"),
        pages(),
        readers(),
        negotiate,
        hosts(negotiate),
        podcast(),
        new DestinationParser(fields.fields("publish")).destinations(),
        indexNow(),
        precompress());
  }

  private LocalizedText title() {
    LocalizedText title = localized(fields, "title");
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
      if (isOfTheWeb(address)) {
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

  private static boolean isOfTheWeb(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    return Set.of("http", "https").contains(scheme) && url.getHost() != null;
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

  private Optional<String> calendar() {
    return fields.text("calendar").filter(name -> isCalendar(fields, "calendar", name));
  }

  private List<SiteLocale> locales(Optional<String> calendar) {
    Fields all = fields.fields("locales");
    Map<LocaleTag, SiteLocale> locales = new LinkedHashMap<>();
    for (String name : all.keys()) {
      Optional<LocaleTag> tag = tag(all, name, name);
      if (tag.isPresent()) {
        SiteLocale locale = locale(all, name, tag.get(), calendar);
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

  private SiteLocale locale(Fields all, String written, LocaleTag tag, Optional<String> calendar) {
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
      tag(settings, "fallback", name).ifPresent(fallback::add);
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
        choice(settings, "untranslated", Untranslated.values(), Untranslated.LIST),
        conversion(settings, tag.plain()),
        slugs(settings));
  }

  private static Optional<ScriptConversion> conversion(Fields settings, LocaleTag to) {
    Optional<LocaleTag> from =
        settings.text("script-of").flatMap(name -> tag(settings, "script-of", name));
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

  /** Where the site says nothing about it. */
  private static List<SiteLocale> withFallback(List<SiteLocale> locales, LocaleTag first) {
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

  private LocaleTag defaultLocale(List<SiteLocale> locales) {
    LocaleTag english = new LocaleTag("en");
    LocaleTag first = locales.isEmpty() ? english : locales.get(0).tag();
    Optional<LocaleTag> given =
        fields.text("default").flatMap(name -> tag(fields, "default", name)).map(LocaleTag::plain);
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

  private static String names(List<SiteLocale> locales) {
    return String.join(", ", locales.stream().map(locale -> locale.tag().value()).toList());
  }

  private static Optional<LocaleTag> tag(Fields fields, String key, String name) {
    Optional<LocaleTag> tag = LocaleTag.declared(name);
    if (tag.isEmpty()) {
      fields.refuse(key, LocaleTag.fault(name));
    }
    return tag;
  }

  private FeedSettings feeds(List<SiteLocale> locales) {
    Fields settings = fields.fields("feeds");
    settings.refuseOthers(SiteSettings.FEEDS.names());
    FeedShape shape = shape(settings, SHAPE);
    return new FeedSettings(
        shape,
        shape(settings, "topics", shape),
        shape(settings, "authors", shape),
        shape(settings, "all", shape),
        selections(settings.fields("more"), shape, locales),
        settings.texts("exclude"),
        aliases(settings.fields("aliases")),
        percent(settings, "accept-new").orElse(ACCEPT_NEW),
        settings.text("hub").flatMap(url -> url(settings, "hub", url)));
  }

  private static Optional<Integer> percent(Fields fields, String key) {
    Optional<String> text = fields.text(key);
    Optional<Integer> percent =
        text.filter(given -> PERCENT.matcher(given).matches())
            .map(given -> Integer.valueOf(given.substring(0, given.length() - 1)))
            .filter(number -> number <= 100);
    if (text.isPresent() && percent.isEmpty()) {
      fields.refuse(key, "'" + text.get() + "' must be a whole number of percent from 0% to 100%");
    }
    return percent;
  }

  private static FeedShape shape(Fields settings, String kind, FeedShape standard) {
    if (settings.has(kind) && !settings.holdsFields(kind)) {
      if (settings.flag(kind).orElse(true)) {
        return standard;
      }
      return new FeedShape(List.of(), standard.entries(), standard.bytes(), standard.content());
    }
    Fields own = settings.fields(kind);
    own.refuseOthers(SiteSettings.SHAPE.names());
    return shape(own, standard);
  }

  /** What the settings say, and for the rest the standard. */
  private static FeedShape shape(Fields settings, FeedShape standard) {
    Set<FeedFormat> formats = new LinkedHashSet<>();
    List<String> names = settings.texts("formats");
    for (String name : names) {
      choice(settings, "formats", name, FeedFormat.values()).ifPresent(formats::add);
    }
    if (settings.has("formats") && names.isEmpty()) {
      settings.refuse("formats", "'formats' names none; it needs rss, atom or json");
    }
    return new FeedShape(
        formats.isEmpty() ? standard.formats() : List.copyOf(formats),
        settings.number("entries", 1).orElse(standard.entries()),
        settings.number("bytes", 1).orElse(standard.bytes()),
        choice(settings, "content", FeedContent.values(), standard.content()));
  }

  private static List<Selection> selections(
      Fields more, FeedShape standard, List<SiteLocale> locales) {
    List<Selection> selections = new ArrayList<>();
    for (String name : more.keys()) {
      if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        more.refuse(
            name,
            "'"
                + name
                + "' is part of the feed's address: it must be lower-case ASCII letters, digits"
                + " and hyphens, such as 'weekend'");
        continue;
      }
      Fields one = more.fields(name);
      one.refuseOthers(SiteSettings.SELECTION.names());
      Selection selection =
          new Selection(
              name,
              localized(one, "title"),
              one.texts("topics"),
              one.texts("authors"),
              among(one, "locales", locales),
              shape(one, standard));
      if (!one.has("topics") && !one.has("authors") && !one.has("locales")) {
        more.refuse(
            name, "the feed '" + name + "' selects nothing; name 'topics', 'authors' or 'locales'");
      }
      selections.add(selection);
    }
    return selections;
  }

  private static List<FeedAlias> aliases(Fields settings) {
    List<FeedAlias> aliases = new ArrayList<>();
    for (String path : settings.keys()) {
      String feed = settings.isText(path) ? settings.text(path).orElse("") : "";
      for (String one : List.of(path, feed)) {
        if (!isFile(one)) {
          settings.refuse(
              path,
              "'"
                  + one
                  + "' is no path of a file with an ending, in ASCII letters, digits and . _ ~ % -;"
                  + " an alias leads from one such path to that of a feed:"
                  + " '/index.xml: /en/rss.xml'"
                  + (isFile(one + "/index.xml") ? "; for '" + one + "' let the host lead on" : ""));
          break;
        }
      }
      if (isFile(path) && isFile(feed)) {
        aliases.add(new FeedAlias(path, feed, settings.line(path)));
      }
    }
    return aliases;
  }

  /** A name without an ending is no feed to hosts, which go by endings. */
  private static boolean isFile(String path) {
    return ALIAS.matcher(path).matches();
  }

  /** Locales of the site, in its order. */
  private static List<LocaleTag> among(Fields fields, String key, List<SiteLocale> locales) {
    Set<LocaleTag> among = new LinkedHashSet<>();
    for (String name : fields.texts(key)) {
      Optional<LocaleTag> tag = tag(fields, key, name).map(LocaleTag::plain);
      Optional<LocaleTag> known =
          locales.isEmpty()
              ? tag
              : locales.stream()
                  .map(SiteLocale::tag)
                  .filter(own -> tag.filter(own::sameAs).isPresent())
                  .findFirst();
      if (tag.isPresent() && known.isEmpty()) {
        fields.refuse(key, tag.get() + " is not among the site's locales: " + names(locales));
      }
      known.ifPresent(among::add);
    }
    return List.copyOf(among);
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
          && isOfTheWeb(new URI(new Reader("", pattern).open("https://news.example/")));
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
            .flatMap(url -> url(settings, "endpoint", url))
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
        .flatMap(name -> choice(fields, "negotiate", name, Negotiation.values()).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private Optional<Podcast> podcast() {
    if (!fields.has("podcast")) {
      return Optional.empty();
    }
    Fields podcast = fields.fields("podcast");
    podcast.refuseOthers(SiteSettings.PODCAST.names());
    Optional<Podcast.Owner> owner = owner(podcast);
    Optional<Boolean> locked = podcast.flag("locked");
    if (locked.isPresent() && owner.isEmpty()) {
      podcast.refuse("locked", "'locked' needs an 'owner', whom other hosts may ask");
    }
    return Optional.of(
        new Podcast(
            categories(podcast),
            podcast.flag("explicit").orElse(false),
            podcast.text("image").flatMap(src -> picture(podcast, src)),
            localized(podcast, "author"),
            owner,
            choice(podcast, "type", Podcast.Type.values(), Podcast.Type.EPISODIC),
            podcast.text("copyright"),
            funding(podcast),
            locked.filter(any -> owner.isPresent())));
  }

  private static List<Podcast.Category> categories(Fields podcast) {
    List<Podcast.Category> categories = new ArrayList<>();
    for (String name : podcast.texts("category")) {
      Optional<Podcast.Category> category = PodcastCategories.parse(name);
      if (category.isEmpty()) {
        podcast.refuse(
            "category", "no such category '" + name + "'" + PodcastCategories.after(name));
      }
      category.ifPresent(categories::add);
    }
    return categories;
  }

  /** Apple asks for JPEG or PNG; what is in the file is seen when it is carried. */
  private Optional<Source> picture(Fields podcast, String src) {
    Optional<MediaFile> file = media.find(SITE, src).map(MediaFolder.Found::file);
    if (file.isEmpty() && MediaFolder.isBeside(src)) {
      podcast.refuse("image", media.fault(SITE, src));
      return Optional.empty();
    }
    return file.isPresent() || url(podcast, "image", src).isPresent()
        ? Optional.of(new Source(src, file))
        : Optional.empty();
  }

  private static Optional<Podcast.Owner> owner(Fields podcast) {
    Fields owner = podcast.fields("owner");
    owner.refuseOthers(SiteSettings.OWNER.names());
    Optional<String> email = owner.text("email");
    if (podcast.has("owner") && email.filter(text -> text.matches("[^@\\s]+@[^@\\s]+")).isEmpty()) {
      podcast.refuse("owner", "'owner' needs an 'email', to which directories write");
      return Optional.empty();
    }
    return email.map(known -> new Podcast.Owner(owner.text("name").orElse(known), known));
  }

  private static Optional<Podcast.Funding> funding(Fields podcast) {
    Fields funding = podcast.fields("funding");
    funding.refuseOthers(SiteSettings.FUNDING.names());
    Optional<String> text = funding.text("text");
    if (podcast.has("funding") && (text.isEmpty() || !funding.has("url"))) {
      podcast.refuse("funding", "'funding' needs a 'url' and a 'text' for the link");
      return Optional.empty();
    }
    return funding
        .text("url")
        .flatMap(url -> url(funding, "url", url))
        .flatMap(url -> text.map(said -> new Podcast.Funding(url, said)));
  }

  /** Those that the site names; else those whose files mean nothing to others. */
  private List<Host> hosts(List<Negotiation> negotiate) {
    Set<Host> hosts = EnumSet.noneOf(Host.class);
    if (!fields.has("hosts")) {
      hosts.addAll(List.of(Host.NETLIFY, Host.NGINX));
    } else if (!fields.texts("hosts").equals(List.of("false"))) {
      fields.texts("hosts").stream()
          .flatMap(name -> choice(fields, "hosts", name, Host.values()).stream())
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
        .flatMap(name -> choice(fields, "precompress", name, Coding.values()).stream())
        .distinct()
        .sorted()
        .toList();
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

  private static Optional<SlugStyle> slugs(Fields fields) {
    return fields.text("slug").flatMap(name -> choice(fields, "slug", name, SlugStyle.values()));
  }

  private Map<String, LocalizedText> topics() {
    Fields topics = fields.fields("topics");
    Map<String, LocalizedText> names = new TreeMap<>();
    topics.keys().forEach(key -> names.put(key, localized(topics, key)));
    return names;
  }

  private Map<String, Author> authors() {
    Fields all = fields.fields("authors");
    Map<String, Author> authors = new TreeMap<>();
    for (String key : all.keys()) {
      Fields author = all.fields(key);
      author.refuseOthers(SiteSettings.AUTHOR.names());
      LocalizedText name = localized(author, "name");
      authors.put(
          key,
          new Author(
              name.equals(LocalizedText.none()) ? LocalizedText.same(key) : name,
              author.text("email"),
              author.text("url").flatMap(url -> url(author, "url", url))));
    }
    return authors;
  }

  private static LocalizedText localized(Fields fields, String key) {
    if (!fields.holdsFields(key)) {
      return new LocalizedText(Map.of(), fields.text(key));
    }
    Fields texts = fields.fields(key);
    Map<LocaleTag, String> byLocale = new TreeMap<>();
    for (String name : texts.keys()) {
      Optional<LocaleTag> tag = tag(texts, name, name);
      texts
          .text(name)
          .ifPresent(text -> tag.ifPresent(locale -> byLocale.put(locale.plain(), text)));
    }
    return new LocalizedText(byLocale, Optional.empty());
  }

  private static Optional<URI> url(Fields fields, String key, String text) {
    try {
      URI url = new URI(text);
      // Others with a host, such as javascript://host/, would run in a reader that follows them.
      if (isOfTheWeb(url) && url.getRawUserInfo() == null) {
        return Optional.of(URI.create(url.toASCIIString()));
      }
    } catch (URISyntaxException e) {
      // Said below, as of URLs that lead to no host of the web.
    }
    fields.refuse(key, "'" + text + "' is no URL; it must be like https://example.org/");
    return Optional.empty();
  }

  private static <E extends Enum<E>> E choice(Fields fields, String key, E[] all, E standard) {
    return fields.text(key).flatMap(name -> choice(fields, key, name, all)).orElse(standard);
  }

  private static <E extends Enum<E>> Optional<E> choice(
      Fields fields, String key, String name, E[] all) {
    List<String> names =
        Arrays.stream(all).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    int index = names.indexOf(name);
    if (index < 0) {
      fields.refuse(
          key,
          "'"
              + name
              + "' must be one of "
              + String.join(", ", names)
              + Suggestion.after(name, names));
      return Optional.empty();
    }
    return Optional.of(all[index]);
  }
}
