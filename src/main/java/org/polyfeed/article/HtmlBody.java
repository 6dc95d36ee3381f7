package org.polyfeed.article;

import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.polyfeed.locale.Letters;

/** HTML: a whole document or a piece of one. */
final class HtmlBody implements BodyReader {

  @Override
  public Draft read(BodySource source) {
    Document document = Jsoup.parse(source.text());
    Element body = article(document);
    new ScrapedHtml(source::note).mend(body);
    Optional<String> title = takeTitle(document, body, source.title());
    Optional<Element> lead =
        body.select("p").stream().filter(paragraph -> !text(paragraph).isEmpty()).findFirst();
    String dateline = lead.map(HtmlBody::takeDateline).orElse("");
    return new Draft(
        title,
        Optional.empty(),
        Optional.empty(),
        dateline,
        lead.map(HtmlBody::text).orElseGet(() -> text(body)),
        new Sanitizer(source.links()).clean(body));
  }

  /** The one article or main part of a page, where it has just one; else all of its body. */
  static Element article(Document document) {
    for (String name : new String[] {"article", "main"}) {
      Elements found = document.select(name);
      if (found.size() == 1 && found.get(0).hasText()) {
        return found.get(0);
      }
    }
    return document.body();
  }

  private static Optional<String> takeTitle(
      Document document, Element body, Optional<String> known) {
    Element heading = body.selectFirst("h1");
    if (heading == null) {
      String title = Letters.standing(document.title()).strip();
      return known.isPresent() || title.isEmpty() ? Optional.empty() : Optional.of(title);
    }
    String title = text(heading);
    if (known.isEmpty() || known.get().equals(title)) {
      heading.remove();
    }
    return known.isPresent() || title.isEmpty() ? Optional.empty() : Optional.of(title);
  }

  private static String takeDateline(Element lead) {
    if (lead.childNodeSize() == 0 || !(lead.childNode(0) instanceof TextNode opening)) {
      return "";
    }
    Optional<Dateline> dateline = Dateline.of(opening.text());
    dateline.ifPresent(found -> opening.text(opening.text().substring(found.length())));
    return dateline.map(Dateline::place).orElse("");
  }

  private static String text(Element element) {
    return Letters.standing(element.text()).replaceAll(" {2,}", " ").strip();
  }
}
