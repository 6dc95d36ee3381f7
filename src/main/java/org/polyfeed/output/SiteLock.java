package org.polyfeed.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Holds off other runs on the same site for as long as it is open, and says whose it is. */
public final class SiteLock implements AutoCloseable {

  private static final String NAME = "lock";

  private final FileChannel channel;

  private SiteLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, or nothing where another run holds it.
   *
   * @param folder for Polyfeed's own files; made where it is missing
   * @param owner what other runs are to tell people of this one
   */
  public static Optional<SiteLock> take(Path folder, String owner) throws IOException {
    Files.createDirectories(folder);
    Path ignore = folder.resolve(".gitignore");
    if (Files.notExists(ignore)) {
      Files.write(ignore, "*\n".getBytes(StandardCharsets.UTF_8));
    }
    FileChannel channel =
        FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
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

  /** What the run that holds the lock has said of itself, if anything. */
  public static String owner(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    return Files.exists(file)
        ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip()
        : "";
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
