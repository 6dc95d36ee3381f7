package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.modules.itunes.EntryInformation;
import com.rometools.modules.itunes.FeedInformation;
import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.WireFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.json.Json;
import org.polyfeed.media.Samples;
import org.polyfeed.output.Changes;
import org.polyfeed.problem.Problem;

/** Pictures and recordings: carried to the site, described in feeds, shown on pages. */
final class MediaTest {

  private static final String SITE =
      """
      title: Desk
      address: https://desk.example/
      id: desk.example,2024
      locales: { en: {}, fr: {}, ar: {} }
      """;

  private static final Namespace PODCAST =
      Namespace.getNamespace("https://podcastindex.org/namespace/1.0");

  @TempDir private Path temp;

  private SiteOnDisk site() {
    return new SiteOnDisk(temp).with("site.yaml", SITE);
  }

  private static String article(String frontMatter) {
    return "---\ndate: 2024-04-02\n" + frontMatter + "\n---\n# The forum\n\nIt met on Tuesday.\n";
  }

  private static List<String> warnings(Outcome outcome) {
    return outcome.problems().all().stream()
        .map(Problem::toString)
        .filter(said -> !said.contains(": note: "))
        .toList();
  }

  private static Channel rss(SiteOnDisk site, String file) throws Exception {
    return (Channel) new WireFeedInput(true, Locale.ROOT).build(tree(site, file));
  }

  private static Document tree(SiteOnDisk site, String file) throws JDOMException, IOException {
    return new SAXBuilder().build(new ByteArrayInputStream(site.bytes(file)));
  }

  private static MediaContent content(Item item, int number) {
    for (Module module : item.getModules()) {
      if (module instanceof MediaEntryModule media) {
        return media.getMediaContents()[number];
      }
    }
    throw new AssertionError("no media in " + item.getTitle());
  }

  @Test
  void threeLocalesShareOneFile() {
    SiteOnDisk site =
        site()
            .with("forum.yaml", "date: 2024-04-02\nimage: { src: hall.png, alt: \"\" }\n")
            .with("forum.en.md", "# The forum\n\nIt met.\n")
            .with("forum.fr.md", "# Le forum\n\nIl a siégé.\n")
            .with("ar/forum.md", "# المنتدى\n\nانعقد المنتدى يوم الثلاثاء في القاعة.\n")
            .with("hall.png", Samples.png(8, 6))
            .generated();

    assertThat(site.files(".png")).containsExactly("media/hall.png");
    assertThat(site.bytes("media/hall.png")).isEqualTo(Samples.png(8, 6));
    for (String locale : List.of("en", "fr", "ar")) {
      assertThat(site.text(locale + "/rss.xml"))
          .contains("<enclosure url=\"https://desk.example/media/hall.png\"");
      String page =
          site.files("index.html").stream()
              .filter(p -> p.startsWith(locale + "/2024/"))
              .findFirst()
              .orElseThrow();
      assertThat(Jsoup.parse(site.text(page)).select("figure > img").attr("src"))
          .isEqualTo("../../../../media/hall.png");
    }
  }

  @Test
  void allFormatsSayWhatAFileIs() throws Exception {
    byte[] picture = Samples.png(8, 6);
    byte[] sound = Samples.mp3(1_000);
    SiteOnDisk site =
        site()
            .with(
                "forum.en.md",
                article(
                    """
                    image: { src: hall.png, alt: The hall }
                    audio: { src: talk.mp3, title: Listen }"""))
            .with("hall.png", picture)
            .with("talk.mp3", sound)
            .generated();

    Item item = rss(site, "en/rss.xml").getItems().get(0);
    assertThat(item.getEnclosures()).hasSize(1);
    Enclosure enclosure = item.getEnclosures().get(0);
    assertThat(enclosure.getUrl()).isEqualTo("https://desk.example/media/talk.mp3");
    assertThat(enclosure.getLength()).isEqualTo(sound.length);
    assertThat(enclosure.getType()).isEqualTo("audio/mpeg");
    MediaContent first = content(item, 0);
    assertThat(first.getReference()).hasToString("https://desk.example/media/hall.png");
    assertThat(first.getType()).isEqualTo("image/png");
    assertThat(first.getMedium()).isEqualTo("image");
    assertThat(first.getFileSize()).isEqualTo(picture.length);
    assertThat(first.getWidth()).isEqualTo(8);
    assertThat(first.getHeight()).isEqualTo(6);
    assertThat(first.getMetadata().getDescription()).isEqualTo("The hall");
    assertThat(content(item, 1).getDuration()).isEqualTo(26);
    assertThat(content(item, 1).getMetadata().getTitle()).isEqualTo("Listen");

    com.rometools.rome.feed.atom.Feed atom =
        (com.rometools.rome.feed.atom.Feed)
            new WireFeedInput(true, Locale.ROOT).build(tree(site, "en/atom.xml"));
    Entry entry = atom.getEntries().get(0);
    List<Link> links =
        entry.getOtherLinks().stream().filter(one -> one.getRel().equals("enclosure")).toList();
    assertThat(links).extracting(Link::getType).containsExactly("image/png", "audio/mpeg");
    assertThat(links)
        .extracting(Link::getLength)
        .containsExactly((long) picture.length, (long) sound.length);
    assertThat(links).extracting(Link::getTitle).containsExactly("The hall", "Listen");

    Object items = Json.object(site.text("en/feed.json")).getOrDefault("items", List.of());
    Map<?, ?> json = (Map<?, ?>) ((List<?>) items).get(0);
    assertThat(String.valueOf(json.get("image"))).isEqualTo("https://desk.example/media/hall.png");
    assertThat(String.valueOf(json.get("attachments")))
        .contains(
            "mime_type=audio/mpeg",
            "size_in_bytes=" + sound.length,
            "duration_in_seconds=26",
            "title=Listen");
  }

  @Test
  void whatIsElsewhereIsAsItsAuthorSays() throws Exception {
    SiteOnDisk site =
        site()
            .with(
                "forum.en.md",
                article(
                    """
                    video:
                      src: https://cdn.example/film?id=1&x=ü
                      type: video/mp4
                      length: 5000000000
                      width: 640
                      height: 360
                      duration: 1:02:03"""))
            .generated();

    Item item = rss(site, "en/rss.xml").getItems().get(0);
    Enclosure enclosure = item.getEnclosures().get(0);
    assertThat(enclosure.getUrl()).isEqualTo("https://cdn.example/film?id=1&x=%C3%BC");
    assertThat(enclosure.getLength()).isEqualTo(5_000_000_000L);
    assertThat(content(item, 0).getDuration()).isEqualTo(3_723);
    assertThat(content(item, 0).getWidth()).isEqualTo(640);
    assertThat(site.files()).noneMatch(file -> file.startsWith("media/"));
  }

  @Test
  void aLengthThatNobodyKnowsIsZero() {
    SiteOnDisk site =
        site().with("a.en.md", article("audio: https://cdn.example/a.mp3")).generated();

    assertThat(site.text("en/rss.xml"))
        .contains(
            "<enclosure url=\"https://cdn.example/a.mp3\" length=\"0\" type=\"audio/mpeg\" />");
  }

  @Test
  void whatNobodyCanTellIsSaid() {
    SiteOnDisk site = site().with("a.en.md", article("audio: https://cdn.example/play?id=1"));

    assertThat(warnings(site.outcome(SiteOnDisk.NOW)))
        .containsExactly(
            "seeds/a.en.md:3: warning: nothing says what 'https://cdn.example/play?id=1' is, so"
                + " feeds leave it out; give its 'type', such as audio/mpeg");
    assertThat(site.text("en/rss.xml")).doesNotContain("<enclosure");
  }

  @Test
  void feedsWithoutMediaDeclareNothingOfIt() {
    SiteOnDisk site = site().with("a.en.md", article("")).generated();

    assertThat(site.text("en/rss.xml")).doesNotContain("mrss", "itunes", "podcast");
  }

  @Test
  void filesThatTextsReferToAreCarried() {
    SiteOnDisk site =
        site()
            .with(
                "news/a.en.md",
                article("") + "\n![A map](<map of it.png>)\n\n[Report](../files/report.pdf)\n")
            .with(
                "news/b.en.html",
                "<h1>B</h1><p>Text.</p><video poster='map%20of%20it.png'>"
                    + "<source src='film.mp4#t=3'><track src='film.vtt'></video>")
            .with("news/map of it.png", Samples.png(3, 3))
            .with("news/film.mp4", Samples.mp4(64, 48, 5_000))
            .with("news/film.vtt", "WEBVTT\n")
            .with("news/nobody.png", Samples.png(1, 1))
            .with("files/report.pdf", "%PDF-1.7")
            .generated();

    assertThat(site.files().stream().filter(file -> file.startsWith("media/")))
        .containsExactly(
            "media/files/report.pdf",
            "media/news/film.mp4",
            "media/news/film.vtt",
            "media/news/map~20of~20it.png");
    assertThat(site.text("en/rss.xml"))
        .contains(
            "src=\"https://desk.example/media/news/map~20of~20it.png\"",
            "src=\"https://desk.example/media/news/film.mp4#t=3\"",
            "href=\"https://desk.example/media/files/report.pdf\"",
            // What the text shows is the article's picture where no other is named.
            "<media:thumbnail url=\"https://desk.example/media/news/map~20of~20it.png\""
                + " width=\"3\" height=\"3\" />",
            "type=\"video/mp4\" medium=\"video\" duration=\"5\" width=\"64\" height=\"48\"");
    assertThat(site.files("index.html").stream().map(site::text))
        .anyMatch(page -> page.contains(" src=\"../../../../media/news/map~20of~20it.png\""))
        .noneMatch(page -> page.contains(" src=\"https://desk.example/media/"));
  }

  @Test
  void namesInAnyScriptHaveAddressesOfTheirOwn() {
    List<String> names =
        List.of(
            "a b.png",
            "a~20b.png",
            "a%20b.png",
            "a+b.png",
            "قاعة.png",
            "会場 1.png",
            "нет-кино.png",
            "می‌رود.png",
            "it's (new), 50%.png",
            "x;y=&z.png",
            "😀.png",
            "#1.png");
    StringBuilder text = new StringBuilder(article(""));
    SiteOnDisk site = site();
    for (String name : names) {
      site.with(name, Samples.png(2, 2));
      // A number sign at the head would be a link within the page.
      text.append("\n\n![x](<./").append(name.replace("%20", "%2520")).append(">)");
    }
    site.with("a.en.md", text.toString().replace("a%2520b", "a%20b"));

    Outcome outcome = site.outcome(SiteOnDisk.NOW);

    assertThat(warnings(outcome)).isEmpty();
    assertThat(site.files(".png"))
        .hasSize(names.size())
        .allMatch(file -> file.startsWith("media/"));
    assertThat(site.files(".png"))
        .contains("media/a~20b.png", "media/a~7E20b.png", "media/قاعة.png", "media/a~2520b.png");
    String page =
        site.text(
            site.files("index.html").stream()
                .filter(one -> one.contains("forum"))
                .findFirst()
                .orElseThrow());
    assertThat(Jsoup.parse(page).select("img").eachAttr("src"))
        .hasSize(names.size())
        .doesNotHaveDuplicates()
        .allMatch(src -> src.matches("[!-~]+"));
  }

  @Test
  void aNameThatIsTooLongForAnAddressGetsAShortOne() {
    String name = "б ".repeat(75) + "x.png";
    SiteOnDisk site =
        site()
            .with(name, Samples.png(2, 2))
            .with("a.en.md", article("image: { src: \"" + name + "\", alt: \"\" }"))
            .generated();

    assertThat(site.files(".png")).singleElement().asString().matches("media/~~[0-9a-f]{32}\\.png");
  }

  @Test
  void aChangedPictureChangesOnlyWhatShowsIt() throws IOException {
    SiteOnDisk site =
        site()
            .with("a.en.md", article("image: { src: a.png, alt: A }"))
            .with("b.en.md", article("image: { src: b.png, alt: B }").replace("forum", "other"))
            .with("a.png", Samples.png(8, 6))
            .with("b.png", Samples.png(8, 6))
            .generated();
    Map<String, Long> times = FileTree.times(site.output());

    site.with("a.png", Samples.png(80, 60)).generated();

    Map<String, Long> later = FileTree.times(site.output());
    assertThat(
            later.entrySet().stream()
                .filter(file -> !file.getValue().equals(times.get(file.getKey()))))
        .extracting(file -> temp.resolve("output").relativize(Path.of(file.getKey())).toString())
        .containsExactlyInAnyOrder(
            "media/a.png",
            "en/2024/04/the-forum/index.html",
            "en/rss.xml",
            "en/atom.xml",
            "rss.xml",
            "atom.xml");
  }

  @Test
  void afterEveryEditTheSiteIsAsIfMadeFromNothing() throws IOException {
    SiteOnDisk site =
        podcast(PODCAST_SITE)
            .with("b.fr.md", article("").replace("forum", "autre") + "\n![x](hall.png)\n")
            .generated();
    List<Runnable> edits =
        List.of(
            () -> site.with("hall.png", Samples.png(80, 60)),
            () -> site.with("talk.mp3", Samples.mp3(2_000)),
            () -> site.with("cover.png", Samples.png(31, 31)),
            () -> site.without("hall.png"),
            () -> site.with("hall.png", Samples.png(8, 6)),
            () -> site.with("a.yaml", "video: talk.mp4").with("talk.mp4", Samples.mp4(8, 6, 9_000)),
            () -> site.with("b.fr.md", article("").replace("forum", "autre")),
            () -> site.with("site.yaml", PODCAST_SITE.replace("serial", "episodic")),
            () -> site.without("talk.vtt"));
    for (Runnable edit : edits) {
      edit.run();
      site.generated();
      FileTree edited = FileTree.of(site.output());
      FileTree.delete(temp.resolve(".polyfeed"));
      FileTree.delete(site.output());
      site.generated();
      assertThat(edited.differenceFrom(FileTree.of(site.output()))).isEmpty();
    }
  }

  @Test
  void anUnchangedFileIsNotTouched() throws IOException {
    SiteOnDisk site =
        site()
            .with("a.en.md", article("image: { src: a.png, alt: A }"))
            .with("a.png", Samples.png(8, 6))
            .generated();
    Map<String, Long> times = FileTree.times(site.output());

    Changes again = site.outcome(SiteOnDisk.NOW).changes().orElseThrow();
    assertThat(again.rendered()).isZero();
    // Also where only its time says that it is another.
    Files.setLastModifiedTime(
        temp.resolve("seeds/a.png"), java.nio.file.attribute.FileTime.fromMillis(1_000));
    assertThat(site.outcome(SiteOnDisk.NOW).changes().orElseThrow().none()).isTrue();
    FileTree.delete(temp.resolve(".polyfeed"));
    assertThat(site.outcome(SiteOnDisk.NOW).changes().orElseThrow().none()).isTrue();
    assertThat(FileTree.times(site.output())).isEqualTo(times);
  }

  @Test
  void aRemovedPictureIsRemovedFromTheSite() {
    SiteOnDisk site =
        site()
            .with("a.en.md", article("image: { src: img/a.png, alt: A }"))
            .with("img/a.png", Samples.png(8, 6))
            .generated();

    Outcome outcome = site.without("img/a.png").outcome(SiteOnDisk.NOW);

    assertThat(warnings(outcome))
        .containsExactly(
            "seeds/a.en.md:3: warning: there is no file 'seeds/img/a.png'; put it there, or give"
                + " the whole URL");
    assertThat(site.files()).noneMatch(file -> file.startsWith("media"));
    assertThat(Files.exists(site.output().resolve("media"))).isFalse();
  }

  @Test
  void filesOfWhatIsNotPublishedAreNotCarried() {
    SiteOnDisk site =
        site()
            .with("a.en.md", article("image: { src: a.png, alt: A }\ndraft: true"))
            .with("b.en.md", article("image: { src: b.png, alt: B }\nwithdrawn: true"))
            .with("c.en.md", article("image: { src: c.png, alt: C }\npublish-at: 2030-01-01"))
            .with("d.en.md", article(""))
            .with("a.png", Samples.png(1, 1))
            .with("b.png", Samples.png(1, 1))
            .with("c.png", Samples.png(1, 1));

    Outcome outcome = site.outcome(SiteOnDisk.NOW);

    assertThat(site.files()).noneMatch(file -> file.startsWith("media/"));
    assertThat(outcome.problems().all())
        .extracting(Problem::toString)
        .contains("seeds/a.png: note: not an article: passed over");
  }

  @Test
  void noReferenceLeadsOutOfTheSeeds() throws IOException {
    Files.writeString(temp.resolve("secret.png"), "secret");
    SiteOnDisk site =
        site()
            .with(
                "news/a.en.md",
                article("image: { src: ../../secret.png, alt: S }")
                    + "\n![x](../../../../../../../../etc/passwd)\n\n![y](..%2F..%2Fsecret.png)\n"
                    + "\n![z](sub)\n\n![h](.hidden.png)\n")
            .with("news/sub/deep.png", Samples.png(1, 1))
            .with("news/.hidden.png", Samples.png(1, 1));

    Outcome outcome = site.outcome(SiteOnDisk.NOW);

    assertThat(warnings(outcome))
        .containsExactly(
            "seeds/news/a.en.md:3: warning: '../../secret.png' leads out of seeds; put the file"
                + " there, or give the whole URL",
            "seeds/news/a.en.md:9: warning: '../../../../../../../../etc/passwd' leads out of"
                + " seeds; put the file there, or give the whole URL",
            "seeds/news/a.en.md:11: warning: '..%2F..%2Fsecret.png' leads out of seeds; put the"
                + " file there, or give the whole URL",
            "seeds/news/a.en.md:13: warning: there is no file 'seeds/news/sub'; put it there, or"
                + " give the whole URL",
            "seeds/news/a.en.md:15: warning: there is no file 'seeds/news/.hidden.png'; put it"
                + " there, or give the whole URL");
    assertThat(site.files()).noneMatch(file -> file.startsWith("media/"));
  }

  @Test
  void aLinkOutOfTheSeedsIsRefused() throws IOException {
    Files.writeString(temp.resolve("secret.png"), "secret");
    SiteOnDisk site = site().with("a.en.md", article("image: { src: s.png, alt: S }"));
    Files.createSymbolicLink(temp.resolve("seeds/s.png"), temp.resolve("secret.png"));

    Outcome outcome = site.outcome(SiteOnDisk.NOW);

    assertThat(outcome.problems().hasErrors()).isTrue();
    assertThat(warnings(outcome))
        .contains("seeds/s.png: a link out of the folder of seeds; put the file itself here");
  }

  @Test
  void emptyAndBrokenPicturesAreCarriedAndSaid() {
    SiteOnDisk site =
        site()
            .with("a.en.md", article("image: { src: a.png, alt: A }") + "\n![x](b.jpg)\n")
            .with("a.png", "")
            .with("b.jpg", Samples.png(2, 2));

    Outcome outcome = site.outcome(SiteOnDisk.NOW);

    assertThat(warnings(outcome))
        .containsExactly(
            "seeds/a.png: warning: it is empty; put the right file here",
            "seeds/b.jpg: warning: its name says image/jpeg, and its bytes are image/png; rename"
                + " it");
    assertThat(site.files(".png")).containsExactly("media/a.png");
  }

  @Test
  void aFileLargerThanMemoryIsCopiedPieceByPiece() throws Exception {
    long size = 300L << 20;
    SiteOnDisk site = site().with("a.en.md", article("video: { src: film.mp4, title: Film }"));
    Path film = temp.resolve("seeds/film.mp4");
    Files.write(film, Samples.mp4(640, 360, 90_000));
    try (RandomAccessFile sparse = new RandomAccessFile(film.toFile(), "rw")) {
      sparse.setLength(size);
    }

    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.polyfeed.cli.Main",
                "generate",
                "--site",
                temp.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).as(said).isZero();
    assertThat(Files.mismatch(film, site.output().resolve("media/film.mp4"))).isEqualTo(-1);
    assertThat(site.text("en/rss.xml")).contains("length=\"" + size + "\" type=\"video/mp4\"");
  }

  @Test
  void aPageShowsThePictureAndThePlayers() {
    SiteOnDisk site =
        site()
            .with(
                "forum.en.md",
                article(
                    """
                    image: { src: hall.png, alt: The hall, title: On Tuesday }
                    audio: { src: talk.wav, transcript: talk.txt.vtt, chapters: talk.json }
                    """))
            .with(
                "film.en.md",
                article(
                        """
                        image: { src: hall.png, alt: The hall }
                        video: { src: film.mp4, title: The film, captions: { en: en.vtt, fr: fr.vtt } }
                        """)
                    .replace("The forum", "A film"))
            .with("hall.png", Samples.png(8, 6))
            .with("talk.wav", Samples.wav(2))
            .with("talk.txt.vtt", "WEBVTT\n")
            .with("talk.json", "{}")
            .with("en.vtt", "WEBVTT\n")
            .with("fr.vtt", "WEBVTT\n")
            .with("film.mp4", Samples.mp4(64, 48, 5_000))
            .generated();

    org.jsoup.nodes.Document heard = Jsoup.parse(site.text("en/2024/04/the-forum/index.html"));
    assertThat(heard.select("figure > img").outerHtml())
        .isEqualTo(
            "<img src=\"../../../../media/hall.png\" alt=\"The hall\" width=\"8\" height=\"6\">");
    assertThat(heard.select("figure > img + figcaption").text()).isEqualTo("On Tuesday");
    assertThat(heard.select("audio[controls][preload=none]").attr("aria-label")).isEqualTo("Audio");
    assertThat(heard.select("audio + figcaption a").eachText())
        .containsExactly("Download", "Transcript", "Chapters");
    assertThat(heard.select("meta[property^=og:image]").eachAttr("content"))
        .containsExactly("https://desk.example/media/hall.png", "image/png", "8", "6", "The hall");
    assertThat(heard.select("meta[property=og:audio]").attr("content"))
        .isEqualTo("https://desk.example/media/talk.wav");
    assertThat(heard.select("script").html())
        .contains(
            "\"@type\":\"ImageObject\"", "\"@type\":\"AudioObject\"", "\"duration\":\"PT2S\"");

    org.jsoup.nodes.Document seen = Jsoup.parse(site.text("en/2024/04/a-film/index.html"));
    assertThat(seen.select("figure > img")).isEmpty();
    assertThat(seen.select("video").attr("poster")).isEqualTo("../../../../media/hall.png");
    assertThat(seen.select("video").attr("width")).isEqualTo("64");
    assertThat(seen.select("track[kind=captions]").eachAttr("srclang")).containsExactly("en", "fr");
    assertThat(seen.select("script").html()).contains("\"@type\":\"VideoObject\"");
  }

  @Test
  void aPictureThatTheTextBeginsWithIsNotShownTwice() {
    SiteOnDisk site =
        site()
            .with(
                "a.en.md",
                "---\ndate: 2024-04-02\nimage: { src: a.png, alt: A }\n---\n![A](a.png)\n\n# The"
                    + " forum\n\nText.\n")
            .with("a.png", Samples.png(8, 6))
            .generated();

    assertThat(Jsoup.parse(site.text("en/2024/04/the-forum/index.html")).select("img")).hasSize(1);
  }

  @Test
  void aPictureWithoutAltIsSaidAndOneThatOnlyAdornsIsNot() {
    SiteOnDisk site =
        site()
            .with("a.en.md", article("image: a.png"))
            .with("b.en.md", article("image: { src: a.png, alt: \"\" }"))
            .with("c.fr.md", article("image: { src: a.png, alt: { en: A } }"))
            .with("a.png", Samples.png(8, 6));

    assertThat(warnings(site.outcome(SiteOnDisk.NOW)))
        .containsExactly(
            "seeds/a.en.md:3: warning: the picture has no 'alt': say what it shows, for those who"
                + " cannot see it, or 'alt: \"\"' if it only adorns",
            "seeds/c.fr.md:3: warning: the picture has no 'alt' in fr: say what it shows, for"
                + " those who cannot see it, or 'alt: \"\"' if it only adorns");
  }

  @Test
  void whatIsWrongWithMediaIsSaidWithItsLine() {
    SiteOnDisk site =
        site()
            .with(
                "a.en.md",
                article(
                    """
                    image: { src: "javascript:1", alt: A }
                    audio:
                      - src: https://a.example/a.mp3
                        duration: long
                        episode-type: ful
                      - { title: nothing }
                    video: { src: https://a.example/v.mp4, type: audio/mpeg, alt: x }"""));

    assertThat(warnings(site.outcome(SiteOnDisk.NOW)))
        .containsExactly(
            "seeds/a.en.md:3: 'javascript:1' is no place of a picture; it must be like kazan.jpg"
                + " or https://example.org/kazan.jpg",
            "seeds/a.en.md:4: 'audio' needs a 'src', such as talk.mp3",
            "seeds/a.en.md:6: 'long' must be seconds, or minutes and seconds such as 12:34 or"
                + " 1:02:03",
            "seeds/a.en.md:7: 'ful' must be one of full, trailer, bonus; did you mean 'full'?",
            "seeds/a.en.md:9: 'audio/mpeg' must be a media type that begins with video/",
            "seeds/a.en.md:9: no such key 'alt'; there are src, title, type, length, width,"
                + " height, duration, transcript, captions, chapters");
  }

  @Test
  void aFileOfAnotherKindIsRefused() {
    SiteOnDisk site =
        site()
            .with("a.en.md", article("image: a.mp3\naudio: [a.mp4, a.png]\nvideo: a.pdf"))
            .with("a.mp3", Samples.mp3(1))
            .with("a.mp4", Samples.mp4(8, 6, 1_000))
            .with("a.png", Samples.png(1, 1))
            .with("a.pdf", "%PDF-1.7");

    assertThat(warnings(site.outcome(SiteOnDisk.NOW)))
        .containsExactly(
            "seeds/a.en.md:3: 'a.mp3' is audio/mpeg, which no 'image' can be",
            "seeds/a.en.md:4: 'a.png' is image/png, which no 'audio' can be",
            "seeds/a.en.md:5: 'a.pdf' is application/pdf, which no 'video' can be");
  }

  private static final String PODCAST_SITE =
      SITE
          + """
          podcast:
            category: [news > politics, technology]
            image: cover.png
            author: { en: The Desk, fr: La rédaction }
            owner: { name: Ed, email: ed@desk.example }
            type: serial
            locked: true
            copyright: 2024 Desk
            funding: { url: https://desk.example/give, text: Give }
          """;

  private SiteOnDisk podcast(String settings) {
    return new SiteOnDisk(temp)
        .with("site.yaml", settings)
        .with("cover.png", Samples.png(30, 30))
        .with(
            "a.en.md",
            article(
                """
                image: { src: hall.png, alt: The hall }
                audio:
                  src: talk.mp3
                  episode: 3
                  season: 2
                  episode-type: bonus
                  explicit: true
                  transcript: { en: talk.vtt, fr: "https://a.example/t.html" }
                  chapters: talk.json"""))
        .with("hall.png", Samples.png(8, 6))
        .with("talk.mp3", Samples.mp3(1_000))
        .with("talk.vtt", "WEBVTT\n")
        .with("talk.json", "{}");
  }

  @Test
  void aPodcastSaysWhatDirectoriesAskFor() throws Exception {
    SiteOnDisk site = podcast(PODCAST_SITE).generated();

    Channel channel = rss(site, "en/rss.xml");
    FeedInformation feed =
        (FeedInformation) channel.getModule("http://www.itunes.com/dtds/podcast-1.0.dtd");
    assertThat(feed.getAuthor()).isEqualTo("The Desk");
    assertThat(feed.getOwnerName()).isEqualTo("Ed");
    assertThat(feed.getOwnerEmailAddress()).isEqualTo("ed@desk.example");
    assertThat(feed.getImageUri()).isEqualTo("https://desk.example/media/cover.png");
    assertThat(feed.getExplicit()).isFalse();
    assertThat(feed.getType()).isEqualTo("serial");
    assertThat(feed.getCategories()).hasSize(2);
    assertThat(feed.getCategories().get(0).getName()).isEqualTo("News");
    assertThat(feed.getCategories().get(0).getSubcategory().getName()).isEqualTo("Politics");
    assertThat(channel.getCopyright()).isEqualTo("2024 Desk");

    EntryInformation item =
        (EntryInformation)
            channel.getItems().get(0).getModule("http://www.itunes.com/dtds/podcast-1.0.dtd");
    assertThat(item.getDuration().getMilliseconds()).isEqualTo(26_000);
    assertThat(item.getEpisode()).isEqualTo(3);
    assertThat(item.getSeason()).isEqualTo(2);
    assertThat(item.getEpisodeType()).isEqualTo("bonus");
    assertThat(item.getExplicit()).isTrue();
    assertThat(item.getImageUri()).isEqualTo("https://desk.example/media/hall.png");

    Element tree = tree(site, "en/rss.xml").getRootElement().getChild("channel");
    assertThat(tree.getChildText("medium", PODCAST)).isEqualTo("podcast");
    assertThat(tree.getChildText("locked", PODCAST)).isEqualTo("yes");
    assertThat(tree.getChild("locked", PODCAST).getAttributeValue("owner"))
        .isEqualTo("ed@desk.example");
    Element episode = tree.getChild("item");
    assertThat(episode.getChildren("transcript", PODCAST))
        .extracting(
            one ->
                one.getAttributeValue("url")
                    + " "
                    + one.getAttributeValue("type")
                    + " "
                    + one.getAttributeValue("language"))
        .containsExactly(
            "https://desk.example/media/talk.vtt text/vtt en",
            "https://a.example/t.html text/html fr");
    assertThat(episode.getChild("chapters", PODCAST).getAttributeValue("type"))
        .isEqualTo("application/json+chapters");
    assertThat(site.has("media/cover.png")).isTrue();
  }

  @Test
  void artworkThatDirectoriesRefuseIsSaid() {
    assertThat(warnings(podcast(PODCAST_SITE).outcome(SiteOnDisk.NOW)))
        .containsExactly(
            "seeds/cover.png: warning: directories of podcasts want a square of 1400 to 3000"
                + " pixels in JPEG or PNG, and it is 30 by 30 in image/png");

    SiteOnDisk site = podcast(PODCAST_SITE).with("cover.png", Samples.png(1_400, 1_400));
    assertThat(warnings(site.outcome(SiteOnDisk.NOW))).isEmpty();
  }

  @Test
  void aPodcastStaysTheSameAtAnotherAddress() throws Exception {
    String before = guid(podcast(PODCAST_SITE).generated());

    String after =
        guid(
            podcast(PODCAST_SITE.replace("https://desk.example/\n", "https://new.example/\n"))
                .generated());

    assertThat(after).isEqualTo(before).matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab].*");
  }

  private static String guid(SiteOnDisk site) throws JDOMException, IOException {
    return tree(site, "en/rss.xml")
        .getRootElement()
        .getChild("channel")
        .getChildText("guid", PODCAST);
  }

  @Test
  void withoutSettingsOnlyWhatIsKnownIsSaid() throws Exception {
    Channel channel = rss(podcast(SITE).generated(), "en/rss.xml");

    FeedInformation feed =
        (FeedInformation) channel.getModule("http://www.itunes.com/dtds/podcast-1.0.dtd");
    assertThat(feed.getAuthor()).isEqualTo("Desk");
    assertThat(feed.getCategories()).isEmpty();
  }

  @Test
  void whatIsWrongWithAPodcastIsSaidWithItsLine() {
    SiteOnDisk site =
        podcast(
            SITE
                + """
                podcast:
                  category: Newz
                  image: cover.jpg
                  owner: { name: Ed }
                  locked: true
                  typ: serial
                """);

    assertThat(warnings(site.outcome(SiteOnDisk.NOW)))
        .containsExactly(
            "seeds/site.yaml:6: no such category 'Newz'; did you mean 'News'?",
            "seeds/site.yaml:7: there is no file 'seeds/cover.jpg'; did you mean"
                + " 'seeds/cover.png'?",
            "seeds/site.yaml:8: 'owner' needs an 'email', to which directories write",
            "seeds/site.yaml:9: 'locked' needs an 'owner', whom other hosts may ask",
            "seeds/site.yaml:10: no such key 'typ'; did you mean 'type'?");
  }

  @Test
  void editionsThatAreMadeOfOthersHaveTheirWords() {
    SiteOnDisk site =
        new SiteOnDisk(temp)
            .with(
                "site.yaml",
                SITE.replace(
                    "{ en: {}, fr: {}, ar: {} }",
                    "{ sr-Cyrl: {}, sr-Latn: { script-of: sr-Cyrl } }"))
            .with(
                "a.sr-Cyrl.md",
                "---\ndate: 2024-04-02\nimage: { src: слика.png, alt: Сала }\naudio: { src: a.mp3,"
                    + " title: Слушајте, transcript: a.vtt }\n---\n# Форум\n\nФорум је заседао у"
                    + " уторак.\n")
            .with("слика.png", Samples.png(8, 6))
            .with("a.mp3", Samples.mp3(100))
            .with("a.vtt", "WEBVTT\n")
            .generated();

    assertThat(site.text("sr-Latn/rss.xml"))
        .contains(
            "<media:description type=\"plain\">Sala</media:description>",
            "<media:title type=\"plain\">Slušajte</media:title>",
            "type=\"text/vtt\" language=\"sr-Cyrl\"",
            "/media/%D1%81%D0%BB%D0%B8%D0%BA%D0%B0.png");
    assertThat(site.files(".png")).containsExactly("media/слика.png");
  }
}
