package org.polyfeed.grammar;

import static org.polyfeed.grammar.Elements.ATOM;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/** What the grammar of Atom cannot say, and what Polyfeed promises besides. */
final class AtomRules {

  static final List<Rule<Element>> ALL =
      List.of(
          new Rule<>(
              "RFC 4287 3.3: a time is one of the calendar.",
              root ->
                  Elements.all(root, ATOM, "updated", "published")
                      .map(Element::getText)
                      .filter(Predicate.not(Dates::isTimestamp))),
          new Rule<>(
              "RFC 4287 4.1.1: a feed has an author, or each of its entries has.",
              root -> entries(root).filter(Predicate.not(AtomRules::hasAuthor)).map(AtomRules::id)),
          new Rule<>(
              "RFC 4287 4.1.1: a feed has one alternate link of each type and language.",
              root -> feeds(root).flatMap(AtomRules::sameAlternates)),
          new Rule<>(
              "RFC 4287 4.1.2: an entry has one alternate link of each type and language.",
              root -> entries(root).flatMap(AtomRules::sameAlternates)),
          new Rule<>(
              "RFC 4287 4.1.2: an entry without content has an alternate link.",
              root ->
                  entries(root)
                      .filter(entry -> entry.getChild("content", ATOM) == null)
                      .filter(entry -> Elements.links(entry, "alternate").findAny().isEmpty())
                      .map(AtomRules::id)),
          new Rule<>(
              "RFC 4287 4.1.2: an entry whose content is elsewhere or in Base64 has a summary.",
              root ->
                  entries(root)
                      .filter(AtomRules::isUnreadable)
                      .filter(entry -> entry.getChild("summary", ATOM) == null)
                      .map(AtomRules::id)),
          new Rule<>(
              "RFC 5005 4: there is one archive before a document, one after, and one feed.",
              root -> feeds(root).flatMap(Elements::repeatedArchives)),
          new Rule<>(
              "Polyfeed feeds: no two entries have one id.",
              root -> Elements.repeated(entries(root).map(AtomRules::id), id -> id)),
          new Rule<>(
              "Polyfeed feeds: a feed says once where it stands.",
              root ->
                  feeds(root)
                      .filter(feed -> Elements.links(feed, "self").count() != 1)
                      .map(AtomRules::id)),
          new Rule<>(
              "Polyfeed feeds: an address is absolute.",
              root ->
                  Stream.concat(
                      Elements.relative(
                          Elements.all(root, ATOM, "link", "content", "generator"),
                          "href",
                          "src",
                          "uri"),
                      Elements.all(root, ATOM, "uri", "icon", "logo")
                          .map(Element::getText)
                          .filter(uri -> !uri.matches("https?://.+")))),
          new Rule<>(
              "Polyfeed feeds: a feed and its entries say their language.",
              root ->
                  Stream.concat(feeds(root), entries(root))
                      .filter(one -> language(one) == null)
                      .map(AtomRules::id)));

  private AtomRules() {}

  private static Stream<Element> feeds(Element root) {
    return Elements.all(root, ATOM, "feed");
  }

  private static Stream<Element> entries(Element root) {
    return Elements.all(root, ATOM, "entry");
  }

  private static String id(Element element) {
    return element.getChildText("id", ATOM);
  }

  private static @Nullable Attribute language(Element element) {
    return element.getAttribute("lang", Namespace.XML_NAMESPACE);
  }

  private static boolean hasAuthor(Element entry) {
    Element source = entry.getChild("source", ATOM);
    return entry.getChild("author", ATOM) != null
        || (source != null && source.getChild("author", ATOM) != null)
        || (entry.getParentElement() != null
            && entry.getParentElement().getChild("author", ATOM) != null);
  }

  private static Stream<String> sameAlternates(Element parent) {
    return Elements.repeated(
        Elements.links(parent, "alternate")
            .map(
                link ->
                    link.getAttributeValue("type", "no type")
                        + " "
                        + link.getAttributeValue("hreflang", "no language")),
        key -> key);
  }

  private static boolean isUnreadable(Element entry) {
    Element content = entry.getChild("content", ATOM);
    if (content == null) {
      return false;
    }
    String type = content.getAttributeValue("type", "text");
    return content.getAttribute("src") != null
        || !type.matches("(?i)text|html|xhtml|text/.*|[^;]+[+/]xml.*");
  }
}
