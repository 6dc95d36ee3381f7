package org.polyfeed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.edition.Coverage;
import org.polyfeed.gate.Terms;
import org.polyfeed.output.BuildCache;
import org.polyfeed.output.Changes;
import org.polyfeed.output.FinishedSite;
import org.polyfeed.output.KeptSources;
import org.polyfeed.output.LastRendered;
import org.polyfeed.output.LastRun;
import org.polyfeed.output.OutputFolder;
import org.polyfeed.output.RecordFile;
import org.polyfeed.output.Twins;
import org.polyfeed.output.UnrememberedException;
import org.polyfeed.problem.Problems;
import org.polyfeed.progress.Progress;
import org.polyfeed.site.Site;
import org.polyfeed.target.Fingerprint;

/** Makes a site from its sources: the order of the steps of a run. */
public final class Polyfeed {

  private final Folders folders;
  private final Instant now;
  private final Fingerprint version;
  private final Wishes wishes;
  private final Planner planner;

  /**
   * @param now when ids are minted and changes noticed; nothing else depends on it but what waits
   *     for its time or is over, and what is news
   * @param version of the program: what it renders may depend on it
   */
  public Polyfeed(Folders folders, Instant now, String version) {
    this(folders.followed(), now, Fingerprint.of("polyfeed").with(version).done(), Wishes.none());
  }

  private Polyfeed(Folders folders, Instant now, Fingerprint version, Wishes wishes) {
    this.folders = folders;
    this.now = now;
    this.version = version;
    this.wishes = wishes;
    this.planner = new Planner(folders, now, version, wishes);
  }

  private Polyfeed with(Wishes other) {
    return new Polyfeed(folders, now, version, other);
  }

  /** The same, which does as asked however much of it will look new to subscribers. */
  public Polyfeed acceptingNew() {
    return with(wishes.withAcceptNew());
  }

  /** The same, which reads every source, even if its size and time say that it is as before. */
  public Polyfeed rehashing() {
    return with(wishes.withRehash());
  }

  /**
   * The same, where an article that has errors holds no other up: it keeps its last good version.
   */
  public Polyfeed keepingGoing() {
    return with(wishes.withKeepGoing());
  }

  /**
   * The same, which explains what it does with files of the site.
   *
   * @param files their paths or URLs, or paths of seeds
   */
  public Polyfeed explaining(List<String> files) {
    return with(wishes.withAsked(files));
  }

  /** The same, which says there how far it has come. */
  public Polyfeed telling(Progress told) {
    return with(wishes.withProgress(told));
  }

  /**
   * The same, which shows the site to those who write it: beside the one that is published, and so
   * that ids, dates and addresses stay to be given. The ledger is read, and never written.
   */
  public Polyfeed previewing(Preview shown) {
    return new Polyfeed(folders.previewed(), now, version, wishes.withPreview(shown));
  }

  /**
   * Makes the site, or changes nothing where the sources have errors.
   *
   * @throws IOException if the disk fails; the old site stands then
   */
  public Outcome generate() throws IOException {
    wishes.progress().begin("Looking for changes");
    BuildCache cache = cache();
    LastRun last = LastRun.before(folders.own().resolve("last"), key(), sources());
    Optional<LastRun.Told> told =
        wishes.rehash()
                || !wishes.asked().isEmpty()
                || (wishes.keepGoing() && !KeptSources.areIn(planner.kept()))
                || wishes.preview().filter(Preview::isNew).isPresent()
            ? Optional.empty()
            : last.unchanged(now, cache).filter(said -> wishes.keepGoing() || said.isGood());
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
    Problems ofArticles = wishes.keepGoing() ? new Problems() : problems;
    Plan plan = planner.plan(problems, ofArticles, Optional.of(last.began()));
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
        RecordFile.forget(planner.headsFile());
      }
      return plan.outcome(problems, Optional.empty(), unexplained());
    }
    LastRendered memory = LastRendered.read(folders.own().resolve("explained"), folders.output());
    List<Explanation> explanations = explanations(plan, last, memory, staged);
    try {
      last.forget();
      plan.keeping().keep();
      // Ids are on the disk before anybody can see them.
      if (wishes.preview().isEmpty()) {
        plan.ledger().write(planner.ledgerFile());
      }
    } catch (IOException e) {
      staged.drop();
      throw e;
    }
    Changes changes = staged.putInPlace();
    if (wishes.preview().isPresent()) {
      wishes.preview().get().show();
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
          List.of(planner.ledgerFile(), OutputFolder.list(folders.output())));
    } catch (IOException e) {
      throw new UnrememberedException(e);
    }
    return plan.outcome(problems, Optional.of(changes), explanations);
  }

  /** Whether somebody has written the ledger since it was read: what they wrote would be lost. */
  private boolean isLedgerOfOthers(Plan plan, OutputFolder.Staged staged, Problems problems)
      throws IOException {
    try {
      if (wishes.preview().isPresent() || plan.ledger().isAsRead(planner.ledgerFile())) {
        return false;
      }
    } catch (IOException e) {
      staged.drop();
      throw e;
    }
    problems.error(
        folders.shown(planner.ledgerFile()),
        0,
        "changed while Polyfeed was at work; the next run takes it as it is then");
    return true;
  }

  /** What is said of the files that somebody asks about; what is said is remembered. */
  private List<Explanation> explanations(
      Plan plan, LastRun last, LastRendered memory, OutputFolder.Staged staged) {
    if (wishes.asked().isEmpty() && memory.paths().isEmpty()) {
      return List.of();
    }
    Explainer explainer =
        new Explainer(folders, now, last, memory, plan.known().orElseThrow(), staged);
    List<Explanation> explanations = wishes.asked().stream().map(explainer::of).toList();
    explainer.remember();
    return explanations;
  }

  /** Where a run is refused, there is no more to say of any file. */
  private List<Explanation> unexplained() {
    return wishes.asked().stream()
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
    Plan plan = planner.plan(problems, problems, Optional.empty());
    output(plan, cache(), problems).check(plan.targets(), plan.renderer());
    plan.terms().run();
    return plan.outcome(problems, Optional.empty(), List.of());
  }

  /**
   * What the site's owner says of it. Changes nothing.
   *
   * @throws IOException if the sources cannot be read
   */
  public Site site(Problems problems) throws IOException {
    return planner.site(problems);
  }

  /**
   * The site as the last run left it, held still; an error, and nothing, where there is none.
   *
   * @throws IOException if the disk fails
   */
  public Optional<FinishedSite> finished(Problems problems) throws IOException {
    wishes.progress().begin("Looking at the site");
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
                wishes.preview().map(shown -> "\n" + shown).orElse("")));
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
                wishes.preview().map(shown -> shown.latest(now)).orElse(now),
                plan.site().feeds().acceptNew(),
                wishes.acceptNew(),
                plan.ended()),
            plan.held(),
            twins(plan, problems),
            problems,
            wishes.progress());
    return wishes
        .preview()
        .map(shown -> output.previewing(shown.published(), folders.own().resolve("remarks")))
        .orElse(output);
  }

  /** Nobody's host sends what a wishes.preview() shows. */
  private Twins twins(Plan plan, Problems problems) {
    return Twins.in(
        wishes.preview().isPresent() ? List.of() : plan.site().precompress(),
        fault -> warnOfBrotli(plan, fault, problems));
  }

  private static void warnOfBrotli(Plan plan, String fault, Problems problems) {
    problems.warning(
        plan.site().file(),
        0,
        "'precompress' asks for brotli, which cannot be loaded here, so there are no .br files: "
            + fault);
  }

  /**
   * Which stories are there in which locales; nothing where the sources have errors. Changes
   * nothing.
   *
   * @throws IOException if the sources cannot be read
   */
  public Optional<Coverage> coverage(Problems problems) throws IOException {
    return planner
        .plan(problems, problems, Optional.of(Long.MIN_VALUE))
        .editions()
        .map(Coverage::of);
  }
}
