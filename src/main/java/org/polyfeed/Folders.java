package org.polyfeed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a site is on disk.
 *
 * @param site what paths in problems are relative to
 * @param templates the site's own, which need not be there
 * @param output may be missing; then it is made
 * @param own for the lock and the build cache; can be deleted at any time
 */
public record Folders(Path site, Path seeds, Path templates, Path output, Path own) {

  public Folders(Path site, Path seeds, Path templates, Path output) {
    this(site, seeds, templates, output, site.resolve(".polyfeed"));
  }

  /** The same, where a preview goes, which is nobody's but Polyfeed's own. */
  public Folders previewed() {
    Path preview = own.resolve("preview");
    return new Folders(site, seeds, templates, preview.resolve("output"), preview);
  }

  /** The same, where folders of sources that are links are the folders to which these lead. */
  Folders followed() {
    return new Folders(site, followed(seeds), followed(templates), output, own);
  }

  private static Path followed(Path folder) {
    try {
      return Files.isSymbolicLink(folder) && Files.isDirectory(folder)
          ? folder.toRealPath()
          : folder;
    } catch (IOException e) {
      // Who reads it says what is wrong with it.
      return folder;
    }
  }

  /** What problems call a path: relative to the site where it is below it. */
  public String shown(Path path) {
    Path root = site.toAbsolutePath().normalize();
    Path whole = path.toAbsolutePath().normalize();
    return (whole.startsWith(root) && !whole.equals(root) ? root.relativize(whole) : whole)
        .toString()
        .replace('\\', '/');
  }
}
