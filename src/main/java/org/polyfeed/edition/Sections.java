package org.polyfeed.edition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.site.FeedSettings;
import org.polyfeed.site.FeedShape;
import org.polyfeed.site.Selection;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteLocale;

/** Groups entries by what they have in common. */
final class Sections {

  private final Site site;
  private final FeedSettings feeds;
  private final Topics topics;
  private final Bylines bylines;

  Sections(Site site, Topics topics, Bylines bylines) {
    this.site = site;
    this.feeds = site.feeds();
    this.topics = topics;
    this.bylines = bylines;
  }

  /** A name by which entries are grouped. */
  private record Named(String slug, String name) {}

  /** The topics of an edition, in the order of its dictionaries. */
  List<Section> topics(List<Entry> entries, LocaleFormat format, FormerSections former) {
    return grouped(
        Section.Kind.TOPIC,
        feeds.topics(),
        entries,
        entry -> entry.topics().stream().map(topic -> new Named(topic.slug(), topic.name())),
        format,
        former);
  }

  /** The authors of an edition, in the order of its dictionaries. */
  List<Section> authors(List<Entry> entries, LocaleFormat format, FormerSections former) {
    return grouped(
        Section.Kind.AUTHOR,
        feeds.authors(),
        entries,
        entry -> entry.authors().stream().map(author -> new Named(author.slug(), author.name())),
        format,
        former);
  }

  private static List<Section> grouped(
      Section.Kind kind,
      FeedShape shape,
      List<Entry> entries,
      Function<Entry, Stream<Named>> names,
      LocaleFormat format,
      FormerSections former) {
    Map<String, List<Entry>> grouped = new TreeMap<>();
    Map<String, String> shown = new TreeMap<>();
    for (Entry entry : entries) {
      names
          .apply(entry)
          .forEach(
              named -> {
                grouped.computeIfAbsent(named.slug(), slug -> new ArrayList<>()).add(entry);
                // Written in several ways: the order of entries must not decide.
                shown.merge(
                    named.slug(),
                    named.name(),
                    (one, other) -> one.compareTo(other) <= 0 ? one : other);
              });
    }
    Comparator<String> order = format.order();
    return grouped.entrySet().stream()
        .map(
            group ->
                new Section(
                    kind,
                    group.getKey(),
                    former.of(kind, group.getKey()),
                    shown.getOrDefault(group.getKey(), group.getKey()),
                    group.getValue(),
                    shape))
        .sorted(Comparator.comparing(Section::name, order).thenComparing(Section::slug))
        .toList();
  }

  /** What the site selects of each edition. */
  List<Section> selections(List<Entry> entries, SiteLocale locale) {
    return feeds.selections().stream()
        .filter(selection -> selection.locales().isEmpty())
        .map(selection -> selection(selection, entries.stream(), locale))
        .toList();
  }

  /** What the site selects of several editions together. */
  List<Section> together(List<Edition> editions) {
    return feeds.selections().stream()
        .filter(selection -> !selection.locales().isEmpty())
        .map(
            selection ->
                selection(
                    selection,
                    editions.stream()
                        .filter(edition -> selection.locales().contains(edition.tag()))
                        .flatMap(edition -> edition.entries().stream())
                        .filter(Entry::isCanonical),
                    site.locale(selection.speaks(site.defaultLocale()))
                        .orElseGet(() -> editions.get(0).locale())))
        .toList();
  }

  private Section selection(Selection selection, Stream<Entry> entries, SiteLocale locale) {
    List<String> about = selection.topics().stream().map(topics::slug).toList();
    List<String> by = selection.authors().stream().map(bylines::slug).toList();
    return new Section(
        Section.Kind.SELECTION,
        selection.name(),
        List.of(),
        site.text(selection.title(), locale).orElse(selection.name()),
        entries
            .filter(
                entry ->
                    about.isEmpty()
                        || entry.topics().stream().anyMatch(topic -> about.contains(topic.slug())))
            .filter(
                entry ->
                    by.isEmpty()
                        || entry.authors().stream().anyMatch(author -> by.contains(author.slug())))
            .toList(),
        selection.shape());
  }
}
