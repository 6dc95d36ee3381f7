package org.polyfeed.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.polyfeed.FileTree;
import org.polyfeed.readers.Tool;
import org.polyfeed.site.Destination;

/** Over a shell that runs on this machine what rsync would have run on another. */
final class RsyncRemoteTest extends RemoteContract {

  @BeforeEach
  void needsRsync() throws IOException {
    Tool.find("rsync", "rsync");
    Path shell = temp.resolve("shell");
    Files.writeString(shell, "#!/bin/sh\nshift\nexec sh -c \"$*\"\n");
    if (!shell.toFile().setExecutable(true)) {
      throw new IOException("it cannot be executed: " + shell);
    }
  }

  private Path place() {
    return temp.resolve("the place");
  }

  @Override
  Remote open() throws IOException {
    return new Remotes(temp, List.of(), temp, temp.resolve("own"), System.getenv())
        .open(
            new Destination.Rsync(
                "www", 1, false, "host:" + place(), Optional.of(temp.resolve("shell").toString())));
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
