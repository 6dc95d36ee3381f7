package org.polyfeed.site;

import static org.polyfeed.settings.Kind.choice;
import static org.polyfeed.settings.Kind.either;
import static org.polyfeed.settings.Kind.flag;
import static org.polyfeed.settings.Kind.keys;
import static org.polyfeed.settings.Kind.listed;
import static org.polyfeed.settings.Kind.locale;
import static org.polyfeed.settings.Kind.localized;
import static org.polyfeed.settings.Kind.named;
import static org.polyfeed.settings.Kind.text;
import static org.polyfeed.settings.Kind.whole;
import static org.polyfeed.settings.Setting.key;

import java.util.List;
import java.util.Map;
import org.polyfeed.locale.Calendars;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.SlugStyle;
import org.polyfeed.settings.Kind;
import org.polyfeed.settings.Schema;
import org.polyfeed.settings.Setting;
import org.polyfeed.target.Coding;

/**
 * Every key of {@code site.yaml}: those that {@link SiteParser} reads, and what the reference and
 * the JSON Schema say of them.
 */
public final class SiteSettings {

  static final String URL = "[Hh][Tt][Tt][Pp][Ss]?://.+";

  private static final String FEED_PATH = "(/[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*)+\\.[A-Za-z]+";

  private static final String INDEX_NOW_KEY = "[A-Za-z0-9-]{8,128}";

  private static final Kind CALENDAR = new Kind.Choice(List.copyOf(Calendars.names()));

  private static final Kind DIGITS = new Kind.Choice(List.copyOf(LocaleTag.digits()));

  private static final Setting FORMATS =
      key(
              "formats",
              listed(choice(FeedFormat.values())),
              "[rss, atom]",
              "In which formats feeds are made.")
          .without("all three");

  private static final Setting ENTRIES =
      key(
              "entries",
              whole(1),
              "30",
              "The most that a feed holds; what came before is in its archives.")
          .without("50");

  private static final Setting BYTES =
      key(
              "bytes",
              whole(1),
              "200000",
              "About the most that a feed weighs: what would not fit is given with its summary"
                  + " alone.")
          .without("500000");

  private static final Setting CONTENT =
      key("content", choice(FeedContent.values()), "summary", "How much of an article feeds hold.")
          .without("full");

  static final Kind.Keys SHAPE = keys(FORMATS, ENTRIES, BYTES, CONTENT);

  private static final Kind SHAPE_OR_NONE = either(flag(), SHAPE);

  static final Kind.Keys SELECTION =
      keys(
          key("title", localized(), "{ en: Weekend, fr: Le week-end }", "What it is called.")
              .without("made of what it selects"),
          key("topics", listed(text()), "[culture, food]", "What is about one of these."),
          key("authors", listed(text()), "[ada]", "What is by one of these."),
          key(
                  "locales",
                  listed(locale()),
                  "[sr-Latn, bs, hr]",
                  "One feed of what these editions publish, in all their languages.")
              .without("one feed of each edition"),
          FORMATS.without("as `feeds` says"),
          ENTRIES.without("as `feeds` says"),
          BYTES.without("as `feeds` says"),
          CONTENT.without("as `feeds` says"));

  static final Kind.Keys FEEDS =
      keys(
          FORMATS,
          ENTRIES,
          BYTES,
          CONTENT,
          key("hub", text(URL), "https://hub.example.org/", "The URL of a WebSub hub.")
              .without("none"),
          key(
                  "topics",
                  SHAPE_OR_NONE,
                  "{ entries: 20, content: summary }",
                  "`formats`, `entries`, `bytes` and `content` of the feeds of topics; `false` for no"
                      + " such feeds.")
              .without("as `feeds` says"),
          key("authors", SHAPE_OR_NONE, "false", "The same of the feeds of authors.")
              .without("as `feeds` says"),
          key(
                  "all",
                  SHAPE_OR_NONE,
                  "{ formats: [atom] }",
                  "The same of the feeds of all languages together.")
              .without("as `feeds` says"),
          key(
              "exclude",
              listed(text()),
              "[press-releases]",
              "Topics whose articles stay out of the feeds of editions and of all languages; those"
                  + " of their topics and authors have them."),
          key(
                  "more",
                  named("NAME", "[a-z0-9]+(-[a-z0-9]+)*", SELECTION),
                  "{ weekend: { topics: [culture, food] } }",
                  "Further feeds, by the name that is part of their addresses.")
              .see("feeds.md#feeds-of-your-own"),
          key(
                  "aliases",
                  named("PATH", FEED_PATH, text(FEED_PATH)),
                  "{ /index.xml: /en/rss.xml }",
                  "Files at which feeds stand beside their own address, for who subscribed to them"
                      + " there before.")
              .see("feeds.md#moving-feeds"),
          key(
                  "accept-new",
                  text("\\d{1,2}%|100%"),
                  "20%",
                  "How many of a feed's items, in percent, may look new to its subscribers though"
                      + " they are not, before a run is refused: `0%` none, `100%` all.")
              .without("`10%`")
              .see("running.md#what-subscribers-would-see"));

  static final Kind.Keys LOCALE =
      keys(
          key("name", text(), "\"تۆرکجه\"", "What its language is called by those who speak it.")
              .without("as CLDR has it")
              .see("languages.md#languages-that-cldr-lacks"),
          key("calendar", CALENDAR, "persian", "The calendar of its dates and archive.")
              .without("the site's `calendar`, else that of its newspapers")
              .see("languages.md#calendars-and-digits"),
          key("digits", DIGITS, "latn", "The digits of its dates and counts.")
              .without("as CLDR has it")
              .see("languages.md#calendars-and-digits"),
          key(
                  "fallback",
                  listed(locale()),
                  "[ru, en]",
                  "Whose articles stand in for those it lacks, best first.")
              .without("what its readers can read, by a table; then the default locale")
              .see("languages.md#whose-articles-stand-in"),
          key(
                  "untranslated",
                  choice(Untranslated.values()),
                  "show",
                  "What becomes of a story that it lacks and another has: `omit` leaves it out,"
                      + " `list` lists it, marked, with a link to the original, `show` also gives"
                      + " it a page and a place in the feeds.")
              .without("`list`"),
          key(
                  "script-of",
                  locale(),
                  "sr-Cyrl",
                  "The locale of the same language in its other script, from which articles that"
                      + " nobody wrote in this one are converted.")
              .without("not converted")
              .see("languages.md"),
          key(
              "spellings",
              named("WORD", text()),
              "{ Rolling Stones: Rolling Stones }",
              "Words that the conversion is to write otherwise; only with `script-of`."),
          key(
                  "slug",
                  choice(SlugStyle.values()),
                  "native",
                  "What the words of its new addresses are made of.")
              .without("the site's `slug`, else by language")
              .see("languages.md#addresses"));

  static final Kind.Keys PAGES =
      keys(key("entries", whole(1), "30", "The most that a page lists.").without("20"));

  static final Kind.Keys AUTHOR =
      keys(
          key("name", localized(), "{ en: Ada Moreau, ru: Ада Моро }", "The author's name.")
              .without("the key"),
          key("email", text(), "ada@news.example.org", "Shown in feeds."),
          key("url", text(URL), "https://ada.example.org/", "The author's own site."));

  static final Kind.Keys OWNER =
      keys(
          key("name", text(), "Ada Moreau", "Who owns the podcast.").without("the `email`"),
          key(
                  "email",
                  text("[^@\\s]+@[^@\\s]+"),
                  "ada@news.example.org",
                  "To which directories write.")
              .needed());

  static final Kind.Keys FUNDING =
      keys(
          key("url", text(URL), "https://news.example.org/give", "Where to give.").needed(),
          key("text", text(), "Support us", "What the link says.").needed());

  static final Kind.Keys PODCAST =
      keys(
          key(
              "category",
              listed(text()),
              "[News > Politics, Technology]",
              "Of Apple's categories, which others take too."),
          key("explicit", flag(), "false", "Whether children should not hear it.")
              .without("`false`"),
          key(
              "image",
              text(),
              "https://news.example.org/cover.png",
              "A square of 1400 to 3000 pixels, JPEG or PNG: a file beside `site.yaml`, or a URL."),
          key("author", localized(), "{ en: World Desk, fr: Service Monde }", "Who speaks.")
              .without("the site's title"),
          key(
              "owner",
              OWNER,
              "{ name: Ada Moreau, email: ada@news.example.org }",
              "Who answers for it."),
          key("type", choice(Podcast.Type.values()), "serial", "Whether its order matters.")
              .without("`episodic`"),
          key("copyright", text(), "2024 World Desk", "A line for those who copy it."),
          key(
              "funding",
              FUNDING,
              "{ url: https://news.example.org/give, text: Support us }",
              "How to support it."),
          key(
              "locked",
              flag(),
              "true",
              "`true` if no other host may take it over; needs an `owner`, whom hosts may ask."));

  static final Kind.Keys INDEX_NOW =
      keys(
          key("key", text(INDEX_NOW_KEY), "5f0c9a7e4b1d4c6c8f3b", "The key.").needed(),
          key("endpoint", text(URL), "https://engine.example.org/now", "Whom to tell.")
              .without("`https://api.indexnow.org/indexnow`, which tells all"));

  static final Kind.Keys TRANSLATE =
      keys(
          key(
                  "command",
                  listed(text()),
                  "[translate.py, formal]",
                  "The program, and its arguments.")
              .needed(),
          key("timeout", whole(1), "60", "For how many seconds it may be silent.").without("60"));

  /** All of the file. */
  public static final Kind.Keys ALL =
      keys(
          key(
                  "title",
                  localized(),
                  "{ en: World Desk, fr: Service Monde }",
                  "The site's name, or one for each locale.")
              .without("the name of the folder"),
          key(
                  "description",
                  localized(),
                  "{ en: News of the world, fr: Les nouvelles du monde }",
                  "What the site says of itself, in feeds and to search engines.")
              .without("a sentence with its name"),
          key(
                  "address",
                  text(URL),
                  "https://news.example.org/",
                  "The URL that everything starts with.")
              .without("`http://localhost:8080/`, and a warning"),
          key(
                  "id",
                  text(
                      "([A-Za-z0-9._-]+@)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?,\\d{4}(-\\d\\d(-\\d\\d)?)?"),
                  "news.example.org,2024",
                  "A domain of yours and a date when it was yours: part of every new id by which"
                      + " subscribers know an article.")
              .without("the host of the address and the year of the first run, kept in the ledger"),
          key("timezone", text(), "Asia/Kabul", "Of dates that name none.").without("UTC"),
          key(
                  "calendar",
                  CALENDAR,
                  "persian",
                  "Of every edition whose language has words for it: `buddhist`, `coptic`,"
                      + " `ethiopic`, `gregorian`, `hebrew`, `indian`, `islamic` (Umm al-Qura; also"
                      + " `islamic-civil`, `islamic-tbla`), `japanese`, `persian`, `roc`.")
              .without("that of each language's newspapers"),
          key(
                  "default",
                  locale(),
                  "en",
                  "The locale of articles that name none, and of pages that belong to no edition.")
              .without("the first of `locales`, else `en`"),
          key(
                  "locales",
                  named("LOCALE", Kind.LOCALE, LOCALE),
                  "{ en: {}, fa: { digits: latn } }",
                  "The locales that the site publishes in, and what is special to each.")
              .without("one for each that an article is written in"),
          key(
              "feeds",
              FEEDS,
              "{ entries: 30, content: summary }",
              "What feeds there are, and what they hold."),
          key("pages", PAGES, "{ entries: 30 }", "How pages are made."),
          key(
                  "readers",
                  named("NAME", text(URL.replace(".+", ".*\\{url\\}.*"))),
                  "{ Feedly: \"https://feedly.com/i/subscription/feed/{url}\" }",
                  "Feed readers on the web that the subscribe page opens a feed with; `{}` for none,"
                      + " and then it says only how to copy an address.")
              .without("Feedly, Inoreader, NewsBlur, The Old Reader"),
          key(
                  "negotiate",
                  listed(choice(Negotiation.values())),
                  "script",
                  "How readers come from the root to their language.")
              .without("they choose it there")
              .see("#from-the-root-to-a-language"),
          key(
                  "hosts",
                  listed(choice(Host.values())),
                  "[apache]",
                  "For which hosts files are written; `[]` for none.")
              .without("`netlify` and `nginx`")
              .see("#hosts"),
          key(
                  "precompress",
                  listed(choice(Coding.values())),
                  "[gzip, brotli]",
                  "In which codings files have twins, which lie beside them for the host to send.")
              .without("none")
              .see("hosting.md#compressed-twins"),
          key(
                  "permalink",
                  text("/([A-Za-z0-9._~-]|\\{[a-z]+\\}|/)*/"),
                  "\"/{locale}/{story}/\"",
                  "The pattern of articles' addresses, of `{locale}` `{year}` `{month}` `{day}`"
                      + " `{slug}` `{story}`.")
              .without("`/{locale}/{year}/{month}/{slug}/`"),
          key(
                  "slug",
                  choice(SlugStyle.values()),
                  "native",
                  "What the words of new addresses are made of: `romanised` (ASCII), `native` (the"
                      + " title's own letters) or `id` (none).")
              .without("by language")
              .see("languages.md#addresses"),
          key(
                  "topics",
                  named("KEY", localized()),
                  "{ politics: { en: Politics, fr: Politique } }",
                  "Names of topics, by the key that articles use.")
              .without("as articles write them"),
          key(
                  "authors",
                  named("KEY", AUTHOR),
                  "{ ada: { name: Ada Moreau } }",
                  "Authors, by the key that articles use.")
              .without("as articles write them"),
          key(
                  "glossary",
                  named("TERM", named("LOCALE", "note|" + Kind.LOCALE, listed(text()))),
                  "{ Taliban: { en: Taliban, ru: [Талибан, талиб*], note: One word } }",
                  "Names and words that articles are to have alike: their forms in each locale, the"
                      + " one to write first; a `*` at the end stands for any ending, and `note` is"
                      + " for translators.")
              .see("languages.md#the-glossary"),
          key(
                  "podcast",
                  PODCAST,
                  "{ category: Technology }",
                  "What directories of podcasts ask for.")
              .without("feeds say only who speaks and what is in them")
              .see("feeds.md#podcasts"),
          key(
                  "publish",
                  named(
                      "NAME",
                      "[A-Za-z][A-Za-z0-9_-]{0,49}",
                      either(DestinationSettings.KINDS.values().toArray(Kind[]::new))),
                  "{ www: { to: folder, path: /srv/www/news } }",
                  "Where the site is published to, by names of your own.")
              .without("nowhere")
              .see("publishing.md"),
          key(
                  "index-now",
                  either(text(INDEX_NOW_KEY), INDEX_NOW),
                  "5f0c9a7e4b1d4c6c8f3b",
                  "The key by which search engines are told what is new.")
              .without("they are not")
              .see("publishing.md#telling-that-something-is-new"),
          key(
                  "translate",
                  TRANSLATE,
                  "{ command: [translate.py, formal] }",
                  "A program that drafts translations; it runs only when you ask for drafts.")
              .without("none")
              .see("translating.md#drafts-by-a-machine"),
          key(
              "boilerplate",
              listed(text()),
              "[Read more on our site]",
              "Further whole lines of raw text to leave out."));

  private SiteSettings() {}

  /** For editors, as {@code Json} writes it. */
  public static Map<String, Object> schema() {
    return Schema.of("Polyfeed: site.yaml", ALL);
  }
}
