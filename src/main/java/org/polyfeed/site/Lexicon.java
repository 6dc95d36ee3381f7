package org.polyfeed.site;

import java.util.IdentityHashMap;
import java.util.List;
import org.polyfeed.locale.FormIndex;
import org.polyfeed.locale.Lazy;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.WordForm;

/** The terms of a glossary in one locale. May be shared between threads. */
final class Lexicon {

  /** By the terms themselves: there are thousands, and they are compared often. */
  private final IdentityHashMap<Term, List<WordForm>> forms = new IdentityHashMap<>();

  private final Lazy<FormIndex<Term>> index;

  /**
   * @param nearest the locales that may stand for this one, nearest first
   */
  Lexicon(LocaleTag locale, List<Term> terms, List<LocaleTag> nearest) {
    for (Term term : terms) {
      nearest.stream()
          .filter(term.forms()::containsKey)
          .findFirst()
          .ifPresent(tag -> forms.put(term, term.forms().getOrDefault(tag, List.of())));
    }
    this.index =
        new Lazy<>(
            () ->
                new FormIndex<>(
                    locale,
                    terms.stream()
                        .flatMap(
                            term ->
                                forms(term).stream().map(form -> new FormIndex.Entry<>(form, term)))
                        .toList()));
  }

  /** The forms of a term; none where it has none in the locale. */
  List<WordForm> forms(Term term) {
    return forms.getOrDefault(term, List.of());
  }

  FormIndex<Term> index() {
    return index.get();
  }
}
