package org.polyfeed.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.polyfeed.json.Json;
import org.polyfeed.output.FinishedSite;
import org.polyfeed.output.SiteFile;
import org.polyfeed.site.IndexNow;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;

/**
 * Tells hubs (WebSub) and search engines (IndexNow) what is new on a site, so that nobody need look
 * for it. That it cannot be told is no failure: they find it later.
 */
public final class Pings {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** How many are on their way at a time: some sites have a thousand feeds. */
  private static final int AT_A_TIME = 8;

  /** The most that IndexNow takes at once, in URLs. */
  private static final int MOST = 10_000;

  /** How much of a feed is read to see whether it names the hub, in bytes. */
  private static final int HEAD = 16_384;

  private static final String INDEX = "index.html";

  private final URI address;
  private final Optional<URI> hub;
  private final Optional<IndexNow> indexNow;
  private final HttpClient client;

  /**
   * @param address of the site
   */
  public Pings(URI address, Optional<URI> hub, Optional<IndexNow> indexNow) {
    this.address = address;
    this.hub = hub;
    this.indexNow = indexNow;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /**
   * What was told, and what could not be.
   *
   * @param told how many URLs
   * @param failures a sentence each
   */
  public record Told(int told, List<String> failures) {
    public Told {
      failures = List.copyOf(failures);
    }
  }

  /** Something to tell, and what people call whom it is told. */
  private record Ping(String whom, HttpRequest request, int urls) {}

  /**
   * Tells what is new.
   *
   * @param news all paths that have changed, and that are gone
   * @throws IOException where the site's own files cannot be read
   */
  public Told tell(FinishedSite site, Set<OutputPath> news) throws IOException {
    List<Ping> pings = new ArrayList<>();
    if (hub.isPresent()) {
      for (SiteFile file : site.files()) {
        if (news.contains(file.path()) && file.place() == Place.FEED && names(file, hub.get())) {
          url(file.path()).ifPresent(feed -> pings.add(hubPing(hub.get(), feed)));
        }
      }
    }
    if (indexNow.isPresent()) {
      List<String> pages =
          news.stream()
              .sorted()
              .filter(path -> path.value().endsWith(".html") && !path.value().equals("404.html"))
              .flatMap(path -> url(path).stream())
              .toList();
      for (int from = 0; from < pages.size(); from += MOST) {
        pings.add(
            enginePing(indexNow.get(), pages.subList(from, Math.min(from + MOST, pages.size()))));
      }
    }
    return send(pings);
  }

  /** Feeds of archives name none, for they never change. */
  private static boolean names(SiteFile feed, URI hub) throws IOException {
    try (InputStream in = Files.newInputStream(feed.file())) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return head.contains(hub.toString()) || head.contains(hub.toString().replace("&", "&amp;"));
    }
  }

  /** The URL at which a file is found; nothing where no URL can name it. */
  private Optional<String> url(OutputPath path) {
    String name = path.value();
    boolean isIndex = name.equals(INDEX) || name.endsWith("/" + INDEX);
    String below = isIndex ? name.substring(0, name.length() - INDEX.length()) : name;
    try {
      return Optional.of(URI.create(address + below).toASCIIString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** As hubs have taken it since PubSubHubbub; WebSub leaves it to them. */
  private static Ping hubPing(URI hub, String feed) {
    String form =
        "hub.mode=publish&hub.url="
            + URLEncoder.encode(feed, StandardCharsets.UTF_8)
            + "&hub.topic="
            + URLEncoder.encode(feed, StandardCharsets.UTF_8);
    return new Ping(
        "the hub " + hub + " of " + feed,
        request(hub, "application/x-www-form-urlencoded", form),
        1);
  }

  private Ping enginePing(IndexNow now, List<String> pages) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("host", address.getHost());
    told.put("key", now.key());
    told.put("keyLocation", address + now.file());
    told.put("urlList", pages);
    return new Ping(
        "search engines at " + now.endpoint(),
        request(now.endpoint(), "application/json; charset=utf-8", Json.line(told)),
        pages.size());
  }

  private static HttpRequest request(URI to, String type, String body) {
    return HttpRequest.newBuilder(to)
        .timeout(PATIENCE)
        .header("Content-Type", type)
        .header("User-Agent", "Polyfeed")
        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
        .build();
  }

  private Told send(List<Ping> pings) throws IOException {
    int told = 0;
    List<String> failures = new ArrayList<>();
    for (int from = 0; from < pings.size(); from += AT_A_TIME) {
      List<Ping> now = pings.subList(from, Math.min(from + AT_A_TIME, pings.size()));
      List<CompletableFuture<HttpResponse<Void>>> sent =
          now.stream()
              .map(ping -> client.sendAsync(ping.request(), BodyHandlers.discarding()))
              .toList();
      for (int i = 0; i < now.size(); i++) {
        Optional<String> failure = failure(sent.get(i));
        if (failure.isEmpty()) {
          told += now.get(i).urls();
        } else {
          failures.add(now.get(i).whom() + " could not be told: " + failure.get());
        }
      }
    }
    return new Told(told, failures);
  }

  private static Optional<String> failure(CompletableFuture<HttpResponse<Void>> sent)
      throws InterruptedIOException {
    try {
      int status = sent.get().statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of("it answers " + status);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return Optional.of(
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("it was told to end");
    }
  }
}
