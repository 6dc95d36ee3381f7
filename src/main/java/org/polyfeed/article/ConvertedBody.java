package org.polyfeed.article;

import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.ScriptConversion;

/**
 * Puts the text of a body into the other script of its language, and leaves the rest as it is:
 * markup, URLs, code, what is marked {@code translate="no"} and what is in another language.
 */
final class ConvertedBody {

  /** Attributes that people read or hear. */
  private static final Set<String> SPOKEN = Set.of("alt", "aria-label", "label", "title");

  private final ScriptConversion conversion;
  private final LocaleTag to;

  /**
   * @param to the locale of the converted article
   */
  ConvertedBody(ScriptConversion conversion, LocaleTag to) {
    this.conversion = conversion;
    this.to = to;
  }

  /** The body converted; safe where the given one is. */
  Html of(Html body) {
    Document document = Jsoup.parseBodyFragment(body.markup());
    within(document.body(), true);
    return new Html(Sanitizer.markup(document));
  }

  /**
   * @param own whether the text here is in the language and script that are converted
   */
  private void within(Element element, boolean own) {
    for (Node node : element.childNodes()) {
      if (node instanceof TextNode text && own) {
        text.text(conversion.convert(text.getWholeText()));
      } else if (node instanceof Element child) {
        convert(child, own);
      }
    }
  }

  private void convert(Element element, boolean around) {
    boolean kept =
        ReadText.CODE.contains(element.normalName()) || element.attr("translate").equals("no");
    if (kept) {
      return;
    }
    boolean own = element.hasAttr("lang") ? isOwn(element.attr("lang")) : around;
    if (own) {
      SPOKEN.stream()
          .filter(element::hasAttr)
          .forEach(key -> element.attr(key, conversion.convert(element.attr(key))));
      if (element.hasAttr("lang")) {
        element.attr("lang", to.value());
      }
    }
    within(element, own);
  }

  private boolean isOwn(String lang) {
    Optional<LocaleTag> named = LocaleTag.parse(lang);
    return named.isPresent()
        && named.get().language().equals(conversion.from().language())
        && named.get().script().equals(conversion.from().script());
  }
}
