package org.polyfeed.edition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.polyfeed.ledger.Ledger;

/**
 * The slugs that topics and authors had before the site gave them others: who subscribed to their
 * feeds there keeps getting them.
 */
final class FormerSections {

  private static final NavigableSet<String> NOTHING = Collections.emptyNavigableSet();

  /** By the key that a section has now. */
  private final Map<String, List<String>> slugs = new TreeMap<>();

  /** Keeps in the ledger what sections are called now, and finds what they were called. */
  FormerSections(Ledger ledger, Names topics, Names authors) {
    settle(ledger, Section.Kind.TOPIC, topics);
    settle(ledger, Section.Kind.AUTHOR, authors);
  }

  /** The slugs that a section had, in their order, and none of which another has now. */
  List<String> of(Section.Kind kind, String slug) {
    return slugs.getOrDefault(kind.key(slug), List.of());
  }

  private void settle(Ledger ledger, Section.Kind kind, Names names) {
    names
        .used()
        .forEach((name, of) -> of.forEach(slug -> ledger.keepSection(kind.key(slug), name)));
    Set<String> present =
        names.used().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    ledger
        .sections()
        .forEach(
            (key, calledSo) -> {
              if (kind.has(key) && !present.contains(kind.slug(key))) {
                // What nobody is called any more leads nowhere.
                calledSo.stream()
                    .flatMap(name -> names.used().getOrDefault(name, NOTHING).stream())
                    .findFirst()
                    .ifPresent(slug -> lead(kind, key, slug));
              }
            });
  }

  private void lead(Section.Kind kind, String former, String present) {
    slugs.computeIfAbsent(kind.key(present), any -> new ArrayList<>()).add(kind.slug(former));
  }
}
