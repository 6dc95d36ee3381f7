package org.polyfeed.article;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Severity;
import org.polyfeed.progress.Step;
import org.polyfeed.seed.SeedFile;

/**
 * The heads of seeds, where what is wrong with one holds up no other: its last good version stands
 * in for it, and where there is none, it is left out.
 */
public final class LastGood {

  private final ArticleParser parser;
  private final Versions versions;
  private final Problems problems;
  private final Map<SeedFile, Article> good = new TreeMap<>();
  private final Map<SeedFile, Article> standIns = new TreeMap<>();
  private final Map<SeedFile, LeftOut> leftOut = new TreeMap<>();

  /** What stand-ins are known by, which no other may have. */
  private final Map<String, Article> taken = new HashMap<>();

  /**
   * @param problems to which that is added which is wrong with seeds
   */
  public LastGood(ArticleParser parser, Versions versions, Problems problems) {
    this.parser = parser;
    this.versions = versions;
    this.problems = problems;
  }

  /** What seeds were before. */
  public interface Versions {

    /**
     * Copies of the sources that an article was last read from without errors: the seed itself,
     * then the settings beside it. Empty where there are none.
     */
    List<SeedFile> of(SeedFile seed);
  }

  /**
   * Reads seeds.
   *
   * @param reading counts them
   */
  public void read(List<SeedFile> files, HeadCache cache, Step reading) {
    List<Head> heads = parser.read(files, cache, reading);
    for (int i = 0; i < files.size(); i++) {
      Head head = heads.get(i);
      head.problems().forEach(problems::add);
      boolean whole = head.problems().stream().noneMatch(LastGood::isError);
      if (whole && head.article().filter(parser::hasGoodSettings).isPresent()) {
        good.put(files.get(i), head.article().get());
      } else {
        replace(files.get(i), head.article());
      }
    }
    settle();
  }

  /**
   * Takes back the articles that have errors.
   *
   * @return whether there were any
   */
  public boolean refuse(Problems found) {
    Set<String> shown =
        found.all().stream()
            .filter(LastGood::isError)
            .map(Problem::file)
            .collect(Collectors.toSet());
    List<Article> refused =
        articles().stream().filter(article -> shown.contains(article.shown())).toList();
    refused.forEach(this::replace);
    settle();
    return !refused.isEmpty();
  }

  private static boolean isError(Problem problem) {
    return problem.severity() == Severity.ERROR;
  }

  /** Until no two articles want to be the same. */
  private void settle() {
    Collection<Article> clashing = clashing();
    while (!clashing.isEmpty()) {
      clashing.forEach(this::replace);
      clashing = clashing();
    }
  }

  /** Good ones that claim what others have: nobody can tell which of two is meant. */
  private Collection<Article> clashing() {
    Map<String, Article> owners = new HashMap<>(taken);
    Map<SeedFile, Article> clashing = new TreeMap<>();
    for (Article article : good.values()) {
      for (String mark : marks(article).toList()) {
        Article owner = owners.putIfAbsent(mark, article);
        if (owner != null) {
          problems.add(ArticleParser.clash(article, owner));
          clashing.put(article.seed(), article);
          if (good.containsKey(owner.seed())) {
            clashing.put(owner.seed(), owner);
          }
        }
      }
    }
    return List.copyOf(clashing.values());
  }

  /** What no two articles share. */
  private static Stream<String> marks(Article article) {
    return Stream.concat(
        Stream.of(article.story() + "\n" + article.locale()), article.id().stream());
  }

  private void replace(Article article) {
    if (standIns.remove(article.seed()) == null) {
      good.remove(article.seed());
      replace(article.seed(), Optional.of(article));
    } else {
      marks(article).forEach(taken::remove);
      leaveOut(article.seed(), Optional.of(article));
    }
  }

  private void replace(SeedFile seed, Optional<Article> broken) {
    Optional<Article> before =
        Optional.of(versions.of(seed))
            .filter(sources -> !sources.isEmpty())
            .flatMap(parser::asBefore)
            .filter(one -> marks(one).noneMatch(taken::containsKey));
    if (before.isPresent()) {
      standIns.put(seed, before.get());
      marks(before.get()).forEach(mark -> taken.put(mark, before.get()));
    } else {
      leaveOut(seed, broken);
    }
  }

  private void leaveOut(SeedFile seed, Optional<Article> broken) {
    leftOut.put(seed, parser.leftOut(seed, broken.map(Article::locale)));
  }

  /** All that can be published, in the order of their seeds' names, drafts included. */
  public List<Article> articles() {
    Map<SeedFile, Article> all = new TreeMap<>(good);
    all.putAll(standIns);
    return List.copyOf(all.values());
  }

  /** How many keep their last good version. */
  public int kept() {
    return standIns.size();
  }

  /** Those that have none. */
  public List<LeftOut> leftOut() {
    return List.copyOf(leftOut.values());
  }

  /** The names of seeds that are not as they should be. */
  public Set<String> broken() {
    return Stream.concat(standIns.keySet().stream(), leftOut.keySet().stream())
        .map(SeedFile::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
