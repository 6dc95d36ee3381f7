package org.polyfeed.article;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.polyfeed.locale.Excerpt;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Severity;
import org.polyfeed.progress.Step;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.seed.Seed;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SeedReader;
import org.polyfeed.site.Author;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteLocale;

/** Understands seeds: what their names, front matter, neighbours and text say together. */
public final class ArticleParser {

  private final Site site;
  private final MediaFolder folder;
  private final Problems problems;
  private volatile boolean overtaken;
  private final SettingsBeside settings;
  private final Map<String, ArticleParser> standIns = new HashMap<>();
  private final Map<LocaleTag, LocaleFormat> formats = new ConcurrentHashMap<>();
  private final FirstBodies firstBodies = new FirstBodies();
  private final BodyReader text;
  private final BodyReader markdown = new MarkdownBody();
  private final BodyReader html = new HtmlBody();

  /**
   * @param settings the {@code .yaml} files beside the seeds
   * @param folder the other files beside them
   */
  public ArticleParser(Site site, List<SeedFile> settings, MediaFolder folder, Problems problems) {
    this.site = site;
    this.folder = folder;
    this.problems = problems;
    this.text = new TextBody(site.boilerplate());
    this.settings = new SettingsBeside(site, settings, folder, problems);
  }

  /**
   * The heads of all seeds that can be understood, in the order of their names, drafts included.
   * Two seeds for one story and locale are an error; the first is kept.
   *
   * @param cache of heads that were read before, which takes those that are read now
   * @param reading counts them
   */
  public List<Article> heads(List<SeedFile> files, HeadCache cache, Step reading) {
    List<Article> kept = new ArrayList<>();
    Map<String, Article> seen = new HashMap<>();
    Map<String, Article> ids = new HashMap<>();
    for (Head head : read(files, cache, reading)) {
      head.problems().forEach(problems::add);
      if (head.article().isEmpty()) {
        continue;
      }
      Article article = head.article().get();
      Article other = seen.putIfAbsent(article.story() + "\n" + article.locale(), article);
      if (other != null) {
        problems.add(clash(article, other));
        continue;
      }
      Article owner = article.id().map(id -> ids.putIfAbsent(id, article)).orElse(null);
      if (owner != null) {
        problems.add(clash(article, owner));
      }
      kept.add(article);
    }
    warnOfUnused(kept, List.of());
    return List.copyOf(kept);
  }

  /** The heads of all seeds, each as if there were no other, in the order given. */
  List<Head> read(List<SeedFile> files, HeadCache cache, Step reading) {
    return files.parallelStream()
        .map(
            file -> {
              Head head = cache.of(file, folder, settings::of).orElseGet(() -> read(file, cache));
              reading.one();
              return head;
            })
        .toList();
  }

  /** What is wrong with an article that has the story and locale of another, or its id. */
  static Problem clash(Article article, Article other) {
    boolean same = article.story().equals(other.story()) && article.locale().equals(other.locale());
    return new Problem(
        Severity.ERROR,
        article.shown(),
        0,
        same
            ? "the story '"
                + article.story()
                + "' is in "
                + article.locale()
                + " twice: also in "
                + other.shown()
                + "; rename or remove one"
            : "has the id of " + other.shown() + "; every article needs its own");
  }

  /** Whether nothing is wrong with the files beside a seed whose settings hold for it. */
  boolean hasGoodSettings(Article article) {
    return settings.areGood(article.story(), article.locale());
  }

  /**
   * The head of an article as its sources were before, from which its body is read then too;
   * nothing where they have errors now.
   *
   * @param sources the seed, then the files of settings beside it
   */
  Optional<Article> asBefore(List<SeedFile> sources) {
    Problems own = new Problems();
    ArticleParser before = new ArticleParser(site, sources.subList(1, sources.size()), folder, own);
    Optional<Article> article = before.article(sources.get(0), new HashMap<>(), own);
    if (own.hasErrors()) {
      return Optional.empty();
    }
    article.ifPresent(one -> standIns.put(one.seed().name(), before));
    return article;
  }

  /**
   * A seed that is left out.
   *
   * @param known its locale, where it could be read
   */
  LeftOut leftOut(SeedFile seed, Optional<LocaleTag> known) {
    // What is wrong with its name was said when it was read.
    SeedName name = SeedName.of(seed, site::named, new Problems());
    Optional<LocaleTag> locale = known.or(name::locale).map(LocaleTag::plain);
    return new LeftOut(seed, name.story(), locale.orElse(site.defaultLocale()), locale.isPresent());
  }

  /** The files that an article was read from: its seed, then those whose settings hold for it. */
  public List<SeedFile> sources(Article article) {
    return Stream.concat(Stream.of(article.seed()), settings.of(article).keySet().stream())
        .toList();
  }

  /**
   * Warns of settings that hold for no article.
   *
   * @param leftOut seeds for which they would hold
   */
  public void warnOfUnused(List<Article> articles, List<LeftOut> leftOut) {
    settings.warnOfUnused(articles, leftOut);
  }

  private Head read(SeedFile file, HeadCache cache) {
    Problems own = new Problems();
    Map<String, Optional<MediaFile>> asked = new HashMap<>();
    Optional<Article> article = article(file, asked, own);
    Head head = new Head(article, own.all(), asked, article.map(settings::of).orElse(Map.of()));
    if (!own.hasErrors()) {
      cache.keep(file, head);
    }
    return head;
  }

  private Optional<Article> article(
      SeedFile file, Map<String, Optional<MediaFile>> asked, Problems problems) {
    Optional<Seed> read = new SeedReader(problems).read(file);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Seed seed = read.get();
    Problems ofName = new Problems();
    SeedName name = SeedName.of(file, site::named, ofName);
    problems.addAll(ofName);
    Beside beside = Beside.of(file, folder, asked, problems);
    Metadata own = Metadata.of(seed.frontMatter(), site, beside, problems);
    if (ofName.hasErrors()) {
      // As the article of another locale it would be in the way of that.
      return Optional.empty();
    }
    Optional<LocaleTag> declared = own.locale().or(name::locale).map(LocaleTag::plain);
    Optional<LocaleTag> known = locale(seed, declared, problems);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    LocaleTag locale = known.get();
    Metadata metadata = own.over(settings.of(name.story(), locale));
    LocaleFormat format = format(locale);
    // Nothing that a head holds depends on the base.
    String base = site.address().toString();
    Links links = new Links(site.address(), beside(seed, any -> base, asked, problems));
    Draft draft = draft(seed, metadata.title(), format, links, problems);
    Optional<String> title = metadata.title().or(draft::title).map(Letters::unembedded);
    boolean empty = title.isEmpty() || draft.html().markup().isBlank();
    // Who takes an article back may also delete its text, and a draft may be a title yet.
    if (empty && metadata.withdrawn().isEmpty() && !metadata.draft().orElse(false)) {
      refuseEmpty(seed, title, problems);
      return Optional.empty();
    }
    checkScript(seed, declared, locale, problems, title.orElse("") + " " + draft.lead());
    if (links.standAlone()) {
      firstBodies.keep(file.name(), draft.html());
    }
    Timestamps times = new Timestamps(site.timezone());
    List<Medium> media = media(metadata, locale, links, problems);
    return Optional.of(
        new Article(
                file,
                locale,
                name.story(),
                title.orElse(""),
                metadata.summary().orElseGet(() -> new Excerpt(format).of(draft.lead())),
                place(metadata.dateline().orElse(draft.dateline()), locale),
                metadata.date().or(() -> name.date().or(draft::dated).map(times::noon)),
                metadata.updated().or(() -> corrected(metadata.corrections())),
                authors(own, draft, metadata),
                metadata.topics(),
                metadata.slug(),
                metadata.aliases(),
                metadata.id(),
                media,
                files(media, links),
                metadata.draft().orElse(false),
                metadata.publishAt(),
                metadata.expires(),
                hash(title.orElse(""), seed.body(), metadata.corrections()),
                ContentHash.ofText(seed.body()),
                Optional.empty(),
                metadata.corrections(),
                metadata.withdrawn(),
                ContentHash.NONE,
                ContentHash.NONE)
            .hashed());
  }

  /** What all translations share may name it in another language. */
  private String place(String written, LocaleTag locale) {
    return site.glossary().place(written, locale).orElse(written);
  }

  /** Those that front matter names, and those in the text that it does not. */
  private static List<Medium> media(
      Metadata metadata, LocaleTag locale, Links links, Problems problems) {
    metadata.image().ifPresent(image -> image.warnWithoutAlt(locale, problems));
    List<Medium> media = new ArrayList<>();
    metadata.image().ifPresent(image -> media.add(image.in(locale)));
    metadata.audio().forEach(audio -> media.add(audio.in(locale)));
    metadata.video().forEach(video -> media.add(video.in(locale)));
    for (Medium found : links.media()) {
      if (media.stream().noneMatch(one -> one.isSameAs(found))) {
        media.add(found);
      }
    }
    return media;
  }

  private static List<MediaFile> files(List<Medium> media, Links links) {
    return Stream.concat(media.stream().flatMap(Medium::files), links.files().stream())
        .distinct()
        .toList();
  }

  private Beside beside(
      Seed seed,
      Function<MediaFile, String> urls,
      Map<String, Optional<MediaFile>> asked,
      Problems problems) {
    return new Beside(
        folder,
        seed.file().name(),
        seed.file().shown(),
        seed.body(),
        seed.bodyLine(),
        urls,
        asked,
        problems);
  }

  private static Optional<OffsetDateTime> corrected(List<Correction> corrections) {
    return corrections.stream()
        .flatMap(one -> one.at().stream())
        .max(Comparator.comparing(OffsetDateTime::toInstant));
  }

  /** What is set right in it is part of what an article says. */
  private static ContentHash hash(String title, String body, List<Correction> corrections) {
    if (corrections.isEmpty()) {
      return ContentHash.of(title, body);
    }
    StringBuilder all = new StringBuilder(body);
    corrections.forEach(one -> all.append('\n').append(one.note()));
    return ContentHash.of(title, all.toString());
  }

  /** A byline in the text is nearer to it than what the story's file says of all translations. */
  private static List<Author> authors(Metadata own, Draft draft, Metadata all) {
    return own.authors().isEmpty() && draft.byline().isPresent()
        ? draft.byline().map(Author::named).stream().toList()
        : all.authors();
  }

  private Optional<LocaleTag> locale(Seed seed, Optional<LocaleTag> declared, Problems problems) {
    LocaleTag wanted = declared.orElse(site.defaultLocale());
    if (!site.shows(wanted)) {
      List<String> names = site.locales().stream().map(locale -> locale.tag().value()).toList();
      problems.error(
          seed.file().shown(),
          seed.frontMatter().has("locale") ? seed.frontMatter().line("locale") : 0,
          "no such locale '"
              + wanted
              + "'; the site has: "
              + String.join(", ", names)
              + "; name one of them, or add it to 'locales:' in site.yaml");
      return Optional.empty();
    }
    return Optional.of(site.locale(wanted).map(SiteLocale::tag).orElse(wanted));
  }

  private static void refuseEmpty(Seed seed, Optional<String> title, Problems problems) {
    problems.error(
        seed.file().shown(),
        seed.bodyLine(),
        title.isEmpty() && seed.body().isBlank()
            ? "the article is empty; write it, or remove the file"
            : title.isEmpty()
                ? "the article has no title; begin it with one, or set 'title:' in front matter"
                : "the article has a title and nothing else; write it, or set 'draft: true'");
  }

  private static void checkScript(
      Seed seed, Optional<LocaleTag> declared, LocaleTag locale, Problems problems, String sample) {
    Optional<String> script = Letters.foreignTo(locale, sample);
    if (script.isEmpty()) {
      return;
    }
    String file = seed.file().name().substring(seed.file().name().lastIndexOf('/') + 1);
    if (declared.isPresent()) {
      problems.warning(
          seed.file().shown(),
          seed.bodyLine(),
          "it is said to be in " + locale + ", but is written in " + script.get() + " letters");
    } else {
      String stem = file.substring(0, file.length() - seed.file().extension().length() - 1);
      problems.error(
          seed.file().shown(),
          seed.bodyLine(),
          "it names no locale, and its "
              + script.get()
              + " letters cannot be "
              + locale
              + ", the default; name it '"
              + stem
              + ".LOCALE."
              + seed.file().extension()
              + "' (ru for Russian, and so on), or set 'default:' in site.yaml");
    }
  }

  private LocaleFormat format(LocaleTag locale) {
    return formats.computeIfAbsent(locale, LocaleFormat::new);
  }

  private Draft draft(
      Seed seed, Optional<String> title, LocaleFormat format, Links links, Problems problems) {
    BodyReader body =
        switch (seed.file().extension()) {
          case "md", "markdown" -> markdown;
          case "html", "htm" -> html;
          default -> text;
        };
    return body.read(
        new BodySource(
            seed.body(), seed.file().shown(), seed.bodyLine(), title, format, links, problems));
  }

  /**
   * The body of an article, read again. An error where the seed is no longer as it was when its
   * head was read: a page would show what neither its title nor its fingerprint tells of.
   *
   * @param base its URL, against which those in it are resolved
   * @param urls of files beside it
   * @return what follows title and dateline
   */
  Html body(Article article, URI base, Function<MediaFile, String> urls) {
    ArticleParser before = standIns.get(article.seed().name());
    return before == null ? read(article, base, urls) : before.read(article, base, urls);
  }

  private Html read(Article article, URI base, Function<MediaFile, String> urls) {
    return firstBodies.take(article.seed().name()).orElseGet(() -> readAgain(article, base, urls));
  }

  private Html readAgain(Article article, URI base, Function<MediaFile, String> urls) {
    // All that is wrong with it was said when its head was read.
    Problems known = new Problems();
    Optional<Html> body =
        new SeedReader(known)
            .read(article.seed())
            .filter(seed -> ContentHash.ofText(seed.body()).equals(article.text()))
            .flatMap(seed -> body(seed, article, base, urls, known));
    if (body.isEmpty()) {
      overtaken = true;
      problems.error(
          article.shown(), 0, "changed while it was read; the next run takes it as it is then");
    }
    return body.orElse(new Html(""));
  }

  /** Nothing where the text has another title now. */
  private Optional<Html> body(
      Seed seed, Article article, URI base, Function<MediaFile, String> urls, Problems known) {
    Optional<String> title = knownTitle(seed, article);
    Links links = new Links(base, beside(seed, urls, new HashMap<>(), known));
    Draft draft = draft(seed, title, format(article.locale()), links, known);
    return title.or(draft::title).map(Letters::unembedded).orElse("").equals(article.title())
        ? Optional.of(draft.html())
        : Optional.empty();
  }

  /** Whether a seed was another when its body was read than when its head was. */
  public boolean isOvertaken() {
    return overtaken;
  }

  private Optional<String> knownTitle(Seed seed, Article article) {
    return Metadata.title(seed.frontMatter())
        .or(() -> settings.of(article.story(), article.locale()).title());
  }
}
