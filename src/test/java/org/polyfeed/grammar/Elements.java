package org.polyfeed.grammar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;

/** Finds elements of a document. */
final class Elements {

  static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

  private Elements() {}

  /** All of a name, the root included. */
  static Stream<Element> all(Element root, Namespace namespace, String... names) {
    Set<String> wanted = Set.of(names);
    Stream.Builder<Element> found = Stream.builder();
    found.add(root);
    root.getDescendants(Filters.element()).forEach(found::add);
    return found
        .build()
        .filter(one -> one.getNamespace().equals(namespace) && wanted.contains(one.getName()));
  }

  /** Those of which an earlier one has the same key. */
  static <T> Stream<T> repeated(Stream<T> all, Function<T, String> key) {
    Set<String> seen = new HashSet<>();
    return all.filter(one -> !seen.add(key.apply(one)));
  }

  /** Links of Atom's, in Atom or elsewhere. */
  static Stream<Element> links(Element parent, String rel) {
    return parent.getChildren("link", ATOM).stream()
        .filter(link -> link.getAttributeValue("rel", "alternate").equals(rel));
  }

  /** RFC 5005 section 4: each leads to one document. */
  static Stream<Element> repeatedArchives(Element feed) {
    return List.of("prev-archive", "next-archive", "current").stream()
        .flatMap(rel -> links(feed, rel).skip(1));
  }

  /** Values of attributes that hold addresses and are none of the whole web. */
  static Stream<String> relative(Stream<Element> elements, String... names) {
    return elements.flatMap(
        element ->
            Stream.of(names)
                .map(name -> element.getAttributeValue(name, "any:where"))
                .filter(value -> !value.matches("[A-Za-z][A-Za-z0-9+.-]*:.+")));
  }
}
