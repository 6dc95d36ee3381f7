package org.polyfeed.content;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** At which paths Jekyll puts posts. */
final class JekyllPaths {

  private static final String DATE = "/:categories/:year/:month/:day/:title:output_ext";

  private static final Map<String, String> STYLES =
      Map.of(
          "date", DATE,
          "pretty", "/:categories/:year/:month/:day/:title/",
          "ordinal", "/:categories/:year/:y_day/:title:output_ext",
          "weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext",
          "none", "/:categories/:title:output_ext");

  private static final Map<String, String> DATED =
      Map.ofEntries(
          Map.entry("year", "uuuu"),
          Map.entry("short_year", "uu"),
          Map.entry("month", "MM"),
          Map.entry("i_month", "M"),
          Map.entry("short_month", "MMM"),
          Map.entry("long_month", "MMMM"),
          Map.entry("day", "dd"),
          Map.entry("i_day", "d"),
          Map.entry("y_day", "DDD"),
          Map.entry("hour", "HH"),
          Map.entry("minute", "mm"),
          Map.entry("second", "ss"),
          Map.entry("short_day", "EEE"),
          Map.entry("long_day", "EEEE"));

  private static final Pattern TOKEN = Pattern.compile(":([a-z_]+)");

  private final String pattern;

  JekyllPaths(JekyllConfig config) {
    Optional<String> posts = config.params().below("collections").below("posts").text("permalink");
    String said = posts.or(() -> config.params().text("permalink")).orElse("date");
    this.pattern = STYLES.getOrDefault(said, said);
  }

  /**
   * The path of a post.
   *
   * @param permalink as its front matter has it, if it has
   * @param slug the words of its name
   */
  String of(
      Optional<String> permalink,
      String slug,
      Optional<ZonedDateTime> date,
      List<String> categories) {
    String template = permalink.map(own -> STYLES.getOrDefault(own, own)).orElse(pattern);
    Matcher token = TOKEN.matcher(template);
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (token.find()) {
      out.append(template, from, token.start());
      out.append(value(token.group(1), slug, date, categories));
      from = token.end();
    }
    out.append(template.substring(from));
    return ("/" + out).replaceAll("/{2,}", "/");
  }

  private static String value(
      String name, String slug, Optional<ZonedDateTime> date, List<String> categories) {
    return switch (name) {
      case "title" -> pretty(slug);
      case "slug" -> slugified(slug);
      case "categories" ->
          categories.stream()
              .map(one -> one.toLowerCase(Locale.ROOT))
              .distinct()
              .collect(Collectors.joining("/"));
      case "slugified_categories" ->
          categories.stream()
              .map(JekyllPaths::slugified)
              .distinct()
              .collect(Collectors.joining("/"));
      case "output_ext" -> ".html";
      case "collection" -> "posts";
      default -> date.map(time -> dated(name, time)).orElse("");
    };
  }

  private static String dated(String name, ZonedDateTime time) {
    if (name.equals("week")) {
      return String.format(
          Locale.ROOT, "%02d", time.get(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
    String form = DATED.get(name);
    if (form == null) {
      return ":" + name;
    }
    String text = DateTimeFormatter.ofPattern(form, Locale.ENGLISH).format(time);
    return name.startsWith("short_") ? text.toUpperCase(Locale.ROOT) : text;
  }

  /** As Jekyll's mode of this name: what may stand in a path stays, in its case. */
  static String pretty(String text) {
    return trimmed(text.replaceAll("[^\\p{M}\\p{L}\\p{Nd}._~!$&'()+,;=@]+", "-"));
  }

  private static String slugified(String text) {
    return trimmed(text.replaceAll("[^\\p{M}\\p{L}\\p{Nd}]+", "-")).toLowerCase(Locale.ROOT);
  }

  private static String trimmed(String text) {
    return text.replaceAll("^-+|-+$", "");
  }
}
