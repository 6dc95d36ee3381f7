package org.polyfeed.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.polyfeed.FileTree;
import org.polyfeed.article.Article;
import org.polyfeed.article.ArticleParser;
import org.polyfeed.article.Bodies;
import org.polyfeed.article.HeadCache;
import org.polyfeed.article.Html;
import org.polyfeed.article.Story;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Editor;
import org.polyfeed.edition.Held;
import org.polyfeed.feed.FeedTarget;
import org.polyfeed.feed.Feeds;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.locale.Messages;
import org.polyfeed.locale.Romanisation;
import org.polyfeed.locale.SlugStyle;
import org.polyfeed.locale.Transliteration;
import org.polyfeed.media.MediaReader;
import org.polyfeed.page.PageTarget;
import org.polyfeed.page.Pages;
import org.polyfeed.page.Theme;
import org.polyfeed.problem.Problems;
import org.polyfeed.progress.Progress;
import org.polyfeed.progress.Step;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SeedReader;
import org.polyfeed.seed.SeedScanner;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteParser;
import org.polyfeed.target.Composed;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/** The parts of a run through which every article passes, each by itself, once it is warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class HotPartsBenchmark {

  private static final int STORIES = 60;

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Problems problems = new Problems();
  private final Romanisation romanisation = new Romanisation();
  private final Step step = new Progress().begin("Reading", Integer.MAX_VALUE);

  private Path folder;
  private ArticleParser parser;
  private List<SeedFile> seeds;
  private List<Article> articles;
  private Editions editions;
  private MediaReader media;
  private Pages pages;
  private List<PageTarget> articlePages;
  private FeedTarget feed;
  private Transliteration transliteration;
  private int next;

  @Setup
  public void makeASite() throws IOException {
    folder = Files.createTempDirectory("polyfeed-bench");
    Workload.write(folder, STORIES);
    SeedScanner.Found found = new SeedScanner(folder.resolve("seeds"), "seeds", problems).scan();
    Fields settings = new SeedReader(problems).settings(found.site().orElseThrow());
    Site declared = new SiteParser(settings, "bench", found.media()).parse();
    seeds = found.articles();
    parser = new ArticleParser(declared, found.settings(), found.media(), problems);
    articles = parser.heads(seeds, HeadCache.none(), step);
    Site site =
        declared.withLocalesOf(
            new TreeSet<>(articles.stream().map(Article::locale).toList()));
    Theme theme = Theme.read(folder.resolve("templates"), "templates", problems);
    Messages messages =
        theme.messages(site.locales(), problems);
    Ledger ledger = Ledger.read(folder.resolve("seeds/ledger.jsonl"), "ledger", problems);
    ledger.settleIds(articles, List.of(), problems);
    ledger.settleAuthority(Optional.empty(), "bench.example,2026");
    editions =
        new Editor(site, ledger, messages, romanisation, article -> NOW)
            .edit(Story.group(articles), List.of(), new Held(site, ledger, List.of(), articles));
    media = new MediaReader(problems);
    transliteration = new Transliteration(romanisation);
    Fingerprint version = Fingerprint.of("bench").done();
    pages = new Pages(editions, bodies(), media, theme, romanisation, problems);
    articlePages =
        pages.targets(version).stream()
            .filter(PageTarget.class::isInstance)
            .map(PageTarget.class::cast)
            .filter(target -> target.place() == Place.ARTICLE)
            .toList();
    feed =
        feeds().targets(version).stream()
            .filter(FeedTarget.class::isInstance)
            .map(FeedTarget.class::cast)
            .filter(target -> target.path().value().equals("en/atom.xml"))
            .findFirst()
            .orElseThrow();
    if (problems.hasErrors()) {
      throw new IllegalStateException(problems.all().toString());
    }
  }

  @TearDown
  public void removeIt() throws IOException {
    FileTree.delete(folder);
  }

  private Bodies bodies() {
    return new Bodies(parser, file -> "https://bench.example/" + file.file().name());
  }

  private Feeds feeds() {
    return new Feeds(editions, bodies(), media, "bench.example,2026", problems);
  }

  private Article article() {
    return articles.get(next++ % articles.size());
  }

  /** One head: the file read, decoded, its front matter and text understood. */
  @Benchmark
  public List<Article> head() {
    return parser.heads(List.of(seeds.get(next++ % seeds.size())), HeadCache.none(), step);
  }

  /** One body, from the file to safe markup. */
  @Benchmark
  public Html body() {
    return bodies().of(article(), URI.create("https://bench.example/a/"));
  }

  /** One page of an article, through its templates; the last bodies are held. */
  @Benchmark
  public Optional<byte[]> page() {
    return pages.render(articlePages.get(next++ % articlePages.size()));
  }

  /** One feed of as many items as the site has, bodies included. */
  @Benchmark
  public Composed feed() {
    return feeds().render(feed);
  }

  /** The words of one address. */
  @Benchmark
  public String slug() {
    Article article = article();
    return transliteration.words(SlugStyle.ROMANISED, article.locale(), article.title());
  }
}
