package org.polyfeed.content;

import java.util.Optional;
import java.util.function.Function;
import org.polyfeed.article.Html;

/** Says what Hugo's own shortcodes stand for; those of themes stay, and are counted. */
final class HugoShortcodes {

  private final Function<String, Optional<String>> pages;
  private final Leftovers leftovers;

  /**
   * @param pages the paths of pages, by what is written to refer to them
   */
  HugoShortcodes(Function<String, Optional<String>> pages, Leftovers leftovers) {
    this.pages = pages;
    this.leftovers = leftovers;
  }

  /**
   * The text without shortcodes that can be said otherwise.
   *
   * @param file that it is of, as problems call it
   * @param line where it begins there
   */
  String replaced(String text, String file, int line) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Optional<Shortcode> next = Shortcode.next(text, 0);
        next.isPresent();
        next = Shortcode.next(text, at)) {
      Shortcode code = next.get();
      out.append(text, at, code.from());
      at = code.to();
      String written = text.substring(code.from(), code.to());
      if (code.isEscaped()) {
        out.append(written.replaceFirst("/\\*", "").replaceFirst("\\*/(?=.}}$)", ""));
      } else if (code.name().equals("highlight") && !code.closes()) {
        int end = end(text, at, "highlight");
        int inner = end < 0 ? -1 : text.lastIndexOf("{{", end - 1);
        String language = code.value("lang", 0);
        out.append(
            end < 0
                ? written
                : isHtml(file)
                    ? Embedded.codeInHtml(text.substring(at, inner))
                    : Embedded.code(language, text.substring(at, inner)));
        at = end < 0 ? at : end;
      } else {
        Optional<String> said = isHtml(file) ? said(code).map(Embedded::linkInHtml) : said(code);
        out.append(said.orElse(written));
        if (said.isEmpty() && !code.closes()) {
          int lines = (int) text.substring(0, code.from()).chars().filter(c -> c == '\n').count();
          leftovers.add("the shortcode '" + code.name() + "'", file, line + lines);
        }
      }
    }
    return out.append(text.substring(at)).toString();
  }

  private static boolean isHtml(String file) {
    return file.matches("(?i).*\\.html?");
  }

  /** Behind the shortcode that ends another, or -1. */
  private static int end(String text, int from, String name) {
    for (Optional<Shortcode> next = Shortcode.next(text, from);
        next.isPresent();
        next = Shortcode.next(text, next.get().to())) {
      if (next.get().closes() && next.get().name().equals(name)) {
        return next.get().to();
      }
    }
    return -1;
  }

  private Optional<String> said(Shortcode code) {
    return switch (code.name()) {
      case "figure" -> figure(code);
      case "ref", "relref" -> pages.apply(code.value("path", 0));
      case "details" ->
          Optional.of(
              code.closes()
                  ? "\n\n</details>"
                  : "<details><summary>"
                      + Html.escaped(code.value("summary", 0)).markup()
                      + "</summary>\n\n");
      case "tweet", "twitter", "x", "twitter_simple" ->
          Embedded.link(code.name(), code.value("user", 0), code.value("id", 1), "");
      default ->
          code.closes()
              ? Optional.empty()
              : Embedded.link(
                  code.name(),
                  code.value("id", 0),
                  code.name().equals("gist") ? code.value("file", 1) : "",
                  code.value("title", 9));
    };
  }

  private static Optional<String> figure(Shortcode code) {
    String source = code.value("src", 0);
    if (source.isEmpty() || code.closes()) {
      return Optional.empty();
    }
    String caption = code.value("caption", 9);
    String by = code.value("attr", 9);
    String said = by.isEmpty() ? caption : (caption + " " + by).strip();
    String alt = code.value("alt", 9);
    return Optional.of(
        Embedded.figure(
            source,
            alt.isEmpty() ? caption : alt,
            code.value("title", 9),
            said,
            code.value("link", 9)));
  }
}
