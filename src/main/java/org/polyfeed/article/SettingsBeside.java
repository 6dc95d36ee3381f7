package org.polyfeed.article;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SeedReader;
import org.polyfeed.site.Site;

/**
 * The {@code .yaml} files beside seeds: what all translations of a story share, and what one of
 * them adds. Safe to share between threads.
 */
final class SettingsBeside {

  private final Problems problems;
  private final Map<Of, Metadata> said = new HashMap<>();
  private final Map<Of, SeedFile> files = new TreeMap<>();
  private final Map<Of, String> referred = new HashMap<>();
  private final Set<Of> faulty = new HashSet<>();

  /**
   * Reads them.
   *
   * @param folder the other files beside the seeds
   */
  SettingsBeside(Site site, List<SeedFile> settings, MediaFolder folder, Problems problems) {
    this.problems = problems;
    for (SeedFile file : settings) {
      Problems own = new Problems();
      SeedName name = SeedName.of(file, site::named, own);
      Of of = new Of(name.story(), name.locale());
      SeedFile other = files.putIfAbsent(of, file);
      if (other == null) {
        Map<String, Optional<MediaFile>> asked = new TreeMap<>();
        Beside beside = Beside.of(file, folder, asked, own);
        said.put(of, Metadata.of(new SeedReader(own).settings(file), site, beside, own));
        referred.put(
            of,
            asked.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue().map(HeadCache::named))
                .collect(Collectors.joining("\n", "\n", "")));
      } else {
        own.error(file.shown(), 0, "says the same as " + other.shown() + "; merge them");
      }
      if (own.hasErrors()) {
        faulty.add(of);
      }
      problems.addAll(own);
    }
  }

  /**
   * For what a file holds.
   *
   * @param locale nothing where it is for all translations
   */
  private record Of(String story, Optional<LocaleTag> locale) implements Comparable<Of> {

    @Override
    public int compareTo(Of other) {
      int stories = story.compareTo(other.story);
      return stories == 0 ? text().compareTo(other.text()) : stories;
    }

    private String text() {
      return locale.map(LocaleTag::value).orElse("");
    }
  }

  private static Stream<Of> holdingFor(String story, LocaleTag locale) {
    return Stream.of(new Of(story, Optional.empty()), new Of(story, Optional.of(locale)));
  }

  /** What they say of an article. */
  Metadata of(String story, LocaleTag locale) {
    return holdingFor(story, locale)
        .map(of -> said.getOrDefault(of, Metadata.NONE))
        .reduce(Metadata.NONE, (forAll, forLocale) -> forLocale.over(forAll));
  }

  /** The files whose settings hold for an article, with what they refer to. */
  Map<SeedFile, String> of(Article article) {
    Map<SeedFile, String> settings = new TreeMap<>();
    holdingFor(article.story(), article.locale())
        .filter(files::containsKey)
        .forEach(of -> settings.put(files.get(of), referred.getOrDefault(of, "")));
    return settings;
  }

  /** Whether nothing is wrong with the files that hold for an article. */
  boolean areGood(String story, LocaleTag locale) {
    return holdingFor(story, locale).noneMatch(faulty::contains);
  }

  /**
   * Warns of files that hold for no article.
   *
   * @param leftOut seeds for which they would hold
   */
  void warnOfUnused(List<Article> articles, List<LeftOut> leftOut) {
    Set<Of> used = new TreeSet<>();
    leftOut.forEach(one -> holdingFor(one.story(), one.locale()).forEach(used::add));
    articles.forEach(one -> holdingFor(one.story(), one.locale()).forEach(used::add));
    files.forEach(
        (of, file) -> {
          if (!used.contains(of)) {
            problems.warning(file.shown(), 0, "belongs to no article: there is none of this name");
          }
        });
  }
}
