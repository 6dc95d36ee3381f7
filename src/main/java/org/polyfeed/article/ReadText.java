package org.polyfeed.article;

import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.polyfeed.locale.LocaleTag;

/** What people read of an article: its title, summary, place and text, without code. */
final class ReadText {

  static final Set<String> CODE = Set.of("code", "kbd", "pre", "samp", "var");

  /** So many UTF-16 units of a summary tell whether it is how the text begins. */
  private static final int OPENING = 12;

  private final Article article;
  private final Html body;

  ReadText(Article article, Html body) {
    this.article = article;
    this.body = body;
  }

  /** All of it, in whatever language. */
  String whole() {
    return article.summary() + "\n" + text(false);
  }

  /**
   * The part that a translation says in its own words: without what is marked as not to be
   * translated, or as of another language.
   */
  String translatable() {
    // How the text begins is no summary of its author's, and has lost all marks.
    String summary = article.summary();
    String opening = summary.substring(0, Math.min(summary.length(), OPENING));
    boolean begins = Jsoup.parseBodyFragment(body.markup()).text().contains(opening);
    return begins ? text(true) : summary + "\n" + text(true);
  }

  private String text(boolean translatable) {
    StringBuilder text = new StringBuilder(body.markup().length());
    text.append(article.title()).append('\n').append(article.dateline()).append('\n');
    add(Jsoup.parseBodyFragment(body.markup()).body(), translatable, text);
    return text.toString();
  }

  private void add(Element element, boolean translatable, StringBuilder text) {
    for (Node node : element.childNodes()) {
      if (node instanceof TextNode words) {
        text.append(words.getWholeText());
      } else if (node instanceof Element child && !CODE.contains(child.normalName())) {
        if (!translatable || isTranslated(child)) {
          add(child, translatable, text);
        }
        if (child.isBlock() || child.normalName().equals("br")) {
          text.append('\n');
        }
      }
    }
  }

  private boolean isTranslated(Element element) {
    Optional<LocaleTag> lang =
        Optional.of(element.attr("lang")).filter(tag -> !tag.isEmpty()).flatMap(LocaleTag::parse);
    return !element.attr("translate").equals("no")
        && lang.filter(tag -> !tag.language().equals(article.locale().language())).isEmpty();
  }
}
