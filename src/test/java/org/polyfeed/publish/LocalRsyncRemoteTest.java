package org.polyfeed.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.polyfeed.FileTree;
import org.polyfeed.readers.Tool;
import org.polyfeed.site.Destination;

/** To a folder of this machine. */
final class LocalRsyncRemoteTest extends RemoteContract {

  @BeforeEach
  void needsRsync() {
    Tool.find("rsync", "rsync");
  }

  private Path place() {
    return temp.resolve("place");
  }

  @Override
  Remote open() throws IOException {
    return new Remotes(temp, List.of(), temp, temp.resolve("own"), System.getenv())
        .open(new Destination.Rsync("www", 1, false, "place", Optional.empty()));
  }

  @Override
  FileTree there() throws IOException {
    return tree(place());
  }

  @Override
  void foreign(String path, String text) throws IOException {
    write(place(), path, text);
  }
}
