package org.polyfeed.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Section;
import org.polyfeed.site.Site;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.Inputs;

/** What pages are made of, by names: all that the fingerprints of {@link Pages} hold. */
final class PageInputs {

  private final Editions editions;
  private final Site site;
  private final Theme theme;
  private final Furniture furniture;
  private final Negotiator negotiator;

  PageInputs(Editions editions, Theme theme, Furniture furniture, Negotiator negotiator) {
    this.editions = editions;
    this.site = editions.site();
    this.theme = theme;
    this.furniture = furniture;
    this.negotiator = negotiator;
  }

  /** The entries that a page is about or lists. */
  List<Entry> entries(Subject subject) {
    if (subject instanceof Subject.Article about) {
      return List.of(about.entry());
    }
    if (subject instanceof Subject.Home about) {
      return furniture.listed(about.edition().entries(), about.number());
    }
    if (subject instanceof Subject.Listed about) {
      return furniture.listed(about.section().entries(), about.number());
    }
    return subject instanceof Subject.Month about
        ? furniture.listed(about.month().entries(), about.number())
        : List.of();
  }

  Inputs of(Subject subject, Fingerprint version) {
    Inputs inputs = new Inputs().with("Polyfeed itself", version.value());
    theme.hashes().forEach(inputs::with);
    inputs.with(
        site.file(),
        Stream.of(
                site.address(),
                site.feeds(),
                site.defaultLocale(),
                site.boilerplate(),
                site.listed(),
                site.readers(),
                negotiator.chooser().path(),
                negotiator.scripts())
            .toList()
            .toString());
    editions.list().forEach(edition -> inputs.with("the editions of the site", shape(edition)));
    addFrame(subject.edition(), inputs);
    entries(subject)
        .forEach(
            entry ->
                (subject instanceof Subject.Article
                        ? editions.hashesBySeed(entry)
                        : editions.listedBySeed(entry))
                    .forEach(inputs::with));
    addOwn(subject, inputs);
    return inputs;
  }

  private String shape(Edition edition) {
    return edition.locale()
        + edition.title()
        + editions.offers(edition)
        + edition.hasFeeds()
        + edition.months().isEmpty();
  }

  private void addFrame(Edition edition, Inputs inputs) {
    String tag = edition.tag().value();
    inputs
        .with("the words of " + tag, edition.words().fingerprintSource())
        .with("the description of " + tag, edition.description())
        .with(
            "the topics and authors that pages of " + tag + " lead to",
            furniture.sections(edition).toString());
  }

  private void addOwn(Subject subject, Inputs inputs) {
    if (subject instanceof Subject.Article about) {
      addNeighbour("the next article", about.newer(), inputs);
      addNeighbour("the article before", about.older(), inputs);
    } else if (subject instanceof Subject.Home about) {
      addCount(about.edition().entries(), about.pages(), inputs);
      inputs.with("the newest article", about.edition().newest().map(this::hash).orElse(""));
    } else if (subject instanceof Subject.Listed about) {
      Section section = about.section();
      addCount(section.entries(), about.pages(), inputs);
      inputs.with("the name of " + section.key(), section.name() + section.hasFeeds());
      inputs.with(
          "the editions that have " + section.key(), editions.having(section).keySet().toString());
    } else if (subject instanceof Subject.Month about) {
      addCount(about.month().entries(), about.pages(), inputs);
      inputs.with("the month after", first(about.newer()));
      inputs.with("the month before", first(about.older()));
    } else if (subject instanceof Subject.Archive about) {
      about
          .edition()
          .months()
          .forEach(
              month ->
                  inputs.with("the months", month.first().toString() + month.entries().size()));
    } else if (subject instanceof Subject.Subscribe about) {
      addFeeds(about.edition(), inputs);
    } else if (subject instanceof Subject.Redirect about) {
      inputs.with("where it leads", about.moved().toString());
    } else if (subject instanceof Subject.Withdrawn about) {
      inputs.with("what is said of the article that was taken back", about.article().toString());
    }
  }

  private void addNeighbour(String name, Optional<Entry> entry, Inputs inputs) {
    inputs.with(
        name, entry.map(one -> one.article().shown() + "\n" + one.listed().value()).orElse("none"));
  }

  private static void addCount(List<Entry> entries, int pages, Inputs inputs) {
    inputs.with("how many articles and pages the list has", entries.size() + " " + pages);
  }

  private String hash(Entry entry) {
    return entry.listed().value();
  }

  private static String first(Optional<org.polyfeed.edition.Month> month) {
    return month.map(one -> one.first().toString()).orElse("none");
  }

  private void addFeeds(Edition edition, Inputs inputs) {
    String name = "the feeds of the site";
    inputs.with(name, editions.hasFeeds() ? "of all" : "");
    for (Section section : editions.sectionsOfAll()) {
      inputs.with(name, section.key() + "\n" + section.name() + section.shape());
    }
    for (Section section : edition.sections()) {
      inputs.with(name, section.key() + "\n" + section.name() + section.hasFeeds());
    }
  }
}
