package org.polyfeed.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.polyfeed.locale.Letters;

/**
 * HTML as the program of somebody else wrote it, to be kept as it came until a page or feed shows
 * it.
 */
public record ForeignHtml(String markup) {

  /** What leads elsewhere, by the elements that have it. */
  private static final Map<String, List<String>> LEADING =
      Map.of(
          "href", List.of("a", "area"),
          "src", List.of("img", "audio", "video", "source", "track", "iframe", "embed"),
          "poster", List.of("video"),
          "cite", List.of("blockquote", "q", "del", "ins"));

  private static final Pattern ABSOLUTE = Pattern.compile("(?s)\\s*([A-Za-z][A-Za-z0-9+.-]*:.*|)");

  private static final Pattern PAGE =
      Pattern.compile(
          "(?is)\\A\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*(<!doctype\\s+html|<html)\\b.*");

  private static final Pattern ONE_PART = Pattern.compile("(?i)<(article|main)\\b");

  private static final Pattern WRAPPED =
      Pattern.compile("(?s)<div lang=\"[A-Za-z0-9-]+\" dir=\"(?:ltr|rtl)\">(.*)</div>");

  private static final Pattern DIV = Pattern.compile("(?i)</?div\\b");

  private static final Pattern MARKED = Pattern.compile("[<&]");

  /** The words of a text, with spaces where paragraphs end. */
  public String text() {
    String text = MARKED.matcher(markup).find() ? Jsoup.parse(markup).text() : markup;
    return Letters.standing(text).replaceAll("\\s+", " ").strip();
  }

  /** Whether it is a whole page. */
  public boolean isPage() {
    return PAGE.matcher(markup.length() > 5_000 ? markup.substring(0, 5_000) : markup).matches();
  }

  /** The feeds that a page names for readers, as absolute URLs. */
  public List<String> feeds(Optional<URI> page) {
    Document document = Jsoup.parse(markup, page.map(URI::toString).orElse(""));
    List<String> feeds = new ArrayList<>();
    for (Element link : document.select("link[rel~=(?i)\\balternate\\b][href]")) {
      String type = link.attr("type").toLowerCase(Locale.ROOT);
      if (type.matches("application/(rss|atom)\\+xml|application/(feed\\+)?json")) {
        String url = link.absUrl("href");
        feeds.add(url.isEmpty() ? link.attr("href") : url);
      }
    }
    return List.copyOf(feeds);
  }

  /**
   * The same with absolute URLs; as it came where all are.
   *
   * @param base against which those are resolved that are not
   */
  public ForeignHtml within(URI base) {
    if (!markup.contains("<")) {
      return this;
    }
    Document document = Jsoup.parse(markup);
    document.outputSettings().prettyPrint(false);
    boolean changed = false;
    for (Map.Entry<String, List<String>> kind : LEADING.entrySet()) {
      for (Element element : document.select("[" + kind.getKey() + "]")) {
        String url = element.attr(kind.getKey());
        if (kind.getValue().contains(element.normalName()) && !ABSOLUTE.matcher(url).matches()) {
          Optional<String> absolute = resolved(base, url);
          absolute.ifPresent(found -> element.attr(kind.getKey(), found));
          changed |= absolute.isPresent();
        }
      }
    }
    return changed ? new ForeignHtml(document.body().html()) : this;
  }

  private static Optional<String> resolved(URI base, String url) {
    // What leads to a place in the text itself goes on doing so.
    if (url.startsWith("#")) {
      return Optional.empty();
    }
    try {
      return Optional.of(base.resolve(new URI(url.strip().replace(" ", "%20"))).toString());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The same so that a seed of it shows all of it, where it has a part that would stand alone. */
  public ForeignHtml whole() {
    return ONE_PART.matcher(markup).find()
        ? new ForeignHtml("<main><article>\n" + markup + "\n</article></main>")
        : this;
  }

  /**
   * The same without what feeds put around a text so that it runs the right way in every reader.
   */
  public ForeignHtml bare() {
    Matcher wrapped = WRAPPED.matcher(markup.strip());
    if (!wrapped.matches()) {
      return this;
    }
    // Else what closes last is not what opened first.
    int depth = 0;
    Matcher div = DIV.matcher(wrapped.group(1));
    while (div.find()) {
      depth += div.group().startsWith("</") ? -1 : 1;
      if (depth < 0) {
        return this;
      }
    }
    return depth == 0 ? new ForeignHtml(wrapped.group(1).strip()) : this;
  }

  /** Paragraphs of plain text, which empty lines part. */
  public static ForeignHtml ofText(String text) {
    StringBuilder markup = new StringBuilder();
    Stream.of(text.strip().split("\\R\\s*\\R"))
        .filter(paragraph -> !paragraph.isBlank())
        .forEach(
            paragraph ->
                markup
                    .append("<p>")
                    .append(Html.escaped(paragraph.strip()).markup().replaceAll("\\R", "<br>\n"))
                    .append("</p>\n"));
    return new ForeignHtml(markup.toString());
  }
}
