package org.polyfeed.locale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words and phrases with what is written for them, found in a text: the longest first. */
final class Phrases {

  /**
   * @param end of the phrase in the text
   * @param wordEnd of the word whose beginning it is; the same where it is a whole one
   */
  record Found(int start, int end, int wordEnd, String written) {}

  private record Phrase(String plain, String written, boolean open) {}

  private final Beginnings<Phrase> phrases;
  private final boolean whole;

  /**
   * @param phrases whole ones
   * @param stems that any ending may follow
   * @param whole whether they count only where no other letter stands beside them
   */
  Phrases(Map<String, String> phrases, Map<String, String> stems, boolean whole) {
    this.whole = whole;
    List<Phrase> all = new ArrayList<>();
    phrases.forEach((phrase, written) -> all.add(new Phrase(plain(phrase), written, false)));
    stems.forEach((stem, written) -> all.add(new Phrase(plain(stem), written, true)));
    // What is whole wins over a stem of the same letters, for it came first.
    all.sort(Comparator.comparing((Phrase one) -> -one.plain().length()));
    this.phrases = new Beginnings<>(all, Phrase::plain);
  }

  /** As words are compared: in one case and with one form of the apostrophe. */
  static String folded(String word) {
    return plain(word.toLowerCase(Locale.ROOT));
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.chars().forEach(letter -> plain.append(plain((char) letter)));
    return plain.toString();
  }

  private static char plain(char letter) {
    return Passage.APOSTROPHES.indexOf(letter) < 0 ? letter : '\'';
  }

  List<Found> in(String text) {
    if (phrases.isEmpty()) {
      return List.of();
    }
    List<Found> all = new ArrayList<>();
    String plain = plain(text);
    for (int i = 0; i < plain.length(); i++) {
      Optional<Found> found = whole && belongs(plain, i - 1, -1) ? Optional.empty() : at(plain, i);
      if (found.isPresent()) {
        all.add(found.get());
        i = found.get().wordEnd() - 1;
      }
    }
    return all;
  }

  /** The longest that stands there. */
  private Optional<Found> at(String plain, int start) {
    for (int letters = Beginnings.MOST; letters > 0; letters--) {
      for (Phrase phrase : phrases.at(plain, start, letters)) {
        int end = start + phrase.plain().length();
        if (plain.startsWith(phrase.plain(), start)
            && (!whole || phrase.open() || !belongs(plain, end, 1))) {
          int wordEnd = whole && phrase.open() ? wordEnd(plain, end) : end;
          return Optional.of(new Found(start, end, wordEnd, phrase.written()));
        }
      }
    }
    return Optional.empty();
  }

  private static int wordEnd(String plain, int place) {
    int end = place;
    while (belongs(plain, end, 1)) {
      end++;
    }
    return end;
  }

  /** Whether a letter stands there, or an apostrophe with a letter behind it. */
  private static boolean belongs(String text, int at, int way) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    if (plain(text.charAt(at)) == '\'') {
      return belongs(text, at + way, way);
    }
    int type = Character.getType(text.charAt(at));
    return Character.isLetterOrDigit(text.charAt(at))
        || Character.isSurrogate(text.charAt(at))
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
