package org.polyfeed.translation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.polyfeed.article.Article;
import org.polyfeed.article.ArticleParser;
import org.polyfeed.article.HeadCache;
import org.polyfeed.article.SeedName;
import org.polyfeed.article.Story;
import org.polyfeed.article.Unit;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.output.NewFiles;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Severity;
import org.polyfeed.progress.Progress;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.Seed;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SeedReader;
import org.polyfeed.seed.SeedScanner;
import org.polyfeed.site.Glossary;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteLocale;
import org.polyfeed.site.SiteParser;
import org.polyfeed.start.Seedbed;

/** The stories of a site as one sees them who hands them to translators and takes them back. */
final class Desk {

  private static final String LEDGER = "ledger.jsonl";

  private final Path folder;
  private final String shown;
  private final Site site;
  private final Map<String, Story> stories = new TreeMap<>();
  private final Map<String, Article> drafts = new HashMap<>();
  private final Map<String, Map<String, Object>> settings = new HashMap<>();
  private final Ledger ledger;
  private final Memory memory;
  private final Problems problems;

  /** The folder again, once a new seed needs a name. */
  private Optional<Seedbed> seedbed = Optional.empty();

  private Desk(
      Path folder, String shown, Site site, Ledger ledger, Memory memory, Problems problems) {
    this.folder = folder;
    this.shown = shown;
    this.site = site;
    this.ledger = ledger;
    this.memory = memory;
    this.problems = problems;
  }

  /** How a story stands in a locale, as {@code status} has it. */
  enum State {
    CURRENT,
    OUTDATED,
    MISSING,
    /** Made of the article in the other script of the language. */
    CONVERTED
  }

  /**
   * Looks at a site. What is wrong with it that keeps it from being generated is an error.
   *
   * @param shown what problems call the folder of seeds
   * @throws IOException if the disk fails
   */
  static Desk read(Path folder, String shown, Instant now, Problems problems) throws IOException {
    Problems found = new Problems();
    SeedScanner.Found files = new SeedScanner(folder, shown, found).scan();
    SeedReader reader = new SeedReader(found);
    Fields fields =
        files
            .site()
            .map(reader::settings)
            .orElseGet(() -> Fields.none(shown + "/site.yaml", found));
    Site site = new SiteParser(fields, shown, files.media()).parse();
    ArticleParser parser = new ArticleParser(site, files.settings(), files.media(), found);
    List<Article> heads =
        parser.heads(
            files.articles(), HeadCache.none(), new Progress().begin("", files.articles().size()));
    Ledger ledger = Ledger.read(folder.resolve(LEDGER), shown + "/" + LEDGER, found);
    ledger.settleIds(heads, List.of(), found);
    Optional<String> lines = new NewFiles(folder).text(Memory.FILE);
    Memory memory = Memory.of(lines, shown + "/" + Memory.FILE, found);
    keepErrors(found, problems);
    Desk desk = new Desk(folder, shown, site, ledger, memory, problems);
    List<Article> written = new ArrayList<>();
    for (Article head : heads) {
      if (head.draft()) {
        desk.drafts.put(key(head.story(), head.locale()), head);
      } else if (head.withdrawn().isEmpty() && !head.isOver(now)) {
        written.add(head);
      }
    }
    Story.group(written).forEach(story -> desk.stories.put(story.key(), story));
    for (SeedFile file : files.settings()) {
      SeedName name = SeedName.of(file, site::named, new Problems());
      String key = name.story() + "\n" + name.locale().map(LocaleTag::value).orElse("");
      desk.settings.put(key, reader.settings(file).written());
    }
    return desk;
  }

  /** What is only odd about seeds is for those to hear who generate. */
  private static void keepErrors(Problems found, Problems problems) {
    found.all().stream().filter(one -> one.severity() == Severity.ERROR).forEach(problems::add);
  }

  private static String key(String story, LocaleTag locale) {
    return story + "\n" + locale.plain();
  }

  Site site() {
    return site;
  }

  Memory memory() {
    return memory;
  }

  Map<String, Story> stories() {
    return stories;
  }

  /** The site's own name of a locale; nothing where no edition shows it. */
  Optional<LocaleTag> locale(String name) {
    return LocaleTag.declared(name)
        .map(LocaleTag::plain)
        .filter(site::shows)
        .map(tag -> site.locale(tag).map(SiteLocale::tag).orElse(tag));
  }

  /** The article that is translated: the one in a locale, else the one that status goes by. */
  Optional<Article> source(Story story, Optional<LocaleTag> from) {
    return from.isPresent()
        ? story.as(from.get())
        : Optional.of(story.source(site.defaultLocale()));
  }

  State state(Story story, Article source, LocaleTag to) {
    Optional<Article> target = story.own(to);
    if (target.isPresent()) {
      return ledger.isOutdated(target.get(), source) ? State.OUTDATED : State.CURRENT;
    }
    boolean converted =
        site.locale(to)
            .flatMap(SiteLocale::conversion)
            .filter(one -> story.as(one.from()).isPresent())
            .isPresent();
    return converted ? State.CONVERTED : State.MISSING;
  }

  /** The article of a story in exactly a locale, also where it is not shown yet. */
  Optional<Article> written(String story, LocaleTag locale) {
    Story known = stories.get(story);
    Optional<Article> shownOne = known == null ? Optional.empty() : known.as(locale);
    return shownOne.or(
        () ->
            drafts.values().stream()
                .filter(one -> one.story().equals(story) && one.locale().sameAs(locale))
                .findFirst());
  }

  /** All that nobody sees yet. */
  List<Article> drafts() {
    return List.copyOf(drafts.values());
  }

  /** An article in units; nothing, and an error, where its seed cannot be read any more. */
  Optional<Original> original(Article article) {
    Problems found = new Problems();
    Optional<Seed> seed = new SeedReader(found).read(article.seed());
    keepErrors(found, problems);
    return seed.map(
        one ->
            Original.of(
                article,
                one,
                settings.getOrDefault(article.story() + "\n" + article.locale().value(), Map.of()),
                settings.getOrDefault(article.story() + "\n", Map.of()),
                site));
  }

  /** A unit with what the site's glossary says to whoever translates it. */
  Unit noted(Unit unit, LocaleTag from, LocaleTag to) {
    return unit.noted(
        site.glossary().agreed(unit.text(), from, to).stream().map(Desk::note).toList());
  }

  private static String note(Glossary.Agreed term) {
    String forms =
        term.forms().stream()
            .map(form -> form.open() ? form.written() + "…" : form.written())
            .collect(Collectors.joining(", "));
    return term.written()
        + ": "
        + forms
        + term.term().note().map(said -> " (" + said + ")").orElse("");
  }

  /** The text of a seed as it is on the disk. */
  Optional<String> text(Article article) throws IOException {
    return new NewFiles(folder).text(article.seed().name());
  }

  /** The story whose seed problems call so. */
  Optional<String> story(String original) {
    return stories.values().stream()
        .filter(
            story ->
                story.articles().values().stream()
                    .anyMatch(article -> article.shown().equals(original)))
        .map(Story::key)
        .findFirst();
  }

  /** What a new seed is to be called. */
  private String name(String story, LocaleTag locale, String extension) throws IOException {
    Seedbed known = seedbed.orElse(null);
    if (known == null) {
      known = Seedbed.read(folder, shown, new Problems());
      seedbed = Optional.of(known);
    }
    return known.name(story, locale.plain(), extension);
  }

  /** What problems call a seed. */
  private String shown(String name) {
    return shown + "/" + name;
  }

  /**
   * A seed for an article in another language: the one that there is, else a new one of the same
   * format.
   *
   * @param before the article in that language
   * @param held what its seed holds
   */
  Sheet sheet(
      Article source, LocaleTag to, Optional<Article> before, Optional<String> held, String text)
      throws IOException {
    String name =
        before.isPresent()
            ? before.get().seed().name()
            : name(source.story(), to, source.seed().extension());
    return new Sheet(name, held, text);
  }

  /**
   * What is said of seeds that are written.
   *
   * @param known how many were as they are already
   */
  Translations.Taken taken(List<Sheet> sheets, int known) {
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (Sheet sheet : sheets) {
      (sheet.before().isPresent() ? changed : added).add(shown(sheet.name()));
    }
    return new Translations.Taken(added, changed, known, false);
  }

  /** A seed that is to be written, in the place of what it held. */
  record Sheet(String name, Optional<String> before, String text) {}

  /**
   * Writes what came of it: first what is remembered, then the seeds, then what they translate now.
   *
   * @param translated articles that were there before, and their sources
   * @throws IOException if the disk fails; what was written then is whole
   */
  void write(List<Sheet> sheets, Map<Article, Article> translated) throws IOException {
    keepMemory();
    NewFiles files = new NewFiles(folder);
    files.clear(sheets.stream().map(Sheet::name).toList());
    for (Sheet sheet : sheets) {
      files.replace(sheet.name(), sheet.before(), sheet.text());
    }
    Map<Article, Article> behind = new LinkedHashMap<>(translated);
    behind.entrySet().removeIf(one -> !ledger.isOutdated(one.getKey(), one.getValue()));
    if (!behind.isEmpty()) {
      behind.forEach(ledger::keepTranslated);
      ledger.write(folder.resolve(LEDGER));
    }
  }

  void keepMemory() throws IOException {
    Optional<String> changed = memory.changed();
    if (changed.isPresent()) {
      new NewFiles(folder).replace(Memory.FILE, memory.read(), changed.get());
    }
  }
}
