package org.polyfeed.grammar;

import static org.polyfeed.grammar.Elements.ATOM;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** What the grammar of RSS cannot say, and what Polyfeed promises besides. */
final class RssRules {

  private static final Namespace NONE = Namespace.NO_NAMESPACE;

  private static final Namespace MEDIA = Namespace.getNamespace("http://search.yahoo.com/mrss/");

  static final List<Rule<Element>> ALL =
      List.of(
          new Rule<>(
              "RSS 2.0 pubDate: a date is one of the calendar, and its day of the week.",
              root ->
                  Elements.all(root, NONE, "pubDate", "lastBuildDate")
                      .map(Element::getText)
                      .filter(Predicate.not(Dates::isMailDate))),
          new Rule<>(
              "RSS 2.0 skipHours: no hour is named twice.",
              root -> Elements.repeated(Elements.all(root, NONE, "hour"), Element::getText)),
          new Rule<>(
              "RSS 2.0 skipDays: no day is named twice.",
              root -> Elements.repeated(Elements.all(root, NONE, "day"), Element::getText)),
          new Rule<>(
              "RSS 2.0 guid: no two items have one guid.",
              root ->
                  Elements.repeated(
                      Elements.all(root, NONE, "guid").map(Element::getText), guid -> guid)),
          new Rule<>(
              "Media RSS 1.5.1 media:content: one of a group is what is played unasked.",
              root ->
                  Elements.all(root, MEDIA, "group")
                      .flatMap(
                          group ->
                              group.getChildren("content", MEDIA).stream()
                                  .filter(one -> "true".equals(one.getAttributeValue("isDefault")))
                                  .skip(1))),
          new Rule<>(
              "RFC 5005 4: there is one archive before a document, one after, and one feed.",
              root -> Elements.all(root, NONE, "channel").flatMap(Elements::repeatedArchives)),
          new Rule<>(
              "Polyfeed feeds: a feed says once where it stands.",
              root ->
                  Elements.all(root, NONE, "channel")
                      .filter(channel -> Elements.links(channel, "self").count() != 1)),
          new Rule<>(
              "Polyfeed feeds: an item has a guid, a link and a date.",
              root ->
                  Elements.all(root, NONE, "item")
                      .filter(
                          item ->
                              Stream.of("guid", "link", "pubDate")
                                  .anyMatch(name -> item.getChild(name) == null))),
          new Rule<>(
              "Polyfeed feeds: an address is absolute.",
              root -> Elements.relative(Elements.all(root, ATOM, "link"), "href")));

  private RssRules() {}
}
