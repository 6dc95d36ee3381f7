package org.polyfeed.feed;

import org.polyfeed.article.Article;
import org.polyfeed.article.Bodies;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.locale.Letters;

/**
 * Bodies as feed readers show them: marked with their language and direction, and opening with the
 * place from which they report. Safe to share between threads.
 */
final class ItemBodies {

  private static final String PARAGRAPH = "<p>";

  private final Bodies bodies;
  private final Permalinks permalinks;

  ItemBodies(Bodies bodies, Permalinks permalinks) {
    this.bodies = bodies;
    this.permalinks = permalinks;
  }

  Html of(Entry entry) {
    Article article = entry.article();
    String body = bodies.of(article, permalinks.uri(entry.canonical())).markup();
    String direction = article.locale().isRightToLeft() ? "rtl" : "ltr";
    String marked = "<div lang=\"" + article.locale() + "\" dir=\"" + direction + "\">\n";
    return new Html(marked + opened(article, body) + "</div>");
  }

  private static String opened(Article article, String body) {
    int first = body.indexOf(PARAGRAPH);
    String place = article.dateline().isEmpty() ? "" : article.dateline() + " — ";
    if (first < 0) {
      String mark = Letters.directionMark(article.locale(), place + text(body));
      return place.isEmpty()
          ? mark + body
          : PARAGRAPH + Html.escaped((mark + place).strip()) + "</p>\n" + body;
    }
    int from = first + PARAGRAPH.length();
    String rest = body.substring(from);
    // Readers drop lang and dir, and go by the first strong letter.
    String mark = Letters.directionMark(article.locale(), place + text(rest));
    return body.substring(0, from) + Html.escaped(mark + place) + rest;
  }

  /** What of the beginning of some markup is text, to see in which direction it opens. */
  private static String text(String markup) {
    return markup.substring(0, Math.min(markup.length(), 2_000)).replaceAll("<[^>]*>|&[^;]*;", "");
  }
}
