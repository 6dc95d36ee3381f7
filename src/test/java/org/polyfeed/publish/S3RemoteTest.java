package org.polyfeed.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.Folders;
import org.polyfeed.Polyfeed;
import org.polyfeed.SiteOnDisk;
import org.polyfeed.media.Samples;
import org.polyfeed.output.FinishedSite;
import org.polyfeed.output.SiteFile;
import org.polyfeed.problem.Problems;
import org.polyfeed.progress.Progress;
import org.polyfeed.site.Destination;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Publishing to buckets, of a server that looks at signatures. */
class S3RemoteTest {

  private static final String BUSY = Line.error(503, "SlowDown", "");

  /** After which the SDK waits for less long than where a service is busy. */
  private static final String BROKEN = Line.error(500, "InternalError", "");

  private static final String ELSEWHERE =
      Line.error(400, "AuthorizationHeaderMalformed", "<Region>eu-central-1</Region>");

  private static final String LATE =
      Line.error(403, "RequestTimeTooSkewed", "")
          .replaceFirst("\r\n", "\r\nDate: Fri, 01 Jan 2100 00:00:00 GMT\r\n");

  @TempDir private static Path shared;

  private static S3Server server;

  @TempDir private Path folder;

  private String bucket;

  private Map<String, String> environment =
      Map.of(
          "POLYFEED_MY_CDN_ACCESS_KEY_ID",
          S3Server.ID,
          "POLYFEED_MY_CDN_SECRET_ACCESS_KEY",
          S3Server.SECRET);

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.start(shared);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeBucket(TestInfo test) {
    bucket =
        test.getTestMethod().orElseThrow().getName().replaceAll("[A-Z].*", "")
            + "-"
            + Integer.toHexString(test.getDisplayName().hashCode());
    server.make(bucket);
  }

  private SiteOnDisk site() {
    return new SiteOnDisk(folder.resolve("site"))
        .with(
            "site.yaml",
            """
            address: https://news.example.org/
            locales: { en: {}, fa: { slug: native } }
            publish: { my-cdn: { to: s3, bucket: news } }
            """)
        .with(
            "rain.en.md",
            "---\ndate: 2024-05-01\nimage: hall.png\n---\n# Rain\n\n" + "Water. ".repeat(900))
        .with("hall.png", Samples.png(8, 6))
        .with("bread.en.md", "---\ndate: 2024-05-02\n---\n# Bread\n\nFlour.\n")
        .with("bread.fa.md", "---\ndate: 2024-05-02\n---\n# نان و آب\n\nآرد.\n")
        .generated();
  }

  private Destination.S3 at(int port) {
    return at(port, "", false, Optional.empty());
  }

  private Destination.S3 at(int port, String prefix, boolean packed, Optional<Integer> cached) {
    return new Destination.S3(
        "my-cdn",
        1,
        true,
        bucket,
        Optional.of(URI.create("http://127.0.0.1:" + port)),
        Optional.of("us-east-1"),
        prefix,
        true,
        packed,
        cached);
  }

  /** What a site is published with. */
  private interface Publishing {
    Sent by(Publisher publisher) throws IOException;
  }

  private Sent publish(Publishing publishing, Foreign foreign) throws IOException {
    Path site = folder.resolve("site");
    Folders folders =
        new Folders(site, site.resolve("seeds"), site.resolve("templates"), site.resolve("output"));
    try (FinishedSite finished =
        new Polyfeed(folders, SiteOnDisk.NOW, "test").finished(new Problems()).orElseThrow()) {
      return publishing.by(
          new Publisher(
              finished,
              new Remotes(site, List.of(), folder, folder.resolve("own"), environment),
              folder.resolve("memory"),
              time -> {},
              new Progress(),
              foreign));
    }
  }

  private Sent publish(Destination destination) throws IOException {
    return publish(publisher -> publisher.publish(destination), Foreign.STAYS);
  }

  private Sent publish() throws IOException {
    return publish(at(server.port()));
  }

  private static List<String> paths(Sent sent) {
    return sent.carried().stream().map(file -> file.path().value()).sorted().toList();
  }

  private void assertHolds(SiteOnDisk site, String... others) {
    TreeSet<String> all = new TreeSet<>(site.files());
    all.add(Remote.LIST);
    all.addAll(List.of(others));
    assertThat(server.objects(bucket).keySet()).isEqualTo(all);
    for (String file : site.files()) {
      assertThat(server.get(bucket, file).asByteArray()).as(file).isEqualTo(site.bytes(file));
    }
  }

  @Test
  void allIsCarriedOnceInTheOrderInWhichItIsNeeded() throws IOException {
    SiteOnDisk site = site();
    Sent sent = publish();
    assertHolds(site);
    assertThat(paths(sent)).isEqualTo(site.files());
    List<Place> places = sent.carried().stream().map(SiteFile::place).toList();
    assertThat(places).isSorted().contains(Place.ASSET, Place.ARTICLE, Place.FEED);
    Map<String, String> before = server.objects(bucket);
    assertThat(publish().none()).isTrue();
    assertThat(server.objects(bucket)).isEqualTo(before);
  }

  @Test
  void previewTellsAndChangesNothing() throws IOException {
    SiteOnDisk site = site();
    Sent sent = publish(publisher -> publisher.preview(at(server.port())), Foreign.STAYS);
    assertThat(paths(sent)).isEqualTo(site.files());
    assertThat(server.objects(bucket)).isEmpty();
  }

  @Test
  void onlyWhatDiffersIsCarriedAndOnlyOwnFilesAreRemoved() throws IOException {
    SiteOnDisk site = site();
    publish();
    server.put(bucket, "en/2024/05/bread/note.txt", "Of somebody else.");
    site.with("rain.en.md", "---\ndate: 2024-05-01\nimage: hall.png\n---\n# Rain\n\nMud.\n")
        .without("bread.fa.md")
        .generated();
    Sent sent = publish();
    assertThat(sent.removed()).isNotEmpty();
    assertThat(paths(sent)).contains("en/2024/05/rain/index.html").doesNotContain("robots.txt");
    assertHolds(site, "en/2024/05/bread/note.txt");
  }

  @Test
  void whatOthersPutThereIsNotReplacedUnasked() throws IOException {
    SiteOnDisk site = site();
    server.put(bucket, "robots.txt", "Of somebody else.");
    assertThatThrownBy(this::publish)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("robots.txt")
        .hasMessageContaining("--adopt");
    assertThat(server.objects(bucket)).containsOnlyKeys("robots.txt");
    publish(publisher -> publisher.publish(at(server.port())), Foreign.IS_ADOPTED);
    assertHolds(site);
  }

  @Test
  void ofManyFilesTooTheNamesAreLookedAt() throws IOException {
    List<OutputPath> names = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      names.add(new OutputPath("ن/" + i + ".html"));
    }
    server.put(bucket, "www/ن/7.html", "Of somebody else.");
    server.put(bucket, "www/ن/note.txt", "Of somebody else.");
    server.put(bucket, "ن/8.html", "Elsewhere it is in nobody's way.");
    Destination.S3 www = at(server.port(), "www/", false, Optional.empty());
    try (Remote remote = S3Remote.open(www, environment)) {
      assertThat(remote.taken(names)).containsExactly(new OutputPath("ن/7.html"));
    }
  }

  @Test
  void lostListIsNoticed() throws IOException {
    SiteOnDisk site = site();
    publish();
    server.delete(bucket, Remote.LIST);
    assertThatThrownBy(this::publish)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is gone");
    publish(publisher -> publisher.publish(at(server.port())), Foreign.IS_ADOPTED);
    assertHolds(site);
  }

  @Test
  void unreadableListIsNoticed() throws IOException {
    site();
    server.put(bucket, Remote.LIST, "\u001f\u008b neither packed nor a list");
    assertThatThrownBy(this::publish)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void wrongSecretIsToldAndNotShown() throws IOException {
    site();
    environment =
        Map.of(
            "POLYFEED_MY_CDN_ACCESS_KEY_ID",
            S3Server.ID,
            "POLYFEED_MY_CDN_SECRET_ACCESS_KEY",
            "a wrong one");
    assertThatThrownBy(this::publish)
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "the secret key is not the one that belongs to the key's id; give the right" + " one");
    environment =
        Map.of(
            "POLYFEED_MY_CDN_ACCESS_KEY_ID",
            "AKIDOFNOBODY",
            "POLYFEED_MY_CDN_SECRET_ACCESS_KEY",
            "a wrong one");
    assertThatThrownBy(this::publish)
        .isInstanceOf(RefusedException.class)
        .hasMessage("the service does not know the key's id; give the id of one of its keys");
    environment = Map.of("POLYFEED_MY_CDN_ACCESS_KEY_ID", S3Server.ID);
    assertThatThrownBy(this::publish)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("one is set and the other is not");
    assertThat(server.objects(bucket)).isEmpty();
  }

  @Test
  void missingBucketIsTold() throws IOException {
    site();
    bucket = "no-such-bucket";
    assertThatThrownBy(this::publish)
        .isInstanceOf(RefusedException.class)
        .hasMessage("there is no bucket no-such-bucket; make it, or correct 'bucket:'");
  }

  @Test
  void objectsSayWhatTheyAreAndHowLongTheyMayBeKept() throws IOException {
    SiteOnDisk site = site();
    publish(at(server.port(), "", false, Optional.of(60)));
    String shortly = "public, max-age=60, must-revalidate";
    assertHeaders("en/2024/05/rain/index.html", "text/html; charset=utf-8", shortly);
    assertHeaders("en/rss.xml", "application/xml; charset=utf-8", shortly);
    assertHeaders("en/atom.xml", "application/xml; charset=utf-8", shortly);
    assertHeaders("en/feed.json", "application/feed+json", shortly);
    assertHeaders("en/feeds.opml", "text/x-opml; charset=utf-8", shortly);
    assertHeaders("robots.txt", "text/plain; charset=utf-8", shortly);
    assertHeaders("sitemap.xml", "application/xml; charset=utf-8", shortly);
    assertHeaders(
        "assets/polyfeed.css", "text/css; charset=utf-8", "public, max-age=3600, must-revalidate");
    assertHeaders(
        site.files("hall.png").get(0), "image/png", "public, max-age=86400, must-revalidate");
    assertHeaders(Remote.LIST, "text/plain; charset=utf-8", "no-cache");
  }

  private void assertHeaders(String key, String type, String cache) {
    GetObjectResponse found = server.get(bucket, key).response();
    // The server writes some types without the blank.
    assertThat(List.of(found.contentType().replaceFirst("; *", "; "), found.cacheControl()))
        .as(key)
        .containsExactly(type, cache);
  }

  @Test
  void textIsKeptCompressedOnWishAndCarriedAgainWhereThatChanges() throws IOException {
    SiteOnDisk site = site();
    publish();
    assertThat(paths(publish(at(server.port(), "", true, Optional.empty()))))
        .isEqualTo(site.files());
    ResponseBytes<GetObjectResponse> page = server.get(bucket, "en/2024/05/rain/index.html");
    assertThat(page.response().contentEncoding()).isEqualTo("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(page.asByteArray())).readAllBytes())
        .isEqualTo(site.bytes("en/2024/05/rain/index.html"))
        .hasSizeGreaterThan(2 * page.asByteArray().length);
    String picture = site.files("hall.png").get(0);
    assertThat(server.get(bucket, picture).asByteArray()).isEqualTo(site.bytes(picture));
    assertThat(publish(at(server.port(), "", true, Optional.empty())).none()).isTrue();
    publish();
    assertHolds(site);
  }

  @Test
  void compressedTwinsAreLeftOut() throws IOException {
    List<SiteFile> files = new ArrayList<>();
    for (String path :
        List.of(
            "index.html",
            "index.html.gz",
            "index.html.br",
            "b.gz",
            "media/a.csv",
            "media/a.csv.gz")) {
      files.add(
          new SiteFile(
              new OutputPath(path), Place.ASSET, folder.resolve("any"), 1, "0".repeat(32)));
    }
    try (Remote remote = S3Remote.open(at(server.port()), environment)) {
      assertThat(remote.takes(files).stream().map(file -> file.path().value()))
          .containsExactly("index.html", "b.gz", "media/a.csv", "media/a.csv.gz");
    }
  }

  @Test
  void whatIsTooLongOrLargeForS3IsToldBeforeAnythingIsSent() throws IOException {
    OutputPath longest = new OutputPath("ن".repeat(120) + "/" + "آ".repeat(120) + "/index.html");
    Destination.S3 deep = at(server.port(), "p".repeat(700) + "/", false, Optional.empty());
    SiteFile one = new SiteFile(longest, Place.ARTICLE, folder, 1, "0".repeat(32));
    try (Remote remote = S3Remote.open(deep, environment)) {
      assertThatThrownBy(() -> remote.takes(List.of(one)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("is longer than S3 takes for a name");
    }
    SiteFile large =
        new SiteFile(new OutputPath("a.mp4"), Place.ASSET, folder, (5L << 30) + 1, "0".repeat(32));
    try (Remote remote = S3Remote.open(at(server.port()), environment)) {
      assertThatThrownBy(() -> remote.takes(List.of(large)))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("larger than 5 GB");
    }
  }

  @Test
  void namesMayBeInAnyScript() throws IOException {
    List<OutputPath> names = new ArrayList<>();
    for (String name :
        List.of("نان-و-آب", "বৃষ্টি", "雨と土", "ⴰⵎⴰⵏ", "𐤀𐤁", "a~b%25c", "été", "e\u0301", "👩")) {
      names.add(new OutputPath(name + "/index.html"));
    }
    Path file = Files.writeString(folder.resolve("any"), "text");
    List<SiteFile> files =
        names.stream()
            .map(name -> new SiteFile(name, Place.ARTICLE, file, 4, "0".repeat(32)))
            .toList();
    try (Remote remote =
        S3Remote.open(at(server.port(), "ü/", false, Optional.empty()), environment)) {
      remote.put(files, any -> {});
      assertThat(server.objects(bucket).keySet())
          .containsExactlyInAnyOrderElementsOf(
              names.stream().map(name -> "ü/" + name.value()).toList());
      assertThat(remote.taken(names)).containsExactlyInAnyOrderElementsOf(names);
      remote.remove(names);
      assertThat(server.objects(bucket)).isEmpty();
    }
  }

  @Test
  void whatIsCutAtAnyByteIsFinished() throws IOException {
    SiteOnDisk site = site();
    long seed = Long.getLong("polyfeed.seed", System.nanoTime());
    Random random = new Random(seed);
    AtomicInteger cuts = new AtomicInteger(25);
    try (Line line =
        new Line(
            server.port(),
            new Line.Fault() {
              @Override
              public Optional<String> answer(String head) {
                return Optional.empty();
              }

              @Override
              public synchronized long cutAfter() {
                return random.nextBoolean() && cuts.getAndDecrement() > 0
                    ? random.nextInt(6_000)
                    : Long.MAX_VALUE;
              }
            })) {
      publish(at(line.port()));
    } catch (IOException | AssertionError e) {
      throw new AssertionError("-Dpolyfeed.seed=" + seed, e);
    }
    assertThat(cuts.get()).as("-Dpolyfeed.seed=" + seed).isLessThan(25);
    assertHolds(site);
  }

  @Test
  void whatWasCutOffGoesOnWhereItWas() throws IOException {
    SiteOnDisk site = site();
    AtomicInteger puts = new AtomicInteger();
    try (Line line =
        new Line(
            server.port(),
            head ->
                head.startsWith("PUT") && puts.incrementAndGet() > 12
                    ? Optional.of(BROKEN)
                    : Optional.empty())) {
      assertThatThrownBy(() -> publish(at(line.port())))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(RefusedException.class)
          .hasMessageContaining("500 InternalError")
          .hasMessageNotContaining("Said of the secret");
      int carried = server.objects(bucket).size() - 1;
      assertThat(carried).isBetween(5, 11);
      puts.set(-1_000);
      assertThat(publish(at(line.port())).carried()).hasSize(site.files().size() - carried);
    }
    assertHolds(site);
  }

  @Test
  void busyServiceIsAskedAgain() throws IOException {
    SiteOnDisk site = site();
    AtomicInteger requests = new AtomicInteger();
    try (Line line =
        new Line(
            server.port(),
            head -> requests.incrementAndGet() % 5 == 0 ? Optional.of(BUSY) : Optional.empty())) {
      publish(at(line.port()));
    }
    assertHolds(site);
  }

  @Test
  void wrongClockIsToldWithTheRightTime() throws IOException {
    site();
    try (Line line = new Line(server.port(), head -> Optional.of(LATE))) {
      assertThatThrownBy(() -> publish(at(line.port())))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              "the clock of this machine is wrong: there it is Fri, 01 Jan 2100 00:00:00"
                  + " GMT; set it right");
    }
  }

  @Test
  void wrongRegionIsToldWithTheRightOne() throws IOException {
    site();
    try (Line line = new Line(server.port(), head -> Optional.of(ELSEWHERE))) {
      assertThatThrownBy(() -> publish(at(line.port())))
          .isInstanceOf(RefusedException.class)
          .hasMessage("the bucket is in another region; say 'region: eu-central-1'");
    }
  }

  @Test
  void keyThatMayNotDoAllIsTold() throws IOException {
    site();
    try (Line line =
        new Line(
            server.port(),
            head ->
                head.startsWith("HEAD")
                    ? Optional.of(Line.answer(403, "Server: any", ""))
                    : Optional.empty())) {
      assertThatThrownBy(() -> publish(at(line.port())))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("the key may not do all that is needed in the bucket " + bucket);
    }
  }

  @Test
  void whatIsNoServiceOfThatKindIsTold() throws IOException {
    site();
    try (Line line =
        new Line(
            server.port(),
            head -> Optional.of(Line.answer(404, "Content-Type: text/html", "<p>Nothing.</p>")))) {
      assertThatThrownBy(() -> publish(at(line.port())))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("nothing there answers as S3 does");
    }
  }

  @Test
  void serviceThatKnowsNeitherConditionsNorDeletingManyIsGoodEnough() throws IOException {
    SiteOnDisk site = site();
    try (Line line =
        new Line(
            server.port(),
            head ->
                head.matches("(?is)(POST .*|.*\r\nIf-(None-)?Match: .*)")
                    ? Optional.of(Line.error(501, "NotImplemented", ""))
                    : Optional.empty())) {
      publish(at(line.port()));
      assertHolds(site);
      site.without("bread.fa.md").generated();
      assertThat(publish(at(line.port())).removed()).isNotEmpty();
      assertHolds(site);
    }
  }

  @Test
  void anotherRunAtTheSameTimeIsNoticed() throws IOException {
    byte[] one = new Published("tag:one", Map.of()).bytes();
    byte[] other = new Published("tag:other", Map.of()).bytes();
    try (Remote first = S3Remote.open(at(server.port()), environment);
        Remote second = S3Remote.open(at(server.port()), environment)) {
      assertThat(first.list()).isEmpty();
      assertThat(second.list()).isEmpty();
      first.keepList(one);
      assertThatThrownBy(() -> second.keepList(other))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("another run");
      assertThat(second.list()).contains(one);
      first.keepList(other);
      assertThatThrownBy(() -> second.keepList(one)).hasMessageContaining("another run");
      assertThat(first.list()).contains(other);
    }
  }

  @Test
  void listWhoseArrivalWasNotAnsweredIsNoOtherRun() throws IOException {
    byte[] list = new Published("tag:one", Map.of()).bytes();
    AtomicInteger puts = new AtomicInteger();
    try (Line line =
            new Line(
                server.port(),
                new Line.Fault() {
                  @Override
                  public Optional<String> answer(String head) {
                    return Optional.empty();
                  }

                  @Override
                  public Optional<String> afterwards(String head) {
                    return head.startsWith("PUT") && puts.incrementAndGet() == 1
                        ? Optional.of(BUSY)
                        : Optional.empty();
                  }
                });
        Remote remote = S3Remote.open(at(line.port()), environment)) {
      assertThat(remote.list()).isEmpty();
      remote.keepList(list);
      assertThat(puts.get()).isEqualTo(2);
      assertThat(remote.list()).contains(list);
    }
  }

  @Test
  void largeFilesAreNotHeldInMemory() throws Exception {
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(60_000_000);
    }
    AtomicInteger puts = new AtomicInteger();
    try (Line line =
        new Line(
            server.port(),
            head -> {
              if (head.startsWith("PUT") && head.contains("ontent-Length: 60000000\r\n")) {
                puts.incrementAndGet();
              }
              return Optional.of(Line.answer(200, "Content-Type: text/plain\r\nETag: \"a\"", ""));
            })) {
      String said =
          run(
              Map.of(),
              "-Xmx48m",
              // Hashes take most of the time.
              "-XX:TieredStopAtLevel=4",
              LargeFile.class.getName(),
              Integer.toString(line.port()),
              large.toString());
      assertThat(said).isEqualTo("0 ");
    }
    assertThat(puts.get()).isEqualTo(2);
  }

  @Test
  void keysAreFoundWhereTheToolsOfAmazonKeepThem() throws Exception {
    SiteOnDisk site = site();
    Path settings = folder.resolve("site").resolve("seeds").resolve("site.yaml");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replaceFirst(
                "publish: .*",
                "publish: { my-cdn: { to: s3, bucket: "
                    + bucket
                    + ", endpoint: 'http://127.0.0.1:"
                    + server.port()
                    + "' } }"));
    site.generated();
    String none = command(Map.of());
    assertThat(none)
        .startsWith("1 my-cdn: there are no keys for the bucket; looked for")
        .contains("POLYFEED_MY_CDN_ACCESS_KEY_ID", "AWS_ACCESS_KEY_ID", "the profile default");
    Path keys =
        Files.writeString(
            folder.resolve("keys"),
            """
            [news]
            aws_access_key_id = %s
            aws_secret_access_key = %s
            """
                .formatted(S3Server.ID, S3Server.SECRET));
    assertThat(
            command(Map.of("AWS_PROFILE", "news", "AWS_SHARED_CREDENTIALS_FILE", keys.toString())))
        .startsWith("0 my-cdn: " + site.files().size() + " files sent")
        .doesNotContain(S3Server.SECRET);
    assertHolds(site);
  }

  private String command(Map<String, String> variables) throws Exception {
    return run(
        variables,
        "-Duser.home=" + folder,
        "org.polyfeed.cli.Main",
        "publish",
        "--site",
        folder.resolve("site").toString());
  }

  /** Runs a class by itself, in an environment that has only this. */
  private String run(Map<String, String> variables, String... arguments) throws Exception {
    Path said = folder.resolve("said.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().clear();
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return process.exitValue() + " " + Files.readString(said, StandardCharsets.UTF_8);
  }
}
