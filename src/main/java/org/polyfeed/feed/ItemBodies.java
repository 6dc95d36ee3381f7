package org.polyfeed.feed;

import java.util.Map;
import org.polyfeed.article.Article;
import org.polyfeed.article.Bodies;
import org.polyfeed.article.Correction;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;

/**
 * Bodies as items hold them: marked with their language and direction, and followed by what was set
 * right. Safe to share between threads.
 */
final class ItemBodies {

  private final Bodies bodies;
  private final Permalinks permalinks;

  ItemBodies(Bodies bodies, Permalinks permalinks) {
    this.bodies = bodies;
    this.permalinks = permalinks;
  }

  /**
   * @param edition whose words stand beside the article's own
   */
  Html of(Entry entry, Edition edition) {
    Article article = entry.article();
    String body = bodies.syndicated(article, permalinks.uri(entry.canonical())).markup();
    String direction = article.locale().isRightToLeft() ? "rtl" : "ltr";
    String marked = "<div lang=\"" + article.locale() + "\" dir=\"" + direction + "\">\n";
    return new Html(marked + body + corrections(entry, edition) + "</div>");
  }

  private static String corrections(Entry entry, Edition edition) {
    StringBuilder html = new StringBuilder();
    for (Correction one : entry.article().corrections()) {
      String day = edition.format().date(one.at().orElse(entry.updated()).toLocalDate());
      String label = edition.words().say("article.correction", Map.of("date", day));
      html.append("<p><b lang=\"")
          .append(edition.tag())
          .append("\">")
          .append(Html.escaped(label))
          .append("</b><br>")
          .append(Html.escaped(one.note()))
          .append("</p>\n");
    }
    return html.toString();
  }
}
