package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real browser, without a window, that calls nobody but this machine. */
final class Chromium {

  private Chromium() {}

  /**
   * Shows a page until nothing happens in it any more. What scripts say on the console stands in
   * lines with {@code CONSOLE}. What would come from the rich site's own address comes from the
   * host of the page.
   *
   * @param options further ones, as of the command line
   * @return the page as it is then, as HTML
   */
  static String show(Path folder, String url, String... options)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP rich.example 127.0.0.1:"
                    + URI.create(url).getPort()
                    + ", MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--enable-logging=stderr",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
                "--virtual-time-budget=600000",
                "--dump-dom"));
    arguments.addAll(List.of(options));
    arguments.add(url);
    Tool.Run run = Tool.find("chromium", "chromium").run(folder, arguments);
    assertThat(run.code()).as(run.printed()).isZero();
    return run.printed();
  }
}
