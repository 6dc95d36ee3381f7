package org.polyfeed.publish;

import java.io.IOException;
import java.nio.file.Path;
import org.polyfeed.FileTree;

final class ReleasesRemoteTest extends RemoteContract {

  private Path place() {
    return temp.resolve("place");
  }

  @Override
  Remote open() throws IOException {
    return new ReleasesRemote(place(), 3);
  }

  @Override
  FileTree there() throws IOException {
    return tree(place().toRealPath());
  }

  @Override
  void foreign(String path, String text) throws IOException {
    write(place(), path, text);
  }
}
