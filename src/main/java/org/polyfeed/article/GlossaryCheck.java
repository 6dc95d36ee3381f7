package org.polyfeed.article;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.WordForm;
import org.polyfeed.problem.Problems;
import org.polyfeed.site.Glossary;
import org.polyfeed.site.Site;
import org.polyfeed.site.Term;

/** Looks whether translations call what their originals name as the site's glossary has it. */
public final class GlossaryCheck {

  private final Site site;
  private final Glossary glossary;
  private final Function<Article, Html> bodies;
  private final Problems problems;

  public GlossaryCheck(Site site, Function<Article, Html> bodies, Problems problems) {
    this.site = site;
    this.glossary = site.glossary();
    this.bodies = bodies;
    this.problems = problems;
  }

  /** Warns of each translation that lacks the agreed form of a term which its original has. */
  public void of(Collection<Story> stories) {
    if (!glossary.terms().isEmpty()) {
      stories.parallelStream().forEach(this::of);
    }
  }

  private void of(Story story) {
    Article original = story.source(site.defaultLocale());
    List<Article> translations =
        story.articles().values().stream()
            // What was converted has the words of its original.
            .filter(one -> one.converted().isEmpty() && !one.locale().equals(original.locale()))
            .toList();
    if (translations.isEmpty()) {
      return;
    }
    List<Glossary.Said> said = glossary.said(text(original).translatable(), original.locale());
    for (Article translation : translations) {
      List<Glossary.Said> wanted =
          said.stream().filter(one -> isAgreed(one, translation.locale())).toList();
      if (!wanted.isEmpty()) {
        Set<Term> there = glossary.in(text(translation).whole(), translation.locale());
        wanted.stream()
            .filter(one -> one.any().stream().noneMatch(there::contains))
            .forEach(one -> warn(original, translation, one));
      }
    }
  }

  private ReadText text(Article article) {
    return new ReadText(article, bodies.apply(article));
  }

  /** Whether it has a form in the locale, whichever of several terms it is. */
  private boolean isAgreed(Glossary.Said said, LocaleTag locale) {
    return said.any().stream().noneMatch(term -> glossary.forms(term, locale).isEmpty());
  }

  private void warn(Article original, Article translation, Glossary.Said said) {
    List<WordForm> forms =
        said.any().stream()
            .flatMap(term -> glossary.forms(term, translation.locale()).stream())
            .distinct()
            .toList();
    Optional<String> note = said.any().get(0).note();
    problems.warning(
        translation.shown(),
        0,
        "the term '"
            + said.any().stream().map(Term::name).collect(Collectors.joining("' or '"))
            + "' is not called here as agreed: where "
            + original.shown()
            + " says '"
            + said.written()
            + "', "
            + translation.locale()
            + " has "
            + forms.stream().map(form -> "'" + form + "'").collect(Collectors.joining(" or "))
            + note.map(text -> " (" + text + ")").orElse("")
            + "; write it so, or add the form that is right here to 'glossary:' in site.yaml");
  }
}
