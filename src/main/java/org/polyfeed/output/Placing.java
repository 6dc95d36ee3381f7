package org.polyfeed.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.polyfeed.progress.Progress;
import org.polyfeed.progress.Step;
import org.polyfeed.target.Coding;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/**
 * Moves what is staged to its place, and removes what Polyfeed once put there and wants no more.
 */
final class Placing {

  private final Stage stage;
  private final Manifest manifest;
  private final List<Target> targets;
  private final List<Result> results;
  private final Map<OutputPath, Place> owned;
  private final Set<OutputPath> held;
  private final Twins twins;
  private final Optional<String> owner;
  private final Progress progress;

  /**
   * @param owned what Polyfeed has put into the folder before
   * @param held where that stays, if no target comes in its place
   * @param owner a name of the site that no other has, where it is known
   */
  Placing(
      Stage stage,
      Manifest manifest,
      List<Target> targets,
      List<Result> results,
      Map<OutputPath, Place> owned,
      Set<OutputPath> held,
      Twins twins,
      Optional<String> owner,
      Progress progress) {
    this.stage = stage;
    this.manifest = manifest;
    this.targets = targets;
    this.results = results;
    this.owned = owned;
    this.held = held;
    this.twins = twins;
    this.owner = owner;
    this.progress = progress;
  }

  /**
   * Puts all in place that is staged, and removes what is no longer wanted.
   *
   * @param wanted what the site is to hold; what is held is added
   */
  Changes put(Map<OutputPath, Place> wanted) throws IOException {
    int[] inPlaceOrder =
        IntStream.range(0, targets.size())
            .filter(i -> results.get(i).isStaged())
            .boxed()
            .sorted(Comparator.comparing(this::leadsOn).thenComparing(i -> targets.get(i).place()))
            .mapToInt(Integer::intValue)
            .toArray();
    Step moving = progress.begin("Putting in place", inPlaceOrder.length);
    int changedTwins = 0;
    for (int i : inPlaceOrder) {
      changedTwins += putTwins(i, wanted);
      if (results.get(i).isFresh()) {
        put(targets.get(i).path(), stage.staged(i));
      }
      mendTimes(i);
      moving.one();
    }
    held.stream().filter(this::stands).forEach(path -> keep(path, wanted));
    List<OutputPath> removed = remove(wanted.keySet());
    int removedTwins = (int) removed.stream().filter(path -> isTwin(path, wanted)).count();
    manifest.write(owner, wanted);
    Set<OutputPath> paths = new HashSet<>(removed);
    for (int i : inPlaceOrder) {
      paths.add(targets.get(i).path());
    }
    return new Changes(
        count(Result.State.ADDED),
        count(Result.State.CHANGED),
        removed.size() - removedTwins,
        count(Result.State.UNCHANGED) + count(Result.State.SAME_BYTES),
        targets.size() - count(Result.State.UNCHANGED),
        changedTwins + removedTwins,
        paths);
  }

  /** Whether it takes the place of a file that may lead visitors to what is new. */
  private boolean leadsOn(int number) {
    return targets.get(number).place() != Place.ASSET
        && results.get(number).state() != Result.State.ADDED;
  }

  private void put(OutputPath path, Path staged) throws IOException {
    Path file = stage.file(path.value());
    makeWay(path.value());
    Files.createDirectories(file.getParent());
    WholeFile.move(staged, file);
  }

  /**
   * Before their file: hosts send a twin without a look at the file, so that an old one would hide
   * the new file. Those that are not to be any more go for the same reason.
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
      Result.Twin twin = result.twins().get(coding);
      if (twin != null && twin.staged()) {
        put(path.get(), stage.staged(number, coding));
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
    for (Map.Entry<Coding, Result.Twin> twin : results.get(number).twins().entrySet()) {
      if (twin.getValue().isWanted()) {
        FileTime modified = Files.getLastModifiedTime(stage.file(path.value()));
        Path beside = stage.file(path.value() + twin.getKey().ending());
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
    Path file = stage.file(path);
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      OutputFolder.deleteTree(file);
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
    return owned.containsKey(path)
        && Files.exists(stage.file(path.value()), LinkOption.NOFOLLOW_LINKS);
  }

  /** Those of names that others begin with come last: a file after its twins. */
  private List<OutputPath> remove(Set<OutputPath> wanted) throws IOException {
    List<OutputPath> removed = new ArrayList<>();
    List<OutputPath> unwanted =
        owned.keySet().stream()
            .filter(path -> !wanted.contains(path))
            .sorted(Comparator.reverseOrder())
            .toList();
    for (OutputPath path : unwanted) {
      if (delete(path)) {
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
    Path file = stage.file(path.value());
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
        && Files.deleteIfExists(file);
  }

  private void removeEmptyFolders(String removed) throws IOException {
    String up = removed;
    while (up.contains("/")) {
      up = up.substring(0, up.lastIndexOf('/'));
      try {
        Files.deleteIfExists(stage.file(up));
      } catch (DirectoryNotEmptyException e) {
        return;
      }
    }
  }

  private int count(Result.State state) {
    return (int) results.stream().filter(result -> result.state() == state).count();
  }
}
