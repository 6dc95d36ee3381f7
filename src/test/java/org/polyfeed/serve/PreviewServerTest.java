package org.polyfeed.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;

/** What the preview answers, over HTTP. */
final class PreviewServerTest {

  private static final String PAGE =
      "<!DOCTYPE html><title>T</title><a href=\"https://n.example/sub/en/\">a</a>"
          + " <a href='https://n.example/sub'>b</a> https://n.example/subway https://n.example.org/sub/";

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @TempDir private Path temp;

  private Path folder = Path.of("");

  private Optional<PreviewServer> server = Optional.empty();

  @BeforeEach
  void serve() throws IOException {
    folder = temp.resolve("output");
    write("en/index.html", PAGE);
    write("404.html", "<!DOCTYPE html><title>Not found</title>");
    write("en/rss.xml", "<?xml version=\"1.0\"?><rss><link>https://n.example/sub/en/</link></rss>");
    write("assets/polyfeed.css", "body { color: black }");
    write("media/song.mp3", "0123456789");
    write("fa/خبر/index.html", "<!DOCTYPE html><title>خبر</title>");
    write(".polyfeed-files", "secret");
    write(".well-known/security.txt", "Contact: https://n.example/sub/");
    Files.writeString(temp.resolve("outside.txt"), "secret");
    Path other = temp.resolve("other.txt");
    Files.writeString(other, "of others");
    server =
        Optional.of(
            PreviewServer.start(
                0,
                folder,
                path -> path.equals("other.txt") ? Optional.of(other) : Optional.empty(),
                "now"));
  }

  @AfterEach
  void stop() {
    server.ifPresent(PreviewServer::close);
  }

  private PreviewServer server() {
    return server.orElseThrow();
  }

  private void show(String... changed) {
    server()
        .show(
            new Generation(
                Optional.of(URI.create("https://n.example/sub/")),
                Set.of(changed),
                List.of(),
                true));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, headers);
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private int port() {
    return server().address().getPort();
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void beforeThereIsASiteItIsSaid() throws Exception {
    HttpResponse<String> none = get("/sub/en/");
    assertThat(none.statusCode()).isEqualTo(503);
    assertThat(none.body()).contains("There is no site to see yet", "/.polyfeed/preview.js");
    show();
    assertThat(get("/sub/en/").statusCode()).isEqualTo(200);
  }

  @Test
  void linksToTheSiteLeadToThePreviewUnderTheNameThatIsAskedFor() throws Exception {
    show();
    String here = "http://127.0.0.1:" + port();
    assertThat(get("/sub/en/").body())
        .startsWith(
            "<!DOCTYPE html><title>T</title><a href=\""
                + here
                + "/sub/en/\">a</a> <a href='"
                + here
                + "/sub'>b</a> https://n.example/subway https://n.example.org/sub/");
    assertThat(get("/sub/en/rss.xml").body()).contains("<link>" + here + "/sub/en/</link>");
    assertThat(raw("GET /sub/en/rss.xml HTTP/1.1\r\nHost: localhost:" + port() + "\r\n"))
        .contains("<link>http://localhost:" + port() + "/sub/en/</link>");
    assertThat(Files.readString(folder.resolve("en/index.html"))).isEqualTo(PAGE);
  }

  @Test
  void onlyPagesGetTheScript() throws Exception {
    show();
    String script =
        "<script defer src=\"/.polyfeed/preview.js\" data-session=\"now\" data-number=\"1\""
            + " data-file=\"/sub/en/index.html\"></script>\n";
    assertThat(get("/sub/en/").body()).endsWith(script);
    assertThat(get("/sub/en/index.html").body()).endsWith(script);
    assertThat(get("/sub/en/rss.xml").body()).doesNotContain("script");
    HttpResponse<String> code = get("/.polyfeed/preview.js");
    assertThat(code.statusCode()).isEqualTo(200);
    assertThat(header(code, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(code.body()).contains("EventSource");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/sub/en/", "/sub/en/rss.xml", "/sub/assets/polyfeed.css", "/sub/media/song.mp3"})
  void whatABrowserHasIsNotSentAgainUntilItChanges(String path) throws Exception {
    show();
    HttpResponse<String> first = get(path);
    String tag = header(first, "ETag");
    assertThat(tag).isNotEmpty();
    assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
    HttpResponse<String> same = get(path, "If-None-Match", tag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(header(same, "ETag")).isEqualTo(tag);
    assertThat(get(path, "If-None-Match", "\"a\", " + tag).statusCode()).isEqualTo(304);
    String file = path.substring("/sub/".length()) + (path.endsWith("/") ? "index.html" : "");
    write(file, Files.readString(folder.resolve(file)) + "more");
    show(file);
    HttpResponse<String> changed = get(path, "If-None-Match", tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("more");
  }

  @Test
  void partsOfFilesAreSent() throws Exception {
    show();
    HttpResponse<String> part = get("/sub/media/song.mp3", "Range", "bytes=2-4");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("234");
    assertThat(header(part, "Content-Range")).isEqualTo("bytes 2-4/10");
    assertThat(get("/sub/media/song.mp3", "Range", "bytes=-3").body()).isEqualTo("789");
    HttpResponse<String> beyond = get("/sub/media/song.mp3", "Range", "bytes=20-30");
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */10");
    HttpResponse<String> two = get("/sub/media/song.mp3", "Range", "bytes=0-1,8-9");
    assertThat(two.statusCode()).isEqualTo(206);
    assertThat(header(two, "Content-Type")).startsWith("multipart/byteranges");
    assertThat(get("/sub/media/song.mp3", "Range", "bytes=2-4", "If-Range", "\"other\"").body())
        .isEqualTo("0123456789");
    assertThat(header(get("/sub/media/song.mp3"), "Accept-Ranges")).isEqualTo("bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lines=1", "bytes=5-2", "bytes=0-1,5-2", "bytes=", "bytes=x-", "0-4"})
  void whoAsksForNoPartGetsAll(String range) throws Exception {
    show();
    HttpResponse<String> all = get("/sub/media/song.mp3", "Range", range);
    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(all.body()).isEqualTo("0123456789");
  }

  /** It has no time: the time of its file is that of other bytes. */
  @Test
  void aPageIsAsOldAsItsTag() throws Exception {
    show();
    HttpResponse<String> page =
        get("/sub/en/", "If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Last-Modified")).isEmpty();
    String song = "/sub/media/song.mp3";
    assertThat(get(song, "If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT").statusCode())
        .isEqualTo(304);
  }

  @Test
  void partsOfWhatIsChangedAreThoseOfTheChange() throws Exception {
    show();
    String all = get("/sub/en/rss.xml").body();
    assertThat(get("/sub/en/rss.xml", "Range", "bytes=30-49").body())
        .isEqualTo(all.substring(30, 50));
    assertThat(get("/sub/en/rss.xml", "Range", "bytes=0-1,30-49").body()).isEqualTo(all);
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() throws Exception {
    show();
    for (String path : List.of("/sub/en/", "/sub/en/rss.xml", "/sub/media/song.mp3", "/sub/none")) {
      HttpResponse<String> get = get(path);
      HttpResponse<String> head = send("HEAD", path);
      assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
      assertThat(head.body()).as(path).isEmpty();
      for (String name : List.of("Content-Type", "ETag", "Content-Length")) {
        assertThat(header(head, name)).as(path + " " + name).isEqualTo(header(get, name));
      }
    }
    assertThat(raw("HEAD /sub/none HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\n"))
        .startsWith("HTTP/1.1 404")
        .doesNotContain("<title>");
  }

  @Test
  void everyFileHasItsMediaType() throws Exception {
    show();
    Map<String, String> types = new LinkedHashMap<>();
    types.put("en/atom.xml", "application/xml; charset=utf-8");
    types.put("sitemap.xml", "application/xml; charset=utf-8");
    types.put("en/feed.json", "application/feed+json");
    types.put("en/archive/feed-12.json", "application/feed+json");
    types.put("en/other.json", "application/json");
    types.put("feeds.opml", "text/x-opml; charset=utf-8");
    types.put("robots.txt", "text/plain; charset=utf-8");
    types.put("a.css", "text/css; charset=utf-8");
    types.put("a.js", "text/javascript; charset=utf-8");
    types.put("a.webmanifest", "application/manifest+json");
    types.put("a.svg", "image/svg+xml");
    types.put("a.webp", "image/webp");
    types.put("a.avif", "image/avif");
    types.put("A.JPG", "image/jpeg");
    types.put("a.mp3", "audio/mpeg");
    types.put("a.m4a", "audio/mp4");
    types.put("a.opus", "audio/ogg");
    types.put("a.flac", "audio/flac");
    types.put("a.mp4", "video/mp4");
    types.put("a.webm", "video/webm");
    types.put("a.vtt", "text/vtt; charset=utf-8");
    types.put("a.pdf", "application/pdf");
    types.put("a.woff2", "font/woff2");
    types.put("a.html", "text/html; charset=utf-8");
    Map<String, String> sent = new LinkedHashMap<>();
    for (String file : types.keySet()) {
      write(file, "x");
      HttpResponse<String> response = get("/sub/" + file);
      assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
      sent.put(file, header(response, "Content-Type"));
    }
    assertThat(sent).isEqualTo(types);
  }

  @Test
  void foldersAreTheirPagesAndGetTheirSlash() throws Exception {
    show();
    HttpResponse<String> folder = get("/sub/en?a=b");
    assertThat(folder.statusCode()).isEqualTo(302);
    assertThat(header(folder, "Location")).endsWith("/sub/en/?a=b");
    assertThat(header(get("/"), "Location")).endsWith("/sub/");
    assertThat(header(get("/sub"), "Location")).endsWith("/sub/");
    assertThat(get("/sub/assets/").statusCode()).isEqualTo(404);
    assertThat(get("/sub/en/index.html/").statusCode()).isEqualTo(404);
    assertThat(get("/sub/fa/%D8%AE%D8%A8%D8%B1/").body()).contains("<title>خبر");
    assertThat(header(get("/sub/fa/%D8%AE%D8%A8%D8%B1"), "Location"))
        .endsWith("/sub/fa/%D8%AE%D8%A8%D8%B1/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sub/none",
        "/sub/en/none/",
        "/elsewhere",
        "/sub/.polyfeed-files",
        "/sub/404",
        "/subway/"
      })
  void whatIsNotThereIsTheSitesOwnPage(String path) throws Exception {
    show();
    HttpResponse<String> none = get(path);
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("<title>Not found", "data-file=\"/sub/404.html\"");
    assertThat(header(none, "Content-Type")).isEqualTo("text/html; charset=utf-8");
  }

  @Test
  void filesThatOthersPutBesideTheSiteAreThere() throws Exception {
    show();
    assertThat(get("/sub/other.txt").body()).isEqualTo("of others");
    assertThat(get("/sub/.well-known/security.txt").body()).contains("/sub/");
  }

  @Test
  void whatStandsCompressedIsSentSoWhereItIsTheSame() throws Exception {
    show();
    write("assets/polyfeed.css.gz", "in short");
    write("en/rss.xml.gz", "in short");
    HttpResponse<String> style = get("/sub/assets/polyfeed.css", "Accept-Encoding", "gzip");
    assertThat(style.body()).isEqualTo("in short");
    assertThat(header(style, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(style, "Content-Type")).isEqualTo("text/css; charset=utf-8");
    assertThat(header(style, "Vary")).containsIgnoringCase("Accept-Encoding");
    assertThat(get("/sub/assets/polyfeed.css").body()).startsWith("body");
    assertThat(get("/sub/en/rss.xml", "Accept-Encoding", "gzip").body()).startsWith("<?xml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sub/../outside.txt",
        "/sub/../../outside.txt",
        "/../outside.txt",
        "/sub/%2e%2e/outside.txt",
        "/sub/%2E%2E%2Foutside.txt",
        "/sub/..%2foutside.txt",
        "/sub/..%5coutside.txt",
        "/sub/..\\outside.txt",
        "/sub/%252e%252e/outside.txt",
        "/sub/en/..;/..;/outside.txt",
        "/sub/%c0%ae%c0%ae/outside.txt",
        "/sub/%00/../outside.txt",
        "/sub/index.html%00.txt",
        "/sub//../outside.txt",
        "/sub//etc/passwd",
        "/sub/%2fetc%2fpasswd",
        "/sub/en/./../.polyfeed-files",
        "/sub/%2epolyfeed-files",
        "//outside.txt",
        "/sub/file:///etc/passwd"
      })
  void nothingLeadsOutOfTheSite(String path) throws Exception {
    show();
    String answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\n");
    assertThat(answer).doesNotContain("secret", "root:");
    assertThat(answer.substring(9, 12)).isIn("400", "404", "302");
    if (answer.startsWith("HTTP/1.1 302")) {
      assertThat(answer).containsPattern("(?i)location: (http://127.0.0.1:\\d+)?/sub/");
    }
  }

  @Test
  void onlyThisMachineByItsOwnNameIsAnswered() throws Exception {
    show();
    int port = port();
    for (String host :
        List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port, "LOCALHOST:" + port)) {
      assertThat(raw("GET /sub/en/ HTTP/1.1\r\nHost: " + host + "\r\n"))
          .as(host)
          .startsWith("HTTP/1.1 200");
    }
    for (String host :
        List.of(
            "evil.example:" + port,
            "127.0.0.1",
            "localhost:1",
            "127.0.0.1.evil.example:" + port,
            "")) {
      assertThat(raw("GET /sub/en/ HTTP/1.1\r\nHost: " + host + "\r\n"))
          .as(host)
          .containsPattern("\\AHTTP/1.1 4(21|00)")
          .doesNotContain("<title>T");
    }
    assertThat(raw("GET /sub/en/ HTTP/1.0\r\n")).doesNotContain("<title>T");
    assertThat(raw("GET /.polyfeed/events HTTP/1.1\r\nHost: evil.example\r\n"))
        .startsWith("HTTP/1.1 421");
  }

  @Test
  void nothingIsTaken() throws Exception {
    show();
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
      HttpResponse<String> refused = send(method, "/sub/en/");
      assertThat(refused.statusCode()).as(method).isEqualTo(405);
      assertThat(header(refused, "Allow")).isEqualTo("GET, HEAD");
    }
  }

  /** The whole answer to a request that no client would send. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket
          .getOutputStream()
          .write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  /** What a page is told until it has been told so often. */
  private List<String> events(String query, int number) throws Exception {
    try (Stream<String> lines =
        client
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port() + "/.polyfeed/events?" + query))
                    .build(),
                HttpResponse.BodyHandlers.ofLines())
            .body()) {
      return lines
          .filter(line -> line.startsWith("data: "))
          .limit(number)
          .collect(Collectors.toList());
    }
  }

  @Test
  void aPageIsToldWhatHasChangedSinceTheOneThatItShows() throws Exception {
    show("en/index.html");
    show("fa/index.html");
    show("en/rss.xml", "en/index.html");
    assertThat(events("session=now&after=1", 1).get(0))
        .contains(
            "\"all\":false", "[\"/sub/en/index.html\",\"/sub/en/rss.xml\",\"/sub/fa/index.html\"]");
    assertThat(events("session=now&after=2", 1).get(0)).doesNotContain("fa/index.html");
    assertThat(events("session=now&after=3", 1).get(0)).contains("\"changed\":[]");
    assertThat(events("session=now&after=0", 1).get(0)).contains("\"all\":true");
    assertThat(events("session=another&after=3", 1).get(0)).contains("\"all\":true");
    assertThat(events("", 1).get(0)).contains("\"all\":true");
    server()
        .show(
            new Generation(
                Optional.of(URI.create("https://n.example/moved/")), Set.of(), List.of(), true));
    assertThat(events("session=now&after=3", 1).get(0)).contains("\"all\":true");
  }

  @Test
  void aRunThatBrokeOffMayHaveChangedAnything() throws Exception {
    show("en/index.html");
    Generation refused =
        Generation.refused(List.of(new Problem(Severity.ERROR, "", 0, "The disk is full.")));
    server().showBrokenOff(refused);
    assertThat(events("session=now&after=1", 1).get(0))
        .contains("\"all\":false", "\"errors\":1", "The disk is full.");
    show();
    assertThat(events("session=now&after=2", 1).get(0)).contains("\"all\":true", "\"errors\":0");
  }

  @Test
  void problemsAreTexts() throws Exception {
    show();
    server()
        .show(
            Generation.refused(
                List.of(
                    new Problem(Severity.NOTE, "n", 1, "not worth it"),
                    new Problem(Severity.WARNING, "a", 1, "less"),
                    new Problem(Severity.ERROR, "b\n</script>", 1, "<b>\u2028 \"x\"\ndata: y"))));
    assertThat(events("session=now&after=1", 1).get(0))
        .contains("\"errors\":1,\"warnings\":1", "<b>\u2028 \\\"x\\\"\\ndata: y", "b\\n</script>")
        .doesNotContain("not worth it")
        .matches("(?s).*error.*warning.*");
  }
}
