package org.polyfeed.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.polyfeed.gate.StandingSite;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;

/** What stands in the folder before the run. */
final class Standing implements StandingSite {

  private final FilesBelow files;
  private final Map<OutputPath, Place> owned;
  private final Set<OutputPath> held;
  private final Optional<Path> published;

  /** Whether folders are there: to ask for each file of a new site would take long. */
  private final Map<String, Boolean> folders = new ConcurrentHashMap<>();

  /**
   * @param owned what Polyfeed has put there
   * @param held what of it stays, though no target comes in its place
   * @param published the folder that others see, where this one is a preview
   */
  Standing(
      FilesBelow files,
      Map<OutputPath, Place> owned,
      Set<OutputPath> held,
      Optional<Path> published) {
    this.files = files;
    this.owned = owned;
    this.held = held;
    this.published = published;
  }

  Map<OutputPath, Place> owned() {
    return owned;
  }

  /** Whether anything is at a path below the folder, if only a link that leads nowhere. */
  boolean holds(String path) {
    int end = path.lastIndexOf('/');
    return (end < 0 || holdsAbove(path.substring(0, end)))
        && Files.exists(files.at(path), LinkOption.NOFOLLOW_LINKS);
  }

  /** The same of what is above others, as it was when this was first asked. */
  boolean holdsAbove(String path) {
    Boolean known = folders.get(path);
    if (known != null) {
      return known;
    }
    boolean found = holds(path);
    folders.put(path, found);
    return found;
  }

  @Override
  public Set<OutputPath> paths() {
    return owned.keySet();
  }

  @Override
  public Optional<byte[]> bytes(OutputPath path) throws IOException {
    Path file = files.at(path.value());
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
            .filter(named -> Files.isRegularFile(files.at(named.value())))
            .isPresent()
        || isPublishedByOthers(path);
  }

  private boolean isPublishedByOthers(String path) {
    try {
      return published.isPresent() && OutputFolder.ofOthers(published.get(), path).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
