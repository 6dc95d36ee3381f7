package org.polyfeed.importer;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.polyfeed.article.ContentHash;
import org.polyfeed.article.ForeignHtml;
import org.polyfeed.article.Html;
import org.polyfeed.locale.Letters;
import org.polyfeed.media.MediaKind;
import org.polyfeed.seed.FrontMatter;

/**
 * The text of a seed that was imported. Its front matter begins with a line by which a later import
 * knows whether anybody has changed it since.
 */
final class SeedText {

  /** What a seed may have, in bytes. */
  static final int MOST_BYTES = 5_000_000;

  private static final Pattern MARK = Pattern.compile("\\A---\\n# imported ([0-9a-f]{16})\\n");

  private static final Pattern SHOWN =
      Pattern.compile("(?i)<(img|picture|audio|video|iframe|object|embed|svg|table)\\b");

  private static final int TITLE = 60;

  private SeedText() {}

  /**
   * What the line says, and what it would say of the text as it is.
   *
   * @param imported as it was
   * @param present as it is
   */
  record Mark(String imported, String present) {

    boolean isUntouched() {
      return imported.equals(present);
    }
  }

  /** The mark of a seed; nothing where it was never imported. */
  static Optional<Mark> mark(String text) {
    String seed = text.replace("\r\n", "\n");
    Matcher matcher = MARK.matcher(seed);
    return matcher.find()
        ? Optional.of(new Mark(matcher.group(1), hash("---\n" + seed.substring(matcher.end()))))
        : Optional.empty();
  }

  /**
   * A seed of an item, with its mark.
   *
   * @param former where its page stands, if it is to have another address
   */
  static String of(Draft draft, Optional<String> slug, Optional<String> former) {
    FoundItem item = draft.item();
    List<FoundMedium> named = new ArrayList<>();
    String body =
        item.manuscript().map(one -> one.text().strip()).orElseGet(() -> body(item, named));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", draft.id().value());
    if (!isRawText(item)) {
      fields.put("title", title(item));
    }
    item.published().ifPresent(time -> fields.put("date", written(time)));
    item.updated()
        .filter(time -> item.published().filter(time::isAfter).isPresent())
        .ifPresent(time -> fields.put("updated", written(time)));
    if (!item.authors().isEmpty()) {
      fields.put("authors", item.authors().stream().map(SeedText::author).toList());
    }
    List<String> topics =
        item.topics().stream().map(SeedText::line).filter(topic -> !topic.isEmpty()).toList();
    if (!topics.isEmpty()) {
      fields.put("topics", topics);
    }
    String plain =
        item.manuscript().isPresent() ? item.body().text() : new ForeignHtml(body).text();
    if (!item.summary().isEmpty() && !item.summary().equals(plain)) {
      fields.put("summary", line(item.summary()));
    }
    slug.ifPresent(words -> fields.put("slug", words));
    former.ifPresent(path -> fields.put("aliases", List.of(path)));
    for (MediaKind kind : MediaKind.values()) {
      List<Map<String, Object>> media =
          named.stream()
              .filter(one -> one.kind().equals(Optional.of(kind)))
              .map(one -> one.fields(kind))
              .toList();
      if (!media.isEmpty()) {
        fields.put(kind.word(), media.size() == 1 ? media.get(0) : media);
      }
    }
    item.further().forEach((key, value) -> fields.merge(key, value, SeedText::both));
    String front = FrontMatter.of(fields);
    String rest = front + "---\n\n" + body + "\n";
    return "---\n# imported " + hash("---\n" + rest) + "\n" + rest;
  }

  /** Only lists have two sources. */
  private static Object both(Object one, Object other) {
    return one instanceof List<?> some && other instanceof List<?> more
        ? Stream.concat(some.stream(), more.stream()).distinct().toList()
        : other;
  }

  private static String written(java.time.OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }

  /** Raw text has its title in its first line, or what else Polyfeed takes for it there. */
  static boolean isRawText(FoundItem item) {
    return item.manuscript().filter(one -> one.extension().equals("txt")).isPresent();
  }

  /** As a title, or where there is none, its first words. */
  static String title(FoundItem item) {
    if (!line(item.title()).isEmpty()) {
      return line(item.title());
    }
    String text = item.body().text();
    if (text.codePointCount(0, text.length()) <= TITLE) {
      return text.isEmpty() ? item.link() : line(text);
    }
    String start = text.substring(0, text.offsetByCodePoints(0, TITLE));
    int space = start.lastIndexOf(' ');
    return line(space > TITLE / 2 ? start.substring(0, space) : start) + "…";
  }

  private static String line(String text) {
    return Letters.unembedded(text).replaceAll("\\s+", " ").strip();
  }

  private static Object author(Writer writer) {
    Map<String, Object> author = new LinkedHashMap<>();
    author.put("name", line(writer.name()));
    if (!writer.email().isEmpty()) {
      author.put("email", line(writer.email()));
    }
    if (isUrl(writer.url())) {
      author.put("url", writer.url());
    }
    return author.size() == 1 ? line(writer.name()) : author;
  }

  private static boolean isUrl(String url) {
    try {
      return url.toLowerCase(Locale.ROOT).matches("https?://.+")
          && url.chars().allMatch(letter -> letter < 128)
          && new URI(url).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * The text, and after it what goes with it and has no place in front matter.
   *
   * @param named takes what has
   */
  private static String body(FoundItem item, List<FoundMedium> named) {
    StringBuilder body = new StringBuilder(clean(item.body().bare().whole().markup()));
    if (item.body().text().isEmpty() && !SHOWN.matcher(body).find()) {
      body.append(body.isEmpty() ? "" : "\n").append(link(item));
    }
    boolean pictured = false;
    for (FoundMedium one : item.media()) {
      boolean shown = isIn(body, one.url());
      Optional<MediaKind> kind = one.kind();
      boolean another = kind.equals(Optional.of(MediaKind.IMAGE)) && pictured;
      if (kind.isPresent()
          && !another
          && isUrl(one.url())
          && !(shown && kind.get() == MediaKind.IMAGE)) {
        named.add(one);
        pictured |= kind.get() == MediaKind.IMAGE;
      } else if (!shown && isUrl(one.url())) {
        body.append("\n<p>").append(another ? picture(one) : link(one)).append("</p>");
      }
    }
    return body.toString();
  }

  private static String clean(String markup) {
    return Letters.standing(markup.replace("\r\n", "\n").replace('\r', '\n')).strip();
  }

  private static boolean isIn(StringBuilder body, String url) {
    return body.indexOf(url) >= 0 || body.indexOf(url.replace("&", "&amp;")) >= 0;
  }

  /** Where there is but a title, what it is the title of. */
  private static String link(FoundItem item) {
    String title = Html.escaped(title(item)).markup();
    return item.link().isEmpty()
        ? "<p>" + title + "</p>"
        : "<p><a href=\"" + Html.escaped(item.link()).markup() + "\">" + title + "</a></p>";
  }

  private static String link(FoundMedium medium) {
    Object title = medium.facts().getOrDefault("title", medium.url().replaceFirst(".*/", ""));
    String name = title.toString().isEmpty() ? medium.url() : title.toString();
    return "<a href=\""
        + Html.escaped(medium.url()).markup()
        + "\">"
        + Html.escaped(name).markup()
        + "</a>";
  }

  private static String picture(FoundMedium medium) {
    return "<img src=\""
        + Html.escaped(medium.url()).markup()
        + "\" alt=\""
        + Html.escaped(medium.facts().getOrDefault("alt", "").toString()).markup()
        + "\">";
  }

  private static String hash(String text) {
    return ContentHash.ofText(text).value().substring(0, 16);
  }
}
