package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub and search engines are told, each a server of this machine. */
final class PingsTest {

  private static final String KEY = "0123456789abcdef";

  @TempDir private Path temp;

  private final List<String> heard = new CopyOnWriteArrayList<>();

  private HttpServer server;

  private volatile int answer = 204;

  private Path site;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          heard.add(
              exchange.getRequestURI().getPath().equals("/hub")
                  ? URLDecoder.decode(body, StandardCharsets.UTF_8)
                  : body);
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    site = temp.resolve("site");
    write(
        "seeds/site.yaml",
        "address: https://n.example/sub/\nid: n.example,2024\n"
            + "locales: { en: {}, fa: { slug: native } }\n"
            + "feeds: { hub: "
            + url
            + "/hub }\nindex-now: { key: "
            + KEY
            + ", endpoint: "
            + url
            + "/now }\npublish:\n  www: { to: folder, path: www }\n"
            + "  mirror: { to: folder, path: mirror, ping: false }\n");
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\nText.\n");
    write(
        "seeds/b.fa.md",
        "---\ndate: 2024-04-03\nslug: \u062e\u0628\u0631\n---\n# \u062e\u0628\u0631\n\nText.\n");
    assertThat(Ran.generate(site).code()).isZero();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(site.resolve(name).getParent());
    Files.writeString(site.resolve(name), text);
  }

  private List<String> heardOfFeeds() {
    return heard.stream().filter(said -> said.startsWith("hub.mode=publish&hub.url=")).toList();
  }

  private String heardOfPages() {
    return heard.stream().filter(said -> said.startsWith("{")).findFirst().orElseThrow();
  }

  @Test
  void theHubIsToldOfFeedsThatHaveChanged() throws IOException {
    assertThat(Ran.publish(site).code()).isZero();
    assertThat(heardOfFeeds())
        .contains(
            "hub.mode=publish&hub.url=https://n.example/sub/en/rss.xml"
                + "&hub.topic=https://n.example/sub/en/rss.xml")
        .anyMatch(said -> said.contains("/fa/feed.json"));
    heard.clear();
    write("seeds/a.en.md", "---\ndate: 2024-04-02\n---\n# Title\n\nOther text.\n");
    assertThat(Ran.generate(site).code()).isZero();

    Ran ran = Ran.publish(site);

    assertThat(ran.out()).contains("Hubs and search engines were told of ");
    assertThat(heardOfFeeds())
        .isNotEmpty()
        .allMatch(said -> said.matches(".*/sub/(en/)?(rss\\.xml|atom\\.xml|feed\\.json)"));
  }

  @Test
  void searchEnginesAreToldOfPagesAndCanTrustWhoTells() throws IOException {
    assertThat(Ran.publish(site).code()).isZero();

    assertThat(heardOfPages())
        .contains(
            "\"host\":\"n.example\"",
            "\"key\":\"" + KEY + "\"",
            "\"keyLocation\":\"https://n.example/sub/" + KEY + ".txt\"",
            "\"https://n.example/sub/en/2024/04/title/\"",
            "\"https://n.example/sub/fa/2024/04/%D8%AE%D8%A8%D8%B1/\"")
        .doesNotContain("404.html", "rss.xml");
    assertThat(site.resolve("www/" + KEY + ".txt")).hasContent(KEY);
  }

  @Test
  void nobodyIsToldWhereNothingIsNewOrNobodyIsToKnow() {
    assertThat(Ran.publish(site, "--dry-run").code()).isZero();
    assertThat(Ran.publish(site, "mirror").code()).isZero();
    assertThat(Ran.publish(site, "www", "--no-ping").code()).isZero();
    assertThat(Ran.publish(site).code()).isZero();

    assertThat(heard).isEmpty();
  }

  @Test
  void thatAHubCannotBeToldIsAWarning() {
    answer = 500;

    Ran ran = Ran.publish(site);

    assertThat(ran.code()).isZero();
    assertThat(ran.err())
        .contains("warning: the hub http://127.0.0.1:", " could not be told: it answers 500");
  }
}
