package org.polyfeed.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyfeed.gate.Gate;
import org.polyfeed.gate.StandingSite;
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

  /** Holds what is not yet in place; on the same disk, so that putting in place is a rename. */
  static final String STAGE = ".polyfeed-stage";

  /** What people are told of its steps. */
  private static final String RENDERING = "Rendering";

  private static final String COMPARING = "Comparing with the site before";

  private final Path folder;
  private final FilesBelow files;
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

  /** What became of one target when it was staged. */
  private enum State {
    UNCHANGED,
    SAME_BYTES,
    ADDED,
    CHANGED,
    REFUSED
  }

  /**
   * What became of the twin of a target.
   *
   * @param staged whether it is to be put in place
   * @param size in bytes; 0 where it would save too little, so that there is to be none
   */
  private record Twin(boolean staged, long size) {

    boolean isWanted() {
      return size > 0;
    }
  }

  /** What became of a target and of its twins. */
  private record Result(State state, Map<Coding, Twin> twins) {

    static Result of(State state) {
      return new Result(state, Map.of());
    }

    boolean isFresh() {
      return state == State.ADDED || state == State.CHANGED;
    }

    /** Whether anything of it is to be put in place. */
    boolean isStaged() {
      return isFresh() || twins.values().stream().anyMatch(Twin::staged);
    }

    Map<Coding, Long> sizes() {
      if (twins.isEmpty()) {
        return Map.of();
      }
      Map<Coding, Long> sizes = new EnumMap<>(Coding.class);
      twins.forEach((coding, twin) -> sizes.put(coding, twin.size()));
      return sizes;
    }
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
    Path stage = folder.resolve(STAGE);
    if (!Files.isDirectory(stage, LinkOption.NOFOLLOW_LINKS)) {
      // A link would lead to files of others.
      Files.deleteIfExists(stage);
    }
    StageLock lock = StageLock.take(stage, shown);
    try {
      clear(stage);
      // Another site may have filled the folder until the lock was free.
      refuseOtherSites();
      Standing standing = standing();
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
      return new Staged(targets, Arrays.asList(results), standing.owned, there, lock);
    } catch (UncheckedIOException e) {
      end(lock);
      throw e.getCause();
    } catch (IOException | RuntimeException e) {
      end(lock);
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
    Standing standing = standing();
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

  /** What a run that was killed has left. */
  private static void clear(Path stage) throws IOException {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(stage, file -> !file.endsWith(StageLock.NAME))) {
      for (Path file : left) {
        deleteTree(file);
      }
    }
  }

  private void end(StageLock lock) throws IOException {
    try (lock) {
      deleteTree(folder.resolve(STAGE));
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

  private Standing standing() throws IOException {
    return new Standing(new Manifest(folder).read());
  }

  private void checkOne(
      Target target, Renderer renderer, Standing standing, Twins beside, Gate gate) {
    try {
      Optional<Content> content = renderer.render(target);
      if (content.isPresent() && mayStand(target.path(), content.get(), standing.paths())) {
        judge(target, content.get(), standing, gate);
        for (Coding coding : beside.of(target.path())) {
          checkTwin(target.path(), coding, content.get(), standing.paths());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a file of others may be in its way, it is made outside the site. */
  private void checkTwin(OutputPath path, Coding coding, Content content, Set<OutputPath> owned)
      throws IOException {
    OutputPath twin = coding.twin(path).orElseThrow();
    if (owned.contains(twin) || Files.notExists(file(twin.value()), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Path work = Files.createTempDirectory("polyfeed-");
    try {
      Path file = work.resolve("file");
      Path made = work.resolve("twin");
      content.writeTo(file);
      if (Twins.write(file, coding, made) > 0) {
        mayStand(twin, Content.of(made), owned);
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
            "two pages want this address; change 'permalink', or the 'slug' of an article");
      }
      for (String path = target.path().value(); path.contains("/"); ) {
        path = path.substring(0, path.lastIndexOf('/'));
        folders.add(path);
      }
    }
    for (Target target : targets) {
      if (folders.contains(target.path().value())) {
        problems.error(
            shown + "/" + target.path(),
            0,
            "is wanted as a file and as a folder; change 'permalink'");
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
      Path file = file(path.value());
      // What is known of twins is known of those of this file.
      Optional<BuildCache.Rendered> left =
          cache.of(path).filter(rendered -> rendered.isAsLeft(file));
      if (left.filter(one -> one.fingerprint().equals(target.fingerprint())).isPresent()) {
        remarks.of(target).forEach(gate::recall);
        return new Result(
            State.UNCHANGED, stageTwins(number, path, file, left, standing.paths(), beside));
      }
      Optional<Content> content = renderer.render(target);
      if (content.isEmpty()) {
        return Result.of(State.REFUSED);
      }
      boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      if (there && holds(file, content.get())) {
        if (remarks.areKept()) {
          judge(target, content.get(), standing, gate);
        }
        return new Result(
            State.SAME_BYTES, stageTwins(number, path, file, left, standing.paths(), beside));
      }
      if (!mayStand(path, content.get(), standing.paths())) {
        return Result.of(State.REFUSED);
      }
      judge(target, content.get(), standing, gate);
      content.get().writeTo(staged(number));
      return new Result(
          there ? State.CHANGED : State.ADDED,
          stageTwins(number, path, staged(number), Optional.empty(), standing.paths(), beside));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param file as it is to be, staged or in place
   * @param left what is known of it and its twins, if nobody has touched it
   */
  private Map<Coding, Twin> stageTwins(
      int number,
      OutputPath path,
      Path file,
      Optional<BuildCache.Rendered> left,
      Set<OutputPath> owned,
      Twins beside)
      throws IOException {
    List<Coding> codings = beside.of(path);
    if (codings.isEmpty()) {
      return Map.of();
    }
    Map<Coding, Twin> staged = new EnumMap<>(Coding.class);
    for (Coding coding : codings) {
      OutputPath twin = coding.twin(path).orElseThrow();
      boolean known = left.filter(one -> one.isTwinAsLeft(coding, file(twin.value()))).isPresent();
      staged.put(
          coding,
          known
              ? new Twin(false, left.orElseThrow().twins().getOrDefault(coding, 0L))
              : stageTwin(staged(number, coding), file, coding, twin, owned));
    }
    return staged;
  }

  private Twin stageTwin(
      Path staged, Path file, Coding coding, OutputPath twin, Set<OutputPath> owned)
      throws IOException {
    long size = Twins.write(file, coding, staged);
    if (size == 0) {
      return new Twin(false, 0);
    }
    FileTime modified = Files.getLastModifiedTime(file);
    Path standing = file(twin.value());
    boolean same =
        Files.isRegularFile(standing, LinkOption.NOFOLLOW_LINKS)
            && Files.mismatch(staged, standing) < 0;
    if (same && Files.getLastModifiedTime(standing).equals(modified)) {
      Files.delete(staged);
      return new Twin(false, size);
    }
    if (!same) {
      mayStand(twin, Content.of(staged), owned);
    }
    // So that hosts say the same Last-Modified of both.
    Files.setLastModifiedTime(staged, modified);
    return new Twin(true, size);
  }

  /** What is carried as it is needs no judge. */
  private void judge(Target target, Content content, Standing standing, Gate gate)
      throws IOException {
    if (content instanceof Content.Rendered rendered) {
      remarks.keep(target, gate.judge(target, rendered.composed(), standing.bytes(target.path())));
    }
  }

  /** Whether a file may be put in place: an error where others are in its way. */
  private boolean mayStand(OutputPath path, Content content, Set<OutputPath> owned)
      throws IOException {
    Optional<String> other = othersInTheWay(path, content, owned);
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

  private Optional<String> othersInTheWay(OutputPath path, Content content, Set<OutputPath> owned)
      throws IOException {
    Path file = file(path.value());
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      boolean ours =
          Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
              ? holdsOnly(path.value() + "/", owned)
              : owned.contains(path);
      return ours || holds(file, content) ? Optional.empty() : Optional.of(path.value());
    }
    for (String up = path.value(); up.contains("/"); ) {
      up = up.substring(0, up.lastIndexOf('/'));
      Path above = file(up);
      if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
        boolean ours = OutputPath.parse(up).filter(owned::contains).isPresent();
        return Files.isDirectory(above) || ours ? Optional.empty() : Optional.of(up);
      }
    }
    return Optional.empty();
  }

  /** Whether a folder holds no file but those that Polyfeed put there. */
  private boolean holdsOnly(String below, Set<OutputPath> owned) throws IOException {
    Path root = file(below.substring(0, below.length() - 1));
    try (Stream<Path> found = Files.walk(root)) {
      return found
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> below + root.relativize(file).toString().replace('\\', '/'))
          .allMatch(file -> OutputPath.parse(file).filter(owned::contains).isPresent());
    }
  }

  private Path file(String path) {
    return files.at(path);
  }

  private static boolean holds(Path file, Content content) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && content.isIn(file);
  }

  /** What stands in the folder before the run. */
  private final class Standing implements StandingSite {

    private final Map<OutputPath, Place> owned;

    private Standing(Map<OutputPath, Place> owned) {
      this.owned = owned;
    }

    @Override
    public Set<OutputPath> paths() {
      return owned.keySet();
    }

    @Override
    public Optional<byte[]> bytes(OutputPath path) throws IOException {
      Path file = file(path.value());
      return published.isEmpty()
              && owned.containsKey(path)
              && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    }

    @Override
    public boolean holdsFileOfOthers(String path) {
      return OutputPath.parse(path)
              .filter(named -> !owned.containsKey(named) || held.contains(named))
              .filter(named -> Files.isRegularFile(file(named.value())))
              .isPresent()
          || isPublishedByOthers(path);
    }

    private boolean isPublishedByOthers(String path) {
      try {
        return published.isPresent() && ofOthers(published.get(), path).isPresent();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Path staged(int number) {
    return folder.resolve(STAGE).resolve(Integer.toString(number));
  }

  private Path staged(int number, Coding coding) {
    return folder.resolve(STAGE).resolve(number + coding.ending());
  }

  /** What one run will change, ready to be put in place or dropped. */
  public final class Staged {

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
        List<Target> targets,
        List<Result> results,
        Map<OutputPath, Place> owned,
        boolean stood,
        StageLock lock) {
      this.targets = targets;
      this.results = results;
      this.owned = owned;
      this.stood = stood;
      this.lock = lock;
    }

    /** Leaves the site as it stands. */
    public void drop() throws IOException {
      end(lock);
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
        for (Map.Entry<Coding, Twin> twin : results.get(i).twins().entrySet()) {
          if (twin.getKey().twin(file).filter(path::equals).isPresent()) {
            return Optional.of(new TwinFate(file, twin.getKey(), state(twin.getValue())));
          }
        }
      }
      return Optional.empty();
    }

    private static TwinFate.State state(Twin twin) {
      if (!twin.isWanted()) {
        return TwinFate.State.SPARED;
      }
      return twin.staged() ? TwinFate.State.WRITTEN : TwinFate.State.AS_LEFT;
    }

    private Fate.Reason reason(Target target, State state) {
      Optional<BuildCache.Rendered> before = cache.of(target.path());
      if (state == State.UNCHANGED) {
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
        Map<OutputPath, Place> both = new TreeMap<>(owned);
        both.putAll(wanted);
        new Manifest(folder).write(owner, both);
        remarks.write(wanted.keySet().stream().map(OutputPath::value).collect(Collectors.toSet()));
      } catch (IOException e) {
        drop();
        throw e;
      }
      Map<String, BuildCache.Rendered> rendered;
      Changes changes;
      try {
        changes = put(wanted);
        rendered = rendered();
        end(lock);
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
      Map<OutputPath, Place> wanted = new TreeMap<>();
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
        end(lock);
      } catch (IOException e) {
        fault.addSuppressed(e);
      }
      return new UnfinishedException(fault);
    }

    private Changes put(Map<OutputPath, Place> wanted) throws IOException {
      int[] inPlaceOrder =
          IntStream.range(0, targets.size())
              .filter(i -> results.get(i).isStaged())
              .boxed()
              .sorted(
                  Comparator.comparing(this::leadsOn).thenComparing(i -> targets.get(i).place()))
              .mapToInt(Integer::intValue)
              .toArray();
      Step moving = progress.begin("Putting in place", inPlaceOrder.length);
      int changedTwins = 0;
      for (int i : inPlaceOrder) {
        changedTwins += putTwins(i, wanted);
        if (results.get(i).isFresh()) {
          put(targets.get(i).path(), staged(i));
        }
        mendTimes(i);
        moving.one();
      }
      held.stream().filter(this::stands).forEach(path -> keep(path, wanted));
      List<OutputPath> removed = remove(wanted.keySet());
      int removedTwins = (int) removed.stream().filter(path -> isTwin(path, wanted)).count();
      new Manifest(folder).write(owner, wanted);
      Set<OutputPath> paths = new HashSet<>(removed);
      for (int i : inPlaceOrder) {
        paths.add(targets.get(i).path());
      }
      return new Changes(
          count(State.ADDED),
          count(State.CHANGED),
          removed.size() - removedTwins,
          count(State.UNCHANGED) + count(State.SAME_BYTES),
          targets.size() - count(State.UNCHANGED),
          changedTwins + removedTwins,
          paths);
    }

    /** Whether it takes the place of a file that may lead visitors to what is new. */
    private boolean leadsOn(int number) {
      return targets.get(number).place() != Place.ASSET
          && results.get(number).state() != State.ADDED;
    }

    private void put(OutputPath path, Path staged) throws IOException {
      Path file = file(path.value());
      makeWay(path.value());
      Files.createDirectories(file.getParent());
      WholeFile.move(staged, file);
    }

    /**
     * Before their file: hosts send a twin without a look at the file, so that an old one would
     * hide the new file. Those that are not to be any more go for the same reason.
     *
     * @return how many were put in place or removed
     */
    private int putTwins(int number, Map<OutputPath, Place> wanted) throws IOException {
      Result result = results.get(number);
      int changed = 0;
      for (Coding coding : Coding.values()) {
        Optional<OutputPath> path = coding.twin(targets.get(number).path());
        if (path.isEmpty()) {
          continue;
        }
        Twin twin = result.twins().get(coding);
        if (twin != null && twin.staged()) {
          put(path.get(), staged(number, coding));
          changed++;
        } else if (result.isFresh()
            && owned.containsKey(path.get())
            && !wanted.containsKey(path.get())
            && delete(path.get())) {
          changed++;
        }
      }
      return changed;
    }

    /** What had to be copied to its place has got another time there. */
    private void mendTimes(int number) throws IOException {
      OutputPath path = targets.get(number).path();
      for (Map.Entry<Coding, Twin> twin : results.get(number).twins().entrySet()) {
        if (twin.getValue().isWanted()) {
          FileTime modified = Files.getLastModifiedTime(file(path.value()));
          Path beside = file(path.value() + twin.getKey().ending());
          if (!Files.getLastModifiedTime(beside).equals(modified)) {
            Files.setLastModifiedTime(beside, modified);
          }
        }
      }
    }

    /** A file that is held, and its twins. */
    private void keep(OutputPath path, Map<OutputPath, Place> wanted) {
      Place place = owned.getOrDefault(path, Place.INDEX);
      wanted.putIfAbsent(path, place);
      twins.of(path).stream()
          .flatMap(coding -> coding.twin(path).stream())
          .filter(this::stands)
          .forEach(beside -> wanted.putIfAbsent(beside, place));
    }

    private boolean isTwin(OutputPath path, Map<OutputPath, Place> wanted) {
      return Arrays.stream(Coding.values())
          .flatMap(coding -> coding.file(path).stream())
          .anyMatch(file -> owned.containsKey(file) || wanted.containsKey(file));
    }

    /** Where a file becomes a folder, or a folder a file: what stands there is known as ours. */
    private void makeWay(String path) throws IOException {
      Path file = file(path);
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        deleteTree(file);
      }
      for (String up = path; up.contains("/"); ) {
        up = up.substring(0, up.lastIndexOf('/'));
        Optional<OutputPath> above = OutputPath.parse(up).filter(owned::containsKey);
        if (above.isPresent()) {
          delete(above.get());
        }
      }
    }

    private boolean stands(OutputPath path) {
      return owned.containsKey(path) && Files.exists(file(path.value()), LinkOption.NOFOLLOW_LINKS);
    }

    /** Those of names that others begin with come last: a file after its twins. */
    private List<OutputPath> remove(Set<OutputPath> wanted) throws IOException {
      List<OutputPath> removed = new ArrayList<>();
      for (OutputPath path : new TreeSet<>(owned.keySet()).descendingSet()) {
        if (!wanted.contains(path) && delete(path)) {
          removed.add(path);
          removeEmptyFolders(path.value());
        }
      }
      return removed;
    }

    /**
     * Whether a file was there. Where a file now stands in place of its folder, it is gone already,
     * and so it is where a folder now stands in its own place.
     */
    private boolean delete(OutputPath path) throws IOException {
      Path file = file(path.value());
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
          && Files.deleteIfExists(file);
    }

    private void removeEmptyFolders(String removed) throws IOException {
      String up = removed;
      while (up.contains("/")) {
        up = up.substring(0, up.lastIndexOf('/'));
        try {
          Files.deleteIfExists(file(up));
        } catch (DirectoryNotEmptyException e) {
          return;
        }
      }
    }

    private Map<String, BuildCache.Rendered> rendered() throws IOException {
      Map<String, BuildCache.Rendered> rendered = new HashMap<>();
      for (int i = 0; i < targets.size(); i++) {
        Target target = targets.get(i);
        Optional<BuildCache.Rendered> before = cache.of(target.path());
        Map<Coding, Long> sizes = results.get(i).sizes();
        if (results.get(i).state() == State.UNCHANGED && before.isPresent()) {
          rendered.put(target.path().value(), before.get().with(sizes));
        } else {
          BasicFileAttributes file =
              Files.readAttributes(file(target.path().value()), BasicFileAttributes.class);
          rendered.put(
              target.path().value(), BuildCache.Rendered.of(target.fingerprint(), file, sizes));
        }
      }
      return rendered;
    }

    private int count(State state) {
      return (int) results.stream().filter(result -> result.state() == state).count();
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
