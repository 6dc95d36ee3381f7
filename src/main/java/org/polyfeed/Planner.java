package org.polyfeed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.article.Article;
import org.polyfeed.article.ArticleParser;
import org.polyfeed.article.Bodies;
import org.polyfeed.article.GlossaryCheck;
import org.polyfeed.article.HeadCache;
import org.polyfeed.article.LastGood;
import org.polyfeed.article.LeftOut;
import org.polyfeed.article.Story;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Editor;
import org.polyfeed.edition.Ended;
import org.polyfeed.edition.Held;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.feed.Feeds;
import org.polyfeed.host.Hosts;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Messages;
import org.polyfeed.locale.Romanisation;
import org.polyfeed.media.MediaReader;
import org.polyfeed.media.MediaTarget;
import org.polyfeed.media.Source;
import org.polyfeed.output.KeptSources;
import org.polyfeed.output.RealPath;
import org.polyfeed.output.RecordFile;
import org.polyfeed.page.Pages;
import org.polyfeed.page.Theme;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.FileState;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SeedReader;
import org.polyfeed.seed.SeedScanner;
import org.polyfeed.site.Podcast;
import org.polyfeed.site.Selection;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteParser;
import org.polyfeed.sitemap.Sitemaps;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Target;

/** Reads the sources of a site and makes the plan of it: all that comes before rendering. */
final class Planner {

  private final Folders folders;
  private final Instant now;
  private final Fingerprint version;
  private final Wishes wishes;

  Planner(Folders folders, Instant now, Fingerprint version, Wishes wishes) {
    this.folders = folders;
    this.now = now;
    this.version = version;
    this.wishes = wishes;
  }

  /** What the site's owner says of it. */
  Site site(Problems problems) throws IOException {
    return site(scan(problems), problems);
  }

  /**
   * What the site is to be. Where the sources have errors, as much as is known.
   *
   * @param ofArticles to which that is added which is wrong with articles
   * @param began when the run did, in nanoseconds since 1970; nothing where all heads are to be
   *     read
   */
  Plan plan(Problems problems, Problems ofArticles, Optional<Long> began) throws IOException {
    refuseOutputAmongSeeds(problems);
    SeedScanner.Found found = scan(problems);
    String context = context(found);
    Site declared = site(found, problems);
    ArticleParser parser = new ArticleParser(declared, found.settings(), found.media(), ofArticles);
    RecordFile records = RecordFile.read(headsFile(), began.isPresent() ? context : "");
    HeadCache cache =
        began.isPresent()
            ? new HeadCache(
                wishes.rehash() ? Map.of() : records.records(), found.states(), began.get())
            : HeadCache.none();
    Read read =
        wishes.keepGoing()
            ? readOn(parser, found.articles(), cache, problems, ofArticles)
            : read(parser, found.articles(), cache, problems);
    List<Article> heads = read.heads();
    Ledger ledger = read.ledger();
    wishes.progress().begin("Arranging");
    Plan.Closing closing =
        () -> {
          // Else heads were read by settings that are no longer those.
          if (context.equals(context(found))) {
            records.write(cache.fresh(), found.states().keySet());
          }
        };
    heads.forEach(article -> warnOfTimes(article, problems));
    List<Article> articles = heads.stream().filter(this::isShown).toList();
    List<Article> withdrawn =
        heads.stream().filter(one -> one.withdrawn().isPresent() && !one.draft()).toList();
    Set<LocaleTag> locales =
        articles.stream().map(Article::locale).collect(Collectors.toCollection(TreeSet::new));
    Held held = new Held(declared, ledger, read.leftOut(), heads);
    for (LeftOut one : read.leftOut()) {
      warnOfLeftOut(one, held, ofArticles);
      if (held.isKnown(one)) {
        locales.add(one.locale());
      }
    }
    Site site = declared.withLocalesOf(locales);
    if (found.articles().isEmpty() && !problems.hasErrors()) {
      problems.warning(folders.shown(folders.seeds()), 0, "there is no article here");
    }
    Theme theme = Theme.read(folders.templates(), folders.shown(folders.templates()), problems);
    Messages messages = theme.messages(site.locales(), problems);
    if (problems.hasErrors()) {
      Pages.check(theme, problems);
      return new Plan(
          site,
          articles.size(),
          read.kept(),
          ledger,
          Optional.empty(),
          List.of(),
          target -> Optional.empty(),
          Set.of(),
          Set.of(),
          Instant.MAX,
          () -> {},
          closing,
          parser::isOvertaken,
          () -> {},
          Optional.empty());
    }
    String authority = authority(site, ledger);
    Romanisation romanisation = new Romanisation();
    List<Story> stories =
        Story.group(articles).stream()
            .map(story -> story.converted(site, withdrawn, read.leftOut()))
            .toList();
    Editions editions =
        new Editor(site, ledger, messages, romanisation, this::noticed)
            .edit(stories, withdrawn, held);
    for (Selection empty : editions.emptySelections()) {
      problems.warning(site.file(), 0, emptiness(empty));
    }
    Permalinks permalinks = new Permalinks(site);
    MediaReader media =
        wishes
            .preview()
            .map(shown -> shown.media(problems))
            .orElseGet(() -> new MediaReader(problems));
    Bodies bodies = new Bodies(parser, file -> permalinks.url(permalinks.media(file)));
    Feeds feeds = new Feeds(editions, bodies, media, authority, problems);
    Pages pages = new Pages(editions, bodies, media, theme, romanisation, problems);
    Sitemaps sitemaps = new Sitemaps(editions, now);
    Press press =
        new Press(feeds, pages, sitemaps, media, version, folders.shown(folders.templates()));
    List<Target> targets = new ArrayList<>(pages.targets(version));
    targets.addAll(feeds.targets(version));
    targets.addAll(new Hosts(editions).targets());
    targets.addAll(sitemaps.targets(version, theme.robots()));
    List<MediaTarget> carried = carried(editions, permalinks);
    targets.addAll(carried);
    if (wishes.preview().isPresent()) {
      // What is odd about one is said as long as it is, not only when it is carried.
      carried.stream()
          .map(MediaTarget::media)
          .filter(file -> Files.isReadable(file.file().path()))
          .forEach(media::facts);
    }
    targets.addAll(feeds.aliases(targets));
    new Aliases(editions, targets).refuseTaken(problems);
    noteOthers(found.media(), editions, problems);
    site.podcast().flatMap(Podcast::image).flatMap(Source::file).ifPresent(media::checkArtwork);
    Set<String> ended =
        new HashSet<>(new Ended(site, ledger).ids(heads.stream().filter(this::isEnded).toList()));
    ended.addAll(held.ids());
    return new Plan(
        site,
        articles.size(),
        read.kept(),
        ledger,
        Optional.of(editions),
        targets,
        press,
        ended,
        held.files(editions, found.media(), permalinks)
            .map(address -> OutputPath.at(address.path()))
            .collect(Collectors.toSet()),
        until(heads, sitemaps),
        () -> keepSources(parser, read, found.states(), began.orElse(Long.MIN_VALUE)),
        closing,
        parser::isOvertaken,
        () ->
            new GlossaryCheck(
                    site,
                    article -> bodies.of(article, base(article, editions, permalinks)),
                    ofArticles)
                .of(stories),
        Optional.of(
            new Explainer.Known(
                site,
                ledger,
                editions,
                heads,
                read.broken(),
                read.leftOut(),
                parser::sources,
                targets,
                press::inputs,
                press::entries)));
  }

  /** The URL of an article's own page, as its body is read for that; else the site's. */
  private static URI base(Article article, Editions editions, Permalinks permalinks) {
    return editions.byStory().getOrDefault(article.story(), List.of()).stream()
        .filter(entry -> entry.isCanonical() && entry.article().locale().equals(article.locale()))
        .findFirst()
        .map(entry -> permalinks.uri(entry.canonical()))
        .orElse(editions.site().address());
  }

  /**
   * What was read of all articles.
   *
   * @param heads of those that can be published, drafts included
   * @param kept how many of these are versions from before
   * @param broken the names of the seeds that are not as they should be
   */
  private record Read(
      List<Article> heads, Ledger ledger, int kept, List<LeftOut> leftOut, Set<String> broken) {}

  private Read read(ArticleParser parser, List<SeedFile> seeds, HeadCache cache, Problems problems)
      throws IOException {
    List<Article> heads =
        parser.heads(seeds, cache, wishes.progress().begin("Reading", seeds.size()));
    Ledger ledger = ledger(problems);
    ledger.settleIds(heads, List.of(), problems);
    return new Read(heads, ledger, 0, List.of(), Set.of());
  }

  /**
   * The same, where last good versions stand in for articles with errors.
   *
   * @param problems of the ledger
   * @param ofArticles those of articles
   */
  private Read readOn(
      ArticleParser parser,
      List<SeedFile> seeds,
      HeadCache cache,
      Problems problems,
      Problems ofArticles)
      throws IOException {
    LastGood all = new LastGood(parser, keptSources()::of, ofArticles);
    all.read(seeds, cache, wishes.progress().begin("Reading", seeds.size()));
    Ledger ledger;
    Problems ids;
    do {
      ledger = ledger(problems);
      ids = new Problems();
      ledger.settleIds(all.articles(), all.leftOut(), ids);
      ofArticles.addAll(ids);
    } while (all.refuse(ids));
    parser.warnOfUnused(all.articles(), all.leftOut());
    return new Read(all.articles(), ledger, all.kept(), all.leftOut(), all.broken());
  }

  private Ledger ledger(Problems problems) throws IOException {
    return Ledger.read(ledgerFile(), folders.shown(ledgerFile()), problems);
  }

  /** Once somebody has kept going, what every run publishes is kept for the next who does. */
  private void keepSources(
      ArticleParser parser, Read read, Map<String, FileState> states, long began)
      throws IOException {
    if (!wishes.keepGoing() && !KeptSources.areIn(kept())) {
      return;
    }
    Map<SeedFile, List<SeedFile>> sources = new HashMap<>();
    for (Article head : read.heads()) {
      if (!read.broken().contains(head.seed().name())) {
        sources.put(head.seed(), parser.sources(head));
      }
    }
    keptSources().keep(sources, read.broken(), states, began);
  }

  private static void warnOfLeftOut(LeftOut one, Held held, Problems problems) {
    problems.warning(
        one.shown(),
        0,
        held.isKnown(one)
            ? "no good version of it is kept: until it is mended, it is left out of lists, feeds"
                + " and sitemaps, and what was published of it stays where it is"
            : "it is not published until it is mended");
  }

  private SeedScanner.Found scan(Problems problems) throws IOException {
    return new SeedScanner(folders.seeds(), folders.shown(folders.seeds()), problems).scan();
  }

  private Site site(SeedScanner.Found found, Problems problems) throws IOException {
    Fields settings =
        found
            .site()
            .map(file -> new SeedReader(problems).settings(file))
            .orElseGet(() -> Fields.none(folders.shown(folders.seeds()) + "/site.yaml", problems));
    return new SiteParser(settings, siteName(), found.media()).parse();
  }

  /** All that heads depend on but the files among the seeds. */
  private String context(SeedScanner.Found found) throws IOException {
    Optional<Path> settings = found.site().map(SeedFile::path).filter(Files::isReadable);
    return Fingerprint.of("heads 5")
        .with(version)
        .with(siteName())
        .with(folders.shown(folders.seeds()))
        .with(
            Fingerprint.of(settings.isPresent() ? Files.readAllBytes(settings.get()) : new byte[0]))
        .done()
        .value();
  }

  /** When the clock alone will change something: what waits appears, what is over goes. */
  private Instant until(List<Article> heads, Sitemaps sitemaps) {
    return Stream.concat(heads.stream().flatMap(Article::turns), sitemaps.turns())
        .filter(turn -> turn.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  private boolean isShown(Article article) {
    return article.isPublic(now)
        || wishes.preview().filter(shown -> shown.shows(article, now)).isPresent();
  }

  /** When an article, as it is now, was noticed. */
  private Instant noticed(Article article) {
    return wishes.preview().map(shown -> shown.noticed(article, now)).orElse(now);
  }

  private boolean isEnded(Article head) {
    return !head.draft() && (head.withdrawn().isPresent() || head.isOver(now));
  }

  private static List<MediaTarget> carried(Editions editions, Permalinks permalinks) {
    return editions.media().stream()
        .map(file -> new MediaTarget(OutputPath.at(permalinks.media(file).path()), file))
        .toList();
  }

  private static void noteOthers(MediaFolder folder, Editions editions, Problems problems) {
    Set<MediaFile> carried = Set.copyOf(editions.media());
    for (MediaFile file : folder.files()) {
      if (!carried.contains(file)) {
        problems.note(file.file().shown(), 0, "not an article: passed over");
      }
    }
  }

  /** The next run would take its pages for articles. */
  private void refuseOutputAmongSeeds(Problems problems) throws IOException {
    if (wishes.preview().isPresent()) {
      // It lies in a folder that is hidden, and passed over among sources.
      return;
    }
    for (Path sources : List.of(folders.seeds(), folders.templates())) {
      if (RealPath.of(folders.output()).isIn(RealPath.of(sources))) {
        problems.error(
            folders.shown(folders.output()),
            0,
            "lies in "
                + folders.shown(sources)
                + ", where the next run would take pages for sources; name another --output");
      }
    }
  }

  /** Who means it says so with 'publish-at'; else it may be a slip of the pen. */
  private void warnOfTimes(Article article, Problems problems) {
    Optional<OffsetDateTime> appears = article.publishAt().or(article::published);
    if (article.expires().isPresent()
        && appears.filter(at -> !at.isBefore(article.expires().get())).isPresent()) {
      problems.warning(
          article.seed().shown(),
          0,
          "it expires at "
              + article.expires().get()
              + ", before it appears at "
              + appears.get()
              + ", so nobody will see it; mend 'expires', or 'publish-at' and 'date'");
    }
    Optional<OffsetDateTime> date =
        article.published().filter(at -> at.toInstant().isAfter(now) && !article.draft());
    if (date.isPresent() && article.publishAt().isEmpty()) {
      problems.warning(
          article.seed().shown(),
          0,
          "its date "
              + date.get()
              + " is still to come: it appears then; if that is meant, say so"
              + " with 'publish-at:'");
    }
  }

  private static String emptiness(Selection selection) {
    return "the feed '"
        + selection.name()
        + "' has no entries in any edition: no article is"
        + (selection.topics().isEmpty()
            ? ""
            : " about '" + String.join("' or '", selection.topics()) + "'")
        + (selection.authors().isEmpty()
            ? ""
            : " by '" + String.join("' or '", selection.authors()) + "'")
        + (selection.locales().isEmpty()
            ? ""
            : " in "
                + selection.locales().stream()
                    .map(LocaleTag::value)
                    .collect(Collectors.joining(" or ")));
  }

  /** RFC 4151: a name that the site's owner had on a day. */
  private String authority(Site site, Ledger ledger) {
    String host = site.address().getHost();
    ledger.settleAuthority(site.authority(), host + "," + now.atOffset(ZoneOffset.UTC).getYear());
    return ledger.authority();
  }

  private String siteName() {
    Path name = folders.site().toAbsolutePath().normalize().getFileName();
    return name == null ? "Polyfeed" : name.toString();
  }

  Path headsFile() {
    return folders.own().resolve("heads");
  }

  Path ledgerFile() {
    return folders.seeds().resolve("ledger.jsonl");
  }

  /** Where the sources are that stand in for those that are broken. */
  Path kept() {
    return folders.own().resolve("kept");
  }

  private KeptSources keptSources() {
    String context =
        Stream.of(folders.seeds(), folders.output())
            .map(folder -> folder.toAbsolutePath().normalize().toString())
            .collect(Collectors.joining("\n"));
    KeptSources kept = KeptSources.read(kept(), context);
    return wishes.rehash() ? kept.doubting() : kept;
  }
}
