package org.polyfeed.feed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.polyfeed.article.Bodies;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.edition.Section;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.media.MediaReader;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Suggestion;
import org.polyfeed.site.FeedAlias;
import org.polyfeed.site.FeedFormat;
import org.polyfeed.site.FeedSettings;
import org.polyfeed.site.Site;
import org.polyfeed.target.Composed;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.Inputs;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Target;

/** The feeds of every edition and section that has entries of its own, and of the whole site. */
public final class Feeds {

  private final Editions editions;
  private final Site site;
  private final FeedSettings settings;
  private final Permalinks permalinks;
  private final FeedDocuments documents;
  private final String authority;
  private final Problems problems;

  /**
   * @param authority of the tag: URIs by which feeds are known
   */
  public Feeds(
      Editions editions, Bodies bodies, MediaReader media, String authority, Problems problems) {
    this.editions = editions;
    this.site = editions.site();
    this.settings = site.feeds();
    this.permalinks = new Permalinks(site);
    this.documents = new FeedDocuments(editions, bodies, media);
    this.authority = authority;
    this.problems = problems;
  }

  /**
   * Every feed in every format that the site wants, and the lists of them.
   *
   * @param version of all that is not in the site's sources, such as Polyfeed itself
   */
  public List<Target> targets(Fingerprint version) {
    List<Feed> feeds = new ArrayList<>();
    editions.list().parallelStream().flatMap(this::feeds).forEachOrdered(feeds::add);
    if (editions.hasFeeds()) {
      feeds.add(feedOfAll(editions.syndicated()));
    }
    editions.sectionsOfAll().forEach(section -> feeds.add(feedOfAll(section)));
    List<Target> targets = new ArrayList<>();
    Fingerprint shared = shared(version);
    feeds.parallelStream().flatMap(feed -> targets(feed, shared)).forEachOrdered(targets::add);
    targets.addAll(
        new Outlines(editions).targets(feeds.stream().filter(feed -> !feed.isArchive()).toList()));
    return targets;
  }

  private Stream<Feed> feeds(Edition edition) {
    return Stream.concat(
        edition.hasFeeds() ? volumes(edition).stream() : Stream.empty(),
        edition.sections().stream()
            .filter(Section::hasFeeds)
            .map(section -> feed(edition, section)));
  }

  /** The archives of an edition, the oldest first, and the feed that readers subscribe to. */
  private List<Feed> volumes(Edition edition) {
    List<Feed.Translation> others =
        editions.list().stream()
            .filter(other -> other.hasFeeds() && !other.tag().equals(edition.tag()))
            .map(other -> translation(other.tag(), permalinks.home(other.tag())))
            .toList();
    List<Optional<Integer>> numbers = new ArrayList<>();
    edition.volumes().forEach(volume -> numbers.add(Optional.of(volume.number())));
    List<Feed> volumes = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      volumes.add(
          feed(
              edition,
              edition.volumes().get(i).entries(),
              numbers.get(i),
              i > 0 ? numbers.get(i - 1) : Optional.empty(),
              i + 1 < numbers.size() ? numbers.get(i + 1) : Optional.empty(),
              List.of()));
    }
    Optional<Integer> last = numbers.isEmpty() ? Optional.empty() : numbers.get(numbers.size() - 1);
    volumes.add(feed(edition, edition.current(), Optional.empty(), last, Optional.empty(), others));
    return volumes;
  }

  private Feed feed(
      Edition edition,
      List<Entry> entries,
      Optional<Integer> volume,
      Optional<Integer> older,
      Optional<Integer> newer,
      List<Feed.Translation> others) {
    return new Feed(
        edition,
        id(edition.tag().value()),
        edition.title(),
        permalinks.home(edition.tag()),
        permalinks.home(edition.tag()),
        List.of(),
        settings.editions(),
        entries,
        volume,
        older,
        newer,
        others);
  }

  private Feed feed(Edition edition, Section section) {
    List<Feed.Translation> others = new ArrayList<>();
    editions
        .having(section)
        .forEach(
            (tag, other) -> {
              if (!tag.equals(edition.tag()) && other.hasFeeds()) {
                others.add(translation(tag, permalinks.section(tag, other)));
              }
            });
    Address folder = permalinks.section(edition.tag(), section);
    return Feed.alone(
        edition,
        id(edition.tag() + "/" + Address.encoded(section.key())),
        edition.titleOf(section),
        section.hasPage() ? folder : permalinks.home(edition.tag()),
        folder,
        permalinks.former(edition.tag(), section),
        section.shape(),
        documents.newest(section.syndicated(), section.shape()),
        others);
  }

  /** What a section has in all editions together. */
  private Feed feedOfAll(Section section) {
    Edition speaking = editions.speaking(section);
    return Feed.alone(
        speaking,
        id(Address.encoded(section.key())),
        speaking.titleOf(section),
        section.hasPage()
            ? permalinks.section(speaking.tag(), section)
            : permalinks.home(speaking.tag()),
        permalinks.everywhere(section),
        permalinks.formerEverywhere(section),
        section.shape(),
        documents.newest(section.syndicated(), section.shape()),
        List.of());
  }

  /** What is new in any language: newest first. */
  private Feed feedOfAll(List<Entry> entries) {
    return Feed.alone(
        editions.standard(),
        "tag:" + authority + ":feeds",
        editions.titleOfAll(),
        permalinks.chooser(),
        permalinks.chooser(),
        List.of(),
        settings.all(),
        documents.newest(entries, settings.all()),
        List.of());
  }

  private static Feed.Translation translation(LocaleTag tag, Address folder) {
    return new Feed.Translation(tag.value(), folder);
  }

  private String id(String name) {
    return "tag:" + authority + ":feeds/" + name;
  }

  /**
   * The same feeds at other addresses: they still say which is their own.
   *
   * @param others all else that the site is made of
   */
  public List<Target> aliases(List<Target> others) {
    Map<String, FeedTarget> byPath = new HashMap<>();
    Set<OutputPath> taken = new HashSet<>();
    for (Target target : others) {
      taken.add(target.path());
      if (target instanceof FeedTarget feed) {
        byPath.put("/" + feed.path().value(), feed);
      }
    }
    List<Target> aliases = new ArrayList<>();
    for (FeedAlias alias : settings.aliases()) {
      FeedTarget feed = byPath.get(URLDecoder.decode(alias.feed(), StandardCharsets.UTF_8));
      String decoded = URLDecoder.decode(alias.path(), StandardCharsets.UTF_8);
      Optional<OutputPath> path = OutputPath.parse(decoded.substring(1));
      if (path.isEmpty()) {
        problems.error(
            site.file(),
            alias.line(),
            "'"
                + alias.path()
                + "' has signs in it that may not stand in names of files; let the host lead on"
                + " from it");
      } else if (!taken.add(path.get())) {
        problems.error(
            site.file(),
            alias.line(),
            "'" + alias.path() + "' is a file of the site already; take out this alias");
      } else if (feed == null) {
        problems.error(
            site.file(),
            alias.line(),
            "there is no feed at '"
                + alias.feed()
                + "'"
                + Suggestion.after(alias.feed(), byPath.keySet()));
      } else {
        aliases.add(new FeedTarget(path.get(), feed.fingerprint(), feed.format(), feed.feed()));
      }
    }
    return aliases;
  }

  private Stream<FeedTarget> targets(Feed feed, Fingerprint shared) {
    Fingerprint content = fingerprint(feed, shared);
    return feed.shape().formats().stream().flatMap(format -> targets(feed, format, content));
  }

  /** A feed in one format, at its address and at those that it had. */
  private Stream<FeedTarget> targets(Feed feed, FeedFormat format, Fingerprint content) {
    Fingerprint fingerprint = Fingerprint.of("feed").with(format.name()).with(content).done();
    return Stream.concat(
            Stream.of(feed.address(permalinks, format)),
            feed.former().stream().map(folder -> permalinks.feed(folder, format)))
        .map(address -> new FeedTarget(OutputPath.at(address.path()), fingerprint, format, feed));
  }

  /** What feeds of all editions depend on. */
  private Fingerprint shared(Fingerprint version) {
    Fingerprint.Parts parts = Fingerprint.of("feeds");
    editions.list().forEach(edition -> parts.with(edition.words().fingerprintSource()));
    return parts
        .with(version)
        .with(site.address().toString())
        .with(site.locales().toString())
        .with(site.defaultLocale().value())
        .with(settings.toString())
        .with(site.boilerplate().toString())
        .with(site.podcast().toString())
        .done();
  }

  private Fingerprint fingerprint(Feed feed, Fingerprint shared) {
    Fingerprint.Parts parts =
        Fingerprint.of(feed.id())
            .with(shared)
            .with(feed.title())
            .with(feed.edition().title())
            .with(feed.edition().description())
            .with(feed.home().path())
            .with(feed.folder().path())
            .with(feed.volume().toString())
            .with(feed.older().toString())
            .with(feed.newer().toString())
            .with(feed.translations().toString());
    for (Entry entry : feed.entries()) {
      parts.with(editions.hash(entry));
    }
    return parts.done();
  }

  /** What a feed is made of: all that its fingerprint holds, and of it what each part is. */
  public Inputs inputs(FeedTarget target, Fingerprint version) {
    Feed feed = target.feed();
    Inputs inputs =
        new Inputs()
            .with("Polyfeed itself", version.value())
            .with("the feed in other languages", feed.translations().toString())
            .with(
                "its title, description and address",
                String.join(
                    "\n",
                    feed.id(),
                    feed.title(),
                    feed.edition().title(),
                    feed.edition().description(),
                    feed.home().path(),
                    feed.folder().path()))
            .with("its archives", List.of(feed.volume(), feed.older(), feed.newer()).toString())
            .with(
                site.file(),
                List.of(
                        site.address(),
                        site.locales(),
                        site.defaultLocale(),
                        settings,
                        site.boilerplate(),
                        site.podcast())
                    .toString());
    for (Edition edition : editions.list()) {
      inputs.with("the words of " + edition.tag(), edition.words().fingerprintSource());
    }
    feed.entries().forEach(entry -> editions.hashesBySeed(entry).forEach(inputs::with));
    return inputs;
  }

  /** The bytes of a list of feeds. */
  public static byte[] render(OutlineTarget target) {
    return Outlines.render(target);
  }

  /** What a feed holds. */
  public Composed render(FeedTarget target) {
    return documents.composed(target.feed(), target.format());
  }
}
