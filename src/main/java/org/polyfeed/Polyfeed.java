package org.polyfeed;

import java.io.IOException;
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
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.article.Article;
import org.polyfeed.article.ArticleParser;
import org.polyfeed.article.Bodies;
import org.polyfeed.article.HeadCache;
import org.polyfeed.article.LastGood;
import org.polyfeed.article.LeftOut;
import org.polyfeed.article.Story;
import org.polyfeed.edition.Coverage;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Editor;
import org.polyfeed.edition.Ended;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Held;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.feed.FeedTarget;
import org.polyfeed.feed.Feeds;
import org.polyfeed.feed.OutlineTarget;
import org.polyfeed.gate.Terms;
import org.polyfeed.host.Hosts;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Messages;
import org.polyfeed.locale.Romanisation;
import org.polyfeed.media.MediaReader;
import org.polyfeed.media.MediaTarget;
import org.polyfeed.media.Source;
import org.polyfeed.output.BuildCache;
import org.polyfeed.output.Changes;
import org.polyfeed.output.Content;
import org.polyfeed.output.FinishedSite;
import org.polyfeed.output.KeptSources;
import org.polyfeed.output.LastRendered;
import org.polyfeed.output.LastRun;
import org.polyfeed.output.OutputFolder;
import org.polyfeed.output.RealPath;
import org.polyfeed.output.RecordFile;
import org.polyfeed.output.Renderer;
import org.polyfeed.output.Twins;
import org.polyfeed.output.UnrememberedException;
import org.polyfeed.page.AssetTarget;
import org.polyfeed.page.PageTarget;
import org.polyfeed.page.Pages;
import org.polyfeed.page.Theme;
import org.polyfeed.problem.Problems;
import org.polyfeed.progress.Progress;
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
import org.polyfeed.sitemap.SitemapTarget;
import org.polyfeed.sitemap.Sitemaps;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.Inputs;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Target;
import org.polyfeed.target.TextTarget;

/** Makes a site from its sources: the order of the steps. */
public final class Polyfeed {

  private final Folders folders;
  private final Instant now;
  private final Fingerprint version;
  private final boolean acceptNew;
  private final boolean rehash;
  private final boolean keepGoing;
  private final List<String> asked;
  private final Progress progress;
  private final Optional<Preview> preview;

  /**
   * @param now when ids are minted and changes noticed; nothing else depends on it but what waits
   *     for its time or is over, and what is news
   * @param version of the program: what it renders may depend on it
   */
  public Polyfeed(Folders folders, Instant now, String version) {
    this(
        folders.followed(),
        now,
        Fingerprint.of("polyfeed").with(version).done(),
        false,
        false,
        false,
        List.of(),
        new Progress(),
        Optional.empty());
  }

  private Polyfeed(
      Folders folders,
      Instant now,
      Fingerprint version,
      boolean acceptNew,
      boolean rehash,
      boolean keepGoing,
      List<String> asked,
      Progress progress,
      Optional<Preview> preview) {
    this.folders = folders;
    this.now = now;
    this.version = version;
    this.acceptNew = acceptNew;
    this.rehash = rehash;
    this.keepGoing = keepGoing;
    this.asked = asked;
    this.progress = progress;
    this.preview = preview;
  }

  /** The same, which does as asked however much of it will look new to subscribers. */
  public Polyfeed acceptingNew() {
    return new Polyfeed(folders, now, version, true, rehash, keepGoing, asked, progress, preview);
  }

  /** The same, which reads every source, even if its size and time say that it is as before. */
  public Polyfeed rehashing() {
    return new Polyfeed(
        folders, now, version, acceptNew, true, keepGoing, asked, progress, preview);
  }

  /**
   * The same, where an article that has errors holds no other up: it keeps its last good version.
   */
  public Polyfeed keepingGoing() {
    return new Polyfeed(folders, now, version, acceptNew, rehash, true, asked, progress, preview);
  }

  /**
   * The same, which explains what it does with files of the site.
   *
   * @param files their paths or URLs, or paths of seeds
   */
  public Polyfeed explaining(List<String> files) {
    return new Polyfeed(
        folders, now, version, acceptNew, rehash, keepGoing, List.copyOf(files), progress, preview);
  }

  /** The same, which says there how far it has come. */
  public Polyfeed telling(Progress told) {
    return new Polyfeed(folders, now, version, acceptNew, rehash, keepGoing, asked, told, preview);
  }

  /**
   * The same, which shows the site to those who write it: beside the one that is published, and so
   * that ids, dates and addresses stay to be given. The ledger is read, and never written.
   */
  public Polyfeed previewing(Preview shown) {
    return new Polyfeed(
        folders.previewed(),
        now,
        version,
        acceptNew,
        rehash,
        keepGoing,
        asked,
        progress,
        Optional.of(shown));
  }

  /**
   * Makes the site, or changes nothing where the sources have errors.
   *
   * @throws IOException if the disk fails; the old site stands then
   */
  public Outcome generate() throws IOException {
    progress.begin("Looking for changes");
    BuildCache cache = cache();
    LastRun last = LastRun.before(folders.own().resolve("last"), key(), sources());
    Optional<LastRun.Told> told =
        rehash
                || !asked.isEmpty()
                || (keepGoing && !KeptSources.areIn(kept()))
                || preview.filter(Preview::isNew).isPresent()
            ? Optional.empty()
            : last.unchanged(now, cache).filter(said -> keepGoing || said.isGood());
    return told.isPresent() ? asBefore(told.get()) : generate(cache, last);
  }

  private static Outcome asBefore(LastRun.Told told) {
    Problems problems = new Problems();
    told.problems().forEach(problems::add);
    return new Outcome(
        Optional.empty(),
        problems,
        told.editions(),
        told.articles(),
        told.newest(),
        told.kept(),
        Optional.of(Changes.none(told.files())),
        List.of());
  }

  private Outcome generate(BuildCache cache, LastRun last) throws IOException {
    Problems problems = new Problems();
    Problems ofArticles = keepGoing ? new Problems() : problems;
    Plan plan = plan(problems, ofArticles, Optional.of(last.began()));
    Problems told = new Problems();
    told.addAll(problems);
    told.addAll(ofArticles);
    if (problems.hasErrors()) {
      // What is wrong with templates besides is said in the same run.
      output(plan, cache, problems).check(plan.targets(), plan.renderer());
      problems.addAll(ofArticles);
      return plan.outcome(problems, Optional.empty(), unexplained());
    }
    OutputFolder.Staged staged =
        output(plan, cache, problems).stage(plan.targets(), plan.renderer());
    boolean refused = problems.hasErrors() || plan.overtaken().getAsBoolean();
    problems.addAll(ofArticles);
    if (refused || isLedgerOfOthers(plan, staged, problems)) {
      staged.drop();
      if (plan.overtaken().getAsBoolean()) {
        // Its head may be of another text although its size and time are the same.
        RecordFile.forget(headsFile());
      }
      return plan.outcome(problems, Optional.empty(), unexplained());
    }
    LastRendered memory = LastRendered.read(folders.own().resolve("explained"), folders.output());
    List<Explanation> explanations = explanations(plan, last, memory, staged);
    try {
      last.forget();
      plan.keeping().keep();
      // Ids are on the disk before anybody can see them.
      if (preview.isEmpty()) {
        plan.ledger().write(ledgerFile());
      }
    } catch (IOException e) {
      staged.drop();
      throw e;
    }
    Changes changes = staged.putInPlace();
    if (preview.isPresent()) {
      preview.get().show();
      // Whoever writes is told of what is wrong for as long as it is.
      told.addAll(problems);
    }
    try {
      plan.closing().keep();
      memory.write();
      last.keep(
          new LastRun.Told(
              plan.site().locales().size(),
              plan.articles(),
              plan.newest(),
              plan.kept(),
              changes.files(),
              told.all()),
          now,
          plan.until(),
          List.of(ledgerFile(), OutputFolder.list(folders.output())));
    } catch (IOException e) {
      throw new UnrememberedException(e);
    }
    return plan.outcome(problems, Optional.of(changes), explanations);
  }

  /** Whether somebody has written the ledger since it was read: what they wrote would be lost. */
  private boolean isLedgerOfOthers(Plan plan, OutputFolder.Staged staged, Problems problems)
      throws IOException {
    try {
      if (preview.isPresent() || plan.ledger().isAsRead(ledgerFile())) {
        return false;
      }
    } catch (IOException e) {
      staged.drop();
      throw e;
    }
    problems.error(
        folders.shown(ledgerFile()),
        0,
        "changed while Polyfeed was at work; the next run takes it as it is then");
    return true;
  }

  /** What is said of the files that somebody asks about; what is said is remembered. */
  private List<Explanation> explanations(
      Plan plan, LastRun last, LastRendered memory, OutputFolder.Staged staged) {
    if (asked.isEmpty() && memory.paths().isEmpty()) {
      return List.of();
    }
    Explainer explainer =
        new Explainer(folders, now, last, memory, plan.known().orElseThrow(), staged);
    List<Explanation> explanations = asked.stream().map(explainer::of).toList();
    explainer.remember();
    return explanations;
  }

  /** Where a run is refused, there is no more to say of any file. */
  private List<Explanation> unexplained() {
    return asked.stream()
        .map(
            file ->
                new Explanation(file, file, "is as it was: the run has found errors", List.of()))
        .toList();
  }

  /**
   * Finds all that generating would refuse, and changes nothing.
   *
   * @throws IOException if the sources cannot be read
   */
  public Outcome check() throws IOException {
    Problems problems = new Problems();
    Plan plan = plan(problems, problems, Optional.empty());
    output(plan, cache(), problems).check(plan.targets(), plan.renderer());
    return plan.outcome(problems, Optional.empty(), List.of());
  }

  /**
   * What the site's owner says of it. Changes nothing.
   *
   * @throws IOException if the sources cannot be read
   */
  public Site site(Problems problems) throws IOException {
    return site(scan(problems), problems);
  }

  /**
   * The site as the last run left it, held still; an error, and nothing, where there is none.
   *
   * @throws IOException if the disk fails
   */
  public Optional<FinishedSite> finished(Problems problems) throws IOException {
    progress.begin("Looking at the site");
    return FinishedSite.open(
        folders.output(),
        folders.shown(folders.output()),
        cache(),
        folders.own().resolve("hashes"),
        problems);
  }

  private BuildCache cache() {
    return BuildCache.read(folders.own().resolve("cache"), folders.output());
  }

  /** All that a run depends on but its sources and the time. */
  private String key() {
    return Stream.of(folders.site(), folders.seeds(), folders.templates(), folders.output())
        .map(folder -> folder.toAbsolutePath().normalize().toString())
        .collect(
            Collectors.joining(
                "\n",
                version.value() + "\n" + Runtime.version() + "\n",
                preview.map(shown -> "\n" + shown).orElse("")));
  }

  /** All files that a run reads, among them the list of those that it put in place. */
  private List<Path> sources() {
    return List.of(folders.seeds(), folders.templates(), OutputFolder.list(folders.output()));
  }

  private OutputFolder output(Plan plan, BuildCache cache, Problems problems) {
    OutputFolder output =
        new OutputFolder(
            folders.output(),
            folders.shown(folders.output()),
            plan.ledger().siteName(),
            cache,
            new Terms(
                plan.site().address(),
                preview.map(shown -> shown.latest(now)).orElse(now),
                plan.site().feeds().acceptNew(),
                acceptNew,
                plan.ended()),
            plan.held(),
            twins(plan, problems),
            problems,
            progress);
    return preview
        .map(shown -> output.previewing(shown.published(), folders.own().resolve("remarks")))
        .orElse(output);
  }

  /** Nobody's host sends what a preview shows. */
  private Twins twins(Plan plan, Problems problems) {
    return Twins.in(
        preview.isPresent() ? List.of() : plan.site().precompress(),
        fault -> warnOfBrotli(plan, fault, problems));
  }

  private static void warnOfBrotli(Plan plan, String fault, Problems problems) {
    problems.warning(
        plan.site().file(),
        0,
        "'precompress' asks for brotli, which cannot be loaded here, so there are no .br files: "
            + fault);
  }

  /** Where the sources are that stand in for those that are broken. */
  private Path kept() {
    return folders.own().resolve("kept");
  }

  private KeptSources keptSources() {
    String context =
        Stream.of(folders.seeds(), folders.output())
            .map(folder -> folder.toAbsolutePath().normalize().toString())
            .collect(Collectors.joining("\n"));
    KeptSources kept = KeptSources.read(kept(), context);
    return rehash ? kept.doubting() : kept;
  }

  /**
   * Which stories are there in which locales; nothing where the sources have errors. Changes
   * nothing.
   *
   * @throws IOException if the sources cannot be read
   */
  public Optional<Coverage> coverage(Problems problems) throws IOException {
    return plan(problems, problems, Optional.of(Long.MIN_VALUE)).editions().map(Coverage::of);
  }

  /** Keeps for the next run what need not be read again. */
  private interface Closing {
    void keep() throws IOException;
  }

  /**
   * All that is known before anything is rendered.
   *
   * @param overtaken whether a seed has changed since; it may do so while anything is rendered
   */
  private record Plan(
      Site site,
      int articles,
      int kept,
      Ledger ledger,
      Optional<Editions> editions,
      List<Target> targets,
      Renderer renderer,
      Set<String> ended,
      Set<OutputPath> held,
      Instant until,
      Closing keeping,
      Closing closing,
      BooleanSupplier overtaken,
      Optional<Explainer.Known> known) {

    private Optional<Instant> newest() {
      return editions.stream()
          .flatMap(all -> all.list().stream())
          .flatMap(edition -> edition.newest().stream())
          .map(entry -> entry.published().toInstant())
          .max(Comparator.naturalOrder());
    }

    Outcome outcome(Problems problems, Optional<Changes> changes, List<Explanation> explanations) {
      return new Outcome(
          Optional.of(site.address()),
          problems,
          site.locales().size(),
          articles,
          newest(),
          kept,
          changes,
          explanations);
    }
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
    List<Article> heads = parser.heads(seeds, cache, progress.begin("Reading", seeds.size()));
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
    all.read(seeds, cache, progress.begin("Reading", seeds.size()));
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

  /**
   * @param ofArticles to which that is added which is wrong with articles
   * @param began when the run did, in nanoseconds since 1970; nothing where all heads are to be
   *     read
   */
  private Plan plan(Problems problems, Problems ofArticles, Optional<Long> began)
      throws IOException {
    refuseOutputAmongSeeds(problems);
    SeedScanner.Found found = scan(problems);
    String context = context(found);
    Site declared = site(found, problems);
    ArticleParser parser = new ArticleParser(declared, found.settings(), found.media(), ofArticles);
    RecordFile records = RecordFile.read(headsFile(), began.isPresent() ? context : "");
    HeadCache cache =
        began.isPresent()
            ? new HeadCache(rehash ? Map.of() : records.records(), found.states(), began.get())
            : HeadCache.none();
    Read read =
        keepGoing
            ? readOn(parser, found.articles(), cache, problems, ofArticles)
            : read(parser, found.articles(), cache, problems);
    List<Article> heads = read.heads();
    Ledger ledger = read.ledger();
    progress.begin("Arranging");
    Closing closing =
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
          Optional.empty());
    }
    String authority = authority(site, ledger);
    Romanisation romanisation = new Romanisation();
    List<Story> stories =
        Story.group(articles).stream()
            .map(story -> story.converted(site.locales(), withdrawn, read.leftOut()))
            .toList();
    Editions editions =
        new Editor(site, ledger, messages, romanisation, this::noticed)
            .edit(stories, withdrawn, held);
    for (Selection empty : editions.emptySelections()) {
      problems.warning(site.file(), 0, emptiness(empty));
    }
    Permalinks permalinks = new Permalinks(site);
    MediaReader media =
        preview.map(shown -> shown.media(problems)).orElseGet(() -> new MediaReader(problems));
    Bodies bodies = new Bodies(parser, file -> permalinks.url(permalinks.media(file)));
    Feeds feeds = new Feeds(editions, bodies, media, authority, problems);
    Pages pages = new Pages(editions, bodies, media, theme, romanisation, problems);
    Sitemaps sitemaps = new Sitemaps(editions, now);
    List<Target> targets = new ArrayList<>(pages.targets(version));
    targets.addAll(feeds.targets(version));
    targets.addAll(new Hosts(editions).targets());
    targets.addAll(sitemaps.targets(version, theme.robots()));
    List<MediaTarget> carried = carried(editions, permalinks);
    targets.addAll(carried);
    if (preview.isPresent()) {
      // What is odd about one is said as long as it is, not only when it is carried.
      carried.stream()
          .map(MediaTarget::media)
          .filter(file -> Files.isReadable(file.file().path()))
          .forEach(media::facts);
    }
    targets.addAll(feeds.aliases(targets));
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
        renderer(feeds, pages, sitemaps, media),
        ended,
        held.files(editions, found.media(), permalinks)
            .map(address -> OutputPath.at(address.path()))
            .collect(Collectors.toSet()),
        until(heads, sitemaps),
        () -> keepSources(parser, read, found.states(), began.orElse(Long.MIN_VALUE)),
        closing,
        parser::isOvertaken,
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
                target -> inputs(target, feeds, pages),
                target -> entries(target, pages))));
  }

  private Inputs inputs(Target target, Feeds feeds, Pages pages) {
    if (target instanceof PageTarget page) {
      return pages.inputs(page, version);
    }
    if (target instanceof FeedTarget feed) {
      return feeds.inputs(feed, version);
    }
    String name =
        target instanceof MediaTarget carried
            ? carried.media().file().shown()
            : target instanceof AssetTarget asset
                ? folders.shown(folders.templates()) + "/assets/" + asset.name()
                : target instanceof SitemapTarget ? "the pages that it names" : "its text";
    return new Inputs().with(name, target.fingerprint().value());
  }

  private static List<Entry> entries(Target target, Pages pages) {
    if (target instanceof PageTarget page) {
      return pages.entries(page);
    }
    return target instanceof FeedTarget feed ? feed.feed().entries() : List.of();
  }

  /** Once somebody has kept going, what every run publishes is kept for the next who does. */
  private void keepSources(
      ArticleParser parser, Read read, Map<String, FileState> states, long began)
      throws IOException {
    if (!keepGoing && !KeptSources.areIn(kept())) {
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
    return Fingerprint.of("heads 4")
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
    return article.isPublic(now) || preview.filter(shown -> shown.shows(article, now)).isPresent();
  }

  /** When an article, as it is now, was noticed. */
  private Instant noticed(Article article) {
    return preview.map(shown -> shown.noticed(article, now)).orElse(now);
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
    if (preview.isPresent()) {
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

  private static Renderer renderer(Feeds feeds, Pages pages, Sitemaps sitemaps, MediaReader media) {
    return target -> {
      if (target instanceof PageTarget page) {
        return pages.render(page).map(Content::of);
      }
      if (target instanceof FeedTarget feed) {
        return Optional.of(Content.of(feeds.render(feed)));
      }
      if (target instanceof OutlineTarget outline) {
        return Optional.of(Content.of(Feeds.render(outline)));
      }
      if (target instanceof SitemapTarget sitemap) {
        return Optional.of(Content.of(sitemaps.render(sitemap)));
      }
      if (target instanceof TextTarget text) {
        return Optional.of(Content.of(text.bytes()));
      }
      if (target instanceof MediaTarget carried) {
        return Optional.of(carried.media())
            .filter(media::isReadable)
            .map(file -> Content.of(file.file().path()));
      }
      return Optional.of(Content.of(pages.render((AssetTarget) target)));
    };
  }

  private Path headsFile() {
    return folders.own().resolve("heads");
  }

  private Path ledgerFile() {
    return folders.seeds().resolve("ledger.jsonl");
  }

  private String siteName() {
    Path name = folders.site().toAbsolutePath().normalize().getFileName();
    return name == null ? "Polyfeed" : name.toString();
  }
}
