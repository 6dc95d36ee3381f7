package org.polyfeed.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.polyfeed.article.SeedName;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.NativeSlug;
import org.polyfeed.locale.Romanisation;
import org.polyfeed.locale.Transliteration;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SeedReader;
import org.polyfeed.seed.SeedScanner;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteParser;

/** The folder of seeds as one looks at it who is about to put another there. */
public final class Seedbed {

  /** For a title without any letter. */
  private static final String NAMELESS = "article";

  private final Site site;
  private final Ledger ledger;
  private final List<Sown> seeds;

  /** A seed and what its name says. */
  private record Sown(SeedFile file, SeedName name) {

    /** The folder of its locale, if that is where its name has it. */
    Optional<String> folder() {
      return file.stem().endsWith("/" + name.story())
          ? Optional.of(file.stem().substring(0, file.stem().length() - name.story().length() - 1))
          : Optional.empty();
    }
  }

  private Seedbed(Site site, Ledger ledger, List<Sown> seeds) {
    this.site = site;
    this.ledger = ledger;
    this.seeds = List.copyOf(seeds);
  }

  /**
   * Looks at a folder of seeds.
   *
   * @param shown what problems call it
   * @throws IOException if it cannot be read
   */
  public static Seedbed read(Path folder, String shown, Problems problems) throws IOException {
    SeedScanner.Found found = new SeedScanner(folder, shown, problems).scan();
    Fields settings =
        found
            .site()
            .map(file -> new SeedReader(problems).settings(file))
            .orElseGet(() -> Fields.none(shown + "/site.yaml", problems));
    Site site = new SiteParser(settings, shown, found.media()).parse();
    Ledger ledger = Ledger.read(folder.resolve("ledger.jsonl"), shown + "/ledger.jsonl", problems);
    List<Sown> seeds = new ArrayList<>();
    for (SeedFile file : found.articles()) {
      // What is wrong with the names of others is for those who generate to hear.
      seeds.add(new Sown(file, SeedName.of(file, site::named, new Problems())));
    }
    return new Seedbed(site, ledger, seeds);
  }

  public Site site() {
    return site;
  }

  /** The keys of all stories. */
  public Set<String> stories() {
    Set<String> stories = new TreeSet<>();
    seeds.forEach(seed -> stories.add(seed.name().story()));
    return stories;
  }

  /** The seed of a story in a locale, if it is written. */
  public Optional<SeedFile> seed(String story, LocaleTag locale) {
    return seeds.stream()
        .filter(seed -> seed.name().story().equals(story) && locale(seed).sameAs(locale))
        .map(Sown::file)
        .findFirst();
  }

  private LocaleTag locale(Sown seed) {
    Problems known = new Problems();
    return new SeedReader(known)
        .read(seed.file())
        .flatMap(read -> read.frontMatter().text("locale"))
        .flatMap(LocaleTag::declared)
        .or(seed.name()::locale)
        .orElse(site.defaultLocale());
  }

  /** The ending of a story's files. */
  public Optional<String> extension(String story) {
    return of(story).stream().map(seed -> seed.file().extension()).findFirst();
  }

  private List<Sown> of(String story) {
    return seeds.stream().filter(seed -> seed.name().story().equals(story)).toList();
  }

  /** A key for a new story: words of its title that no story has or had. */
  public String story(LocaleTag locale, String title) {
    Transliteration transliteration = new Transliteration(new Romanisation());
    String words = transliteration.words(site.slugs(locale), locale, title);
    words = words.isEmpty() ? transliteration.slug(locale, title) : words;
    words = words.isEmpty() ? NativeSlug.of(locale, title) : words;
    words = words.isEmpty() ? NAMELESS : words;
    Set<String> taken = stories();
    String story = words;
    for (int n = 2; taken.contains(story) || !ledger.given(story).isEmpty(); n++) {
      story = words + "-" + n;
    }
    return story;
  }

  /**
   * The name for a seed: beside the others of its story, and its locale where theirs have it; of a
   * new story, where most seeds have it.
   */
  public String name(String story, LocaleTag locale, String extension) {
    List<Sown> others = of(story).isEmpty() ? seeds : of(story);
    long named = others.stream().filter(seed -> seed.name().locale().isPresent()).count();
    long folders = others.stream().filter(seed -> seed.folder().isPresent()).count();
    return (folders * 2 > named ? folder(locale) + "/" + story : story + "." + locale)
        + "."
        + extension;
  }

  private String folder(LocaleTag locale) {
    return seeds.stream()
        .filter(seed -> seed.name().locale().filter(locale::sameAs).isPresent())
        .flatMap(seed -> seed.folder().stream())
        .findFirst()
        .orElse(locale.value());
  }
}
