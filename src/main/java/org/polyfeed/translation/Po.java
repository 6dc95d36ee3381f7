package org.polyfeed.translation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.polyfeed.article.Piece;
import org.polyfeed.locale.LocaleTag;

/** Writes the PO of GNU gettext. */
final class Po {

  static final String STORY = "X-Polyfeed-Story";

  static final String ORIGINAL = "X-Polyfeed-Original";

  static final String FROM = "X-Source-Language";

  static final String TO = "X-Polyfeed-Locale";

  static final String TARGET = "X-Polyfeed-Target";

  /** Of what a code is, in a note. */
  private static final int LONGEST = 80;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mmxx", Locale.ROOT);

  private final StringBuilder out = new StringBuilder();

  private Po() {}

  /**
   * A file.
   *
   * @param now when it is made
   */
  static String of(Work work, Instant now) {
    Po po = new Po();
    po.header(work, now);
    work.units().forEach(one -> po.unit(work, one));
    return po.out.toString();
  }

  /** There are no plurals in it, so nothing is said of them. */
  private void header(Work work, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add("Project-Id-Version: " + work.story());
    lines.add("Report-Msgid-Bugs-To: ");
    lines.add("PO-Revision-Date: " + TIME.format(now.atOffset(ZoneOffset.UTC)));
    lines.add("Last-Translator: Automatically generated");
    lines.add("Language-Team: none");
    lines.add("Language: " + posix(work.to()));
    lines.add("MIME-Version: 1.0");
    lines.add("Content-Type: text/plain; charset=UTF-8");
    lines.add("Content-Transfer-Encoding: 8bit");
    lines.add(FROM + ": " + work.from().plain());
    lines.add(TO + ": " + work.to().plain());
    lines.add(STORY + ": " + work.story());
    lines.add(ORIGINAL + ": " + work.shown());
    if (!work.target().isEmpty()) {
      lines.add(TARGET + ": " + work.target());
    }
    out.append("msgid \"\"\nmsgstr \"\"\n");
    lines.forEach(line -> out.append('"').append(escaped(line)).append("\\n\"\n"));
  }

  /** As gettext names locales. */
  private static String posix(LocaleTag tag) {
    Locale locale = Locale.forLanguageTag(tag.plain().value());
    String script =
        switch (locale.getScript()) {
          case "Latn" -> "@latin";
          case "Cyrl" -> "@cyrillic";
          default -> "";
        };
    return locale.getLanguage()
        + (locale.getCountry().isEmpty() ? "" : "_" + locale.getCountry())
        + script;
  }

  private void unit(Work work, Work.Piecework one) {
    out.append("\n#. ").append(line(one.unit().part().said())).append('\n');
    one.unit().notes().forEach(note -> out.append("#. ").append(line(note)).append('\n'));
    String codes =
        one.unit().pieces().stream()
            .filter(Piece.Code.class::isInstance)
            .map(Piece.Code.class::cast)
            .map(code -> Tagged.tag(code) + " " + shortened(line(code.data())))
            .collect(Collectors.joining("  "));
    if (!codes.isEmpty()) {
      out.append("#. ").append(codes).append('\n');
    }
    // A name with a space has signs around it.
    String place = work.shown() + ":" + one.unit().line();
    out.append("#: ")
        .append(place.contains(" ") ? "\u2068" + place + "\u2069" : place)
        .append('\n');
    boolean open = one.translation().isEmpty();
    if (open && one.suggestion().isPresent()) {
      out.append("#, fuzzy\n");
      one.suggestion()
          .flatMap(Work.Suggested::source)
          .ifPresent(
              source -> {
                out.append("#| msgctxt \"").append(escaped(one.unit().id())).append("\"\n");
                out.append("#| msgid \"").append(escaped(source.text())).append("\"\n");
              });
    }
    out.append("msgctxt \"").append(escaped(one.unit().id())).append("\"\n");
    out.append("msgid \"").append(escaped(one.source().text())).append("\"\n");
    Tagged target =
        one.translation()
            .or(() -> one.suggestion().map(Work.Suggested::target))
            .orElse(new Tagged(""));
    out.append("msgstr \"").append(escaped(target.text())).append("\"\n");
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\t", "\\t");
  }
}
