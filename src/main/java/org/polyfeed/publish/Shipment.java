package org.polyfeed.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
            .sorted(Comparator.comparing(SiteFile::place).thenComparing(SiteFile::path))
            .toList();
    Set<OutputPath> gone = new TreeSet<>(there.hashes().keySet());
    files.forEach(file -> gone.remove(file.path()));
    return new Shipment(owner, files, there, put, List.copyOf(gone));
  }

  boolean isEmpty() {
    return put.isEmpty() && remove.isEmpty();
  }

  /** In bytes. */
  long size() {
    return put.stream().mapToLong(SiteFile::size).sum();
  }

  /** Files that the place did not have from Polyfeed before. */
  List<OutputPath> added() {
    return put.stream().map(SiteFile::path).filter(path -> !there.has(path)).toList();
  }

  /** The files to carry, one place after the other. */
  Map<Place, List<SiteFile>> inOrder() {
    Map<Place, List<SiteFile>> order = new LinkedHashMap<>();
    for (Place place : Place.values()) {
      List<SiteFile> files = put.stream().filter(file -> file.place() == place).toList();
      if (!files.isEmpty()) {
        order.put(place, files);
      }
    }
    return order;
  }

  /** What goes last. */
  List<OutputPath> removedAtLast() {
    List<OutputPath> first = removedFirst();
    return remove.stream().filter(path -> !first.contains(path)).toList();
  }

  /** What must go first, because a file must become a folder there, or a folder a file. */
  List<OutputPath> removedFirst() {
    Set<String> files = new HashSet<>();
    Set<String> folders = new HashSet<>();
    for (SiteFile file : put) {
      files.add(file.path().value());
      folders.addAll(above(file.path()));
    }
    return remove.stream()
        .filter(
            path ->
                folders.contains(path.value()) || above(path).stream().anyMatch(files::contains))
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
    put.forEach(file -> hashes.put(file.path(), Published.UNSETTLED));
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
