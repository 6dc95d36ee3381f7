package org.polyfeed.readers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The registry of JavaScript, which has more than programs. */
final class Npm {

  private Npm() {}

  /**
   * The folder in which a release is, once it is installed: it is kept until the next clean build.
   *
   * @param release such as {@code feedsmith@3.0.1}
   * @param folder for what npm prints
   */
  static Path install(String release, Path folder) throws IOException, InterruptedException {
    Tool npm = Tool.find("npm", "npm");
    Path installed = Path.of("target", "npm", release).toAbsolutePath();
    // npm writes this file last.
    if (Files.notExists(installed.resolve("node_modules/.package-lock.json"))) {
      Files.createDirectories(installed);
      Tool.Run run =
          npm.run(
              folder,
              List.of(
                  "install",
                  "--prefix=" + installed,
                  "--ignore-scripts",
                  "--no-audit",
                  "--no-fund",
                  release));
      if (run.code() != 0) {
        Tool.missing("npm cannot install " + release + ": " + run.printed());
      }
    }
    return installed;
  }
}
