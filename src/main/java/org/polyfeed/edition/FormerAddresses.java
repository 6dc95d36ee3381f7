package org.polyfeed.edition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.polyfeed.article.Article;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteLocale;

/** What stands at addresses at which articles once stood, by the edition that shows it. */
final class FormerAddresses {

  private final Site site;
  private final Ledger ledger;
  private final Ended ended;
  private final Map<String, List<Entry>> byStory = new TreeMap<>();
  private final Set<String> present = new HashSet<>();
  private final Map<LocaleTag, List<Edition.Moved>> moved = new HashMap<>();
  private final Map<LocaleTag, List<Edition.Withdrawn>> withdrawn = new HashMap<>();

  /**
   * @param entries all that the site has, in the order of its editions
   * @param articles that were taken back
   * @param held addresses at which what stands is to stay
   */
  FormerAddresses(
      Site site,
      Ledger ledger,
      List<Entry> entries,
      Collection<Article> articles,
      Collection<String> held) {
    this.site = site;
    this.ledger = ledger;
    this.ended = new Ended(site, ledger);
    for (Entry entry : entries) {
      byStory.computeIfAbsent(entry.article().story(), story -> new ArrayList<>()).add(entry);
      present.add(entry.address().path());
    }
    articles.forEach(this::takeBack);
    present.addAll(held);
    Permalinks permalinks = new Permalinks(site);
    present.add(permalinks.notFound().path());
    site.locales().stream()
        .flatMap(locale -> permalinks.fixed(locale.tag()).stream())
        .forEach(address -> present.add(address.path()));
    byStory.values().forEach(this::leadFromAliases);
    byStory.forEach(this::lead);
  }

  /** The addresses from which visitors are led to entries of an edition. */
  List<Edition.Moved> moved(LocaleTag edition) {
    return moved.getOrDefault(edition, List.of());
  }

  /** The addresses at which an edition says that an article was taken back. */
  List<Edition.Withdrawn> withdrawn(LocaleTag edition) {
    return withdrawn.getOrDefault(edition, List.of());
  }

  private void takeBack(Article article) {
    for (Ledger.Given given : ledger.given(article.story())) {
      if (ended.isOf(article, given) && present.add(given.address())) {
        withdrawn
            .computeIfAbsent(edition(given), any -> new ArrayList<>())
            .add(
                new Edition.Withdrawn(
                    new Address(given.address()),
                    article.locale(),
                    article.withdrawn().orElse("")));
      }
    }
  }

  /** That which had the address, or the site's own where that is gone. */
  private LocaleTag edition(Ledger.Given given) {
    return site.locales().stream()
        .map(SiteLocale::tag)
        .filter(tag -> tag.value().equals(given.edition()))
        .findFirst()
        .orElse(site.defaultLocale());
  }

  /**
   * From where an article stood before its ledger began. What all translations of a story share
   * leads to that in the site's own locale.
   */
  private void leadFromAliases(List<Entry> story) {
    story.stream()
        .filter(entry -> !entry.article().aliases().isEmpty())
        .filter(entry -> entry.isCanonical() && entry.kind() == Kind.ORIGINAL)
        .sorted(Comparator.comparing(entry -> !entry.edition().equals(site.defaultLocale())))
        .forEach(
            entry ->
                entry.article().aliases().stream()
                    .filter(present::add)
                    .forEach(from -> lead(from, entry)));
  }

  private void lead(String from, Entry heir) {
    moved
        .computeIfAbsent(heir.edition(), any -> new ArrayList<>())
        .add(new Edition.Moved(new Address(from), heir.address(), heir.canonical()));
  }

  private void lead(String story, List<Entry> left) {
    for (Ledger.Given given : ledger.given(story, present)) {
      lead(given.address(), heir(given, left));
    }
  }

  /**
   * Where an old address leads: to its story in the same edition; where that has it no more, to the
   * same article, and where that is gone, to whatever is left of the story.
   */
  private static Entry heir(Ledger.Given given, List<Entry> left) {
    Optional<Entry> sameEdition =
        left.stream().filter(entry -> entry.edition().value().equals(given.edition())).findFirst();
    return sameEdition
        .or(() -> left.stream().filter(entry -> entry.id().equals(given.id())).findFirst())
        .orElseGet(() -> left.get(0));
  }
}
