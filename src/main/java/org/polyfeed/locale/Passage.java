package org.polyfeed.locale;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as its words and what stands between them, so that a word can look at its neighbours. */
final class Passage {

  /** All that people type for one; the first two are letters in Unicode. */
  static final String APOSTROPHES = "ʻʼ'‘’`´";

  private static final Pattern DOT_BEFORE_WORD = Pattern.compile("(?s)(?:.*[\\s(/\"„“'«])?\\.");

  private static final String HYPHENS = "-‐‑";

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");

  private static final Pattern WORD_WITH_APOSTROPHES =
      Pattern.compile("[\\p{L}\\p{M}\\p{Nd}&&[^ʻʼ]][\\p{L}\\p{M}\\p{Nd}" + APOSTROPHES + "]*");

  private final List<String> words;
  private final List<String> gaps;

  private Passage(List<String> words, List<String> gaps) {
    this.words = words;
    this.gaps = gaps;
  }

  static Passage of(String text) {
    return cut(text, WORD);
  }

  static Passage withApostrophes(String text) {
    return cut(text, WORD_WITH_APOSTROPHES);
  }

  private static Passage cut(String text, Pattern word) {
    List<String> words = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    Matcher matcher = word.matcher(text);
    int done = 0;
    while (matcher.find()) {
      gaps.add(text.substring(done, matcher.start()));
      words.add(matcher.group());
      done = matcher.end();
    }
    gaps.add(text.substring(done));
    return new Passage(words, gaps);
  }

  int size() {
    return words.size();
  }

  /** The word in this place; empty before the first and after the last. */
  String word(int place) {
    return place >= 0 && place < words.size() ? words.get(place) : "";
  }

  /** What stands before the word in this place, and after the last one. */
  String gap(int place) {
    return place >= 0 && place < gaps.size() ? gaps.get(place) : "";
  }

  /**
   * The leading words with all that are joined to them without a space, as in CD-ROM and AC/DC.
   *
   * @param endings that a word of the text's language has after a hyphen; they are not joined
   */
  BitSet joined(BitSet leading, Pattern endings) {
    BitSet joined = new BitSet();
    int start = 0;
    for (int end = 1; end <= size(); end++) {
      if (end < size() && isJoint(end)) {
        continue;
      }
      int leader = leading.nextSetBit(start);
      if (leader >= 0 && leader < end) {
        joined.set(start, end);
      }
      start = end;
    }
    for (int i = 0; i < size(); i++) {
      if (isEnding(i, endings)) {
        joined.clear(i);
      }
    }
    return joined;
  }

  private boolean isEnding(int place, Pattern endings) {
    boolean last = !isJoint(place + 1) || gap(place + 1).equals("/");
    return last && isHyphen(gap(place)) && endings.matcher(word(place)).matches();
  }

  /** Whether nothing but a sign parts the word from the one before it. */
  private boolean isJoint(int place) {
    String gap = gap(place);
    return isHyphen(gap)
        || gap.equals("/")
        || (gap.length() == 1 && APOSTROPHES.contains(gap))
        || (gap.equals(".") && word(place).equals("NET")); // ASP.NET
  }

  private static boolean isHyphen(String gap) {
    return gap.length() == 1 && HYPHENS.contains(gap);
  }

  /** Whether the word begins with a Latin letter: not a number, as in F-16. */
  boolean isLatin(int place) {
    String word = word(place);
    return !word.isEmpty()
        && Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.LATIN;
  }

  /** Whether it is the C of C++ or C#, or the NET of .NET. */
  boolean isProgrammingLanguage(int place) {
    String after = gap(place + 1);
    return switch (word(place)) {
      case "C" -> after.startsWith("++") || after.startsWith("#");
      case "F" -> after.startsWith("#");
      case "NET" -> DOT_BEFORE_WORD.matcher(gap(place)).matches();
      default -> false;
    };
  }

  /** Whether the words around it are in capitals, as in a headline. */
  boolean isShouted(int place) {
    return isShout(neighbour(place, 1)) || isShout(neighbour(place, -1));
  }

  /**
   * Whether a word of one letter is in capitals: {@code Љ.} is LJ. beside ПЕТРОВИЋ and Lj. beside
   * Петровић.
   */
  boolean isShoutedInitial(int place) {
    String next = neighbour(place, 1);
    return isShout(next.isEmpty() ? neighbour(place, -1) : next);
  }

  /** The nearest word of more than one letter: initials are few. */
  private String neighbour(int place, int way) {
    int at = place + way;
    for (int initials = 0; initials < 4 && word(at).length() == 1; initials++) {
      at += way;
    }
    return word(at);
  }

  private static boolean isShout(String word) {
    return word.length() > 1
        && word.chars().noneMatch(Character::isLowerCase)
        && word.chars().anyMatch(Character::isUpperCase)
        && !RomanNumeral.isNumeral(word);
  }
}
