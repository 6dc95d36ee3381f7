package org.polyfeed.page;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.polyfeed.article.Bodies;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Month;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.edition.Section;
import org.polyfeed.locale.Romanisation;
import org.polyfeed.media.MediaReader;
import org.polyfeed.problem.Problems;
import org.polyfeed.site.Site;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.Inputs;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/** The pages of every edition, and those of the whole site. */
public final class Pages {

  private final Editions editions;
  private final Site site;
  private final Permalinks permalinks;
  private final Theme theme;
  private final Problems problems;
  private final Templates templates;
  private final Furniture furniture;
  private final Views views;
  private final Negotiator negotiator;
  private final Frames frames;
  private final Romanisation romanisation;

  public Pages(
      Editions editions,
      Bodies bodies,
      MediaReader media,
      Theme theme,
      Romanisation romanisation,
      Problems problems) {
    this.romanisation = romanisation;
    this.editions = editions;
    this.site = editions.site();
    this.permalinks = new Permalinks(site);
    this.theme = theme;
    this.problems = problems;
    this.templates = new Templates(theme, problems);
    this.furniture = new Furniture(editions);
    Plates plates = new Plates(permalinks, media);
    this.views = new Views(editions, bodies, furniture, plates);
    this.negotiator = new Negotiator(editions);
    this.frames = new Frames(editions, furniture, negotiator, plates);
  }

  /**
   * Every page, and the files that pages link to.
   *
   * @param version of all that is not in the site's sources, such as Polyfeed itself
   */
  public List<Target> targets(Fingerprint version) {
    Fingerprint site = site(version);
    List<Target> targets = new ArrayList<>();
    for (String name : theme.assets()) {
      OutputPath.parse("assets/" + name)
          .ifPresentOrElse(path -> targets.add(asset(path, name)), () -> refuseAsset(name));
    }
    editions.list().parallelStream()
        .map(edition -> targets(edition, frame(edition, site)))
        .flatMap(List::stream)
        .forEachOrdered(targets::add);
    Edition standard = editions.standard();
    Fingerprint frame = frame(standard, site);
    targets.add(
        target(
            permalinks.chooser(),
            new Subject.Chooser(standard),
            Place.INDEX,
            Fingerprint.of("chooser").with(frame).done()));
    targets.add(
        target(
            permalinks.notFound(),
            new Subject.NotFound(standard),
            Place.INDEX,
            Fingerprint.of("not found").with(frame).done()));
    targets.addAll(negotiator.targets(theme));
    return targets;
  }

  private List<Target> targets(Edition edition, Fingerprint frame) {
    List<Target> targets = new ArrayList<>();
    addArticles(edition, frame, targets);
    addHome(edition, frame, targets);
    edition.sections().stream()
        .filter(Section::hasPage)
        .forEach(section -> addSection(edition, section, frame, targets));
    addArchive(edition, frame, targets);
    addMoved(edition, frame, targets);
    addWithdrawn(edition, frame, targets);
    if (edition.hasFeeds()) {
      targets.add(
          target(
              permalinks.subscribe(edition.tag()),
              new Subject.Subscribe(edition),
              Place.INDEX,
              subscribe(edition, frame)));
    }
    return targets;
  }

  private Target asset(OutputPath path, String name) {
    byte[] bytes = theme.asset(name);
    return permalinks.asset(name).equals(permalinks.feedStyle())
        ? new FeedStyle(permalinks, editions.list()).target(bytes)
        : new AssetTarget(path, Fingerprint.of(bytes), name);
  }

  private void refuseAsset(String name) {
    problems.error(
        theme.shown("assets/" + name),
        0,
        "its name must be ASCII letters, digits, - . _ ~, to stand in an address; rename it");
  }

  /** What pages of all editions depend on. */
  private Fingerprint site(Fingerprint version) {
    Fingerprint.Parts shared =
        Fingerprint.of("site")
            .with(version)
            .with(theme.fingerprint())
            .with(site.address().toString())
            .with(site.feeds().toString())
            .with(site.defaultLocale().value())
            .with(site.boilerplate().toString())
            .with(site.listed())
            .with(negotiator.chooser().path())
            .with(negotiator.scripts().toString());
    for (Edition edition : editions.list()) {
      shared
          .with(edition.locale().toString())
          .with(edition.title())
          .with(editions.offers(edition) ? 1 : 0)
          .with(edition.hasFeeds() ? 1 : 0)
          .with(edition.months().isEmpty() ? 0 : 1);
    }
    return shared.done();
  }

  /** What every page of an edition shows around its own content. */
  private Fingerprint frame(Edition edition, Fingerprint site) {
    return Fingerprint.of(edition.tag().value())
        .with(site)
        .with(edition.description())
        .with(edition.words().fingerprintSource())
        .with(furniture.sections(edition).toString())
        .done();
  }

  private void addArticles(Edition edition, Fingerprint frame, List<Target> targets) {
    List<Entry> entries = edition.withPages();
    List<Entry> own = entries.stream().filter(entry -> !entry.isFallback()).toList();
    IdentityHashMap<Entry, Integer> places = new IdentityHashMap<>();
    for (int i = 0; i < own.size(); i++) {
      places.put(own.get(i), i);
    }
    for (Entry entry : entries) {
      Optional<Integer> place = Optional.ofNullable(places.get(entry));
      Optional<Entry> newer = place.filter(at -> at > 0).map(at -> own.get(at - 1));
      Optional<Entry> older = place.filter(at -> at + 1 < own.size()).map(at -> own.get(at + 1));
      Fingerprint.Parts parts = Fingerprint.of("article").with(frame);
      parts.with(editions.hash(entry));
      newer.ifPresent(other -> parts.with("newer").with(other.listed().value()));
      older.ifPresent(other -> parts.with("older").with(other.listed().value()));
      targets.add(
          target(
              entry.address(),
              new Subject.Article(edition, entry, newer, older),
              Place.ARTICLE,
              parts.done()));
    }
  }

  private void addHome(Edition edition, Fingerprint frame, List<Target> targets) {
    int pages = pages(edition.entries());
    for (int number = 1; number <= pages; number++) {
      targets.add(
          target(
              permalinks.home(edition.tag(), number),
              new Subject.Home(edition, number, pages),
              Place.INDEX,
              Fingerprint.of(edition.newest().map(entry -> entry.listed().value()).orElse(""))
                  .with(edition.entries().size())
                  .with(
                      list(
                          "home",
                          frame,
                          furniture.listed(edition.entries(), number),
                          number,
                          pages))
                  .done()));
    }
  }

  private void addSection(
      Edition edition, Section section, Fingerprint frame, List<Target> targets) {
    int pages = pages(section.entries());
    for (int number = 1; number <= pages; number++) {
      Fingerprint.Parts parts =
          Fingerprint.of(section.key())
              .with(section.name())
              .with(section.entries().size())
              .with(section.hasFeeds() ? 1 : 0)
              .with(
                  list(
                      "section",
                      frame,
                      furniture.listed(section.entries(), number),
                      number,
                      pages));
      editions.having(section).keySet().forEach(other -> parts.with(other.value()));
      targets.add(
          target(
              permalinks.section(edition.tag(), section, number),
              new Subject.Listed(edition, section, number, pages),
              Place.INDEX,
              parts.done()));
    }
  }

  private void addArchive(Edition edition, Fingerprint frame, List<Target> targets) {
    List<Month> months = edition.months();
    if (months.isEmpty()) {
      return;
    }
    Fingerprint.Parts parts = Fingerprint.of("archive").with(frame);
    months.forEach(month -> parts.with(month.first().toString()).with(month.entries().size()));
    targets.add(
        target(
            permalinks.archive(edition.tag()),
            new Subject.Archive(edition),
            Place.INDEX,
            parts.done()));
    for (int i = 0; i < months.size(); i++) {
      Optional<Month> newer = i == 0 ? Optional.empty() : Optional.of(months.get(i - 1));
      Optional<Month> older =
          i + 1 == months.size() ? Optional.empty() : Optional.of(months.get(i + 1));
      addMonth(edition, months.get(i), newer, older, frame, targets);
    }
  }

  private void addMonth(
      Edition edition,
      Month month,
      Optional<Month> newer,
      Optional<Month> older,
      Fingerprint frame,
      List<Target> targets) {
    int pages = pages(month.entries());
    for (int number = 1; number <= pages; number++) {
      Fingerprint.Parts parts =
          Fingerprint.of(month.first().toString())
              .with(month.entries().size())
              .with(list("month", frame, furniture.listed(month.entries(), number), number, pages));
      newer.ifPresent(other -> parts.with("newer").with(other.first().toString()));
      older.ifPresent(other -> parts.with("older").with(other.first().toString()));
      targets.add(
          target(
              permalinks.archive(edition.tag(), month, number),
              new Subject.Month(edition, month, newer, older, number, pages),
              Place.INDEX,
              parts.done()));
    }
  }

  private Fingerprint subscribe(Edition edition, Fingerprint frame) {
    Fingerprint.Parts parts =
        Fingerprint.of("subscribe").with(frame).with(site.readers().toString());
    parts.with(editions.hasFeeds() ? 1 : 0);
    for (Section section : editions.sectionsOfAll()) {
      parts.with(section.key()).with(section.name()).with(section.shape().toString());
    }
    for (Section section : edition.sections()) {
      parts.with(section.key()).with(section.name()).with(section.hasFeeds() ? 1 : 0);
    }
    return parts.done();
  }

  private Fingerprint list(
      String kind, Fingerprint frame, List<Entry> entries, int number, int pages) {
    Fingerprint.Parts parts = Fingerprint.of(kind).with(frame).with(number).with(pages);
    entries.forEach(entry -> parts.with(editions.listed(entry)));
    return parts.done();
  }

  private void addMoved(Edition edition, Fingerprint frame, List<Target> targets) {
    for (Edition.Moved moved : edition.moved()) {
      targets.add(
          target(
              moved.from(),
              new Subject.Redirect(edition, moved),
              Place.INDEX,
              Fingerprint.of("moved")
                  .with(frame)
                  .with(moved.from().path())
                  .with(moved.to().path())
                  .with(moved.canonical().path())
                  .done()));
    }
  }

  private void addWithdrawn(Edition edition, Fingerprint frame, List<Target> targets) {
    for (Edition.Withdrawn withdrawn : edition.withdrawn()) {
      targets.add(
          target(
              withdrawn.address(),
              new Subject.Withdrawn(edition, withdrawn),
              Place.INDEX,
              Fingerprint.of("withdrawn").with(frame).with(withdrawn.toString()).done()));
    }
  }

  private int pages(List<Entry> entries) {
    return Math.max(1, (entries.size() + site.listed() - 1) / site.listed());
  }

  private static PageTarget target(
      Address address, Subject subject, Place place, Fingerprint fingerprint) {
    return new PageTarget(OutputPath.at(address.path()), fingerprint, place, address, subject);
  }

  /** What a page is made of: all that its fingerprint holds, and of it what each part is. */
  public Inputs inputs(PageTarget target, Fingerprint version) {
    return inputs().of(target.subject(), version);
  }

  /** The entries that a page is about or lists. */
  public List<Entry> entries(PageTarget target) {
    return inputs().entries(target.subject());
  }

  private PageInputs inputs() {
    return new PageInputs(editions, theme, furniture, negotiator);
  }

  /** Says what is wrong with templates that can be seen without rendering any. */
  public static void check(Theme theme, Problems problems) {
    Templates.check(theme, problems);
  }

  /** The bytes of a page, or nothing and an error where a template is wrong. */
  public Optional<byte[]> render(PageTarget target) {
    Subject subject = target.subject();
    Edition edition = subject.edition();
    Hrefs hrefs = new Hrefs(target.address(), site.address().getRawPath());
    return templates.render(
        frames.of(subject, target.address()),
        views.page(subject, hrefs),
        new Say(edition.words(), edition.format(), romanisation, hrefs),
        hrefs,
        edition.format());
  }

  /** The bytes of a file of the theme. */
  public byte[] render(AssetTarget target) {
    return theme.asset(target.name());
  }
}
