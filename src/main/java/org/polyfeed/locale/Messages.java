package org.polyfeed.locale;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Suggestion;

/**
 * The words of pages and feeds in every locale that has them, in ICU MessageFormat. English is the
 * source: its keys and arguments are those that every other locale must have.
 */
public final class Messages {

  private static final LocaleTag SOURCE = new LocaleTag("en");

  private static final Pattern BAD_ESCAPE = Pattern.compile("\\\\u(?![0-9A-Fa-f]{4})");

  private final Map<LocaleTag, Map<String, String>> patterns;

  private Messages(Map<LocaleTag, Map<String, String>> patterns) {
    this.patterns = patterns;
  }

  /**
   * One file of words.
   *
   * @param file as people know it, for problems
   * @param text the content of a {@code .properties} file
   * @param overlay whether it may leave out keys, because another file has them
   */
  public record Source(String file, LocaleTag locale, String text, boolean overlay) {}

  /**
   * Reads all files of words; a later one of the same locale goes over an earlier. What is missing,
   * misspelt or lacks a plural form of its language is an error with its line.
   */
  public static Messages parse(List<Source> sources, Problems problems) {
    Map<LocaleTag, Map<String, String>> patterns = new TreeMap<>();
    for (Source source : sources) {
      Map<String, String> words =
          patterns.computeIfAbsent(source.locale(), locale -> new TreeMap<>());
      words.putAll(properties(source, problems));
    }
    Map<String, String> english = patterns.getOrDefault(SOURCE, Map.of());
    for (Source source : sources) {
      check(source, english, problems);
    }
    return new Messages(patterns);
  }

  /** The locales that have words. */
  public Collection<LocaleTag> locales() {
    return List.copyOf(patterns.keySet());
  }

  /** Whether the locale, or a more general one of the same script, has words of its own. */
  public boolean speaks(LocaleTag locale) {
    return nearest(locale).isPresent();
  }

  /**
   * The locale whose words another shows: the nearest of its own language, else of those that its
   * readers can read, and at last English.
   */
  public LocaleTag spokenIn(LocaleTag locale, List<LocaleTag> others) {
    return nearest(locale)
        .or(() -> others.stream().flatMap(other -> nearest(other).stream()).findFirst())
        .orElse(SOURCE);
  }

  /**
   * The words of a locale, or those of {@link #spokenIn}.
   *
   * @param others what its readers can read, best first
   */
  public Words in(LocaleFormat format, List<LocaleTag> others) {
    LocaleTag spoken = spokenIn(format.locale(), others);
    LocaleFormat rules =
        spoken.language().equals(format.locale().language()) ? format : new LocaleFormat(spoken);
    return new Words(rules, patterns.getOrDefault(spoken, Map.of()));
  }

  private Optional<LocaleTag> nearest(LocaleTag locale) {
    Optional<LocaleTag> parent = locale.chain().stream().filter(patterns::containsKey).findFirst();
    return parent.isPresent()
        ? parent
        : patterns.keySet().stream()
            .filter(known -> known.sameAs(locale) || known.isParentOf(locale))
            .findFirst();
  }

  private static Map<String, String> properties(Source source, Problems problems) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(source.text()));
    } catch (IOException | IllegalArgumentException e) {
      // The one thing that it refuses, without saying where.
      problems.error(
          source.file(),
          lineOf(BAD_ESCAPE, source.text()),
          "after \\u must come four hexadecimal digits");
      return Map.of();
    }
    Map<String, String> words = new TreeMap<>();
    properties.forEach((key, pattern) -> words.put((String) key, (String) pattern));
    return words;
  }

  private static void check(Source source, Map<String, String> english, Problems problems) {
    Map<String, String> words = properties(source, new Problems());
    words.forEach(
        (key, pattern) -> {
          int line = lineOf(key, source.text());
          String original = english.get(key);
          if (original == null) {
            problems.error(
                source.file(),
                line,
                "no such message '" + key + "'" + Suggestion.after(key, english.keySet()));
          } else {
            check(source, line, key, pattern, original, problems);
          }
        });
    if (!source.overlay()) {
      for (String key : english.keySet()) {
        if (!words.containsKey(key)) {
          problems.error(
              source.file(),
              0,
              "the message '" + key + "' is missing; in English: " + english.get(key));
        }
      }
    }
  }

  private static void check(
      Source source, int line, String key, String pattern, String original, Problems problems) {
    MessagePattern parsed;
    try {
      parsed = new MessagePattern(pattern);
      new MessageFormat(pattern, source.locale().data());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      problems.error(source.file(), line, "'" + key + "' is no message: " + e.getMessage());
      return;
    }
    Set<String> arguments = arguments(parsed);
    Set<String> wanted = arguments(new MessagePattern(original));
    if (!wanted.containsAll(arguments)) {
      Set<String> unknown = new TreeSet<>(arguments);
      unknown.removeAll(wanted);
      problems.error(
          source.file(),
          line,
          "'" + key + "' has no argument " + braced(unknown) + "; it has " + braced(wanted));
    } else if (!arguments.containsAll(wanted)) {
      Set<String> missing = new TreeSet<>(wanted);
      missing.removeAll(arguments);
      problems.error(source.file(), line, "'" + key + "' leaves out " + braced(missing));
    }
    Set<String> categories =
        new TreeSet<>(PluralRules.forLocale(source.locale().data()).getKeywords());
    categories.removeAll(plurals(parsed).orElse(categories));
    if (!categories.isEmpty()) {
      problems.error(
          source.file(),
          line,
          "'"
              + key
              + "' lacks the plural form "
              + String.join(", ", categories)
              + ", which the language has");
    }
  }

  private static String braced(Set<String> names) {
    return names.isEmpty() ? "none" : "{" + String.join("}, {", names) + "}";
  }

  private static Set<String> arguments(MessagePattern pattern) {
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      MessagePattern.Part part = pattern.getPart(i);
      if (part.getType() == MessagePattern.Part.Type.ARG_NAME
          || part.getType() == MessagePattern.Part.Type.ARG_NUMBER) {
        names.add(pattern.getSubstring(part));
      }
    }
    return names;
  }

  /** The forms of the first plural argument, if there is one. */
  private static Optional<Set<String>> plurals(MessagePattern pattern) {
    for (int i = 0; i < pattern.countParts(); i++) {
      if (pattern.getPart(i).getType() == MessagePattern.Part.Type.ARG_START
          && pattern.getPart(i).getArgType() == MessagePattern.ArgType.PLURAL) {
        Set<String> forms = new TreeSet<>();
        for (int j = i; j <= pattern.getLimitPartIndex(i); j++) {
          if (pattern.getPart(j).getType() == MessagePattern.Part.Type.ARG_SELECTOR) {
            forms.add(pattern.getSubstring(pattern.getPart(j)));
          }
        }
        return Optional.of(forms);
      }
    }
    return Optional.empty();
  }

  private static int lineOf(Pattern wrong, String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (wrong.matcher(lines.get(i)).find()) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int lineOf(String key, String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).stripLeading();
      if (line.startsWith(key) && line.substring(key.length()).stripLeading().matches("[=:].*")) {
        return i + 1;
      }
    }
    return 0;
  }
}
