package org.polyfeed.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Holds off other runs on the same site for as long as it is open. */
public final class SiteLock implements AutoCloseable {

  private final FileChannel channel;

  private SiteLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, or nothing where another run holds it.
   *
   * @param folder for Polyfeed's own files; made where it is missing
   */
  public static Optional<SiteLock> take(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path ignore = folder.resolve(".gitignore");
    if (Files.notExists(ignore)) {
      Files.write(ignore, "*\n".getBytes(StandardCharsets.UTF_8));
    }
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new SiteLock(channel));
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
