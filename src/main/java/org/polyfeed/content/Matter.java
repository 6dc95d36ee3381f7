package org.polyfeed.content;

import java.util.Optional;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.Seed;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SeedReader;

/**
 * Front matter and the text below it.
 *
 * @param line where the text begins, from 1
 * @param fenced whether there is front matter at all
 */
record Matter(Params params, String text, int line, boolean fenced) {

  private static final String TOML = "+++";

  /**
   * Reads a file with front matter in YAML, TOML or JSON, or without any; nothing, and errors with
   * their lines, where it cannot be read.
   */
  static Optional<Matter> of(SeedFile file, Problems problems) {
    SeedReader reader = new SeedReader(problems);
    return reader.text(file).flatMap(text -> of(file, text, reader, problems));
  }

  private static Optional<Matter> of(
      SeedFile file, String text, SeedReader reader, Problems problems) {
    // Jekyll and Hugo pass over blanks after the fence.
    if (text.matches("(?s)\\+\\+\\+[ \\t]*\\n.*")) {
      return toml(file, text, problems);
    }
    if (text.matches("(?s)\\{\\s*(\"|\\}).*")) {
      return json(file, text, problems);
    }
    Optional<Seed> seed = reader.split(file, text.replaceFirst("\\A---[ \\t]+\\n", "---\n"));
    return seed.map(
        one ->
            new Matter(
                new Params(one.frontMatter()),
                one.body(),
                one.bodyLine(),
                text.startsWith("---\n") || text.startsWith("--- ")));
  }

  private static Optional<Matter> toml(SeedFile file, String text, Problems problems) {
    int start = text.indexOf('\n') + 1;
    int end = closing(text, start);
    if (end < 0) {
      problems.error(file.shown(), 1, "the front matter has no end; close it with a line of '+++'");
      return Optional.empty();
    }
    int lines = lines(text.substring(0, end));
    int after = text.indexOf('\n', end);
    String body = after < 0 ? "" : text.substring(after + 1);
    return Toml.fields(file.shown(), text.substring(start, end), 1, problems)
        .map(fields -> new Matter(new Params(fields), body, lines + 2, true));
  }

  private static int closing(String text, int from) {
    for (int start = from; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      String line = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
      if (line.equals(TOML)) {
        return start;
      }
      start = end < 0 ? text.length() : end + 1;
    }
    return -1;
  }

  private static Optional<Matter> json(SeedFile file, String text, Problems problems) {
    int end = object(text);
    if (end < 0) {
      problems.error(file.shown(), 1, "the front matter in JSON has no end; close it with '}'");
      return Optional.empty();
    }
    // Every JSON is YAML 1.2, but for tabs before a line.
    String object = text.substring(0, end).replaceAll("(?m)^\\t+", " ");
    Problems own = new Problems();
    Fields fields = Fields.of(file.shown(), object, own);
    problems.addAll(own);
    return own.hasErrors()
        ? Optional.empty()
        : Optional.of(
            new Matter(
                new Params(fields),
                text.substring(end).replaceFirst("^[ \\t]*\\n", ""),
                lines(text.substring(0, end)) + 2,
                true));
  }

  /** Where the object ends that a text begins with. */
  private static int object(String text) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (quoted) {
        i += letter == '\\' ? 1 : 0;
        quoted = letter != '"';
      } else if (letter == '"') {
        quoted = true;
      } else if (letter == '{' || letter == '[') {
        depth++;
      } else if (letter == '}' || letter == ']') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  private static int lines(String text) {
    return (int) text.chars().filter(letter -> letter == '\n').count();
  }
}
