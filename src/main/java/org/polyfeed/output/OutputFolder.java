package org.polyfeed.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyfeed.gate.Gate;
import org.polyfeed.gate.Terms;
import org.polyfeed.problem.Problems;
import org.polyfeed.progress.Progress;
import org.polyfeed.progress.Step;
import org.polyfeed.target.Coding;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/**
 * The folder of rendered targets. It is never half done: what changes is rendered and judged beside
 * it, then put in place file by file, and what Polyfeed itself once put there and no longer wants
 * is removed at last. Files of others are never touched.
 */
public final class OutputFolder {

  /** What people are told of its steps. */
  private static final String RENDERING = "Rendering";

  private static final String COMPARING = "Comparing with the site before";

  private final Path folder;
  private final FilesBelow files;
  private final Stage stage;
  private final String shown;
  private final Optional<String> owner;
  private final BuildCache cache;
  private final Terms terms;
  private final Set<OutputPath> held;
  private final Twins twins;
  private final Problems problems;
  private final Progress progress;
  private final Optional<Path> published;
  private final Remarks remarks;

  /**
   * @param shown what problems call the folder
   * @param owner a name of the site that no other has, where it is known
   * @param held where what Polyfeed once put there stays, if no target comes in its place
   * @param twins that files are to have
   * @param terms by which the gate judges what is to be put in place
   * @param progress is told how far this has come
   */
  public OutputFolder(
      Path folder,
      String shown,
      Optional<String> owner,
      BuildCache cache,
      Terms terms,
      Set<OutputPath> held,
      Twins twins,
      Problems problems,
      Progress progress) {
    this(
        folder,
        shown,
        owner,
        cache,
        terms,
        held,
        twins,
        problems,
        progress,
        Optional.empty(),
        Remarks.none());
  }

  private OutputFolder(
      Path folder,
      String shown,
      Optional<String> owner,
      BuildCache cache,
      Terms terms,
      Set<OutputPath> held,
      Twins twins,
      Problems problems,
      Progress progress,
      Optional<Path> published,
      Remarks remarks) {
    // The empty path is where one is, and files in it have no parent.
    this.folder = folder.toString().isEmpty() ? folder.resolve(".") : folder;
    this.files = new FilesBelow(this.folder);
    this.stage = new Stage(this.folder, files);
    this.shown = shown;
    this.owner = owner;
    this.cache = cache;
    this.terms = terms;
    this.held = Set.copyOf(held);
    this.twins = twins;
    this.problems = problems;
    this.progress = progress;
    this.published = published;
    this.remarks = remarks;
  }

  /**
   * The same, where nobody subscribes to what stands, so that nothing is compared with it, and any
   * site may come. What is odd about a file is said in every run, until it is mended.
   *
   * @param published the folder that others see; files of others in it count as if they were here
   * @param remembered a file for what there is to say again
   */
  public OutputFolder previewing(Path published, Path remembered) {
    return new OutputFolder(
        folder,
        shown,
        Optional.empty(),
        cache,
        terms,
        held,
        twins,
        problems,
        progress,
        Optional.of(published),
        Remarks.in(remembered));
  }

  /**
   * A file of a folder of output that Polyfeed did not put there; nothing where there is none.
   *
   * @param path below the folder, with slashes
   * @throws IOException if the folder cannot be read
   */
  public static Optional<Path> ofOthers(Path folder, String path) throws IOException {
    Optional<OutputPath> named = OutputPath.parse(path);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Path file = new FilesBelow(folder).at(path);
    return Files.isRegularFile(file) && !new Manifest(folder).read().containsKey(named.get())
        ? Optional.of(file)
        : Optional.empty();
  }

  /** Where a folder of output says which of its files Polyfeed put there. */
  public static Path list(Path folder) {
    return folder.resolve(Manifest.NAME);
  }

  /**
   * Renders what its fingerprint says may have changed, and stages what differs from the site that
   * stands. What is wrong becomes an error; then nothing may be put in place.
   *
   * @throws IOException if the disk fails
   */
  public Staged stage(List<Target> targets, Renderer renderer) throws IOException {
    refuseSharedPaths(targets);
    boolean there = Files.exists(folder);
    Files.createDirectories(folder);
    StageLock lock = stage.take(shown);
    try {
      stage.clear();
      // Another site may have filled the folder until the lock was free.
      refuseOtherSites();
      Manifest manifest = new Manifest(folder);
      Standing standing = standing(manifest);
      Gate gate = gate(targets, standing);
      Twins beside = twins.beside(targets);
      warnOfLikeTwins(targets, beside);
      Result[] results = new Result[targets.size()];
      int[] order = renderingOrder(targets);
      AtomicInteger next = new AtomicInteger();
      Step rendering = progress.begin(RENDERING, order.length);
      Queue<UncheckedIOException> faults = new ConcurrentLinkedQueue<>();
      IntStream.range(0, Runtime.getRuntime().availableProcessors())
          .parallel()
          .forEach(
              worker -> {
                for (int at = next.getAndIncrement();
                    at < order.length && faults.isEmpty();
                    at = next.getAndIncrement()) {
                  int i = order[at];
                  try {
                    results[i] = stageOne(i, targets.get(i), renderer, standing, beside, gate);
                    rendering.one();
                  } catch (UncheckedIOException e) {
                    // The other workers must end before the stage goes: they write into it.
                    faults.add(e);
                  }
                }
              });
      if (!faults.isEmpty()) {
        throw faults.remove();
      }
      progress.begin(COMPARING);
      gate.conclude();
      return new Staged(manifest, targets, Arrays.asList(results), standing.owned(), there, lock);
    } catch (UncheckedIOException e) {
      stage.end(lock);
      throw e.getCause();
    } catch (IOException | RuntimeException e) {
      stage.end(lock);
      throw e;
    }
  }

  /**
   * Finds all that staging would refuse, and changes nothing. Renders everything.
   *
   * @param targets none where the sources have errors: then only the folder is judged
   * @throws IOException if the folder cannot be read
   */
  public void check(List<Target> targets, Renderer renderer) throws IOException {
    refuseOtherSites();
    refuseSharedPaths(targets);
    if (targets.isEmpty()) {
      return;
    }
    Standing standing = standing(new Manifest(folder));
    Gate gate = gate(targets, standing);
    Twins beside = twins.beside(targets);
    warnOfLikeTwins(targets, beside);
    Step rendering = progress.begin(RENDERING, targets.size());
    try {
      targets.parallelStream()
          .forEach(
              target -> {
                checkOne(target, renderer, standing, beside, gate);
                rendering.one();
              });
      progress.begin(COMPARING);
      gate.conclude();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Those of a folder one after the other: pages and feeds of an edition show the same articles.
   */
  private static int[] renderingOrder(List<Target> targets) {
    Map<String, List<Integer>> byFolder = new TreeMap<>();
    for (int i = 0; i < targets.size(); i++) {
      String path = targets.get(i).path().value();
      String folder = path.substring(0, Math.max(path.indexOf('/'), 0));
      byFolder.computeIfAbsent(folder, none -> new ArrayList<>()).add(i);
    }
    return byFolder.values().stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
  }

  private Gate gate(List<Target> targets, Standing standing) {
    return new Gate(terms, targets, standing, shown, problems);
  }

  private Standing standing(Manifest manifest) throws IOException {
    return new Standing(files, manifest.read(), held, published);
  }

  private void checkOne(
      Target target, Renderer renderer, Standing standing, Twins beside, Gate gate) {
    try {
      Optional<Content> content = renderer.render(target);
      if (content.isPresent() && mayStand(target.path(), content.get(), standing)) {
        judge(target, content.get(), standing, gate);
        for (Coding coding : beside.of(target.path())) {
          checkTwin(target.path(), coding, content.get(), standing);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a file of others may be in its way, it is made outside the site. */
  private void checkTwin(OutputPath path, Coding coding, Content content, Standing standing)
      throws IOException {
    OutputPath twin = coding.twin(path).orElseThrow();
    if (standing.paths().contains(twin)
        || Files.notExists(stage.file(twin.value()), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Path work = Files.createTempDirectory("polyfeed-");
    try {
      Path file = work.resolve("file");
      Path made = work.resolve("twin");
      content.writeTo(file);
      if (Twins.write(file, coding, made) > 0) {
        mayStand(twin, Content.of(made), standing);
      }
    } finally {
      deleteTree(work);
    }
  }

  /** Else the files of the one would be removed as those that the other no longer wants. */
  private void refuseOtherSites() throws IOException {
    Optional<String> other = new Manifest(folder).owner();
    if (owner.isPresent() && other.isPresent() && !other.equals(owner)) {
      problems.error(
          shown + "/" + Manifest.NAME,
          1,
          "the folder holds the site "
              + other.get()
              + ", and this is "
              + owner.get()
              + "; name another --output, or remove this line if they are one");
    }
  }

  private void refuseSharedPaths(List<Target> targets) {
    Set<OutputPath> seen = new HashSet<>();
    Set<String> folders = new HashSet<>();
    for (Target target : targets) {
      if (!seen.add(target.path())) {
        problems.error(
            shown + "/" + target.path(),
            0,
            "two pages want this address; change 'permalink', or the 'slug' or 'aliases' of an"
                + " article");
      }
      String path = target.path().value();
      int end = path.lastIndexOf('/');
      // Where a folder is known, those above it are.
      while (end > 0 && folders.add(path.substring(0, end))) {
        end = path.lastIndexOf('/', end - 1);
      }
    }
    for (Target target : targets) {
      if (folders.contains(target.path().value())) {
        problems.error(
            shown + "/" + target.path(),
            0,
            "is wanted as a file and as a folder; change 'permalink', or the 'aliases' of an"
                + " article");
      }
    }
  }

  /** Hosts cannot tell a file that an author has put there from a twin. */
  private void warnOfLikeTwins(List<Target> targets, Twins beside) {
    for (Target target : targets) {
      for (OutputPath other : beside.hiding(target.path())) {
        problems.warning(
            shown + "/" + other,
            0,
            "has the name of a twin of "
                + target.path()
                + ", so hosts send it to those who ask for that; give it another name, unless it is"
                + " the same, compressed");
      }
    }
  }

  private Result stageOne(
      int number, Target target, Renderer renderer, Standing standing, Twins beside, Gate gate) {
    try {
      OutputPath path = target.path();
      Path file = stage.file(path.value());
      // What is known of twins is known of those of this file.
      Optional<BuildCache.Rendered> left =
          cache.of(path).filter(rendered -> rendered.isAsLeft(file));
      if (left.filter(one -> one.fingerprint().equals(target.fingerprint())).isPresent()) {
        remarks.of(target).forEach(gate::recall);
        return new Result(
            Result.State.UNCHANGED, stageTwins(number, path, file, left, standing, beside));
      }
      Optional<Content> content = renderer.render(target);
      if (content.isEmpty()) {
        return Result.of(Result.State.REFUSED);
      }
      boolean there = standing.holds(path.value());
      if (there && holds(file, content.get())) {
        if (remarks.areKept()) {
          judge(target, content.get(), standing, gate);
        }
        return new Result(
            Result.State.SAME_BYTES, stageTwins(number, path, file, left, standing, beside));
      }
      if (!mayStand(path, content.get(), standing)) {
        return Result.of(Result.State.REFUSED);
      }
      judge(target, content.get(), standing, gate);
      content.get().writeTo(stage.staged(number));
      return new Result(
          there ? Result.State.CHANGED : Result.State.ADDED,
          stageTwins(number, path, stage.staged(number), Optional.empty(), standing, beside));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param file as it is to be, staged or in place
   * @param left what is known of it and its twins, if nobody has touched it
   */
  private Map<Coding, Result.Twin> stageTwins(
      int number,
      OutputPath path,
      Path file,
      Optional<BuildCache.Rendered> left,
      Standing standing,
      Twins beside)
      throws IOException {
    List<Coding> codings = beside.of(path);
    if (codings.isEmpty()) {
      return Map.of();
    }
    Map<Coding, Result.Twin> staged = new EnumMap<>(Coding.class);
    for (Coding coding : codings) {
      OutputPath twin = coding.twin(path).orElseThrow();
      boolean known =
          left.filter(one -> one.isTwinAsLeft(coding, stage.file(twin.value()))).isPresent();
      staged.put(
          coding,
          known
              ? new Result.Twin(false, left.orElseThrow().twins().getOrDefault(coding, 0L))
              : stageTwin(stage.staged(number, coding), file, coding, twin, standing));
    }
    return staged;
  }

  private Result.Twin stageTwin(
      Path staged, Path file, Coding coding, OutputPath twin, Standing standing)
      throws IOException {
    long size = Twins.write(file, coding, staged);
    if (size == 0) {
      return new Result.Twin(false, 0);
    }
    FileTime modified = Files.getLastModifiedTime(file);
    Path there = stage.file(twin.value());
    boolean same =
        Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(staged, there) < 0;
    if (same && Files.getLastModifiedTime(there).equals(modified)) {
      Files.delete(staged);
      return new Result.Twin(false, size);
    }
    if (!same) {
      mayStand(twin, Content.of(staged), standing);
    }
    // So that hosts say the same Last-Modified of both.
    Files.setLastModifiedTime(staged, modified);
    return new Result.Twin(true, size);
  }

  /** What is carried as it is needs no judge. */
  private void judge(Target target, Content content, Standing standing, Gate gate)
      throws IOException {
    if (content instanceof Content.Rendered rendered) {
      remarks.keep(target, gate.judge(target, rendered.composed(), standing.bytes(target.path())));
    }
  }

  /** Whether a file may be put in place: an error where others are in its way. */
  private boolean mayStand(OutputPath path, Content content, Standing standing) throws IOException {
    Optional<String> other = othersInTheWay(path, content, standing);
    if (other.isPresent()) {
      problems.error(
          shown + "/" + other.get(),
          0,
          "is not Polyfeed's and stands where a page must go; move it away, or name another"
              + " --output");
      return false;
    }
    return true;
  }

  private Optional<String> othersInTheWay(OutputPath path, Content content, Standing standing)
      throws IOException {
    Path file = stage.file(path.value());
    if (standing.holds(path.value())) {
      boolean ours =
          Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
              ? holdsOnly(path.value() + "/", standing.paths())
              : standing.paths().contains(path);
      return ours || holds(file, content) ? Optional.empty() : Optional.of(path.value());
    }
    for (String up = path.value(); up.contains("/"); ) {
      up = up.substring(0, up.lastIndexOf('/'));
      if (standing.holdsAbove(up)) {
        boolean ours = OutputPath.parse(up).filter(standing.paths()::contains).isPresent();
        return Files.isDirectory(stage.file(up)) || ours ? Optional.empty() : Optional.of(up);
      }
    }
    return Optional.empty();
  }

  /** Whether a folder holds no file but those that Polyfeed put there. */
  private boolean holdsOnly(String below, Set<OutputPath> owned) throws IOException {
    Path root = stage.file(below.substring(0, below.length() - 1));
    try (Stream<Path> found = Files.walk(root)) {
      return found
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> below + root.relativize(file).toString().replace('\\', '/'))
          .allMatch(file -> OutputPath.parse(file).filter(owned::contains).isPresent());
    }
  }

  private static boolean holds(Path file, Content content) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && content.isIn(file);
  }

  /** What one run will change, ready to be put in place or dropped. */
  public final class Staged {

    private final Manifest manifest;
    private final List<Target> targets;
    private final List<Result> results;
    private final Map<OutputPath, Place> owned;
    private final boolean stood;
    private final StageLock lock;

    /**
     * @param owned what Polyfeed has put into the folder before
     * @param stood whether there was a folder at all
     */
    private Staged(
        Manifest manifest,
        List<Target> targets,
        List<Result> results,
        Map<OutputPath, Place> owned,
        boolean stood,
        StageLock lock) {
      this.manifest = manifest;
      this.targets = targets;
      this.results = results;
      this.owned = owned;
      this.stood = stood;
      this.lock = lock;
    }

    /** Leaves the site as it stands. */
    public void drop() throws IOException {
      stage.end(lock);
      if (!stood) {
        Files.delete(folder);
      }
    }

    /**
     * What becomes of a file, before anything is put in place; nothing where it is none of the
     * site's and never was.
     */
    public Optional<Fate> fate(OutputPath path) {
      for (int i = 0; i < targets.size(); i++) {
        if (targets.get(i).path().equals(path)) {
          Result result = results.get(i);
          return Optional.of(new Fate(reason(targets.get(i), result.state()), result.isFresh()));
        }
      }
      return owned.containsKey(path)
          ? Optional.of(
              new Fate(held.contains(path) ? Fate.Reason.HELD : Fate.Reason.REMOVED, false))
          : Optional.empty();
    }

    /** What becomes of the twin of a file; nothing where the path is that of no twin. */
    public Optional<TwinFate> twin(OutputPath path) {
      for (int i = 0; i < targets.size(); i++) {
        OutputPath file = targets.get(i).path();
        for (Map.Entry<Coding, Result.Twin> twin : results.get(i).twins().entrySet()) {
          if (twin.getKey().twin(file).filter(path::equals).isPresent()) {
            return Optional.of(new TwinFate(file, twin.getKey(), state(twin.getValue())));
          }
        }
      }
      return Optional.empty();
    }

    private static TwinFate.State state(Result.Twin twin) {
      if (!twin.isWanted()) {
        return TwinFate.State.SPARED;
      }
      return twin.staged() ? TwinFate.State.WRITTEN : TwinFate.State.AS_LEFT;
    }

    private Fate.Reason reason(Target target, Result.State state) {
      Optional<BuildCache.Rendered> before = cache.of(target.path());
      if (state == Result.State.UNCHANGED) {
        return Fate.Reason.AS_LEFT;
      }
      if (before.isEmpty()) {
        return owned.containsKey(target.path()) ? Fate.Reason.FORGOTTEN : Fate.Reason.NEW;
      }
      return before.get().fingerprint().equals(target.fingerprint())
          ? Fate.Reason.TOUCHED
          : Fate.Reason.CHANGED;
    }

    /**
     * Puts in place what changes, in the order in which a visitor could need it, and removes what
     * is no longer wanted. A crash leaves only whole files, old or new, and the next run finishes.
     *
     * @throws UnfinishedException if the disk fails meanwhile
     * @throws UnrememberedException if it fails when all is in place
     * @throws IOException if it fails before anything is
     */
    public Changes putInPlace() throws IOException {
      Map<OutputPath, Place> wanted = wanted();
      try {
        Map<OutputPath, Place> both = new HashMap<>(owned);
        both.putAll(wanted);
        manifest.write(owner, both);
        remarks.write(wanted.keySet().stream().map(OutputPath::value).collect(Collectors.toSet()));
      } catch (IOException e) {
        drop();
        throw e;
      }
      Map<String, BuildCache.Rendered> rendered;
      Changes changes;
      try {
        changes =
            new Placing(stage, manifest, targets, results, owned, held, twins, owner, progress)
                .put(wanted);
        rendered = rendered();
        stage.end(lock);
      } catch (IOException e) {
        throw unfinished(e);
      }
      try {
        cache.replace(rendered);
      } catch (IOException e) {
        throw new UnrememberedException(e);
      }
      return changes;
    }

    /** Files and their twins. */
    private Map<OutputPath, Place> wanted() {
      Map<OutputPath, Place> wanted = new HashMap<>();
      for (int i = 0; i < targets.size(); i++) {
        OutputPath path = targets.get(i).path();
        Place place = targets.get(i).place();
        wanted.put(path, place);
        results
            .get(i)
            .twins()
            .forEach(
                (coding, twin) -> {
                  if (twin.isWanted()) {
                    coding.twin(path).ifPresent(beside -> wanted.put(beside, place));
                  }
                });
      }
      return wanted;
    }

    private UnfinishedException unfinished(IOException fault) {
      try {
        // What is staged may be what fills the disk.
        stage.end(lock);
      } catch (IOException e) {
        fault.addSuppressed(e);
      }
      return new UnfinishedException(fault);
    }

    private Map<String, BuildCache.Rendered> rendered() throws IOException {
      Map<String, BuildCache.Rendered> rendered = new HashMap<>();
      for (int i = 0; i < targets.size(); i++) {
        Target target = targets.get(i);
        Optional<BuildCache.Rendered> before = cache.of(target.path());
        Map<Coding, Long> sizes = results.get(i).sizes();
        if (results.get(i).state() == Result.State.UNCHANGED && before.isPresent()) {
          rendered.put(target.path().value(), before.get().with(sizes));
        } else {
          BasicFileAttributes file =
              Files.readAttributes(stage.file(target.path().value()), BasicFileAttributes.class);
          rendered.put(
              target.path().value(), BuildCache.Rendered.of(target.fingerprint(), file, sizes));
        }
      }
      return rendered;
    }
  }

  static void deleteTree(Path root) throws IOException {
    if (Files.notExists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, @Nullable IOException e)
              throws IOException {
            Files.delete(left);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
