package org.polyfeed.locale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A language spelled in Latin letters by a list of letters. A line is {@code [before]^key$[after]
 * written}: the key at the start ({@code ^}) or end ({@code $}) of a word, or beside one of the
 * letters in brackets ({@code *} is any letter), becomes what is written, or nothing. Of all that
 * fit, the one with the longest key counts, then the one that says most of its place.
 */
final class LetterTable {

  private static final Pattern LINE =
      Pattern.compile(
          "(?:\\[(?<before>[^]]+)])?(?<start>\\^)?(?<key>[^\\[\\]^$ ]+)(?<end>\\$)?"
              + "(?:\\[(?<after>[^]]+)])?(?: (?<written>\\S+))?");

  private record Rule(
      String before, boolean start, String key, boolean end, String after, String written) {

    static Rule of(String line) {
      Matcher rule = LINE.matcher(line);
      if (!rule.matches()) {
        throw new IllegalStateException("no rule for letters: " + line);
      }
      return new Rule(
          orEmpty(rule.group("before")),
          rule.group("start") != null,
          rule.group("key"),
          rule.group("end") != null,
          orEmpty(rule.group("after")),
          orEmpty(rule.group("written")));
    }

    int weight() {
      int place = (before.isEmpty() ? 0 : 1) + (start ? 1 : 0);
      return 8 * key.length() + place + (end ? 1 : 0) + (after.isEmpty() ? 0 : 1);
    }

    boolean fits(String small, int at) {
      int next = at + key.length();
      return small.startsWith(key, at)
          && (before.isEmpty() || isAmong(before, small, at - 1))
          && (after.isEmpty() || isAmong(after, small, next))
          && !(start && isInWord(small, at - 1))
          && !(end && isInWord(small, next));
    }

    private static boolean isAmong(String letters, String small, int at) {
      return at >= 0
          && at < small.length()
          && (letters.equals("*")
              ? Character.isLetter(small.charAt(at))
              : letters.indexOf(small.charAt(at)) >= 0);
    }

    /** An apostrophe between two letters is part of their word. */
    private static boolean isInWord(String small, int at) {
      return isAmong("*", small, at)
          || (isAmong("'’ʼ", small, at)
              && isAmong("*", small, at - 1)
              && isAmong("*", small, at + 1));
    }
  }

  private final Map<Character, List<Rule>> byFirst = new HashMap<>();

  /** The list of a name, such as {@code ru}. */
  LetterTable(String name) {
    Lists.lines("letters/" + name + ".txt").stream()
        .map(Rule::of)
        .sorted(Comparator.comparing(rule -> -rule.weight()))
        .forEach(
            rule ->
                byFirst
                    .computeIfAbsent(rule.key().charAt(0), first -> new ArrayList<>())
                    .add(rule));
  }

  private static String orEmpty(@Nullable String group) {
    return group == null ? "" : group;
  }

  /** A text with its letters respelled; what is not in the list stays as it is. */
  String spelled(String text) {
    String whole = Letters.composed(text);
    String small = small(whole);
    StringBuilder spelled = new StringBuilder(whole.length() + whole.length() / 4);
    for (int i = 0; i < whole.length(); ) {
      int at = i;
      List<Rule> rules = byFirst.getOrDefault(small.charAt(i), List.of());
      Rule rule = rules.stream().filter(one -> one.fits(small, at)).findFirst().orElse(null);
      if (rule == null) {
        spelled.append(whole.charAt(i++));
      } else {
        if (!rule.written().isEmpty()) {
          spelled.append(Casing.digraph(rule.written(), whole, i, false));
        }
        i += rule.key().length();
      }
    }
    return spelled.toString();
  }

  /** Letter by letter, so that each stays where it is. */
  private static String small(String text) {
    StringBuilder small = new StringBuilder(text.length());
    text.chars().forEach(letter -> small.append((char) Character.toLowerCase(letter)));
    return small.toString();
  }
}
