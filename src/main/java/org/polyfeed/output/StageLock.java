package org.polyfeed.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds off runs of other sites, or of another copy of this one, that stage into the same folder.
 * It goes with the stage.
 */
final class StageLock implements AutoCloseable {

  static final String NAME = "lock";

  private final FileChannel channel;

  private StageLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a stage, which is made where it is missing.
   *
   * @param shown what people are told of the folder
   * @throws BusyException where another run holds it
   */
  static StageLock take(Path stage, String shown) throws IOException {
    Files.createDirectories(stage);
    FileChannel channel =
        FileChannel.open(stage.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      // Who held it before may have removed the file between our opening it and its end.
      if (lock != null && Files.exists(stage.resolve(NAME))) {
        return new StageLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new BusyException(shown);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
