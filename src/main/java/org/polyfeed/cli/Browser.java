package org.polyfeed.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * The browser of whoever sits at this machine, as the system knows it.
 *
 * @param err where it is said that there is none
 */
record Browser(PrintWriter err) {

  /** Opens a page, or says that this cannot be done; does not wait. */
  void open(URI page) {
    try {
      Process opening =
          new ProcessBuilder(command(page))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      CompletableFuture<Void> unused =
          opening
              .onExit()
              .thenAccept(
                  ended -> {
                    if (ended.exitValue() != 0) {
                      refuse(page);
                    }
                  });
    } catch (IOException e) {
      refuse(page);
    }
  }

  private void refuse(URI page) {
    err.println("No browser could be opened; open " + page + " yourself.");
  }

  private static List<String> command(URI page) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
    }
    return List.of(system.startsWith("mac") ? "open" : "xdg-open", page.toString());
  }
}
