package org.polyfeed.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;
import org.polyfeed.target.Composed;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/** The gate finds what is wrong with files that it did not see made. */
final class GateTest {

  private static final String SITE = "https://news.example/";

  private static final String ATOM =
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
        <title>News</title>
        <link rel="self" type="application/atom+xml" href="https://news.example/en/atom.xml" />
        <link rel="alternate" type="text/html" href="https://news.example/en/" />
        <link rel="related" type="application/rss+xml" href="https://news.example/en/rss.xml" />
        <link rel="related" type="application/feed+json" href="https://news.example/en/feed.json" />
        <id>tag:news.example,2024:feeds/en</id>
        <updated>2024-04-02T08:00:00Z</updated>
        <entry>
          <title>Ferry</title>
          <link rel="alternate" type="text/html" href="https://news.example/en/ferry/" />
          <id>tag:news.example,2024:ferry/en</id>
          <updated>2024-04-02T08:00:00Z</updated>
          <published>2024-04-02T07:30:00Z</published>
          <author><name>Ada</name><uri>https://ada.example/</uri></author>
          <summary type="text">It sails.</summary>
          <content type="html">&lt;p&gt;&lt;a href="https://sea.example/"&gt;It&lt;/a&gt; sails.&lt;img src="https://sea.example/a.jpg" alt=""&gt;&lt;/p&gt;</content>
        </entry>
        <entry>
          <title>Rain</title>
          <link rel="alternate" type="text/html" href="https://news.example/en/rain/" />
          <id>tag:news.example,2024:rain/en</id>
          <updated>2024-04-01T08:00:00Z</updated>
          <published>2024-04-01T08:00:00Z</published>
          <summary type="text">It falls.</summary>
        </entry>
      </feed>
      """;

  private static final String RSS =
      """
      <rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
        <channel>
          <title>News</title>
          <link>https://news.example/en/</link>
          <description>All</description>
          <atom:link rel="self" type="application/rss+xml" href="https://news.example/en/rss.xml" />
          <language>en</language>
          <item>
            <title>Ferry</title>
            <link>https://news.example/en/ferry/</link>
            <description>It sails.</description>
            <content:encoded>&lt;p&gt;It sails.&lt;/p&gt;</content:encoded>
            <pubDate>Tue, 02 Apr 2024 07:30:00 GMT</pubDate>
            <guid isPermaLink="false">tag:news.example,2024:ferry/en</guid>
            <enclosure url="https://sea.example/a.mp3" type="audio/mpeg" length="1" />
          </item>
          <item>
            <title>Rain</title>
            <link>https://news.example/en/rain/</link>
            <description>It falls.</description>
            <pubDate>Mon, 01 Apr 2024 08:00:00 GMT</pubDate>
            <guid isPermaLink="false">tag:news.example,2024:rain/en</guid>
          </item>
        </channel>
      </rss>
      """;

  private static final String JSON =
      """
      { "version": "https://jsonfeed.org/version/1.1", "title": "News",
        "home_page_url": "https://news.example/en/",
        "feed_url": "https://news.example/en/feed.json", "language": "en",
        "items": [
          { "id": "tag:news.example,2024:ferry/en", "url": "https://news.example/en/ferry/",
            "title": "Ferry", "content_html": "<p>It sails.</p>",
            "attachments": [ { "url": "https://sea.example/a.mp3", "mime_type": "audio/mpeg" } ],
            "date_published": "2024-04-02T07:30:00Z", "date_modified": "2024-04-02T08:00:00Z" },
          { "id": "tag:news.example,2024:rain/en", "url": "https://news.example/en/rain/",
            "title": "Rain", "content_text": "It falls.",
            "date_published": "2024-04-01T08:00:00Z", "date_modified": "2024-04-01T08:00:00Z" } ] }
      """;

  /** A site as it stands, in memory. */
  private record Standing(Map<OutputPath, String> files, Set<String> others)
      implements StandingSite {

    @Override
    public Collection<OutputPath> paths() {
      return files.keySet();
    }

    @Override
    public Optional<byte[]> bytes(OutputPath path) {
      return Optional.ofNullable(files.get(path))
          .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean holdsFileOfOthers(String path) {
      return others.contains(path);
    }
  }

  private record File(OutputPath path, Optional<String> seed) implements Target {

    @Override
    public Fingerprint fingerprint() {
      return Fingerprint.of("file").done();
    }

    @Override
    public Place place() {
      return path.value().startsWith("assets/") ? Place.ASSET : Place.INDEX;
    }
  }

  /** What the gate says of a site, from nothing. */
  private static List<String> judge(Map<String, String> files) {
    return judge(files, Map.of(), 10, false);
  }

  private static List<String> judge(
      Map<String, String> files, Map<String, String> before, int share, boolean accept) {
    Problems problems = new Problems();
    Map<OutputPath, String> stands = new TreeMap<>();
    before.forEach((path, text) -> stands.put(new OutputPath(path), text));
    Standing standing = new Standing(stands, Set.of("mine.html"));
    List<File> targets = new ArrayList<>();
    new TreeMap<>(files)
        .keySet()
        .forEach(
            path ->
                targets.add(
                    new File(
                        new OutputPath(path),
                        path.contains("ferry")
                            ? Optional.of("seeds/ferry.md")
                            : Optional.empty())));
    Terms terms =
        new Terms(URI.create(SITE), Instant.parse("2024-05-06T07:08:09Z"), share, accept, Set.of());
    Gate gate = new Gate(terms, targets, standing, "output", problems);
    try {
      for (File target : targets) {
        String text = Objects.requireNonNull(files.get(target.path().value()));
        String old = before.get(target.path().value());
        if (!text.equals(old)) {
          gate.judge(
              target,
              Composed.of(text.getBytes(StandardCharsets.UTF_8)),
              standing.bytes(target.path()));
        }
      }
      gate.conclude();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return problems.all().stream().map(Problem::toString).toList();
  }

  private static Map<String, String> site() {
    return new TreeMap<>(Map.of("en/atom.xml", ATOM, "en/rss.xml", RSS, "en/feed.json", JSON));
  }

  @Test
  void feedsInThreeFormatsThatAgreePass() {
    assertThat(judge(site())).isEmpty();
  }

  static List<Arguments> faultsOfAtom() {
    return List.of(
        Arguments.of("</feed>", "</fed>", "it is not well-formed in line"),
        Arguments.of("It falls.", "It \u000b falls.", "it is not well-formed in line"),
        Arguments.of("<feed", "<!DOCTYPE feed><feed", "it is not well-formed in line 1"),
        Arguments.of("en/atom.xml\"", "fr/atom.xml\"", "it says that it is '"),
        Arguments.of(" xml:lang=\"en\"", "", "its language '' is none"),
        Arguments.of(" xml:lang=\"en\"", " xml:lang=\"en_US\"", "its language 'en_US' is none"),
        Arguments.of("<title>News</title>", "<title/>", "it has no title"),
        Arguments.of("<title>Ferry</title>", "<title> </title>", "ferry/en': it has no title"),
        Arguments.of("ferry/en</id>", "rain/en</id>", "two of its items have the id"),
        Arguments.of("<id>tag:news.example,2024:rain/en</id>", "", "its id '' is no absolute URI"),
        Arguments.of("tag:news.example,2024:rain/en", "rain", "its id 'rain' is no absolute URI"),
        Arguments.of("https://news.example/en/rain/", "/en/rain/", "address '/en/rain/' is no"),
        Arguments.of("<published>2024-04-01T08:00:00Z</published>", "", "not say when it was"),
        Arguments.of("<published>2024-04-01T08", "<published>24-04-01T08", "not say when it was"),
        Arguments.of("<published>2024-04-01", "<published>0124-04-01", "0124-04-01T08:00:00Z can"),
        Arguments.of("<updated>2024-04-01", "<updated>2023-04-01", "updated before it was pub"),
        Arguments.of("https://ada.example/", "ada", "it names 'ada', which is no absolute URL"),
        Arguments.of("https://sea.example/\"", "/sea\"", "its text leads to '/sea', which"),
        Arguments.of("https://sea.example/a.jpg", "a.jpg", "its text leads to 'a.jpg', which"),
        Arguments.of("src=\"", "style=\"background:url(x.png)\" src=\"", "leads to 'x.png', which"),
        Arguments.of("img src=\"https://sea.example/", "video poster=\"", "leads to 'a.jpg'"),
        Arguments.of("href=\"https://sea", "href=\"javascript:sea", "which is no absolute URL"));
  }

  @ParameterizedTest
  @MethodSource("faultsOfAtom")
  void aFaultOfAnAtomFeedIsRefused(String right, String wrong, String said) {
    Map<String, String> files = Map.of("en/atom.xml", ATOM.replace(right, wrong));
    assertThat(judge(files))
        .anyMatch(
            problem ->
                problem.startsWith("output/en/atom.xml: is refused: ")
                    && problem.contains(said)
                    && problem.endsWith("; this is Polyfeed's fault"));
  }

  @Test
  void everyCandidateOfASrcsetIsLookedAt() {
    String wrong =
        ATOM.replace("img src=\"", "img srcset=\"https://sea.example/b.jpg 1x, c.jpg 2x, ");
    assertThat(judge(Map.of("en/atom.xml", wrong)))
        .singleElement()
        .asString()
        .contains("the item 'Ferry': its text leads to 'c.jpg', which is no absolute URL");
  }

  static List<Arguments> faultsOfOthers() {
    return List.of(
        Arguments.of("en/rss.xml", RSS, "<language>en</language>", "", "its language '' is none"),
        Arguments.of("en/rss.xml", RSS, "rel=\"self\"", "rel=\"via\"", "it says that it is ''"),
        Arguments.of("en/rss.xml", RSS, "Tue, 02 Apr", "02 Avr", "not say when it was"),
        Arguments.of("en/rss.xml", RSS, "https://sea.example/a.mp3", "a.mp3", "names 'a.mp3'"),
        Arguments.of("en/rss.xml", RSS, "ferry/en</guid>", "rain/en</guid>", "two of its items"),
        Arguments.of("en/feed.json", JSON, "\"language\": \"en\",", "", "its language '' is none"),
        Arguments.of("en/feed.json", JSON, "https://sea.example/a.mp3", "a.mp3", "names 'a.mp3'"),
        Arguments.of("en/feed.json", JSON, "] }", "]", "it is no JSON: "),
        Arguments.of("en/feed.json", JSON, "\"title\": \"Rain\",", "", "it has no title"));
  }

  @ParameterizedTest
  @MethodSource("faultsOfOthers")
  void aFaultOfAnotherFormatIsRefused(
      String path, String feed, String right, String wrong, String said) {
    assertThat(judge(Map.of(path, feed.replace(right, wrong))))
        .anyMatch(problem -> problem.contains("is refused: ") && problem.contains(said));
  }

  @Test
  void aFeedWithoutItemsIsRefused() {
    String none = ATOM.replaceAll("(?s)<entry>.*</entry>", "");
    assertThat(judge(Map.of("en/atom.xml", none)))
        .containsExactly(
            "output/en/atom.xml: is refused: it has no items; this is Polyfeed's fault");
  }

  @Test
  void whatAnAuthorMayHaveDoneIsOnlyWarnedOf() {
    assertThat(judge(Map.of("en/atom.xml", ATOM.replace("2024-04-02T08", "2031-04-02T08"))))
        .singleElement()
        .asString()
        .contains("warning: the item 'Ferry': its date 2031-04-02T08:00:00Z is still to come");
    assertThat(judge(Map.of("en/atom.xml", ATOM.replace("It falls.", " "))))
        .containsExactly(
            "output/en/atom.xml: warning: the item 'Rain': it says nothing beside its title");
  }

  @Test
  void aFeedThatIsTooHeavyForReadersIsWarnedOf() {
    String heavy = ATOM.replace("It falls.", "It falls. ".repeat(600_000));
    assertThat(judge(Map.of("en/atom.xml", heavy)))
        .singleElement()
        .asString()
        .startsWith("output/en/atom.xml: warning: weighs 6 MB, and some readers give up at 5;");
  }

  @Test
  void formatsThatDisagreeAreRefused() {
    Map<String, String> files = site();
    files.put("en/rss.xml", RSS.replace("08:00:00 GMT", "09:00:00 GMT"));
    assertThat(judge(files))
        .containsExactly(
            "output/en/atom.xml: is refused: its items differ from those of output/en/rss.xml"
                + " (RSS); this is Polyfeed's fault");
  }

  @Test
  void linksOfAPageLeadToFiles() {
    Map<String, String> files = new TreeMap<>();
    files.put("index.html", "<p id=\"a b\">");
    files.put("assets/style.css", "p { }");
    files.put("en/%7e/index.html", "<p>");
    files.put("en/م/index.html", "<p>");
    files.put(
        "en/ferry/index.html",
        """
        <html><head>
        <link rel="stylesheet" href="../../assets/style.css">
        <link rel="canonical" href="https://news.example/en/ferry/">
        <script type="x">"<a href='nowhere'>"</script>
        <!-- <a href="nowhere"> --></head>
        <a href="../../">x</a><a href="./?a=b#top">x</a><a href="#c">x</a><p id="c">
        <a href="../%D9%85/">x</a><a href="/en/ferry">x</a><a href="https://news.example">x</a>
        <a href="https://other.example/nowhere">x</a><a href="mailto:a@b.example">x</a>
        <a href="/mine.html">x</a><a href="//other.example/">x</a><a href="../../../above">x</a>
        """);
    assertThat(judge(files)).isEmpty();
  }

  @Test
  void aLinkOfTheThemeThatLeadsNowhereIsRefused() {
    Map<String, String> files = new TreeMap<>();
    files.put("en/index.html", "<a href=\"../fr/\">x</a>");
    files.put("en/ferry/index.html", "<a href=\"../../fr/\">x</a>");
    assertThat(judge(files))
        .containsExactly(
            "output/en/ferry/index.html: is refused: links to /fr/, which will be no file of the"
                + " site; so does 1 other page; mend the template if it is yours, else this is"
                + " Polyfeed's fault");
    files.put("en/index.html", "<link rel=\"canonical\" href=\"https://news.example/en/gone/\">");
    files.remove("en/ferry/index.html");
    assertThat(judge(files)).singleElement().asString().contains("is refused: links to /en/gone/");
  }

  @Test
  void aLinkOfAnAuthorThatLeadsNowhereIsWarnedOfInTheSeed() {
    Map<String, String> files =
        Map.of(
            "en/ferry/index.html",
            "<a href=\"https://news.example/gone/\">x</a>"
                + "<img src=\"https://news.example/a.jpg\">"
                + "<a href=\"#gone\">x</a>");
    assertThat(judge(files))
        .containsExactly(
            "seeds/ferry.md: warning: links to #gone, where the page has no such element",
            "seeds/ferry.md: warning: links to /a.jpg, which will be no file of the site",
            "seeds/ferry.md: warning: links to /gone/, which will be no file of the site");
  }

  @Test
  void translationsNameEachOther() {
    String both =
        """
        <link rel="alternate" hreflang="en" href="https://news.example/en/">
        <link rel="alternate" hreflang="fr" href="https://news.example/fr/">
        <link rel="alternate" hreflang="x-default" href="https://news.example/">
        """;
    Map<String, String> files = new TreeMap<>();
    files.put("index.html", "<p>");
    files.put("en/index.html", both);
    files.put("fr/index.html", both);
    assertThat(judge(files)).isEmpty();
    files.put("fr/index.html", both.replaceFirst(".*\n", ""));
    assertThat(judge(files))
        .containsExactly(
            "output/en/index.html: is refused: it names output/fr/index.html as a translation,"
                + " which does not name it; this is Polyfeed's fault");
    files.put("fr/index.html", both.replaceFirst("(?s)\n.*\n", "\n"));
    assertThat(judge(files)).anyMatch(said -> said.contains("not stand among its own"));
  }

  @Test
  void listsLeadToFiles() {
    Map<String, String> files = new TreeMap<>();
    files.put("en/index.html", "<p>");
    files.put(
        "sitemap.xml",
        "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap>"
            + "<loc>https://news.example/en/sitemap.xml</loc></sitemap></sitemapindex>");
    files.put(
        "en/sitemap.xml",
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
            + " xmlns:x=\"http://www.w3.org/1999/xhtml\"><url>"
            + "<loc>https://news.example/en/</loc>"
            + "<x:link rel=\"alternate\" hreflang=\"en\" href=\"https://news.example/en/\"/>"
            + "</url></urlset>");
    files.put(
        "feeds.opml",
        "<opml version=\"2.0\"><head><title>x</title></head><body>"
            + "<outline text=\"x\" xmlUrl=\"https://news.example/en/sitemap.xml\""
            + " htmlUrl=\"https://news.example/en/\"/></body></opml>");
    assertThat(judge(files)).isEmpty();
    files.replaceAll((path, text) -> text.replace("/en/sitemap.xml", "/fr/sitemap.xml"));
    files.replaceAll((path, text) -> text.replace(".example/en/\"", ".example/\""));
    files.replaceAll((path, text) -> text.replace(".example/en/<", ".other/en/<"));
    assertThat(judge(files))
        .allMatch(said -> said.endsWith(" will be no file of the site; this is Polyfeed's fault"))
        .extracting(said -> said.replaceAll("is refused: its | will be.*", ""))
        .containsExactly(
            "output/en/sitemap.xml: href https://news.example/",
            "output/en/sitemap.xml: loc https://news.other/en/",
            "output/feeds.opml: htmlUrl https://news.example/",
            "output/feeds.opml: xmlUrl https://news.example/fr/sitemap.xml",
            "output/sitemap.xml: loc https://news.example/fr/sitemap.xml");
  }

  @Test
  void whatTheSiteBringsItselfIsLeftAlone() {
    assertThat(judge(Map.of("assets/a.json", "[1.5", "assets/b.xml", "<", "assets/c.html", "")))
        .isEmpty();
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(judge(Map.of("robots.txt", "")))
        .containsExactly(
            "output/robots.txt: is refused: it would be empty; look at the template that makes it");
  }

  private static Map<String, String> replaced(String right, String wrong) {
    Map<String, String> files = site();
    files.replaceAll((path, text) -> text.replace(right, wrong));
    return files;
  }

  @Test
  void anIdThatChangesIsSaidOnceForAllFormats() {
    assertThat(judge(replaced("2024:ferry", "2025:ferry"), site(), 10, false))
        .containsExactly(
            "output/en/atom.xml: warning: 1 of 2 items would look new to subscribers of en: their"
                + " ids changed, such as 'tag:news.example,2024:ferry/en' to"
                + " 'tag:news.example,2025:ferry/en'; bring back the ledger as it was, or name the"
                + " old 'id:' in the articles");
  }

  @Test
  void tooManyIdsThatChangeAreRefusedUnlessSomebodyAccepts() {
    Map<String, String> files = replaced("tag:news.example,2024", "tag:news.example,2025");
    assertThat(judge(files, site(), 10, false))
        .singleElement()
        .asString()
        .startsWith("output/en/atom.xml: 2 of 2 items would look new to subscribers of en: ")
        .endsWith(
            "; bring back the ledger as it was, or name the old 'id:' in the articles, or"
                + " accept it with --accept-new");
    assertThat(judge(files, site(), 10, true))
        .singleElement()
        .asString()
        .startsWith("output/en/atom.xml: warning: 2 of 2 items will look new");
    assertThat(judge(files, site(), 100, false))
        .singleElement()
        .asString()
        .startsWith("output/en/atom.xml: warning: 2 of 2 items would look new");
  }

  @Test
  void aSiteThatAcceptsNothingIsRefusedForOne() {
    assertThat(judge(replaced("2024:ferry", "2025:ferry"), site(), 0, false))
        .singleElement()
        .asString()
        .startsWith("output/en/atom.xml: 1 of 2 items would look new to subscribers of en: ");
  }

  @Test
  void anItemIsKnownAgainByItsTitleAndText() {
    Map<String, String> files = replaced("2024:ferry", "2025:boat");
    files.replaceAll((path, text) -> text.replace("/ferry/", "/boat/"));
    files.replaceAll((path, text) -> text.replace("2024-04-02T07", "2024-04-02T06"));
    files.replaceAll((path, text) -> text.replace("02 Apr 2024 07", "02 Apr 2024 06"));
    assertThat(judge(files, site(), 10, false)).singleElement().asString().contains("ids changed");
  }

  @Test
  void itemsThatAnotherFeedHasOrHadAreNotNew() {
    Map<String, String> before = site();
    before.put("en/topics/sea/atom.xml", ATOM.replace("/en/atom.xml", "/en/topics/sea/atom.xml"));
    Map<String, String> after = new TreeMap<>(before);
    // The ferry leaves the edition's feed, and the rain the topic's: none is gone or new.
    after.put("en/atom.xml", ATOM.replaceFirst("(?s)<entry>.*?</entry>", ""));
    assertThat(judge(after, before, 0, false)).isEmpty();
    assertThat(judge(before, after, 0, false)).isEmpty();
  }

  private static String manyOld(int count) {
    StringBuilder more = new StringBuilder();
    for (int i = 0; i < count; i++) {
      more.append(
          "<entry><title>Old %d</title><link href=\"https://news.example/en/o%d/\" /><id>tag:o%d</id><updated>2010-04-01T08:00:00Z</updated><published>2010-04-01T08:00:00Z</published><summary>Old.</summary></entry>"
              .replace("%d", Integer.toString(i)));
    }
    return ATOM.replace("</feed>", more + "</feed>");
  }

  @Test
  void manyOldItemsThatComeAtOnceAreRefused() {
    Map<String, String> before = Map.of("en/atom.xml", ATOM);
    assertThat(judge(Map.of("en/atom.xml", manyOld(4)), before, 10, false)).isEmpty();
    assertThat(judge(Map.of("en/atom.xml", manyOld(5)), before, 10, false))
        .containsExactly(
            "output/en/atom.xml: 5 of 7 items would look new to subscribers of en: old articles"
                + " come for the first time, such as 'Old 0'; accept it with --accept-new");
    assertThat(judge(Map.of("en/atom.xml", manyOld(5)), Map.of(), 10, false)).isEmpty();
  }

  @Test
  void anEditionThatLosesItsFeedIsRefused() {
    Map<String, String> rest = Map.of("index.html", "<p>");
    assertThat(judge(rest, site(), 10, false))
        .containsExactly(
            "output/en/atom.xml: subscribers of en lose their feed, which had 2 items; bring it"
                + " back, or accept it with --accept-new");
    assertThat(judge(rest, site(), 10, true))
        .containsExactly(
            "output/en/atom.xml: warning: subscribers of en lose their feed, which had 2 items");
  }

  @Test
  void aSectionOrAFormatThatGoesIsWarnedOf() {
    Map<String, String> before = site();
    String sea = "en/topics/sea/atom.xml";
    before.put(sea, ATOM.replaceAll(".*(rss|feed\\+json).*\n", "").replace("en/atom.xml", sea));
    before.put(sea.replace("sea", "sky"), before.get(sea).replace("/sea/", "/sky/"));
    Map<String, String> after = site();
    after.remove("en/rss.xml");
    after.put("en/atom.xml", ATOM.replaceAll(".*rss.*\n", ""));
    assertThat(judge(after, before, 10, false))
        .containsExactly(
            "output/en/rss.xml: warning: its subscribers lose it; it goes on in another format"
                + " alone",
            "output/en/topics/sea/atom.xml: warning: its subscribers lose it, and those of 1 other"
                + " feed theirs");
  }

  @Test
  void aFeedThatSomebodyDamagedIsNotCompared() {
    Map<String, String> before = site();
    before.put("en/rss.xml", "hacked");
    assertThat(judge(site(), before, 10, false))
        .singleElement()
        .asString()
        .startsWith(
            "output/en/rss.xml: warning: somebody has damaged it, so nothing can be compared with"
                + " it: it is not well-formed in line 1: ");
  }
}
