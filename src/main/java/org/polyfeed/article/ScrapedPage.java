package org.polyfeed.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.polyfeed.locale.Letters;

/**
 * A page of the web as somebody saved it, in HTML or raw text.
 *
 * @param text of all of it
 */
public record ScrapedPage(String text, boolean isHtml) {

  private static final Map<String, String> LEADING =
      Map.of("img", "src", "audio", "src", "video", "src", "source", "src", "a", "href");

  /**
   * A page by the extension of its file.
   *
   * @param extension in small letters
   */
  public static ScrapedPage of(String text, String extension) {
    return new ScrapedPage(text, extension.startsWith("htm"));
  }

  private Document document() {
    Document document = Jsoup.parse(text);
    document.outputSettings().prettyPrint(false);
    return document;
  }

  private String meta(String... names) {
    Document document = document();
    for (String name : names) {
      Element meta =
          document.selectFirst(
              "meta[property=" + name + "], meta[name=" + name + "], meta[itemprop=" + name + "]");
      if (meta != null && !meta.attr("content").isBlank()) {
        return Letters.standing(meta.attr("content")).replaceAll("\\s+", " ").strip();
      }
    }
    return "";
  }

  /** As the page declares it; empty where it does not. */
  public String language() {
    return isHtml ? document().select("html").attr("lang").strip() : "";
  }

  /** The title of the article, without the name of the site where the page tells; or empty. */
  public String title() {
    if (!isHtml) {
      return "";
    }
    String title = meta("og:title");
    Element heading = HtmlBody.article(document()).selectFirst("h1");
    return heading != null && heading.hasText()
        ? heading.text()
        : title.isEmpty() ? document().title() : title;
  }

  /** When it was published, as it was written; or empty. */
  public String published() {
    if (!isHtml) {
      return "";
    }
    String date = meta("article:published_time", "datePublished", "date", "dc.date");
    Element time = HtmlBody.article(document()).selectFirst("time[datetime]");
    return date.isEmpty() && time != null ? time.attr("datetime") : date;
  }

  /** When it was last changed, as it was written; or empty. */
  public String updated() {
    return isHtml ? meta("article:modified_time", "dateModified") : "";
  }

  /** Who wrote it; or empty. */
  public String author() {
    return isHtml ? meta("author").replaceFirst("^https?://.*", "") : "";
  }

  /** The URL where it says that it is at home; or empty. */
  public String url() {
    if (!isHtml) {
      return "";
    }
    String url = document().select("link[rel=canonical]").attr("href");
    String said = url.isEmpty() ? meta("og:url") : url;
    return said.matches("(?i)https?://[!-~]+") ? said : "";
  }

  /** What a reference means on the page; as it is where nobody knows where that was. */
  public String absolute(String reference) {
    try {
      return url().isEmpty() || reference.startsWith("#")
          ? reference
          : new URI(url()).resolve(new URI(reference.strip().replace(" ", "%20"))).toString();
    } catch (URISyntaxException e) {
      return reference;
    }
  }

  /** The words of the article, in one line. */
  public String words() {
    String words = isHtml ? HtmlBody.article(document()).text() : text;
    return Letters.standing(words).replaceAll("\\s+", " ").strip();
  }

  /** The lines of raw text, or of HTML what stands on lines of its own, each in one line. */
  public List<String> blocks() {
    if (!isHtml) {
      return text.lines().map(ScrapedPage::line).filter(line -> !line.isEmpty()).toList();
    }
    return leaves(HtmlBody.article(document())).stream()
        .map(leaf -> line(leaf.text()))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The same without some of its blocks. */
  public ScrapedPage without(Set<String> blocks) {
    if (!isHtml) {
      StringBuilder kept = new StringBuilder();
      text.lines()
          .filter(line -> !blocks.contains(line(line)))
          .forEach(line -> kept.append(line).append('\n'));
      return new ScrapedPage(kept.toString(), false);
    }
    Document document = document();
    leaves(HtmlBody.article(document)).stream()
        .filter(leaf -> blocks.contains(line(leaf.text())))
        .forEach(Element::remove);
    return new ScrapedPage(document.outerHtml(), true);
  }

  /** The same, where links and pictures lead elsewhere. */
  public ScrapedPage leading(UnaryOperator<String> elsewhere) {
    Document document = document();
    LEADING.forEach(
        (name, key) ->
            document
                .select(name + "[" + key + "]")
                .forEach(element -> element.attr(key, elsewhere.apply(element.attr(key)))));
    return new ScrapedPage(document.outerHtml(), true);
  }

  private static String line(String text) {
    return Letters.standing(text).replaceAll("\\s+", " ").strip();
  }

  /** The blocks that hold no others. */
  private static List<Element> leaves(Element body) {
    List<Element> leaves = new ArrayList<>();
    for (Element element : body.getAllElements()) {
      boolean holds = element.children().stream().anyMatch(ScrapedPage::holdsBlock);
      if (!element.equals(body) && ScrapedHtml.isBlock(element) && !holds) {
        leaves.add(element);
      }
    }
    return leaves;
  }

  private static boolean holdsBlock(Element element) {
    return Optional.of(element).filter(ScrapedHtml::isBlock).isPresent()
        || element.children().stream().anyMatch(ScrapedPage::holdsBlock);
  }
}
