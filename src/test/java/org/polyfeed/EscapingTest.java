package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.json.Json;
import org.polyfeed.locale.Letters;
import org.polyfeed.problem.Severity;

/** Whatever an author writes, wherever: it is shown as it was written, and it never runs. */
final class EscapingTest {

  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "</script><script>alert(1)</script>",
          "</title></style></textarea><img src=x onerror=alert(1)>",
          "\"onmouseover=\"alert(1)",
          "'onmouseover='alert(1)",
          "&amp;&lt;b&gt;&#60;&nbsp;&unknown;&",
          "]]>",
          "<![CDATA[x]]>",
          "--><!--",
          "<!doctype html><?xml version='1.0'?>",
          "$page.title ${frame.site} $!x.y $say.of(\"frame.skip\") $",
          "#set($x=1) #parse(\"head.vm\") #foreach( #end ## #* *# \\$x",
          "{0} {title} {n, plural, other {#}} 'quoted' ''",
          IntStream.range(0, 0x20).mapToObj(Character::toString).collect(Collectors.joining()),
          "\uFFFE\uFFFF\uFDD0\u0085\u009F\u2028\u2029\u007F",
          "\u202Eright to left\u202C \u2066isolated",
          "😀 👩‍👩‍👧 𝒳 é e\u0301",
          "javascript:alert(1)",
          " \tJaVaScRiPt\n:alert(1)",
          "java&#x09;script&colon;alert(1)",
          "vbscript:msgbox(1)",
          "data:text/html,<script>alert(1)</script>",
          "%00 %ZZ %",
          "//evil.example",
          "\\\\evil.example\\x",
          "http://[bad",
          "https://user:pass@evil.example:99999/<>\"'`{}|^",
          "*_`~|[]()!<>\\#+-.");

  private static final String ADDRESS = "address: https://news.example/\n";

  private static final Set<String> NEVER =
      Set.of("iframe", "object", "embed", "form", "base", "style", "svg", "math", "template");

  private static final Set<String> URLS =
      Set.of("href", "src", "srcset", "cite", "poster", "action", "formaction", "data", "url");

  @TempDir Path folder;

  /** A text that has letters, however little is left of the hostile one. */
  private static String around(String hostile) {
    return "Az " + hostile + " za";
  }

  /** In YAML's double quotes, which can say every character. */
  private static String yaml(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            letter -> {
              if (letter > 0xFFFF) {
                quoted.append(String.format(Locale.ROOT, "\\U%08X", letter));
              } else if (letter < 0x20 || letter > 0x7E || letter == '"' || letter == '\\') {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", letter));
              } else {
                quoted.append((char) letter);
              }
            });
    return quoted.append('"').toString();
  }

  private static String siteYaml(String text) {
    return """
        title: { en: TEXT, fa-AF: TEXT }
        description: TEXT
        address: https://news.example/
        id: news.example,2024
        locales: { en: {}, fa-AF: {}, de: { untranslated: show } }
        topics: { topic: { en: TEXT } }
        authors: { ada: { name: TEXT, url: https://ada.example/ } }
        """
        .replace("TEXT", yaml(text));
  }

  private static String front(String text, String slug) {
    return """
        ---
        title: TEXT
        date: 2024-04-02
        summary: TEXT
        dateline: TEXT
        author: [ada, OTHER]
        topics: [topic, TEXT]
        image: { src: /i.png, alt: TEXT, title: TEXT }
        audio: { src: /a.mp3, title: TEXT, transcript: /a.vtt, chapters: /a.json }
        slug: SLUG
        ---
        """
        .replace("TEXT", yaml(text))
        .replace("OTHER", yaml(other(text)))
        .replace("SLUG", slug);
  }

  /** Somebody whom the site does not know by that name. */
  private static String other(String name) {
    return "B" + name;
  }

  private static String markdown(String hostile) {
    return """
        Plain HOSTILE text[^n] *em HOSTILE* ~~HOSTILE~~ [HOSTILE](<HOSTILE> "HOSTILE")
        ![HOSTILE](<HOSTILE> 'HOSTILE') [x](HOSTILE) <HOSTILE> [y][z]

        # HOSTILE

        | HOSTILE | b |
        |:--|--:|
        | HOSTILE | c |

        - [ ] HOSTILE

        > HOSTILE

        `HOSTILE`

        [z]: <HOSTILE> "HOSTILE"

        [^n]: HOSTILE
        """
        .replace("HOSTILE", hostile.replaceAll("\\s+", " "));
  }

  private static String rawHtml(String hostile) {
    String attribute = hostile.replace("\"", "&quot;");
    return """
        <p title="HOSTILE" onclick="HOSTILE" style="HOSTILE">HOSTILE</p>
        <a href="HOSTILE" target="HOSTILE" onfocus=HOSTILE>x</a> <a href='HOSTILE'>y</a>
        <img src="HOSTILE" srcset="HOSTILE" alt="HOSTILE" onerror="HOSTILE">
        <video src="HOSTILE" poster="HOSTILE"><source src="HOSTILE"></video>
        <blockquote cite="HOSTILE">q</blockquote> <q cite="HOSTILE">q</q>
        <table><tr><td align="HOSTILE" style="text-align:HOSTILE">c</td></tr></table>
        <div class="HOSTILE" id="HOSTILE" lang="HOSTILE" dir="HOSTILE">d</div>
        <svg onload="HOSTILE"><script>HOSTILE</script></svg> <math><mi xlink:href="HOSTILE">m</mi></math>
        <iframe src="HOSTILE" srcdoc="HOSTILE"></iframe> <form action="HOSTILE"><input type="text"></form>
        <meta http-equiv="refresh" content="0;url=HOSTILE"> <base href="HOSTILE"> <link rel="stylesheet" href="HOSTILE">
        <style>HOSTILE</style><object data="HOSTILE"></object><noscript><p title="HOSTILE">n</p></noscript>
        <p>&#0;&#11;&#xD800;&#xFFFE;&#x85;</p>
        """
        .replace("HOSTILE", attribute);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private SiteOnDisk site(String hostile) {
    String text = around(hostile);
    SiteOnDisk site =
        new SiteOnDisk(folder)
            .with("site.yaml", siteYaml(text))
            .with("words.en.txt", front(text, "words") + "\nFirst.\n\n" + text + "\n")
            .with("words.fa-AF.txt", front(text, "words") + "\nFirst.\n\n" + text + "\n")
            .with("title.en.txt", "title " + text.replaceAll("\\R", " ") + "\n\nFirst.\n")
            .with(
                "code.en.md", front(text, "code") + "\n```\n" + text.replace('`', '\'') + "\n```\n")
            .with("marked.en.md", front(text, "marked") + "\nFirst.\n\n" + markdown(hostile))
            .with("mixed.en.md", front(text, "mixed") + "\nFirst.\n\n" + rawHtml(hostile))
            .with("raw.en.html", front(text, "raw") + "\n<p>First.</p>" + rawHtml(hostile))
            .with(
                "escaped.en.html",
                front(text, "escaped")
                    + "\n<p>First.</p><p>"
                    + escaped(text)
                    + "</p><p title=\""
                    + escaped(text).replace("\"", "&quot;")
                    + "\">x</p><img src='https://pictures.example/i.png' alt=\""
                    + escaped(text).replace("\"", "&quot;")
                    + "\">");
    site.generated();
    // An article that moves leaves a page behind.
    return site.with("words.en.txt", front(text, "moved") + "\nFirst.\n\n" + text + "\n")
        .generated();
  }

  /** Spaces and what no page can hold are no part of the comparison. */
  private static String bare(String text) {
    return Letters.composed(Letters.standing(text))
        .replaceAll("[\\s\\p{Z}\\p{Cc}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+", "");
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void pagesAndFeedsSayItAndNeverRunIt(String hostile) {
    SiteOnDisk site = site(hostile);
    String text = bare(around(hostile));
    assertPages(site, text);
    assertFeeds(site, text);
  }

  private static void assertPages(SiteOnDisk site, String text) {
    for (String file : site.files(".html")) {
      Document page = Jsoup.parse(site.text(file));
      assertHarmless(page, file);
      assertThat(page.select("script")).hasSizeLessThanOrEqualTo(1);
      page.select("script").forEach(script -> assertStructured(json(script.data()), text, file));
      assertThat(bare(page.title())).as(file).contains(text);
    }
    Document article = page(site, "en/2024/04/moved/index.html");
    assertThat(bare(article.expectFirst("h1").text())).isEqualTo(text);
    assertThat(bare(article.expectFirst(".body").text())).isEqualTo("First." + text);
    assertThat(bare(article.expectFirst(".meta b").text())).isEqualTo(text);
    assertThat(bare(article.expectFirst(".byline").text())).contains(text + "and" + other(text));
    assertThat(bare(article.expectFirst("meta[name=description]").attr("content"))).isEqualTo(text);
    for (String property : List.of("og:title", "og:description", "og:site_name")) {
      assertThat(bare(article.expectFirst("meta[property=" + property + "]").attr("content")))
          .isEqualTo(text);
    }
    assertThat(article.select("section.after .line a").stream().map(link -> bare(link.text())))
        .contains(text);
    Document home = page(site, "en/index.html");
    assertThat(bare(home.expectFirst(".masthead h1").text())).isEqualTo(text);
    assertThat(home.select("article :is(h2, h3)").stream().map(Element::text))
        .allMatch(title -> bare(title).contains(text));
    assertThat(home.select(".summary").stream().map(summary -> bare(summary.text())))
        .contains(text);
    Document subscribe = page(site, "en/subscribe/index.html");
    assertThat(bare(subscribe.expectFirst(".feed h3").text())).isEqualTo(text);
    Document code = page(site, "en/2024/04/code/index.html");
    assertThat(bare(code.expectFirst(".body pre code").text())).isEqualTo(text.replace('`', '\''));
    Document escaped = page(site, "en/2024/04/escaped/index.html");
    assertThat(bare(escaped.select(".body p").get(1).text())).isEqualTo(text);
    assertThat(bare(escaped.expectFirst(".body img").attr("alt"))).isEqualTo(text);
    assertThat(site.files(".html"))
        .contains("en/2024/04/words/index.html", "index.html", "404.html");
  }

  private static Document page(SiteOnDisk site, String file) {
    return Jsoup.parse(site.text(file));
  }

  private static void assertHarmless(Document page, String file) {
    assertThat(page.nodeStream(Comment.class)).as(file).isEmpty();
    for (Element element : page.getAllElements()) {
      assertThat(NEVER).as(file).doesNotContain(element.normalName());
      if (element.normalName().equals("script")) {
        assertThat(element.attr("type")).as(file).isEqualTo("application/ld+json");
        assertThat(element.attributes().size()).isEqualTo(1);
      }
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey()).as(file).matches("[a-z][a-z-]*").doesNotStartWith("on");
        if (attribute.getKey().equals("style")) {
          // The second is the theme's own, on the element around what an author wrote.
          assertThat(attribute.getValue())
              .as(file)
              .matches(
                  element.hasClass("body")
                      ? "--digits: [a-z-]+"
                      : "text-align:(left|right|center|start|end)");
        }
        if (URLS.contains(attribute.getKey())) {
          assertThat(plain(attribute.getValue()))
              .as(file + " " + attribute)
              .doesNotStartWith("javascript:")
              .doesNotStartWith("vbscript:")
              .doesNotStartWith("data:")
              .matches("[!-~]*");
        }
      }
    }
  }

  /** As browsers read the scheme of a URL: without controls and spaces, in any case. */
  private static String plain(String url) {
    return url.replaceAll("[\\x00-\\x20]", "").toLowerCase(Locale.ROOT);
  }

  private static void assertStructured(Map<String, Object> thing, String text, String file) {
    if (thing.containsKey("headline")) {
      assertArticle(thing, text, file);
      return;
    }
    // Of the site and of lists: all that they say in words is its name.
    for (Object one : (Collection<?>) thing.getOrDefault("@graph", List.of(thing))) {
      Object name = ((Map<?, ?>) one).get("name");
      assertThat(name == null ? text : bareOf(name)).as(file).isEqualTo(text);
    }
  }

  private static void assertArticle(Map<String, Object> article, String text, String file) {
    assertThat(bare(String.valueOf(article.get("headline")))).as(file).contains(text);
    if (file.contains("moved")) {
      assertThat(bare(String.valueOf(article.get("description")))).isEqualTo(text);
      assertThat(bare(String.valueOf(article.get("dateline")))).isEqualTo(text);
      assertThat(items(article, "author").map(EscapingTest::name))
          .containsExactly(text, other(text));
      assertThat(name(article.getOrDefault("publisher", Map.of()))).isEqualTo(text);
      assertThat(items(article, "keywords").map(EscapingTest::bareOf))
          .isNotEmpty()
          .allMatch(text::equals);
    }
  }

  private static Stream<?> items(Map<String, Object> object, String key) {
    return ((Collection<?>) object.getOrDefault(key, List.of())).stream();
  }

  private static String name(Object named) {
    return bare(String.valueOf(((Map<?, ?>) named).get("name")));
  }

  private static String bareOf(Object text) {
    return bare(String.valueOf(text));
  }

  private static Map<String, Object> json(String text) {
    try {
      return Json.object(text);
    } catch (Json.Malformed e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  private static void assertFeeds(SiteOnDisk site, String text) {
    List<String> feeds =
        Stream.of("rss.xml", "atom.xml", "feed.json")
            .flatMap(name -> site.files(name).stream())
            .toList();
    assertThat(feeds).hasSizeGreaterThan(6);
    for (String file : feeds) {
      assertThat(site.text(file).codePoints()).as(file).allMatch(Letters::mayStand);
      FeedReadBack feed = FeedReadBack.of(site, file);
      assertThat(bare(feed.title())).as(file).contains(text);
      assertThat(bare(feed.description())).as(file).isEqualTo(text);
      for (FeedReadBack.One one : feed.items()) {
        assertThat(bare(one.title())).as(file).contains(text);
        assertHarmless(Jsoup.parseBodyFragment(one.content()), file);
        if (!one.id().contains(":title/")) {
          assertThat(bare(one.summary())).as(file).isEqualTo(text);
          assertThat(one.authors().stream().map(EscapingTest::bare))
              .containsExactly(text, other(text));
          assertThat(one.topics().stream().map(EscapingTest::bare)).allMatch(text::equals);
        }
      }
    }
  }

  /** What is no URL of the web, wherever one is asked for. */
  static Stream<String> noWebPages() {
    return Stream.concat(
        HOSTILE.stream().filter(text -> !text.isBlank()),
        Stream.of(
            "javascript://news.example/%0Aalert(1)",
            "data://text/html,x", "file:///etc/passwd", "ftp://news.example/x"));
  }

  @ParameterizedTest
  @MethodSource("noWebPages")
  void urlsInSettingsAreOfTheWebOrRefused(String url) {
    String article = "---\ntitle: A\nPLACE\n---\n\nText.\n";
    assertRefusedOrOfTheWeb(
        new SiteOnDisk(folder.resolve("hub"))
            .with("site.yaml", ADDRESS + "feeds: { hub: " + yaml(url) + " }\n")
            .with("a.txt", article.replace("PLACE", "")));
    assertRefusedOrOfTheWeb(
        new SiteOnDisk(folder.resolve("known"))
            .with("site.yaml", ADDRESS + "authors: { ada: { url: " + yaml(url) + " } }\n")
            .with("a.txt", article.replace("PLACE", "author: ada")));
    assertRefusedOrOfTheWeb(
        new SiteOnDisk(folder.resolve("author"))
            .with("site.yaml", ADDRESS)
            .with(
                "a.txt", article.replace("PLACE", "author: { name: A, url: " + yaml(url) + " }")));
    // An image alone may be relative, and then it is on this site.
    assertRefusedOrOfTheWeb(
        new SiteOnDisk(folder.resolve("image"))
            .with("site.yaml", ADDRESS)
            .with("a.txt", article.replace("PLACE", "image: " + yaml(url))));
    assertRefusedOrOfTheWeb(
        new SiteOnDisk(folder.resolve("audio"))
            .with("site.yaml", ADDRESS)
            .with(
                "a.txt",
                article.replace(
                    "PLACE",
                    "audio: { src: URL, transcript: URL, chapters: URL }"
                        .replace("URL", yaml(url)))));
  }

  private static void assertRefusedOrOfTheWeb(SiteOnDisk site) {
    if (!site.outcome(SiteOnDisk.NOW).problems().hasErrors()) {
      assertUrlsOfTheWeb(site);
    }
  }

  private static void assertUrlsOfTheWeb(SiteOnDisk site) {
    for (String file : site.files(".html")) {
      Document page = page(site, file);
      assertHarmless(page, file);
      for (Element shown : page.select("meta[property=og:image], meta[property=og:audio]")) {
        assertThat(shown.attr("content")).matches("https?://[!-~]*");
      }
      for (Element script : page.select("script")) {
        Map<String, Object> said = json(script.data());
        assertThat(
                Stream.concat(
                    items(said, "image").map(image -> ((Map<?, ?>) image).get("url")),
                    items(said, "audio").map(audio -> ((Map<?, ?>) audio).get("contentUrl"))))
            .allMatch(url -> String.valueOf(url).matches("https?://[!-~]*"));
      }
    }
    for (String file : site.files("atom.xml")) {
      for (Element url :
          Jsoup.parse(site.text(file), org.jsoup.parser.Parser.xmlParser()).select("uri, link")) {
        assertThat(url.hasAttr("href") ? url.attr("href") : url.text()).matches("https?://[!-~]*");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void halfACharacterIsAProblemOfTheFile(String charset) {
    String mark = "\uFEFF";
    byte[] whole =
        (mark + "Title\n\nText X.\n").getBytes(java.nio.charset.Charset.forName(charset));
    // A lone high surrogate in the place of X.
    int at = 2 * (mark + "Title\n\nText ").length();
    boolean little = charset.endsWith("LE");
    whole[little ? at + 1 : at] = (byte) 0xD8;
    whole[little ? at : at + 1] = 0;
    Outcome outcome =
        new SiteOnDisk(folder)
            .with("site.yaml", "address: https://news.example/\n")
            .with("a.en.txt", whole)
            .outcome(SiteOnDisk.NOW);
    assertThat(outcome.problems().all())
        .filteredOn(problem -> problem.severity() == Severity.ERROR)
        .extracting(problem -> problem.file() + ": " + problem.message())
        .containsExactly(
            "seeds/a.en.txt: it begins with the mark of "
                + charset
                + ", and goes on in bytes that are none; save it as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\uD800", "\\uDFFF", "\\U0010FFFF", "\\x00", "\\uFFFE"})
  void noEscapeOfYamlBringsInWhatNoFeedMayHold(String escape) {
    String quoted = "\"A" + escape + "z\"";
    SiteOnDisk site =
        new SiteOnDisk(folder)
            .with(
                "site.yaml",
                "address: https://news.example/\ntitle: "
                    + quoted
                    + "\ndescription: "
                    + quoted
                    + "\n")
            .with(
                "a.en.txt",
                "---\ntitle: Q\nsummary: Q\nauthor: Q\ntopics: Q\ndateline: Q\n---\n\nText.\n"
                    .replace("Q", quoted));
    if (!site.outcome(SiteOnDisk.NOW).problems().hasErrors()) {
      for (String file : site.files()) {
        assertThat(new String(site.bytes(file), StandardCharsets.UTF_8).codePoints())
            .as(file)
            .allMatch(Letters::mayStand);
      }
      for (String file : site.files(".xml")) {
        if (file.contains("sitemap")) {
          continue;
        }
        FeedReadBack.of(site, file);
      }
    }
  }
}
