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

  static FileState of(BasicFileAttributes file) {
    return new FileState(
        file.size(),
        file.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        Objects.hashCode(file.fileKey()));
  }
}
