package org.polyfeed.grammar;

import java.util.List;
import java.util.function.Predicate;
import org.jdom2.Element;
import org.jdom2.Namespace;

/** What the grammar of OPML cannot say, and what Polyfeed promises besides. */
final class OpmlRules {

  private static final Namespace NONE = Namespace.NO_NAMESPACE;

  static final List<Rule<Element>> ALL =
      List.of(
          new Rule<>(
              "OPML 2.0 head: a date is one of the calendar, and its day of the week.",
              root ->
                  Elements.all(root, NONE, "dateCreated", "dateModified")
                      .map(Element::getText)
                      .filter(Predicate.not(Dates::isMailDate))),
          new Rule<>(
              "Polyfeed lists: a list has a title.",
              root ->
                  Elements.all(root, NONE, "head")
                      .filter(head -> head.getChildText("title") == null)),
          new Rule<>(
              "Polyfeed lists: an outline says something.",
              root ->
                  Elements.all(root, NONE, "outline")
                      .filter(outline -> outline.getAttributeValue("text", "").isBlank())),
          new Rule<>(
              "Polyfeed lists: no feed stands there twice.",
              root ->
                  Elements.repeated(
                      Elements.all(root, NONE, "outline")
                          .filter(outline -> outline.getAttribute("xmlUrl") != null)
                          .map(outline -> outline.getAttributeValue("xmlUrl", "")),
                      url -> url)));

  private OpmlRules() {}
}
