package org.polyfeed.locale;

import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chinese between simplified and traditional characters: ICU's words and our corrections of them,
 * the longest that fits first. ICU's own engine refuses a word that corrects one of its own, and
 * looks back at text that it has already converted, where its contexts do not fit any more.
 */
final class HanVariants {

  /** {@code before {key} after > written;} as ICU writes it, or {@code key > written;}. */
  private static final Pattern RULE =
      Pattern.compile(
          "(?:(?<before>\\[.+?])?\\s*\\{)?\\s*(?<key>[^{}\\[\\]> ]+)\\s*"
              + "(?:}\\s*(?<after>\\[.+?]|[^> ])?)?\\s*>\\s*(?<written>[^;]+);");

  /** What ICU takes to stand before and after a text: {@code $} in a set. */
  private static final int EDGE = 0xFFFF;

  private record Rule(
      @Nullable UnicodeSet before, String key, @Nullable UnicodeSet after, String written) {

    static Rule of(String line) {
      Matcher rule = RULE.matcher(line);
      if (!rule.matches()) {
        throw new IllegalStateException("no rule for Chinese characters: " + line);
      }
      return new Rule(
          set(rule.group("before")),
          rule.group("key"),
          set(rule.group("after")),
          rule.group("written"));
    }

    private static @Nullable UnicodeSet set(@Nullable String letters) {
      if (letters == null) {
        return null;
      }
      return new UnicodeSet(letters.startsWith("[") ? letters : "[" + letters + "]").freeze();
    }

    int length() {
      return key.length() + (before == null ? 0 : 1) + (after == null ? 0 : 1);
    }

    boolean fits(String text, int start) {
      int end = start + key.length();
      return text.startsWith(key, start)
          && (before == null || before.contains(before(text, start)))
          && (after == null || after.contains(end < text.length() ? text.codePointAt(end) : EDGE));
    }

    /** A space between Latin letters and Chinese characters is a matter of taste. */
    private static int before(String text, int start) {
      int end = start > 0 && text.charAt(start - 1) == ' ' ? start - 1 : start;
      return end > 0 ? text.codePointBefore(end) : EDGE;
    }
  }

  private final Map<Character, List<Rule>> byFirst = new HashMap<>();

  /**
   * @param id of ICU's rules
   * @param lists that go over them; of two rules of one length the first wins
   */
  private HanVariants(String id, String... lists) {
    Stream<String> theirs = Transliterator.getInstance(id).toRules(false).lines();
    Stream<String> ours = Stream.of(lists).flatMap(list -> Lists.lines(list).stream());
    Stream.concat(ours, theirs)
        .map(Rule::of)
        .sorted(Comparator.comparing(rule -> -rule.length()))
        .forEach(
            rule ->
                byFirst
                    .computeIfAbsent(rule.key().charAt(0), first -> new ArrayList<>())
                    .add(rule));
  }

  static String traditional(String text) {
    return ToTraditional.RULES.convert(text);
  }

  /** Traditional characters and Taiwan's words. */
  static String taiwanese(String text) {
    return ToTaiwanese.RULES.convert(text);
  }

  static String simplified(String text) {
    return ToSimplified.RULES.convert(text);
  }

  private String convert(String text) {
    StringBuilder converted = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      Rule rule = at(text, i);
      if (rule == null) {
        converted.append(text.charAt(i++));
      } else {
        converted.append(rule.written());
        i += rule.key().length();
      }
    }
    return converted.toString();
  }

  private @Nullable Rule at(String text, int start) {
    for (Rule rule : byFirst.getOrDefault(text.charAt(start), List.of())) {
      if (rule.fits(text, start)) {
        return rule;
      }
    }
    return null;
  }

  private static final class ToTraditional {
    private static final HanVariants RULES = new HanVariants("Hans-Hant", "Hans-Hant.txt");
  }

  private static final class ToTaiwanese {
    private static final HanVariants RULES =
        new HanVariants("Hans-Hant", "Hans-Hant-TW.txt", "Hans-Hant.txt");
  }

  private static final class ToSimplified {
    private static final HanVariants RULES = new HanVariants("Hant-Hans", "Hant-Hans.txt");
  }
}
