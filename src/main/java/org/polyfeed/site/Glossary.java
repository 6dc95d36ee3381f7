package org.polyfeed.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyfeed.locale.ConversionWords;
import org.polyfeed.locale.FormIndex;
import org.polyfeed.locale.Lazy;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.WordForm;

/**
 * The names and words that a site's articles are to have alike, in each of its languages. It finds
 * them in texts; what it needs for that is made when it is first asked. May be shared between
 * threads.
 */
public final class Glossary {

  /** By whose rules a place may have been put into small letters. */
  private static final List<LocaleTag> CASES = List.of(LocaleTag.ROOT, new LocaleTag("tr"));

  private final List<Term> terms;
  private final Map<LocaleTag, Lexicon> lexicons = new ConcurrentHashMap<>();
  private final Lazy<Set<LocaleTag>> locales = new Lazy<>(this::named);
  private final Lazy<Map<String, List<Term>>> places = new Lazy<>(this::byWholeForm);

  public Glossary(List<Term> terms) {
    this.terms = List.copyOf(terms);
  }

  /** Of a site that agrees on nothing. */
  public static Glossary none() {
    return new Glossary(List.of());
  }

  /** In the order in which the site names them. */
  public List<Term> terms() {
    return terms;
  }

  /**
   * A term that a text has.
   *
   * @param any of which it is one: nobody can tell one Georgia from the other
   * @param written as the text has it
   */
  public record Said(List<Term> any, String written) {

    public Said {
      any = List.copyOf(any);
    }
  }

  /**
   * What somebody who translates a text is to know of a term that it has.
   *
   * @param written as the text has it
   * @param forms in the language of the translation, the one to write first; never empty
   */
  public record Agreed(Term term, String written, List<WordForm> forms) {

    public Agreed {
      forms = List.copyOf(forms);
    }
  }

  /**
   * The terms that a text has, in its order and each once. A name within a longer one does not
   * count.
   *
   * @param text plain
   */
  public List<Said> said(String text, LocaleTag locale) {
    if (terms.isEmpty()) {
      return List.of();
    }
    Map<List<Term>, Said> said = new LinkedHashMap<>();
    for (FormIndex.Found<Term> found : lexicon(locale).index().longest(text)) {
      said.putIfAbsent(found.all(), new Said(found.all(), found.written()));
    }
    return List.copyOf(said.values());
  }

  /**
   * The terms that have a form in a text, also within longer names.
   *
   * @param text plain
   */
  public Set<Term> in(String text, LocaleTag locale) {
    return terms.isEmpty() ? Set.of() : lexicon(locale).index().all(text);
  }

  /**
   * All terms that a text has and that have a form in the language of its translation, in the order
   * of the text.
   *
   * @param text plain
   */
  public List<Agreed> agreed(String text, LocaleTag from, LocaleTag to) {
    List<Agreed> agreed = new ArrayList<>();
    for (Said said : said(text, from)) {
      said.any().stream()
          .map(term -> new Agreed(term, said.written(), forms(term, to)))
          .filter(one -> !one.forms().isEmpty())
          .forEach(agreed::add);
    }
    return List.copyOf(agreed);
  }

  /** The forms of a term in a locale or its nearest relative, the one to write first. */
  public List<WordForm> forms(Term term, LocaleTag locale) {
    return lexicon(locale).forms(term);
  }

  /**
   * A place as a locale writes it: as it stands where that is one of its own forms, else in the
   * first that is whole; nothing where the place is no term's form in any language, or the term has
   * none in the locale.
   *
   * @param written the place and nothing else
   */
  public Optional<String> place(String written, LocaleTag locale) {
    if (terms.isEmpty() || written.isEmpty()) {
      return Optional.empty();
    }
    Set<Term> known = new LinkedHashSet<>();
    CASES.forEach(rules -> known.addAll(places.get().getOrDefault(key(written, rules), List.of())));
    String key = key(written, locale);
    boolean own =
        known.stream()
            .flatMap(term -> whole(term, locale))
            .anyMatch(form -> key(form.written(), locale).equals(key));
    return own
        ? Optional.of(written)
        : known.stream()
            .flatMap(term -> whole(term, locale))
            .findFirst()
            .map(form -> Letters.asLoud(written, locale, form.written()));
  }

  private Stream<WordForm> whole(Term term, LocaleTag locale) {
    return forms(term, locale).stream().filter(form -> !form.open());
  }

  private static String key(String text, LocaleTag rules) {
    return new WordForm(text, false).key(rules).strip();
  }

  private Map<String, List<Term>> byWholeForm() {
    Map<String, List<Term>> places = new HashMap<>();
    for (Term term : terms) {
      term.forms()
          .forEach(
              (locale, forms) ->
                  forms.stream()
                      .filter(form -> !form.open())
                      .flatMap(
                          form ->
                              Stream.of(locale, LocaleTag.ROOT)
                                  .map(rules -> key(form.written(), rules)))
                      .distinct()
                      .forEach(
                          key -> places.computeIfAbsent(key, any -> new ArrayList<>()).add(term)));
    }
    return places;
  }

  /**
   * What a conversion between two scripts is to write for the terms that have forms in both: the
   * first form for the first, the second for the second. Of words that differ only in case the
   * first counts.
   */
  ConversionWords words(LocaleTag from, LocaleTag to) {
    Map<String, String> whole = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, String> stems = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Term term : terms) {
      List<WordForm> here = forms(term, from);
      List<WordForm> there = forms(term, to);
      for (int i = 0; i < Math.min(here.size(), there.size()); i++) {
        if (here.get(i).open() == there.get(i).open()) {
          (here.get(i).open() ? stems : whole)
              .putIfAbsent(here.get(i).written(), there.get(i).written());
        }
      }
    }
    return new ConversionWords(new TreeMap<>(Map.copyOf(whole)), new TreeMap<>(Map.copyOf(stems)));
  }

  private Lexicon lexicon(LocaleTag locale) {
    return lexicons.computeIfAbsent(
        locale, tag -> new Lexicon(tag, terms, tag.nearest(locales.get())));
  }

  private Set<LocaleTag> named() {
    Set<LocaleTag> named = new TreeSet<>();
    terms.forEach(term -> named.addAll(term.forms().keySet()));
    return named;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Glossary that && terms.equals(that.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }
}
