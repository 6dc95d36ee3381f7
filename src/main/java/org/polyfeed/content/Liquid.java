package org.polyfeed.content;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what Jekyll's own tags stand for; all others stay, and are counted. */
final class Liquid {

  private static final Pattern TAG =
      Pattern.compile(
          "\\{\\{-?(?<shown>.*?)-?\\}\\}|\\{%-?\\s*(?<word>\\w+)(?<rest>.*?)-?%\\}",
          Pattern.DOTALL);

  private static final Pattern QUOTED =
      Pattern.compile(
          "[\"']([^\"']*)[\"']\\s*\\|\\s*(?:relative_url|absolute_url|prepend:\\s*site\\.baseurl"
              + "|prepend:\\s*site\\.url)(?:\\s*\\|.*)?",
          Pattern.DOTALL);

  /** What kramdown puts on elements, on lines of its own. */
  private static final Pattern ATTRIBUTES =
      Pattern.compile("(?m)^[ \\t]*\\{:[^}\\n]*}[ \\t]*$\\n?");

  private final JekyllConfig config;
  private final Function<String, Optional<String>> posts;
  private final Leftovers leftovers;

  /**
   * @param posts the URLs of posts, by their files' names without extension
   */
  Liquid(JekyllConfig config, Function<String, Optional<String>> posts, Leftovers leftovers) {
    this.config = config;
    this.posts = posts;
    this.leftovers = leftovers;
  }

  /**
   * The text without tags that can be said otherwise.
   *
   * @param file that it is of, as problems call it
   * @param line where it begins there
   */
  String replaced(String text, String file, int line) {
    StringBuilder out = new StringBuilder();
    Matcher tag = TAG.matcher(text);
    int at = 0;
    while (tag.find(at)) {
      out.append(text, at, tag.start());
      at = tag.end();
      String word = tag.group("word") == null ? "" : tag.group("word");
      int end = word.matches("raw|comment|highlight") ? text.indexOf("end" + word, at) : -1;
      int inner = end < 0 ? -1 : text.lastIndexOf("{%", end);
      int close = end < 0 ? -1 : text.indexOf("%}", end);
      if (inner >= at && close > 0) {
        out.append(block(word, tag.group("rest"), text.substring(at, inner), file));
        at = close + 2;
        continue;
      }
      Optional<String> said =
          word.isEmpty() ? shown(tag.group("shown").strip()) : tag(word, tag.group("rest").strip());
      out.append(said.orElse(tag.group()));
      if (said.isEmpty() && !word.startsWith("end")) {
        int lines = (int) text.substring(0, tag.start()).chars().filter(c -> c == '\n').count();
        leftovers.add(name(tag, word), file, line + lines);
      }
    }
    out.append(text.substring(at));
    return ATTRIBUTES.matcher(out).replaceAll("");
  }

  private static String block(String word, String rest, String inner, String file) {
    if (word.equals("highlight")) {
      return file.matches("(?i).*\\.html?")
          ? Embedded.codeInHtml(inner)
          : Embedded.code(rest.strip().replaceFirst("\\s.*", ""), inner);
    }
    return word.equals("raw") ? inner : "";
  }

  private static String name(Matcher tag, String word) {
    if (word.isEmpty()) {
      return "the Liquid '{{ " + tag.group("shown").strip() + " }}'";
    }
    String what = tag.group("rest").strip().replaceFirst("\\s.*$", "");
    return word.startsWith("include")
        ? "the Liquid '{% " + word + " " + what + " %}'"
        : "the Liquid '{% " + word + " %}'";
  }

  private Optional<String> shown(String expression) {
    Matcher quoted = QUOTED.matcher(expression);
    if (quoted.matches()) {
      String path = quoted.group(1);
      return Optional.of(config.baseUrl() + (path.startsWith("/") ? "" : "/") + path);
    }
    return switch (expression) {
      case "site.baseurl" -> Optional.of(config.baseUrl());
      case "site.url" -> config.params().text("url");
      case "site.title" -> config.params().text("title");
      default -> Optional.empty();
    };
  }

  private Optional<String> tag(String word, String rest) {
    return switch (word) {
      case "post_url" -> posts.apply(rest);
      case "link" ->
          posts
              .apply(Paths.stem(rest))
              .filter(any -> rest.contains("_posts/"))
              .or(
                  () ->
                      Optional.of(config.baseUrl() + "/" + rest)
                          .filter(any -> !rest.startsWith("_")));
      case "youtube", "vimeo", "gist" ->
          Embedded.link(word, rest.replaceFirst("^.*/", "").replaceAll("[\"']", ""), "", "")
              .filter(any -> rest.matches("[\"']?[\\w./-]+[\"']?") && !word.equals("gist"));
      default -> Optional.empty();
    };
  }
}
