package org.polyfeed.readers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A static host on this machine alone. It answers conditional requests as RFC 9110 section 13 has
 * it, with validators of a file's bytes and time.
 */
final class Host implements AutoCloseable {

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "xml", "application/xml",
          "opml", "text/x-opml",
          "json", "application/feed+json",
          "css", "text/css",
          "js", "text/javascript",
          "svg", "image/svg+xml",
          "html", "text/html; charset=utf-8");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<String, byte[]> extra = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final String root;
  private final String policy;
  private volatile Path folder;

  /**
   * What was asked for, a file of the folder or a path outside it, and the status of the answer.
   */
  record Answer(String file, int status) {}

  private Host(HttpServer server, Path folder, String root, String policy) {
    this.server = server;
    this.folder = folder;
    this.root = root;
    this.policy = policy;
  }

  /**
   * Serves a folder.
   *
   * @param root the path at which it is, with a slash at its end
   */
  static Host of(Path folder, String root) throws IOException {
    return of(folder, root, "");
  }

  /**
   * Serves a folder as a careful host does.
   *
   * @param policy the Content-Security-Policy of its files; empty for none
   */
  static Host of(Path folder, String root, String policy) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Host host = new Host(server, folder, root, policy);
    server.createContext("/", host::answer);
    server.setExecutor(host.threads);
    server.start();
    return host;
  }

  /** From now on, at the same addresses, another folder. */
  void show(Path other) {
    folder = other;
  }

  /** Offers one file more, which has no policy, and returns its URL. */
  String offer(String file, String text) {
    extra.put(root + file, text.getBytes(StandardCharsets.UTF_8));
    return url(file);
  }

  /** Where it has a file of the folder. */
  String url(String file) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + root + file;
  }

  /** What was answered since this was last asked, in order. */
  List<Answer> answers() {
    List<Answer> given = List.copyOf(answers);
    given.forEach(answers::remove);
    return given;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      boolean within = path.startsWith(root);
      String name = within ? path.substring(root.length()) : path;
      Path file = folder.resolve(name.matches("(.*/)?") ? name + "index.html" : name);
      byte[] bytes = extra.get(path);
      if (bytes == null && !(within && Files.isRegularFile(file))) {
        send(exchange, name, 404, new byte[0]);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", mediaType(file));
      if (bytes != null) {
        send(exchange, name, 200, bytes);
        return;
      }
      if (!policy.isEmpty()) {
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
      }
      bytes = Files.readAllBytes(file);
      String tag = "\"" + UUID.nameUUIDFromBytes(bytes) + "\"";
      Instant modified =
          Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
      exchange.getResponseHeaders().set("ETag", tag);
      exchange
          .getResponseHeaders()
          .set(
              "Last-Modified",
              DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atOffset(ZoneOffset.UTC)));
      boolean known = known(exchange, tag, modified);
      send(exchange, name, known ? 304 : 200, known ? new byte[0] : bytes);
    }
  }

  /** RFC 9110 section 13.2.2: a tag, where there is one, counts alone. */
  private static boolean known(HttpExchange exchange, String tag, Instant modified) {
    String none = exchange.getRequestHeaders().getFirst("If-None-Match");
    if (none != null) {
      return List.of(none.split("\\s*,\\s*", -1)).contains(tag);
    }
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-Modified-Since"))
        .flatMap(Host::time)
        .filter(since -> !modified.isAfter(since))
        .isPresent();
  }

  private static Optional<Instant> time(String header) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
    } catch (DateTimeParseException e) {
      return Optional.empty(); // RFC 9110 section 13.1.3: ignored.
    }
  }

  private void send(HttpExchange exchange, String file, int status, byte[] bytes)
      throws IOException {
    answers.add(new Answer(file, status));
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  private static String mediaType(Path file) {
    String name = file.getFileName().toString();
    return MEDIA_TYPES.getOrDefault(
        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
