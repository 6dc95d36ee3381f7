package org.polyfeed.feed;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfeed.article.Article;
import org.polyfeed.article.Bodies;
import org.polyfeed.article.Correction;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Punctuation;

/**
 * Bodies as feed readers show them: marked with their language and direction, and opening with the
 * place from which they report. Safe to share between threads.
 */
final class ItemBodies {

  private static final String PARAGRAPH = "<p>";

  private static final Pattern LEADING_TAGS = Pattern.compile("(?:\\s*<[^>]*>)*");

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
    String body = bodies.of(article, permalinks.uri(entry.canonical())).markup();
    String direction = article.locale().isRightToLeft() ? "rtl" : "ltr";
    String marked = "<div lang=\"" + article.locale() + "\" dir=\"" + direction + "\">\n";
    return new Html(marked + opened(article, body) + corrections(entry, edition) + "</div>");
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

  private static String opened(Article article, String body) {
    String place = article.dateline();
    String dash = Punctuation.dash(article.locale());
    int first = body.indexOf(PARAGRAPH);
    if (place.isEmpty()) {
      return marked(article.locale(), body);
    }
    if (first < 0) {
      return marked(
          article.locale(),
          PARAGRAPH + Html.escaped(place + dash.stripTrailing()) + "</p>\n" + body);
    }
    int from = first + PARAGRAPH.length();
    return marked(
        article.locale(),
        body.substring(0, from) + Html.escaped(place + dash) + body.substring(from));
  }

  /**
   * Readers drop lang and dir, and go by the first strong letter: that of the first text, be it in
   * a paragraph, a heading or a caption.
   */
  private static String marked(LocaleTag locale, String body) {
    String mark = Letters.directionMark(locale, text(body));
    Matcher tags = LEADING_TAGS.matcher(body);
    return mark.isEmpty() || !tags.lookingAt()
        ? body
        : body.substring(0, tags.end()) + mark + body.substring(tags.end());
  }

  /** What of the beginning of some markup is text, to see in which direction it opens. */
  private static String text(String markup) {
    return markup.substring(0, Math.min(markup.length(), 2_000)).replaceAll("<[^>]*>|&[^;]*;", "");
  }
}
