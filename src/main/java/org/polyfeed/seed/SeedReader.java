package org.polyfeed.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import org.polyfeed.locale.Letters;
import org.polyfeed.problem.Problems;

/** Reads seeds and settings. */
public final class SeedReader {

  private static final String TOML_FENCE = "+++";

  private static final String FENCE = "---";

  /** In bytes; the longest novels have some three million. More would need memory without bound. */
  private static final long LONGEST = 5_000_000;

  private final Problems problems;

  public SeedReader(Problems problems) {
    this.problems = problems;
  }

  /** The seed, or nothing and an error where it cannot be read, decoded or told from its head. */
  public Optional<Seed> read(SeedFile file) {
    return text(file).flatMap(text -> split(file, text));
  }

  /** A file of settings; without keys, and an error, where it cannot be read. */
  public Fields settings(SeedFile file) {
    return text(file)
        .map(text -> Fields.of(file.shown(), text, problems))
        .orElseGet(() -> Fields.unread(file.shown()));
  }

  /** The text of a file with one kind of line ends; nothing, and an error, where it is none. */
  public Optional<String> text(SeedFile file) {
    byte[] bytes;
    try {
      long size = Files.size(file.path());
      if (size > LONGEST) {
        problems.error(
            file.shown(),
            0,
            "is " + size + " bytes long, and the longest may be " + LONGEST + "; split it");
        return Optional.empty();
      }
      bytes = Files.readAllBytes(file.path());
    } catch (NoSuchFileException e) {
      problems.error(file.shown(), 0, "was removed while it was read; run again");
      return Optional.empty();
    } catch (IOException e) {
      problems.error(file.shown(), 0, "cannot be read; give the right to read it");
      return Optional.empty();
    }
    return new Charsets(file.shown(), problems)
        .decode(bytes)
        .map(SeedReader::withOneLineEnd)
        .map(text -> legal(file, text))
        .map(Letters::composed);
  }

  private static String withOneLineEnd(String text) {
    if (!hasOtherLineEnds(text)) {
      return text;
    }
    // The last five are Unicode's other ends of lines; a paragraph separator ends two.
    return text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .replace('\u000B', '\n')
        .replace('\f', '\n')
        .replace('\u0085', '\n')
        .replace('\u2028', '\n')
        .replace("\u2029", "\n\n");
  }

  private static boolean hasOtherLineEnds(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if ((letter < ' ' && (letter == '\r' || letter == '\f' || letter == '\u000B'))
          || letter == '\u0085'
          || letter == '\u2028'
          || letter == '\u2029') {
        return true;
      }
    }
    return false;
  }

  private String legal(SeedFile file, String text) {
    String kept = Letters.standing(text);
    if (kept.length() == text.length()) {
      return text;
    }
    int line = 1;
    int column = 0;
    int more = 0;
    String first = "";
    int firstLine = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int letter = text.codePointAt(i);
      column++;
      if (letter == '\n') {
        line++;
        column = 0;
      } else if (!Letters.mayStand(letter)) {
        if (first.isEmpty()) {
          first =
              String.format(
                  Locale.ROOT,
                  "removed U+%04X at column %d, which no feed may hold",
                  letter,
                  column);
          firstLine = line;
        } else {
          more++;
        }
      }
    }
    problems.warning(
        file.shown(), firstLine, first + (more == 0 ? "" : ", and " + more + " more such"));
    return kept;
  }

  /** A text parted from its front matter; nothing, and an error, where that cannot be read. */
  public Optional<Seed> split(SeedFile file, String text) {
    if (text.startsWith(TOML_FENCE + "\n")) {
      problems.error(
          file.shown(), 1, "front matter in TOML; write it in YAML, between lines of '---'");
      return Optional.empty();
    }
    if (!text.startsWith(FENCE + "\n") && !text.startsWith(FENCE + " ")) {
      Fields none = new Fields(file.shown(), YamlValue.Mapping.empty(1), problems);
      return Optional.of(new Seed(file, none, text, 1));
    }
    int start = text.indexOf('\n') + 1;
    int end = closing(text, start);
    if (end < 0) {
      problems.error(file.shown(), 1, "the front matter has no end; close it with a line of '---'");
      return Optional.empty();
    }
    int lines = (int) text.substring(0, end).chars().filter(letter -> letter == '\n').count();
    int after = text.indexOf('\n', end);
    String body = after < 0 ? "" : text.substring(after + 1);
    return Yaml.mapping(text.substring(start, end), file.shown(), 1, problems)
        .map(mapping -> new Fields(file.shown(), mapping, problems))
        .map(fields -> new Seed(file, fields, body, lines + 2));
  }

  private static int closing(String text, int from) {
    for (int start = from; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      String line = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
      if (line.equals(FENCE) || line.equals("...")) {
        return start;
      }
      if (end < 0) {
        return -1;
      }
      start = end + 1;
    }
    return -1;
  }
}
