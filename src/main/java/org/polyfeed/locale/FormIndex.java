package org.polyfeed.locale;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds forms of words in texts of one locale, as whole words where the language has spaces between
 * them and anywhere where it has none. May be shared between threads.
 *
 * @param <T> what the forms stand for
 */
public final class FormIndex<T> {

  /**
   * Words that are written together with the next one, in the order in which they may follow each
   * other.
   */
  private static final Map<String, List<List<String>>> JOINED =
      Map.of(
          "am", List.of(List.of("የ", "በ", "ለ", "ከ", "ስለ", "እንደ", "ወደ")),
          "ar", List.of(List.of("و", "ف"), List.of("ب", "ک", "ل", "لل"), List.of("ال")),
          "he",
              List.of(
                  List.of("ו"),
                  List.of("כש", "מש", "ש"),
                  List.of("ב", "כ", "ל", "מ"),
                  List.of("ה")));

  private static final char NON_JOINER = '\u200C';

  private static final String ARTICLE = "ال";

  /**
   * A form, and what it stands for.
   *
   * @param of may have several forms, and a form may be of several
   */
  public record Entry<T>(WordForm form, T of) {}

  /**
   * What was found in a text.
   *
   * @param all that it may stand for
   * @param written as it stands in the text
   */
  public record Found<T>(List<T> all, String written) {

    public Found {
      all = List.copyOf(all);
    }
  }

  private record Folded<T>(String text, boolean open, T of) {}

  private record Match<T>(int start, int end, T of) {}

  private final Folding folding;
  private final List<List<String>> joined;
  private final Beginnings<Folded<T>> forms;

  public FormIndex(LocaleTag locale, List<Entry<T>> entries) {
    this.folding = new Folding(locale);
    this.joined = JOINED.getOrDefault(locale.language(), List.of());
    this.forms =
        new Beginnings<>(
            entries.stream()
                .flatMap(entry -> FormIndex.spelled(locale, entry))
                .flatMap(entry -> folded(locale, entry))
                .filter(form -> !form.text().isBlank())
                .toList(),
            Folded::text);
  }

  /**
   * Persian and its neighbours write names of several words with spaces or with non-joiners; what
   * is folded has none of the latter.
   */
  private static <T> Stream<Entry<T>> spelled(LocaleTag locale, Entry<T> entry) {
    String written = entry.form().written();
    if (!locale.script().equals("Arab") || locale.language().equals("ar")) {
      return Stream.of(entry);
    }
    return Stream.of(written, written.replace(' ', NON_JOINER), written.replace(NON_JOINER, ' '))
        .distinct()
        .map(text -> new Entry<>(new WordForm(text, entry.form().open()), entry.of()));
  }

  private Stream<Folded<T>> folded(LocaleTag locale, Entry<T> entry) {
    String text = folding.of(entry.form().written()).text().strip();
    // Korean writes its particles to the word, so that nearly no name stands alone.
    boolean open = entry.form().open() || (locale.language().equals("ko") && isHangul(text));
    Folded<T> form = new Folded<>(text, open, entry.of());
    // The article loses its alef after ل: القاعدة, للقاعدة.
    return locale.language().equals("ar") && text.startsWith(ARTICLE)
        ? Stream.of(form, new Folded<>("لل" + text.substring(ARTICLE.length()), open, entry.of()))
        : Stream.of(form);
  }

  private static boolean isHangul(String text) {
    return !text.isEmpty()
        && text.charAt(text.length() - 1) >= '가'
        && text.charAt(text.length() - 1) <= '힣';
  }

  /**
   * What stands in a text, in its order, each place once: of forms that share letters the first and
   * longest counts, so that there is no York in New York.
   */
  public List<Found<T>> longest(String text) {
    List<Found<T>> found = new ArrayList<>();
    FoldedText folded = folding.of(text);
    int done = 0;
    for (int i = 0; i < folded.text().length() && !forms.isEmpty(); i++) {
      if (i < done || !folded.isEdge(i)) {
        continue;
      }
      List<Match<T>> here = at(folded, i);
      if (here.isEmpty()) {
        continue;
      }
      int end = here.stream().mapToInt(Match::end).max().orElse(0);
      List<Match<T>> longest = here.stream().filter(match -> match.end() == end).toList();
      found.add(
          new Found<>(
              longest.stream().map(Match::of).distinct().toList(),
              folded.source(longest.get(0).start(), end)));
      done = end;
    }
    return found;
  }

  /** All that has a form in a text, also within longer forms of others. */
  public Set<T> all(String text) {
    Set<T> all = new LinkedHashSet<>();
    FoldedText folded = folding.of(text);
    for (int i = 0; i < folded.text().length() && !forms.isEmpty(); i++) {
      if (folded.isEdge(i)) {
        at(folded, i).forEach(match -> all.add(match.of()));
      }
    }
    return all;
  }

  /** What begins with the word there, or behind what is joined to it. */
  private List<Match<T>> at(FoldedText folded, int place) {
    if (joined.isEmpty()) {
      return matches(folded, place);
    }
    List<Match<T>> all = new ArrayList<>();
    starts(folded.text(), place).forEach(start -> all.addAll(matches(folded, start)));
    return all;
  }

  private List<Integer> starts(String text, int place) {
    List<Integer> starts = new ArrayList<>(List.of(place));
    for (List<String> words : joined) {
      int before = starts.size();
      for (int i = 0; i < before; i++) {
        for (String word : words) {
          if (text.startsWith(word, starts.get(i))) {
            starts.add(starts.get(i) + word.length());
          }
        }
      }
    }
    return starts;
  }

  private List<Match<T>> matches(FoldedText folded, int start) {
    List<Match<T>> matches = List.of();
    for (int letters = Beginnings.MOST; letters > 0; letters--) {
      for (Folded<T> form : forms.at(folded.text(), start, letters)) {
        int end = start + form.text().length();
        if (!folded.text().startsWith(form.text(), start) || !(form.open() || folded.isEdge(end))) {
          continue;
        }
        matches = matches.isEmpty() ? new ArrayList<>() : matches;
        matches.add(new Match<>(start, form.open() ? folded.wordEnd(end) : end, form.of()));
      }
    }
    return matches;
  }
}
