package org.polyfeed.readers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Chromium without a window.
 *
 * @param folder for its profile and what it prints
 */
record Browser(Tool chromium, Path folder) {

  static Browser find(Path folder) {
    return new Browser(Tool.find("chromium", "chromium"), folder);
  }

  /** A page as it is when its scripts have run. */
  Document open(String url) throws IOException, InterruptedException {
    Tool.Run run =
        chromium.run(
            folder,
            List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=30000",
                "--dump-dom",
                url));
    return Jsoup.parse(run.printed());
  }
}
