package org.polyfeed.publish;

import java.io.IOException;
import java.nio.file.Path;
import org.polyfeed.FileTree;

final class FolderRemoteTest extends RemoteContract {

  private Path place() {
    return temp.resolve("place");
  }

  @Override
  Remote open() {
    return new FolderRemote(place());
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
