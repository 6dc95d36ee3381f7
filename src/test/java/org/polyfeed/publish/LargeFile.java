package org.polyfeed.publish;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.output.SiteFile;
import org.polyfeed.site.Destination;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;

/** Puts the same file to two places of a bucket at once, in a Java that has little memory. */
final class LargeFile {

  private LargeFile() {}

  /**
   * Runs by itself.
   *
   * @param arguments the port of a server on this machine, and the file
   */
  public static void main(String[] arguments) throws IOException {
    Destination.S3 bucket =
        new Destination.S3(
            "cdn",
            1,
            true,
            "news",
            Optional.of(URI.create("http://127.0.0.1:" + arguments[0])),
            Optional.of("us-east-1"),
            "",
            true,
            true,
            Optional.empty());
    Map<String, String> keys =
        Map.of("POLYFEED_CDN_ACCESS_KEY_ID", "id", "POLYFEED_CDN_SECRET_ACCESS_KEY", "secret");
    Path file = Path.of(arguments[1]);
    List<SiteFile> files = new ArrayList<>();
    for (String name : List.of("a.mp4", "b.txt")) {
      files.add(
          new SiteFile(new OutputPath(name), Place.ASSET, file, Files.size(file), "0".repeat(32)));
    }
    try (Remote remote = S3Remote.open(bucket, keys)) {
      remote.put(files, any -> {});
    }
  }
}
