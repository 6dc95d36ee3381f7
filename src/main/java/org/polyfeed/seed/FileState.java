package org.polyfeed.seed;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * How a file can be told to be the same without reading it.
 *
 * @param size in bytes
 * @param modified in nanoseconds since 1970
 * @param file of the file system's own number for it
 */
public record FileState(long size, long modified, int file) {

  private static final long SECOND = 1_000_000_000;

  /** Where file systems count in seconds; FAT, the coarsest, in two. */
  private static final long COARSE = 2 * SECOND;

  /** Where they count in nanoseconds, by a clock that ticks some hundred times a second. */
  private static final long FINE = SECOND / 20;

  /**
   * Whether whoever changes the file after a time gives it another state: one that was changed just
   * before may be changed again within the same tick.
   *
   * @param time in nanoseconds since 1970
   */
  public boolean isSettled(long time) {
    return modified < time - (modified % SECOND == 0 ? COARSE : FINE);
  }

  /** That of a file, by what the file system says of it. */
  public static FileState of(BasicFileAttributes file) {
    return new FileState(
        file.size(),
        file.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        Objects.hashCode(file.fileKey()));
  }
}
