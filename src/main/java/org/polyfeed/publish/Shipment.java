package org.polyfeed.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.polyfeed.output.SiteFile;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;

/**
 * What has to be done so that a place holds the site.
 *
 * @param owner the name of the site
 * @param files all that are to be there
 * @param there what was there before
 * @param put files to carry, in the order in which a visitor could need them
 * @param remove what Polyfeed once put there and the site no longer has
 */
record Shipment(
    String owner,
    List<SiteFile> files,
    Published there,
    List<SiteFile> put,
    List<OutputPath> remove) {

  static Shipment of(String owner, List<SiteFile> files, Published there) {
    List<SiteFile> put =
        files.stream()
            .filter(file -> !there.holds(file.path(), file.hash()))
            .sorted(
                Comparator.comparing((SiteFile file) -> isChanged(file, there))
                    .thenComparing(SiteFile::place)
                    .thenComparing(SiteFile::path))
            .toList();
    Set<OutputPath> gone = new TreeSet<>(there.hashes().keySet());
    files.forEach(file -> gone.remove(file.path()));
    return new Shipment(owner, files, there, put, List.copyOf(gone));
  }

  /** In bytes. */
  long size() {
    return put.stream().mapToLong(SiteFile::size).sum();
  }

  /** Files that the place did not have from Polyfeed before, not even a folder in their place. */
  List<OutputPath> added() {
    Set<String> folders = new HashSet<>();
    there.hashes().keySet().forEach(path -> folders.addAll(above(path)));
    return put.stream()
        .map(SiteFile::path)
        .filter(path -> !there.has(path) && !folders.contains(path.value()))
        .toList();
  }

  /** Whether it takes the place of a file that may lead visitors to others. */
  private static boolean isChanged(SiteFile file, Published there) {
    return file.place() != Place.ASSET
        && !Published.NEW.equals(there.hashes().getOrDefault(file.path(), Published.NEW));
  }

  /**
   * The files to carry, in groups one after the other: what is new, to which nothing leads yet, and
   * then what has changed, each place after place.
   */
  List<List<SiteFile>> inOrder() {
    List<List<SiteFile>> order = new ArrayList<>();
    for (boolean changed : new boolean[] {false, true}) {
      for (Place place : Place.values()) {
        List<SiteFile> files =
            put.stream()
                .filter(file -> file.place() == place && isChanged(file, there) == changed)
                .toList();
        if (!files.isEmpty()) {
          order.add(files);
        }
      }
    }
    return order;
  }

  /** What must go first, because a file must become a folder there, or a folder a file. */
  List<OutputPath> removedFirst() {
    return removed(true);
  }

  /** What goes last. */
  List<OutputPath> removedAtLast() {
    return removed(false);
  }

  private List<OutputPath> removed(boolean inTheWay) {
    Set<String> files = new HashSet<>();
    Set<String> folders = new HashSet<>();
    for (SiteFile file : put) {
      files.add(file.path().value());
      folders.addAll(above(file.path()));
    }
    return remove.stream()
        .filter(
            path ->
                inTheWay
                    == (folders.contains(path.value())
                        || above(path).stream().anyMatch(files::contains)))
        .toList();
  }

  private static List<String> above(OutputPath path) {
    List<String> folders = new ArrayList<>();
    for (String up = path.value(); up.contains("/"); ) {
      up = up.substring(0, up.lastIndexOf('/'));
      folders.add(up);
    }
    return folders;
  }

  /** The list before the first file goes: from then on all of them are known as Polyfeed's. */
  Published underway() {
    Map<OutputPath, String> hashes = new TreeMap<>(there.hashes());
    put.forEach(
        file ->
            hashes.merge(
                file.path(),
                Published.NEW,
                (was, none) -> was.equals(Published.NEW) ? was : Published.UNSETTLED));
    remove.forEach(path -> hashes.put(path, Published.UNSETTLED));
    return new Published(owner, hashes);
  }

  /** The list when all is done. */
  Published done() {
    Map<OutputPath, String> hashes = new TreeMap<>();
    files.forEach(file -> hashes.put(file.path(), file.hash()));
    return new Published(owner, hashes);
  }
}
