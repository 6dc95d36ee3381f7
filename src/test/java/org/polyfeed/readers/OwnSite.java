package org.polyfeed.readers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.polyfeed.Folders;
import org.polyfeed.Outcome;
import org.polyfeed.Polyfeed;

/** The project's own site, generated from its seeds and served on this machine alone. */
final class OwnSite implements AutoCloseable {

  private final Path output;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Set<String> missed = new ConcurrentSkipListSet<>();

  private OwnSite(Path output, HttpServer server) {
    this.output = output;
    this.server = server;
  }

  /**
   * Generates and serves it.
   *
   * @param folder for a copy of the seeds, and for what is made of them
   */
  static OwnSite serve(Path folder) throws IOException {
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    try (Stream<Path> found = Files.list(Path.of("seeds"))) {
      for (Path seed : found.toList()) {
        Files.copy(seed, seeds.resolve(seed.getFileName().toString()));
      }
    }
    Path output = folder.resolve("output");
    Folders folders = new Folders(folder, seeds, folder.resolve("templates"), output);
    Outcome outcome =
        new Polyfeed(folders, Instant.parse("2026-12-01T00:00:00Z"), "test").generate();
    if (outcome.problems().hasErrors()) {
      throw new AssertionError("the site was refused: " + outcome.problems().all());
    }
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    OwnSite site = new OwnSite(output, server);
    server.createContext("/", site::answer);
    server.setExecutor(site.threads);
    server.start();
    return site;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Path file = output.resolve(path.substring(1) + (path.endsWith("/") ? "index.html" : ""));
    boolean found = Files.isRegularFile(file);
    if (!found) {
      missed.add(path);
    }
    byte[] bytes = found ? Files.readAllBytes(file) : new byte[0];
    exchange.getResponseHeaders().set("Content-Type", mediaType(path));
    exchange.sendResponseHeaders(found ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static String mediaType(String path) {
    if (path.endsWith(".xml")) {
      return "application/xml";
    }
    if (path.endsWith(".json")) {
      return "application/feed+json";
    }
    return path.endsWith(".css") ? "text/css" : "text/html; charset=utf-8";
  }

  Path output() {
    return output;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** What was asked for and is not there. */
  Set<String> missed() {
    return missed;
  }

  /** The paths of all files with an ending, such as {@code rss.xml}, in order. */
  List<String> files(String ending) throws IOException {
    try (Stream<Path> found = Files.walk(output)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> "/" + output.relativize(file).toString().replace('\\', '/'))
          .filter(path -> path.endsWith(ending))
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
