package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the feeds of others, and of what only looks like one. */
final class ImportTest {

  private static final String RSS =
      """
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel><title>A log</title><link>https://log.example/</link><description>d</description>
      <language>fr-CA</language>
      %s
      </channel></rss>
      """;

  private static final String ITEM =
      "<item><title>Un bac</title><link>https://log.example/un-bac</link><guid"
          + " isPermaLink=\"false\">https://log.example/?p=7</guid><pubDate>Tue, 02 Apr 2024"
          + " 13:05:00 +0430</pubDate><description>Il part.</description></item>";

  @TempDir private Path temp;

  private Path site;

  private final HttpServer server = server();

  @BeforeEach
  void make() throws IOException {
    site = Files.createDirectory(temp.resolve("site"));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private String file(String name, byte[] bytes) throws IOException {
    Path file = temp.resolve(name);
    Files.write(file, bytes);
    return file.toString();
  }

  private List<String> seeds() throws IOException {
    if (!Files.isDirectory(site.resolve("seeds"))) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(site.resolve("seeds"))) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> site.resolve("seeds").relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private String seed(String name) throws IOException {
    return Files.readString(site.resolve("seeds").resolve(name));
  }

  /** Refused with a message that names the place and says so; nothing is written. */
  private void refused(String source, String... said) throws IOException {
    Ran ran = Ran.importing(site, source);
    assertThat(ran.err()).contains(said).endsWith("Nothing was imported.\n");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(seeds()).isEmpty();
  }

  private void generates() {
    Ran ran = Ran.generate(site);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
  }

  @Test
  void anItemKeepsWhatItsFeedSaysOfIt() throws IOException {
    String source = file("feed.xml", RSS.formatted(ITEM));
    Ran ran = Ran.importing(site, source);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .isEqualTo(
            """
            1 feed: 1 new, 0 changed, 0 known.
            Made seeds/site.yaml; look whether it is right.
            1 page gets another address, by the permalink of the site; its own leads on to it.
            """);
    assertThat(seeds()).containsExactly("2024-04-02-un-bac.fr-CA.html", "site.yaml");
    assertThat(seed("2024-04-02-un-bac.fr-CA.html").replaceFirst("imported [0-9a-f]+", "imported"))
        .isEqualTo(
            """
            ---
            # imported
            id: "https://log.example/?p=7"
            title: Un bac
            date: "2024-04-02T13:05:00+04:30"
            aliases:
              - /un-bac/
            ---

            Il part.
            """);
    assertThat(seed("site.yaml"))
        .isEqualTo(
            """
            # Made of the feeds that were imported; docs/writing.md describes all keys.
            title: A log
            address: "https://log.example/"
            locales:
              fr-CA: {}
            """);
    generates();
    assertThat(Files.readString(site.resolve("output/fr-CA/rss.xml")))
        .contains("<guid isPermaLink=\"false\">https://log.example/?p=7</guid>")
        .contains("<pubDate>Tue, 02 Apr 2024 08:35:00 GMT</pubDate>");
    assertThat(Files.readString(site.resolve("output/un-bac/index.html")))
        .contains("https://log.example/fr-CA/2024/04/un-bac/");
  }

  @Test
  void whatNothingCanLeadOnFromIsNamed() throws IOException {
    String source =
        file(
            "feed.xml",
            RSS.formatted(
                ITEM.replace("https://log.example/un-bac", "https://log.example/view?n=7")
                    + ITEM.replace("?p=7", "?p=8")
                    + ITEM.replace("?p=7", "?p=9")));
    assertThat(Ran.importing(site, source).out())
        .endsWith(
            """
            1 page gets another address, by the permalink of the site; its own leads on to it.
            2 pages get other addresses, and no files can lead on from their own:
              https://log.example/view?n=7
              https://log.example/un-bac
            """);
    generates();
  }

  @Test
  void theHomeOfAnEditionLeadsToNoArticle() throws IOException {
    Files.createDirectory(site.resolve("seeds"));
    Files.writeString(
        site.resolve("seeds/site.yaml"), "address: https://log.example/\nlocales: { fr-CA: {} }\n");
    String source = file("feed.xml", RSS.formatted(ITEM.replace("/un-bac", "/fr-CA/")));
    assertThat(Ran.importing(site, source).out()).endsWith("  https://log.example/fr-CA/\n");
    generates();
  }

  @Test
  void importingTwiceChangesNothing() throws IOException {
    String source = file("feed.xml", RSS.formatted(ITEM));
    Ran.importing(site, source);
    String before = seed("2024-04-02-un-bac.fr-CA.html");
    Ran ran = Ran.importing(site, source, "--update");
    assertThat(ran.out()).isEqualTo("1 feed: 0 new, 0 changed, 1 known.\n");
    assertThat(seed("2024-04-02-un-bac.fr-CA.html")).isEqualTo(before);
    assertThat(seeds()).hasSize(2);
  }

  @Test
  void anItemThatChangedIsTakenOverOnlyWhereNobodyChangedItsSeed() throws IOException {
    String one = ITEM.replace("?p=7", "?p=8").replace("un-bac", "autre").replace("Un bac", "Autre");
    Ran.importing(site, file("feed.xml", RSS.formatted(ITEM + one)));
    Path mine = site.resolve("seeds/2024-04-02-autre.fr-CA.html");
    Files.writeString(mine, Files.readString(mine).replace("Il part", "Il est parti"));
    String mended = file("feed.xml", RSS.formatted(ITEM + one).replace("Il part", "Il arrive"));
    Ran told = Ran.importing(site, mended);
    assertThat(told.out())
        .contains("0 new, 0 changed, 2 known")
        .contains("1 of those known have changed since they were imported");
    Ran ran = Ran.importing(site, mended, "--update");
    assertThat(ran.out()).contains("0 new, 1 changed, 1 known");
    assertThat(ran.err())
        .contains("seeds/2024-04-02-autre.fr-CA.html: warning: its item has changed");
    assertThat(ran.code()).isZero();
    assertThat(seed("2024-04-02-un-bac.fr-CA.html")).contains("Il arrive.");
    assertThat(Files.readString(mine)).contains("Il est parti.");
    assertThat(Ran.importing(site, mended).out()).contains("0 new, 0 changed, 2 known");
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    Ran ran = Ran.importing(site, file("feed.xml", RSS.formatted(ITEM)), "--dry-run");
    assertThat(ran.out()).startsWith("1 feed: 1 new, 0 changed, 0 known. Nothing was written.\n");
    assertThat(seeds()).isEmpty();
  }

  @Test
  void theReportIsReadByPrograms() throws IOException {
    Ran ran = Ran.importing(site, file("feed.xml", RSS.formatted(ITEM)), "--json");
    assertThat(ran.out())
        .contains("\"new\" : [", "\"seeds/2024-04-02-un-bac.fr-CA.html\"", "\"errors\" : 0");
  }

  @Test
  void hostileTextStaysWhatItIs() throws IOException {
    List<String> titles =
        List.of(
            "no",
            "~",
            "null",
            "- a",
            "a: b",
            "'",
            "\"",
            "# c",
            "&amp; &lt;b&gt;",
            "---",
            "!!x",
            "*a",
            "{x}",
            "[y]",
            "1e3",
            "2024-01-01",
            "\\u0041",
            "a\u2028b",
            "\u202Eabc",
            "%",
            "@",
            "` `");
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < titles.size(); i++) {
      items
          .append("{\"id\":\"https://a.example/")
          .append(i)
          .append("\",\"title\":\"")
          .append(titles.get(i).replace("\\", "\\\\").replace("\"", "\\\""))
          .append("\",\"content_text\":\"Text ")
          .append(i)
          .append("\",\"date_published\":\"2024-01-02T00:00:")
          .append(String.format(java.util.Locale.ROOT, "%02d", i))
          .append("Z\"},");
    }
    String source =
        file(
            "feed.json",
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T:"
                + " #1\",\"language\":\"en\",\"x\":null,\"items\":["
                + items.substring(0, items.length() - 1)
                + "]}");
    Ran ran = Ran.importing(site, source);
    assertThat(ran.err()).isEmpty();
    Ran generated = Ran.generate(site);
    assertThat(generated.code()).as(generated.err()).isZero();
    String feed = Files.readString(site.resolve("output/en/feed.json"));
    for (String title : titles) {
      String kept =
          title.replaceAll("[\u2028\u202E]", "").replace("\\", "\\\\").replace("\"", "\\\"");
      assertThat(feed.replaceAll("[\u2028 ]+", " ").replace("a b", "ab"))
          .contains("\"title\" : \"" + kept.replace("a b", "ab") + "\"");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.91 | <rss version="0.91"><channel><title>T</title><link>https://a.example/</link><language>en</language><item><title>One</title><link>https://a.example/1</link><description>Text</description></item></channel></rss>
          0.92 | <rss version="0.92"><channel><title>T</title><link>https://a.example/</link><language>en</language><item><title>One</title><link>https://a.example/1</link><description>Text</description></item></channel></rss>
          0.90 | <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/" xml:lang="en"><channel><title>T</title><link>https://a.example/</link></channel><item><title>One</title><link>https://a.example/1</link></item></rdf:RDF>
          1.0 | <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/"><title>T</title><link>https://a.example/</link><dc:language>en</dc:language></channel><item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link><description>Text</description><dc:date>2003-12-13T18:30:02+01:00</dc:date></item></rdf:RDF>
          Atom 0.3 | <feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title>T</title><link rel="alternate" type="text/html" href="https://a.example/"/><entry><title>One</title><link rel="alternate" type="text/html" href="https://a.example/1"/><id>https://a.example/1</id><issued>2003-12-13T08:29:29-04:00</issued><modified>2003-12-13T18:30:02Z</modified><content type="text/html" mode="escaped">&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>
          Atom 1.0 | <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>T</title><link href="https://a.example/"/><entry><title>One</title><link href="https://a.example/1"/><id>https://a.example/1</id><updated>2003-12-13T18:30:02Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text</p></div></content></entry></feed>
          JSON 1.0 | {"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":"https://a.example/1","url":"https://a.example/1","title":"One","content_text":"Text","author":{"name":"Ada"}}]}
          """)
  void eachFormatGivesASeedThatGenerates(String name, String text) throws IOException {
    Ran ran = Ran.importing(site, file("feed", text), "--locale", "en");
    assertThat(ran.code()).as(name + ran.err()).isZero();
    assertThat(ran.out()).startsWith("1 feed: 1 new");
    assertThat(Ran.generate(site).code()).isZero();
    assertThat(Files.readString(site.resolve("output/en/atom.xml")))
        .contains("<id>https://a.example/1</id>", "<title>One</title>");
  }

  @Test
  void xmlThatEndsTooEarlyIsRefused() throws IOException {
    String source = file("feed.xml", RSS.formatted(ITEM).substring(0, 440));
    refused(source, source + ":", "it is not well-formed XML: ");
  }

  @Test
  void documentTypesAreRefusedAndWithThemEntitiesThatGrow() throws IOException {
    String source =
        file(
            "bomb.xml",
            "<?xml version=\"1.0\"?>\n"
                + "<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b"
                + " \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n"
                + "<rss version=\"2.0\"><channel><title>&b;</title></channel></rss>");
    refused(source, source + ":2: it declares a document type");
  }

  @Test
  void elementsThatAreNestedWithoutBoundAreRefused() throws IOException {
    String source = file("deep.xml", "<rss>" + "<a>".repeat(3_000_000));
    refused(source, "more than 200 elements in each other");
  }

  @Test
  void moreThanWasAllowedIsRefused() throws IOException {
    String source = file("large.xml", "<rss>" + " ".repeat(1_000_001));
    Ran ran = Ran.importing(site, source, "--max-size", "1");
    assertThat(ran.err()).contains("it has more than 1 MB");
    assertThat(ran.code()).isEqualTo(1);
  }

  @Test
  void bytesThatAreNotInTheirCharsetAreRefusedAtTheirLine() throws IOException {
    String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + RSS.formatted(ITEM + "\u00E9");
    String source = file("latin.xml", text.getBytes(StandardCharsets.ISO_8859_1));
    refused(source, source + ":5: a byte that no text in UTF-8 has");
    String declared = text.replace("UTF-8", "ISO-8859-1");
    assertThat(
            Ran.importing(site, file("right.xml", declared.getBytes(StandardCharsets.ISO_8859_1)))
                .code())
        .isZero();
  }

  @Test
  void aPageIsNoFeedAndItsFeedIsNamed() throws IOException {
    refused(
        file(
            "page.html",
            "<!DOCTYPE html><html><head><link rel='alternate' type='application/rss+xml'"
                + " href='https://a.example/feed'></head><body>Text</body></html>"),
        "it is a page in HTML and no feed; it names this feed: https://a.example/feed");
  }

  @Test
  void twoItemsWithOneIdAreRefusedAndTheRestIsTakenWhereThatIsWanted() throws IOException {
    String other = ITEM.replace("un-bac", "autre");
    String third = ITEM.replace("?p=7", "?p=9").replace("un-bac", "trois");
    String source = file("feed.xml", RSS.formatted(ITEM + "\n" + other + "\n" + third));
    refused(source, source + ":5: the id 'https://log.example/?p=7' is that of 'Un bac' in line 4");
    Ran ran = Ran.importing(site, source, "--keep-going");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).startsWith("1 feed: 1 new");
    assertThat(seeds()).containsExactly("2024-04-02-trois.fr-CA.html", "site.yaml");
  }

  @Test
  void anItemWithoutADateIsTakenWithAWarningAndOneToComeToo() throws IOException {
    String none = ITEM.replaceFirst("<pubDate>.*</pubDate>", "");
    String wrong = ITEM.replace("?p=7", "?p=8").replaceFirst("<pubDate>[^<]*", "<pubDate>soon");
    String later = ITEM.replace("?p=7", "?p=9").replace("2024", "2044");
    Ran ran =
        Ran.importing(site, file("feed.xml", RSS.formatted(none + "\n" + wrong + "\n" + later)));
    assertThat(ran.code()).isZero();
    assertThat(ran.err())
        .contains(":4: warning: 'Un bac' has no date; it will be dated when")
        .contains(":5: warning: 'Un bac' is dated 'soon', which is no date")
        .contains(":6: warning: 'Un bac' is dated 2044-04-02T13:05+04:30, to come");
    assertThat(seeds()).hasSize(4);
  }

  @Test
  void anIdThatIsNoUriBecomesOneAndThatIsSaid() throws IOException {
    String source =
        file("feed.xml", RSS.formatted(ITEM.replace("https://log.example/?p=7", "n. 7")));
    Ran ran = Ran.importing(site, source);
    assertThat(ran.err())
        .contains("1 id is no URI, which Atom wants: 'n. 7' becomes 'tag:log.example,2024:n.%207'");
    assertThat(Ran.importing(site, source).out()).contains("0 new, 0 changed, 1 known");
    generates();
  }

  @Test
  void withoutALanguageNothingIsGuessed() throws IOException {
    String source = file("feed.xml", RSS.formatted(ITEM).replace("<language>fr-CA</language>", ""));
    refused(source, "the item 'Un bac' names no language; say which it is with --locale");
    assertThat(Ran.importing(site, source, "--locale", "fr").code()).isZero();
    assertThat(seeds()).containsExactly("2024-04-02-un-bac.fr.html", "site.yaml");
  }

  @Test
  void aSiteThatIsThereKeepsItsSettingsAndSaysWhatToAdd() throws IOException {
    Files.createDirectories(site.resolve("seeds"));
    String settings =
        "address: https://log.example/\npermalink: /{locale}/{slug}/\nlocales: { en: {} }\n";
    Files.writeString(site.resolve("seeds/site.yaml"), settings);
    Ran ran =
        Ran.importing(
            site, file("feed.xml", RSS.formatted(ITEM.replace("/un-bac", "/fr-CA/le-bac/"))));
    assertThat(ran.err())
        .contains("site.yaml: warning: it has no locale fr-CA; add 'fr-CA: {}' to 'locales:'");
    assertThat(ran.out()).doesNotContain("another address");
    assertThat(seed("site.yaml")).isEqualTo(settings);
    assertThat(seed("2024-04-02-le-bac.fr-CA.html")).contains("\nslug: le-bac\n");
  }

  @Test
  void relativeLinksLeadWhereTheyLed() throws IOException {
    Ran.importing(
        site,
        file(
            "feed.xml",
            RSS.formatted(
                ITEM.replace("Il part.", "&lt;a href=\"/x?a=1&amp;amp;b=2\"&gt;x&lt;/a&gt;"))));
    assertThat(seed("2024-04-02-un-bac.fr-CA.html"))
        .contains("<a href=\"https://log.example/x?a=1&amp;b=2\">x</a>");
  }

  private String serve(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            answer.to(exchange);
          }
        });
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void whatIsNotPublicIsFetchedOnlyWhereThatIsWanted() throws IOException {
    byte[] feed = RSS.formatted(ITEM).getBytes(StandardCharsets.UTF_8);
    String url =
        serve(
            "/feed",
            exchange -> {
              exchange.getResponseHeaders().set("Content-Encoding", "gzip");
              send(exchange, packed(feed));
            });
    String moved =
        serve(
            "/moved",
            exchange -> {
              exchange.getResponseHeaders().set("Location", "/feed");
              exchange.sendResponseHeaders(301, -1);
            });
    server.start();
    for (String address :
        List.of(
            url,
            url.replace("localhost", "127.0.0.1"),
            url.replace("localhost", "[::1]"),
            url.replace("localhost", "2130706433"),
            url.replace("localhost", "[::ffff:127.0.0.1]"),
            "http://169.254.169.254/latest",
            "http://10.1.2.3/",
            "http://[fd00::1]/")) {
      Ran ran = Ran.importing(site, address, "--timeout", "5");
      assertThat(ran.err()).as(address).contains("not public");
      assertThat(ran.code()).isEqualTo(1);
    }
    assertThat(Ran.importing(site, moved, "--allow-private").out()).startsWith("1 feed: 1 new");
  }

  @Test
  void onlyHttpIsFetched() throws IOException {
    String url =
        serve(
            "/to-file",
            exchange -> {
              exchange.getResponseHeaders().set("Location", "file:///etc/passwd");
              exchange.sendResponseHeaders(302, -1);
            });
    server.start();
    Ran ran = Ran.importing(site, url, "--allow-private");
    assertThat(ran.err()).contains("'file:///etc/passwd': only http and https addresses");
    assertThat(Ran.importing(site, "file:///etc/passwd").err())
        .contains("only http and https addresses are fetched");
  }

  @Test
  void whatLeadsOnForEverIsGivenUp() throws IOException {
    String url =
        serve(
            "/round",
            exchange -> {
              exchange.getResponseHeaders().set("Location", "/round");
              exchange.sendResponseHeaders(302, -1);
            });
    server.start();
    assertThat(Ran.importing(site, url, "--allow-private").err())
        .contains("it leads on more than 5 times");
  }

  @Test
  void whatGrowsWhenItIsUnpackedIsRefused() throws IOException {
    byte[] bomb = packed(new byte[30_000_000]);
    String url =
        serve(
            "/bomb",
            exchange -> {
              exchange.getResponseHeaders().set("Content-Encoding", "gzip");
              send(exchange, bomb);
            });
    server.start();
    Ran ran = Ran.importing(site, url, "--allow-private", "--max-size", "2");
    assertThat(ran.err()).contains("it has more than 2 MB");
    assertThat(ran.code()).isEqualTo(1);
  }

  @Test
  void aHostThatNeverEndsIsGivenUp() throws IOException {
    String url =
        serve(
            "/slow",
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write('<');
              exchange.getResponseBody().flush();
              try {
                Thread.sleep(5_000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    server.start();
    Ran ran = Ran.importing(site, url, "--allow-private", "--timeout", "1");
    assertThat(ran.err())
        .contains("not all of it has come in 1 s")
        .endsWith("Nothing was imported.\n");
    assertThat(ran.code()).isEqualTo(74);
  }

  @Test
  void whatIsNotThereIsAFailureOfTheNetwork() throws IOException {
    String url = serve("/gone", exchange -> exchange.sendResponseHeaders(410, -1));
    server.start();
    Ran ran = Ran.importing(site, url, "--allow-private");
    assertThat(ran.err()).contains(url + " answers 410 and no feed");
    assertThat(ran.code()).isEqualTo(74);
  }

  /** A post in an export of WordPress, with further elements. */
  private static String post(int id, String type, String status, String more) {
    return """
    <item><title>Post %1$d &amp;#038; more</title><link>https://wp.example/2024/05/post-%1$d/</link>
    <dc:creator>ada</dc:creator><guid isPermaLink="false">https://wp.example/?p=%1$d</guid>
    <content:encoded><![CDATA[<!-- wp:paragraph --><p>Text %1$d <a href="/x">x</a>.</p><!-- /wp:paragraph -->]]></content:encoded>
    <excerpt:encoded><![CDATA[In short %1$d.]]></excerpt:encoded>
    <wp:post_id>%1$d</wp:post_id><wp:post_date>2024-05-01 02:30:00</wp:post_date>
    <wp:post_date_gmt>2024-04-30 22:00:00</wp:post_date_gmt>
    <wp:post_modified_gmt>2024-05-02 10:00:00</wp:post_modified_gmt>
    <wp:status>%3$s</wp:status><wp:post_type>%2$s</wp:post_type>%4$s</item>
    """
        .formatted(id, type, status, more);
  }

  private static String export(String... posts) {
    return """
    <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
      xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
    <channel><title>Desk</title><link>https://wp.example</link><language>en-US</language>
    <wp:wxr_version>1.2</wp:wxr_version>
    <wp:author><wp:author_login>ada</wp:author_login><wp:author_email>ada@wp.example</wp:author_email>
    <wp:author_display_name>Ada Moreau</wp:author_display_name></wp:author>
    """
        + String.join("", posts)
        + "</channel></rss>";
  }

  @Test
  void postsOfWordPressKeepWhatItsExportSays() throws IOException {
    String meta =
        "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta><category"
            + " domain=\"category\" nicename=\"sea\">Sea</category><category domain=\"category\""
            + " nicename=\"uncategorized\">Uncategorized</category>";
    String picture =
        "<wp:attachment_url>https://wp.example/a.jpg</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A"
            + " ferry</wp:meta_value></wp:postmeta>";
    String source =
        file(
            "export.xml",
            export(
                post(1, "post", "publish", meta),
                post(2, "post", "draft", ""),
                post(3, "page", "publish", ""),
                post(9, "attachment", "inherit", picture)));
    Ran ran = Ran.importing(site, source);
    assertThat(ran.out())
        .isEqualTo(
            """
            1 feed: 1 new, 0 changed, 0 known.
            Made seeds/site.yaml; look whether it is right.
            """);
    assertThat(seeds()).containsExactly("2024-05-01-post-1.en-US.html", "site.yaml");
    assertThat(seed("2024-05-01-post-1.en-US.html").replaceFirst("imported [0-9a-f]+", "imported"))
        .isEqualTo(
            """
            ---
            # imported
            id: "https://wp.example/?p=1"
            title: "Post 1 & more"
            date: "2024-05-01T02:30:00+04:30"
            updated: "2024-05-02T14:30:00+04:30"
            authors:
              - name: Ada Moreau
                email: "ada@wp.example"
            topics:
              - Sea
            summary: In short 1.
            slug: post-1
            image:
              src: "https://wp.example/a.jpg"
              alt: A ferry
              title: In short 9.
            ---

            <p>Text 1 <a href="https://wp.example/x">x</a>.</p>
            """);
    assertThat(seed("site.yaml")).contains("permalink: \"/{year}/{month}/{slug}/\"\n");
    assertThat(Ran.generate(site).code()).isZero();
    assertThat(site.resolve("output/2024/05/post-1/index.html")).isRegularFile();
    assertThat(Ran.importing(site, source, "--pages").out())
        .startsWith("1 feed: 1 new, 0 changed, 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Polylang | <category domain="language" nicename="LANG">L</category><category domain="post_translations" nicename="pll_1">x</category>
          WPML | <wp:postmeta><wp:meta_key>_wpml_import_language_code</wp:meta_key><wp:meta_value>LANG</wp:meta_value></wp:postmeta><wp:postmeta><wp:meta_key>_wpml_import_translation_group</wp:meta_key><wp:meta_value>77</wp:meta_value></wp:postmeta>
          """)
  void translationsByPluginsOfWordPressAreOneStory(String name, String meta) throws IOException {
    String source =
        file(
            "export.xml",
            export(
                post(1, "post", "publish", meta.replace("LANG", "fr")),
                post(2, "post", "publish", meta.replace("LANG", "fa")),
                post(3, "post", "publish", "")));
    Ran.importing(site, source);
    assertThat(seeds())
        .as(name)
        .containsExactly(
            "2024-05-01-post-1.fa.html",
            "2024-05-01-post-1.fr.html",
            "2024-05-01-post-3.en-US.html",
            "site.yaml");
  }

  @Test
  void aListOfFeedsGivesAllThatCanBeReached() throws IOException {
    String one =
        serve(
            "/one",
            exchange -> send(exchange, RSS.formatted(ITEM).getBytes(StandardCharsets.UTF_8)));
    String gone = serve("/gone", exchange -> exchange.sendResponseHeaders(404, -1));
    server.start();
    String list =
        file(
            "feeds.opml",
            "<opml version=\"2.0\"><head/><body><outline text=\"a\"><outline type=\"rss\" xmlUrl=\""
                + one
                + "\"/></outline><outline xmlUrl=\""
                + gone
                + "\"/></body></opml>");
    assertThat(Ran.importing(site, list, "--allow-private").code()).isEqualTo(74);
    assertThat(seeds()).isEmpty();
    Ran ran = Ran.importing(site, list, "--allow-private", "--keep-going", "--update");
    assertThat(ran.err()).contains(gone + ": " + gone + " answers 404 and no feed");
    assertThat(ran.out()).startsWith("1 feed: 1 new");
    assertThat(ran.code()).isEqualTo(1);
  }

  private int placed() {
    String[] names = site.resolve("seeds").toFile().list((folder, name) -> name.endsWith(".html"));
    return names == null ? 0 : names.length;
  }

  @Test
  void aKillLeavesWholeSeedsAndTheNextTimeFinishes() throws Exception {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      items.append(ITEM.replace("?p=7", "?p=" + (100 + i)).replace("/un-bac", "/bac-" + i));
    }
    String source = file("feed.xml", RSS.formatted(items));
    for (int kill = 0; kill < 3; kill++) {
      Process run =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.polyfeed.cli.Main",
                  "import",
                  "--site",
                  site.toString(),
                  source)
              .redirectErrorStream(true)
              .redirectOutput(temp.resolve("said").toFile())
              .start();
      int before = placed();
      // Until something has come, or all of it.
      while (run.isAlive() && placed() <= before) {
        Thread.sleep(1);
      }
      run.destroyForcibly().waitFor();
      for (String name : seeds()) {
        // What was staged may be cut off; nobody takes it for a seed.
        if (name.endsWith(".html")) {
          assertThat(seed(name)).endsWith("---\n\nIl part.\n");
        }
      }
    }
    Ran last = Ran.importing(site, source);
    assertThat(last.code()).as(last.err()).isZero();
    assertThat(seeds()).hasSize(401).noneMatch(name -> name.startsWith("."));
  }
}
