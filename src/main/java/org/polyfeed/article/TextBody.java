package org.polyfeed.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Raw text as it comes from a wire or a web page: a title line, perhaps a byline and a date,
 * paragraphs with blank lines between them, and lines that were never part of the article.
 */
final class TextBody implements BodyReader {

  /** Whole lines that web pages put around articles, without case and final punctuation. */
  private static final Set<String> BOILERPLATE =
      Set.of(
          "advertisement",
          "advertisements",
          "article continues below",
          "leave a comment",
          "leave a reply",
          "share on facebook",
          "share on twitter",
          "share this article",
          "share this story",
          "sign up for our newsletter",
          "skip to main content",
          "story continues below advertisement",
          "subscribe to our newsletter",
          "your ad here");

  /** A line of this length was not broken to fit a page: it is a paragraph. */
  private static final int PARAGRAPH = 120;

  private static final int HEAD_LINES = 3;

  private static final Pattern BYLINE =
      Pattern.compile(
          "(?iu)(?:by|par|von|por|di|door|av|автор|автори|авторы|аутор|yazan|haber|بقلم|كتب"
              + "|نویسنده|نویسندهٔ|گزارشگر|لیکوال|تحریر|作者|记者|लेखक)(?:\\s*[:：]\\s*|\\s+)(\\S.*)");

  private static final Pattern TIME = Pattern.compile("[,\\s]+(?:at\\s+)?\\d{1,2}:\\d\\d.*$");

  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");

  /** Looked for only where one begins, since a line may be made of little else. */
  private static final Pattern ENDING = Pattern.compile("(?<![\\p{P}\\s])[\\p{P}\\s]++$");

  private final Set<String> boilerplate = new HashSet<>(BOILERPLATE);

  /**
   * @param own whole lines that the site drops, beside the built-in ones
   */
  TextBody(List<String> own) {
    own.forEach(line -> boilerplate.add(bare(line)));
  }

  private record Line(String text, int number) {}

  /**
   * What a text is made of.
   *
   * @param title where it is not known from elsewhere
   * @param repeated whether its first line repeats the title that is
   */
  record Parts(
      Optional<String> title,
      boolean repeated,
      Optional<String> byline,
      Optional<LocalDate> dated,
      List<String> paragraphs) {}

  @Override
  public Draft read(BodySource source) {
    Parts parts = parts(source);
    List<String> paragraphs = parts.paragraphs();
    Optional<Dateline> dateline = paragraphs.stream().findFirst().flatMap(Dateline::of);
    dateline.ifPresent(found -> paragraphs.set(0, paragraphs.get(0).substring(found.length())));
    return new Draft(
        parts.title(),
        parts.byline(),
        parts.dated(),
        dateline.map(Dateline::place).orElse(""),
        paragraphs.stream().findFirst().orElse(""),
        html(paragraphs));
  }

  Parts parts(BodySource source) {
    List<Line> lines = lines(source);
    int next = skipBlank(lines, 0);
    Optional<String> title = Optional.empty();
    boolean repeated = false;
    if (next < lines.size() && repeatsTitle(lines.get(next).text(), source.title())) {
      repeated = source.title().isPresent();
      title = repeated ? Optional.empty() : Optional.of(lines.get(next).text());
      next = skipBlank(lines, next + 1);
    }
    Optional<String> byline = Optional.empty();
    Optional<LocalDate> dated = Optional.empty();
    for (int i = 0; i < HEAD_LINES && next < lines.size(); i++) {
      String line = lines.get(next).text();
      Optional<String> name = byline.isPresent() ? Optional.empty() : byline(line);
      Optional<LocalDate> day = dated.isPresent() ? Optional.empty() : day(line, source);
      if (name.isEmpty() && day.isEmpty()) {
        break;
      }
      byline = byline.or(() -> name);
      dated = dated.or(() -> day);
      next = skipBlank(lines, next + 1);
    }
    return new Parts(title, repeated, byline, dated, paragraphs(lines.subList(next, lines.size())));
  }

  private static boolean repeatsTitle(String line, Optional<String> title) {
    return title.isEmpty() || title.get().equals(line);
  }

  private List<Line> lines(BodySource source) {
    List<Line> lines = new ArrayList<>();
    int number = source.line();
    for (String line : source.text().split("\n", -1)) {
      String text = plainSpaces(line);
      if (boilerplate.contains(bare(text))) {
        source.problems().note(source.file(), number, "left out as boilerplate: " + text);
      } else {
        lines.add(new Line(text, number));
      }
      number++;
    }
    return lines;
  }

  private static String bare(String line) {
    return ENDING.matcher(line.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
  }

  /**
   * No-break spaces become spaces, and several become one: scraped pages are full of them. Beside
   * French punctuation and inside numbers they are meant.
   */
  private static String plainSpaces(String line) {
    StringBuilder out = new StringBuilder(line.length());
    Matcher matcher = SPACES.matcher(line);
    int from = 0;
    while (matcher.find()) {
      out.append(line, from, matcher.start());
      from = matcher.end();
      boolean edge = out.isEmpty() || from == line.length();
      if (!edge) {
        String run = matcher.group();
        boolean meant =
            run.length() == 1
                && run.charAt(0) > ' '
                && isMeant(out.charAt(out.length() - 1), line.charAt(from));
        out.append(meant ? run : " ");
      }
    }
    return out.append(line, from, line.length()).toString();
  }

  private static boolean isMeant(char before, char after) {
    return before == '«'
        || "»:;!?%".indexOf(after) >= 0
        || (Character.isDigit(before) && Character.isDigit(after));
  }

  private static int skipBlank(List<Line> lines, int from) {
    int next = from;
    while (next < lines.size() && lines.get(next).text().isEmpty()) {
      next++;
    }
    return next;
  }

  private static Optional<String> byline(String line) {
    Matcher matcher = BYLINE.matcher(line);
    if (!matcher.matches() || line.length() > 80 || line.matches(".*[.!?。؟۔।]")) {
      return Optional.empty();
    }
    String name = matcher.group(1);
    boolean names = name.split("\\s+").length <= 8;
    return names ? Optional.of(name) : Optional.empty();
  }

  private static Optional<LocalDate> day(String line, BodySource source) {
    if (line.length() > 60 || line.codePoints().noneMatch(Character::isDigit)) {
      return Optional.empty();
    }
    String day = TIME.matcher(line).replaceFirst("").strip();
    if (day.matches("\\d{4}-\\d\\d-\\d\\d")) {
      try {
        return Optional.of(LocalDate.parse(day));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
    return source.format().parseDate(day);
  }

  private static List<String> paragraphs(List<Line> lines) {
    List<String> paragraphs = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (Line line : lines) {
      if (line.text().isEmpty()) {
        addBlock(block, paragraphs);
        block.clear();
      } else {
        block.add(line.text());
      }
    }
    addBlock(block, paragraphs);
    return paragraphs;
  }

  /** Lines without a blank one between them: one paragraph set to a width, or one each. */
  private static void addBlock(List<String> block, List<String> paragraphs) {
    if (block.stream().anyMatch(line -> line.length() > PARAGRAPH)) {
      paragraphs.addAll(block);
    } else if (!block.isEmpty()) {
      StringBuilder joined = new StringBuilder(block.get(0));
      for (String line : block.subList(1, block.size())) {
        int before = joined.codePointBefore(joined.length());
        joined.append(isUnspaced(before, line.codePointAt(0)) ? "" : " ").append(line);
      }
      paragraphs.add(joined.toString());
    }
  }

  /** Chinese and Japanese have no spaces between words; their quotes and dashes are Latin's. */
  private static boolean isUnspaced(int before, int after) {
    return (isIdeographic(before) && (isIdeographic(after) || isShared(after)))
        || (isShared(before) && isIdeographic(after));
  }

  private static boolean isIdeographic(int letter) {
    return Character.isIdeographic(letter)
        || (letter >= 0x3000 && letter <= 0x30FF)
        || (letter >= 0xFF00 && letter <= 0xFF65);
  }

  private static boolean isShared(int letter) {
    return "“”‘’—…".indexOf(letter) >= 0;
  }

  private static Html html(List<String> paragraphs) {
    StringBuilder html = new StringBuilder();
    for (String paragraph : paragraphs) {
      html.append("<p>").append(Html.escaped(paragraph)).append("</p>\n");
    }
    return new Html(html.toString());
  }
}
