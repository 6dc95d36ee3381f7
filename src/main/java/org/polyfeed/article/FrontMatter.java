package org.polyfeed.article;

import static org.polyfeed.settings.Kind.choice;
import static org.polyfeed.settings.Kind.either;
import static org.polyfeed.settings.Kind.flag;
import static org.polyfeed.settings.Kind.keys;
import static org.polyfeed.settings.Kind.listed;
import static org.polyfeed.settings.Kind.locale;
import static org.polyfeed.settings.Kind.localized;
import static org.polyfeed.settings.Kind.text;
import static org.polyfeed.settings.Kind.whole;
import static org.polyfeed.settings.Setting.key;

import java.util.Map;
import org.polyfeed.settings.Kind;
import org.polyfeed.settings.Schema;
import org.polyfeed.settings.Setting;

/**
 * Every key of front matter and of the {@code .yaml} beside articles: those that are read, and what
 * the reference and the JSON Schema say of them.
 */
public final class FrontMatter {

  private static final String URL = "[Hh][Tt][Tt][Pp][Ss]?://.+";

  private static final String TIME =
      "\\d{4}-\\d\\d-\\d\\d([Tt ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?"
          + " ?([Zz]|[+-]\\d\\d(:?\\d\\d)?)?)?";

  private static final Kind DATE = text(TIME);

  private static final String PICTURES = "writing.md#pictures-and-recordings";

  private static final Setting TITLE =
      key(
          "title",
          localized(),
          "\"The hall, on Tuesday\"",
          "A line below it, or one for each locale.");

  private static final Setting LENGTH =
      key("length", whole(1), "183000", "Its size in bytes.").without("read from the file");

  private static final Setting WIDTH =
      key("width", whole(1), "1200", "In pixels.").without("read from the file");

  private static final Setting HEIGHT =
      key("height", whole(1), "800", "In pixels.").without("read from the file");

  private static final Setting DURATION =
      key("duration", text(), "\"12:34\"", "Seconds, `12:34` or `1:02:03`.")
          .without("read from the file");

  private static final Setting TRANSCRIPT =
      key(
          "transcript",
          localized(),
          "{ en: talk.en.vtt, ru: talk.ru.vtt }",
          "What is said in it: a file or URL of WebVTT, SubRip, HTML or text, or one for each locale.");

  private static final Setting CHAPTERS =
      key("chapters", text(), "talk.chapters.json", "Its parts, in the JSON of Podcasting 2.0.");

  static final Kind.Keys IMAGE =
      keys(
          src("kazan.jpg"),
          key(
              "alt",
              localized(),
              "The hall of the forum",
              "What it shows, for those who cannot see it; `\"\"` if it only adorns."),
          TITLE,
          type("image/jpeg", "image"),
          LENGTH,
          WIDTH,
          HEIGHT);

  static final Kind.Keys AUDIO =
      keys(
          src("talk.mp3"),
          TITLE,
          type("audio/mpeg", "audio"),
          LENGTH,
          DURATION,
          TRANSCRIPT,
          CHAPTERS,
          key("episode", whole(1), "12", "Its number."),
          key("season", whole(1), "2", "The number of its season."),
          key(
              "episode-type",
              choice(Episode.Type.values()),
              "full",
              "Which part of a series it is."),
          key("explicit", flag(), "false", "Whether children should not hear it."));

  static final Kind.Keys VIDEO =
      keys(
          src("kazan.mp4"),
          TITLE,
          type("video/mp4", "video"),
          LENGTH,
          WIDTH,
          HEIGHT,
          DURATION,
          TRANSCRIPT,
          key(
              "captions",
              localized(),
              "kazan.en.vtt",
              "What is said, for its player: WebVTT beside the article, or one for each locale."),
          CHAPTERS);

  static final Kind.Keys AUTHOR =
      keys(
          key("name", text(), "Ada Moreau", "The author's name.").needed(),
          key("email", text(), "ada@news.example.org", "Shown in feeds."),
          key("url", text(URL), "https://ada.example.org/", "The author's own site."));

  static final Kind.Keys CORRECTION =
      keys(
          key("date", DATE, "2024-04-03", "When it was set right.").without("with the article"),
          key("note", text(), "The ferry sails on Tuesdays.", "What was wrong and is right.")
              .needed());

  /** All of it. */
  public static final Kind.Keys ALL =
      keys(
          key("title", text(), "The ferry sails again", "The article's title.")
              .without("the first heading or line"),
          key(
                  "date",
                  DATE,
                  "2024-04-02",
                  "When it was published: `2024-04-02` (noon in the site's zone), `2024-04-02 13:05`,"
                      + " `2024-04-02T13:05:00+04:30`.")
              .without(
                  "the date at the head of the file's name (`2024-04-02-flood.txt`) or in the text,"
                      + " else when Polyfeed first saw it"),
          key("updated", DATE, "2024-04-03 09:00", "When it was last changed.")
              .without("when Polyfeed first saw its text changed"),
          key(
                  "author",
                  listed(either(text(), AUTHOR)),
                  "Ada Moreau",
                  "A name, a key of the site's `authors`, `{ name, email, url }`, or a list of them.")
              .without("the byline in the text"),
          key("authors", listed(either(text(), AUTHOR)), "[ada, { name: Jun Okada }]", "The same."),
          key(
              "topics",
              listed(text()),
              "[politics, Life & Style]",
              "Keys of the site's `topics`, or names."),
          key("tags", listed(text()), "[politics]", "The same."),
          key("categories", listed(text()), "[politics]", "The same."),
          key(
                  "summary",
                  text(),
                  "A ferry crosses the bay again.",
                  "One or two sentences of plain text.")
              .without("how the article begins"),
          key("dateline", text(), "ISLAMABAD", "The place.").without("as the text has it"),
          key("locale", locale(), "fa-AF", "Its language; wins over the name of the file."),
          key(
                  "slug",
                  text(),
                  "the-ferry",
                  "The words of the address, in letters of any script, digits and `- . _ ~`, at most"
                      + " 200 bytes.")
              .without("made of the title once, and kept"),
          key(
              "aliases",
              listed(text()),
              "[/2019/ferry.html, /posts/ferry/]",
              "Paths at which it stood on this site before: pages there lead on to it. In"
                  + " `STORY.yaml`, to its article in the default locale, or the first."),
          key(
                  "id",
                  text("[A-Za-z][A-Za-z0-9+.-]*:[!-~]+"),
                  "https://old.example.org/?p=42",
                  "A URI by which subscribers know the article already.")
              .without("made once, and kept"),
          key(
                  "image",
                  either(text(), IMAGE),
                  "{ src: kazan.jpg, alt: The hall of the forum }",
                  "A picture: a file beside the article or a URL, or keys and values.")
              .without("for previews, the first picture in the text")
              .see(PICTURES),
          key(
                  "audio",
                  listed(either(text(), AUDIO)),
                  "{ src: talk.mp3, episode: 12 }",
                  "A recording, the same; or a list of them.")
              .see(PICTURES),
          key(
                  "video",
                  listed(either(text(), VIDEO)),
                  "{ src: kazan.mp4, captions: kazan.en.vtt }",
                  "A film, the same; or a list of them.")
              .see(PICTURES),
          key("draft", flag(), "true", "`true` leaves the article out.").without("`false`"),
          key(
              "publish-at",
              DATE,
              "2024-05-01 08:00",
              "Leaves it out until then; it is dated so, if `date` is earlier."),
          key(
              "expires",
              DATE,
              "2024-06-01",
              "Leaves it out from then on: no page, no feed has it."),
          key(
              "correction",
              listed(either(text(), CORRECTION)),
              "The ferry sails on Tuesdays.",
              "What was wrong and is set right: a note, `{ date, note }`, or a list of them; shown"
                  + " below the article and in feeds, and, without `updated`, the article is as new"
                  + " as the last of them."),
          key(
              "corrections",
              listed(either(text(), CORRECTION)),
              "[{ date: 2024-04-03, note: It sails on Tuesdays. }]",
              "The same."),
          key(
              "withdrawn",
              text(),
              "The source took it back.",
              "`true`, or why: the article is taken back. It leaves feeds and lists; at its addresses"
                  + " a page says so, without the title or text, which you may delete. In"
                  + " `STORY.yaml` it takes back all translations; one says `withdrawn: false` to"
                  + " stay."));

  private FrontMatter() {}

  /** For editors, as {@code Json} writes it. */
  public static Map<String, Object> schema() {
    return Schema.of("Polyfeed: the .yaml beside articles", ALL);
  }

  private static Setting src(String example) {
    return key("src", text(), example, "A file beside the article, or a URL.").needed();
  }

  private static Setting type(String example, String family) {
    return key("type", text(family + "/[A-Za-z0-9][A-Za-z0-9.+-]*"), example, "Its media type.")
        .without("by its name");
  }
}
