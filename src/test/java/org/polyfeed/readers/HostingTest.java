package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.SiteOnDisk;

/**
 * That real servers, set up as docs/hosting.md says, send every file of a site as it should be: its
 * media type, its bytes as they are or compressed, and only once to who has it.
 */
final class HostingTest {

  private static final Path PAGE = Path.of("docs", "hosting.md");

  private static final String ROOT = "/srv/news/output";

  /** Media types, by what the path of a file is like; the first that fits holds. */
  private static final Map<String, String> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("(.*/)?(rss|atom)(-\\d+)?\\.xml", "application/xml; ?charset=utf-8");
    TYPES.put("(.*/)?feed(-\\d+)?\\.json", "application/feed\\+json");
    TYPES.put(".*\\.opml", "text/x-opml; ?charset=utf-8");
    TYPES.put(".*\\.xml", "(text|application)/xml; ?charset=utf-8");
    TYPES.put(".*\\.html", "text/html; ?charset=utf-8");
    TYPES.put(".*\\.css", "text/css; ?charset=utf-8");
    TYPES.put(".*\\.js", "(text|application)/javascript; ?charset=utf-8");
    TYPES.put(".*\\.txt", "text/plain; ?charset=utf-8");
    TYPES.put(".*\\.svg", "image/svg\\+xml");
    TYPES.put(".*\\.jpg", "image/jpeg");
  }

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @TempDir private Path folder;

  private SiteOnDisk site;

  @BeforeEach
  void generate() {
    site =
        new SiteOnDisk(folder.resolve("site"))
            .with(
                "site.yaml",
                """
                title: { en: World, fa: جهان }
                address: https://news.example.org/
                locales: { en: {}, fa: { slug: native } }
                hosts: [nginx, apache]
                negotiate: script
                precompress: [gzip, brotli]
                """);
    Random random = new Random(7);
    for (int i = 1; i <= 4; i++) {
      site.with(
              "s" + i + ".en.md",
              article(i, "Story", List.of("river", "council", "harvest", "winter"), random))
          .with(
              "s" + i + ".fa.md",
              article(i, "خبر", List.of("رودخانه", "شورا", "برداشت", "زمستان"), random));
    }
    site.with("map.en.md", "---\ndate: 2024-05-09\n---\n# Map\n\n![Map](map.svg)\n![A](a.jpg)\n")
        .with(
            "map.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">"
                + "<circle cx=\"1\" cy=\"1\" r=\"3\"/>".repeat(90)
                + "</svg>")
        .with("a.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9})
        .generated();
  }

  private static String article(int day, String title, List<String> words, Random random) {
    StringBuilder text = new StringBuilder("---\ndate: 2024-05-0" + day + "\n---\n# " + title);
    text.append(' ').append(day).append("\n\n");
    for (int i = 0; i < 300; i++) {
      text.append(words.get(random.nextInt(words.size()))).append(' ');
    }
    return text.append('\n').toString();
  }

  /** What the page has in a frame of that kind, for the site here. */
  private String documented(String kind) throws IOException {
    Matcher frame =
        Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(frame.find()).as(kind + " in " + PAGE).isTrue();
    String text = frame.group(1);
    assertThat(text).contains(ROOT, "news.example.org");
    return text.replace(ROOT, site.output().toString());
  }

  @Test
  void nginxServesEveryFile() throws Exception {
    Tool tool = Tool.find("nginx", "nginx-light");
    Path brotli = Path.of("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
    if (Files.notExists(brotli)) {
      Tool.missing(brotli + " is missing; apt-get install libnginx-mod-http-brotli-static");
    }
    int port = WebServer.freePort();
    Path work = Files.createDirectories(folder.resolve("nginx"));
    String settings =
        """
        daemon off;
        master_process off;
        pid WORK/nginx.pid;
        error_log stderr;
        load_module BROTLI;
        events { }
        http {
          access_log off;
          include /etc/nginx/mime.types;
          client_body_temp_path WORK/a;
          proxy_temp_path WORK/b;
          fastcgi_temp_path WORK/c;
          uwsgi_temp_path WORK/d;
          scgi_temp_path WORK/e;
        """
                .replace("WORK", work.toString())
                .replace("BROTLI", brotli.toString())
            + documented("nginx").replace("listen 80;", "listen 127.0.0.1:" + port + ";")
            + "}\n";
    Path file = Files.writeString(work.resolve("nginx.conf"), settings);
    List<String> command =
        List.of(tool.program().toString(), "-p", work.toString(), "-c", file.toString());
    try (WebServer server = WebServer.start(work, port, Map.of(), command)) {
      assertServed(server);
    }
  }

  @Test
  void apacheServesEveryFile() throws Exception {
    Tool tool = Tool.find("apache2", "apache2-bin");
    int port = WebServer.freePort();
    Path work = Files.createDirectories(folder.resolve("apache"));
    StringBuilder settings =
        new StringBuilder(
            """
            ServerName localhost
            PidFile WORK/pid
            ErrorLog /dev/stderr
            Listen 127.0.0.1:PORT
            TypesConfig /etc/mime.types
            """
                .replace("WORK", work.toString())
                .replace("PORT", Integer.toString(port)));
    for (String module :
        List.of(
            "mpm_event",
            "authz_core",
            "mime",
            "dir",
            "alias",
            "headers",
            "rewrite",
            "negotiation",
            "deflate")) {
      settings.insert(
          0, "LoadModule " + module + "_module /usr/lib/apache2/modules/mod_" + module + ".so\n");
    }
    if (System.getProperty("user.name").equals("root")) {
      settings.append("User www-data\nGroup www-data\n");
      Tool.find("chmod", "coreutils").run(work, List.of("-R", "a+rX", folder.toString()));
    }
    settings.append(documented("apache").replace("*:80", "*:" + port));
    Path file = Files.writeString(work.resolve("httpd.conf"), settings);
    List<String> command =
        List.of(tool.program().toString(), "-f", file.toString(), "-DFOREGROUND");
    try (WebServer server = WebServer.start(work, port, Map.of(), command)) {
      assertServed(server);
    }
  }

  @Test
  void caddyServesEveryFile() throws Exception {
    Tool tool = Tool.find("caddy", "caddy");
    int port = WebServer.freePort();
    Path work = Files.createDirectories(folder.resolve("caddy"));
    String settings =
        "{\n\tadmin off\n\tauto_https off\n}\n"
            + documented("caddyfile")
                .replace("news.example.org {", "http://127.0.0.1:" + port + " {");
    Path file = Files.writeString(work.resolve("Caddyfile"), settings);
    Map<String, String> environment = Map.of("HOME", work.toString());
    List<String> command =
        List.of(
            tool.program().toString(),
            "run",
            "--config",
            file.toString(),
            "--adapter",
            "caddyfile");
    try (WebServer server = WebServer.start(work, port, environment, command)) {
      assertServed(server);
    }
  }

  private void assertServed(WebServer server) throws Exception {
    List<String> kinds = new ArrayList<>(TYPES.keySet());
    for (String file : site.files()) {
      if (file.endsWith(".gz") || file.endsWith(".br") || file.endsWith(".nginx.conf")) {
        continue;
      }
      String kind =
          TYPES.keySet().stream()
              .filter(file::matches)
              .findFirst()
              .orElseThrow(() -> unknown(file));
      kinds.remove(kind);
      String path = file.endsWith("index.html") ? file.replaceFirst("index\\.html$", "") : file;
      boolean hasTwin = site.has(file + ".gz");
      for (String coding : List.of("identity", "gzip", "br", "gzip;q=0, br;q=0")) {
        boolean compressed = hasTwin && List.of("gzip", "br").contains(coding);
        assertServed(server, path, site.bytes(file), coding, compressed, TYPES.get(kind));
      }
      HttpResponse<byte[]> both =
          get(server, path, "GET", "Accept-Encoding", "gzip, deflate, br, zstd");
      assertThat(header(both, "Content-Encoding")).as(path).isEqualTo(hasTwin ? "br" : "");
    }
    assertThat(kinds).as("kinds of which the site has no file").isEmpty();
    assertNotFound(server);
  }

  private static AssertionError unknown(String file) {
    return new AssertionError("no media type is known for " + file);
  }

  private void assertServed(
      WebServer server, String path, byte[] bytes, String coding, boolean compressed, String type)
      throws Exception {
    String about = path + " as " + coding;
    HttpResponse<byte[]> sent = get(server, path, "GET", "Accept-Encoding", coding);
    assertThat(sent.statusCode()).as(about).isEqualTo(200);
    assertThat(header(sent, "Content-Type")).as(about).matches("(?i)" + type);
    assertThat(header(sent, "Content-Encoding")).as(about).isEqualTo(compressed ? coding : "");
    assertThat(decoded(sent)).as(about).isEqualTo(bytes);
    assertThat(header(sent, "Cache-Control")).as(about).startsWith("public, max-age=");
    assertThat(header(sent, "X-Content-Type-Options")).as(about).isEqualTo("nosniff");
    if (compressed) {
      assertThat(header(sent, "Vary")).as(about).containsIgnoringCase("accept-encoding");
    }
    String tag = header(sent, "ETag");
    String time = header(sent, "Last-Modified");
    assertThat(tag).as(about).matches("(W/)?\".+\"");
    assertThat(time).as(about).isNotEmpty();
    for (List<String> known :
        List.of(List.of("If-None-Match", tag), List.of("If-Modified-Since", time))) {
      HttpResponse<byte[]> again =
          get(server, path, "GET", "Accept-Encoding", coding, known.get(0), known.get(1));
      assertThat(again.statusCode()).as(about + " with " + known).isEqualTo(304);
      assertThat(again.body()).as(about).isEmpty();
    }
    HttpResponse<byte[]> head = get(server, path, "HEAD", "Accept-Encoding", coding);
    assertThat(head.statusCode()).as(about).isEqualTo(200);
    assertThat(head.body()).as(about).isEmpty();
    for (String name : List.of("Content-Type", "Content-Encoding", "Vary")) {
      assertThat(header(head, name)).as("HEAD " + about).isEqualTo(header(sent, name));
    }
    // Apache's is a weak one for the first second of a file.
    assertThat(header(head, "ETag").replace("W/", ""))
        .as("HEAD " + about)
        .isEqualTo(header(sent, "ETag").replace("W/", ""));
    // RFC 9110 section 9.3.2 lets servers leave it out, and Caddy does.
    assertThat(header(head, "Content-Length"))
        .as("HEAD " + about)
        .isIn("", header(sent, "Content-Length"));
  }

  private void assertNotFound(WebServer server) throws Exception {
    for (String path : List.of("nothing", "en/nothing/", "en/nothing.xml")) {
      for (String coding : List.of("identity", "gzip", "br")) {
        HttpResponse<byte[]> missing = get(server, path, "GET", "Accept-Encoding", coding);
        assertThat(missing.statusCode()).as(path).isEqualTo(404);
        assertThat(header(missing, "Content-Type"))
            .as(path)
            .matches("(?i)text/html; ?charset=utf-8");
        assertThat(decoded(missing)).as(path).isEqualTo(site.bytes("404.html"));
      }
    }
  }

  private HttpResponse<byte[]> get(WebServer server, String path, String method, String... headers)
      throws Exception {
    URI url = new URI("http", null, "127.0.0.1", server.port(), "/" + path, null, null);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url.toASCIIString()))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .headers(headers)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return String.join(", ", response.headers().allValues(name));
  }

  private static byte[] decoded(HttpResponse<byte[]> response) throws IOException {
    InputStream body = new ByteArrayInputStream(response.body());
    try (InputStream plain =
        switch (header(response, "Content-Encoding")) {
          case "gzip" -> new GZIPInputStream(body);
          case "br" -> new BrotliInputStream(body);
          default -> body;
        }) {
      return plain.readAllBytes();
    }
  }

  @Test
  void theSettingInThePageIsTheOneThatIsTried() throws IOException {
    assertThat(new String(site.bytes("polyfeed.nginx.conf"), StandardCharsets.UTF_8))
        .contains("gzip_static on;\ngzip_vary on;\n");
    assertThat(documentedSetting()).isEqualTo("precompress: [gzip, brotli]\n");
  }

  private static String documentedSetting() throws IOException {
    Matcher frame =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertThat(frame.find()).isTrue();
    return frame.group(1);
  }
}
