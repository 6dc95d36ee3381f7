package org.polyfeed.seed;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A file in the folder of seeds, not yet read.
 *
 * @param path where it is
 * @param name relative to the folder of seeds, with slashes
 * @param shown relative to the site's folder, with slashes: what problems call it
 */
public record SeedFile(Path path, String name, String shown) implements Comparable<SeedFile> {

  /** What follows the last dot of the name, in lower case; empty where there is no dot. */
  public String extension() {
    String file = name.substring(name.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** The name without its last dot and what follows. */
  public String stem() {
    String extension = extension();
    return extension.isEmpty() ? name : name.substring(0, name.length() - extension.length() - 1);
  }

  /** The same on every machine. */
  @Override
  public String toString() {
    return name;
  }

  @Override
  public int compareTo(SeedFile other) {
    return name.compareTo(other.name);
  }
}
