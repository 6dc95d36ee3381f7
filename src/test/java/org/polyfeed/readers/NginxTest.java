package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.Folders;
import org.polyfeed.Outcome;
import org.polyfeed.Polyfeed;

/** That a real nginx serves the site as the file says that Polyfeed writes for it. */
final class NginxTest {

  private static final String SITE =
      "address: https://x.example/\nnegotiate: nginx\nlocales: { en: {}, ar: { slug: native } }\n";

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @TempDir Path folder;

  private Process nginx;
  private int port;

  @BeforeEach
  void serve() throws Exception {
    Tool tool = Tool.find("nginx", "nginx-light");
    write("site.yaml", SITE);
    write("flood.en.md", "---\ndate: 2024-05-01\n---\n# Flood\n\nWater.\n");
    write("flood.ar.md", "---\ndate: 2024-05-01\n---\n# فيضان\n\nماء.\n");
    write("rain.en.md", "---\ndate: 2024-05-02\n---\n# Rain\n\nMore.\n");
    generate("2024-05-03T00:00:00Z");
    write("flood.ar.md", "---\ndate: 2024-05-01\nslug: ماء-كثير\n---\n# فيضان\n\nماء.\n");
    write("rain.en.md", "---\nwithdrawn: It was sun.\n---\n");
    generate("2024-05-04T00:00:00Z");
    port = freePort();
    nginx = start(tool);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("seeds").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void generate(String now) throws IOException {
    Folders folders =
        new Folders(
            folder, folder.resolve("seeds"), folder.resolve("templates"), folder.resolve("output"));
    Outcome outcome = new Polyfeed(folders, Instant.parse(now), "test").generate();
    assertThat(outcome.problems().hasErrors()).as(outcome.problems().all().toString()).isFalse();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process start(Tool tool) throws Exception {
    Path work = Files.createDirectories(folder.resolve("nginx"));
    Path settings = work.resolve("nginx.conf");
    String output = folder.resolve("output").toString();
    Files.writeString(
        settings,
        """
        daemon off;
        master_process off;
        pid WORK/nginx.pid;
        error_log stderr;
        events { }
        http {
          access_log off;
          types { text/html html; text/css css; text/xml xml; application/json json; }
          client_body_temp_path WORK/a;
          proxy_temp_path WORK/b;
          fastcgi_temp_path WORK/c;
          uwsgi_temp_path WORK/d;
          scgi_temp_path WORK/e;
          include OUTPUT/negotiate.nginx.conf;
          server {
            listen 127.0.0.1:PORT;
            root OUTPUT;
            add_header Strict-Transport-Security max-age=1;
            include OUTPUT/polyfeed.nginx.conf;
          }
        }
        """
            .replace("WORK", work.toString())
            .replace("OUTPUT", output)
            .replace("PORT", Integer.toString(port)));
    Path said = work.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                tool.program().toString(), "-p", work.toString(), "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return process;
      } catch (IOException e) {
        assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    process.destroy();
    throw new AssertionError("nginx does not answer: " + Files.readString(said));
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (nginx != null) {
      nginx.destroy();
      nginx.waitFor();
    }
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> response, String name) {
    return String.join(" | ", response.headers().allValues(name));
  }

  private void assertSent(String path, String mediaType, int seconds, String origin)
      throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    assertThat(header(response, "Content-Type")).as(path).isEqualTo(mediaType);
    assertThat(header(response, "Cache-Control"))
        .as(path)
        .isEqualTo("public, max-age=" + seconds + ", must-revalidate");
    assertThat(header(response, "Access-Control-Allow-Origin")).as(path).isEqualTo(origin);
    assertThat(header(response, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
    assertThat(header(response, "Strict-Transport-Security")).as(path).isEqualTo("max-age=1");
  }

  @Test
  void filesHaveTheirMediaTypesAndCacheTimes() throws Exception {
    assertSent("/en/", "text/html; charset=utf-8", 300, "");
    assertSent("/en/rss.xml", "application/xml; charset=utf-8", 300, "*");
    assertSent("/atom.xml", "application/xml; charset=utf-8", 300, "*");
    assertSent("/ar/feed.json", "application/feed+json", 300, "*");
    assertSent("/feeds.opml", "text/x-opml; charset=utf-8", 300, "*");
    assertSent("/sitemap.xml", "text/xml; charset=utf-8", 300, "");
    assertSent("/assets/polyfeed.css", "text/css", 3600, "");
  }

  @Test
  void unchangedFeedIsNotSentAgain() throws Exception {
    HttpResponse<String> first = get("/en/rss.xml");
    HttpResponse<String> again =
        get("/en/rss.xml", "If-None-Match", header(first, "ETag"), "User-Agent", "reader");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void oldAddressLeadsToTheNewOne() throws Exception {
    HttpResponse<String> old = get("/ar/2024/05/%D9%81%D9%8A%D8%B6%D8%A7%D9%86/");
    assertThat(old.statusCode()).isEqualTo(301);
    assertThat(header(old, "Location"))
        .isEqualTo("https://x.example/ar/2024/05/%D9%85%D8%A7%D8%A1-%D9%83%D8%AB%D9%8A%D8%B1/");
    assertThat(get(URI.create(header(old, "Location")).getRawPath()).statusCode()).isEqualTo(200);
  }

  @Test
  void whatWasTakenBackIsGoneAndSaysWhy() throws Exception {
    HttpResponse<String> gone = get("/en/2024/05/rain/");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("It was sun.");
  }

  @Test
  void whatIsNotThereHasThePageOfTheSite() throws Exception {
    HttpResponse<String> missing = get("/en/nothing/");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).isEqualTo(Files.readString(folder.resolve("output/404.html")));
    for (String own : List.of("/polyfeed.nginx.conf", "/_redirects", "/.polyfeed-files")) {
      assertThat(get(own).statusCode()).as(own).isEqualTo(404);
    }
  }

  @Test
  void readersAreLedToTheirLanguage() throws Exception {
    HttpResponse<String> led = get("/", "Accept-Language", "ar-EG,en;q=0.5");
    assertThat(led.statusCode()).isEqualTo(302);
    assertThat(header(led, "Location")).endsWith("/ar/");
    assertThat(header(led, "Vary")).isEqualTo("Accept-Language");
    HttpResponse<String> chosen = get("/?choose=1", "Accept-Language", "ar");
    assertThat(chosen.statusCode()).isEqualTo(200);
    assertThat(header(chosen, "Cache-Control")).startsWith("public");
    assertThat(get("/", "Accept-Language", "sv").statusCode()).isEqualTo(200);
    assertThat(header(get("/en/"), "Vary")).isEmpty();
  }
}
