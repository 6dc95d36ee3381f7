package org.polyfeed.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Coverage;
import org.polyfeed.edition.Coverage.State;
import org.polyfeed.json.Json;
import org.polyfeed.locale.LocaleTag;

/** Coverage as a table for a terminal, as JSON for a program, and as a page. */
final class CoverageReport {

  private static final int LONGEST_STORY = 40;

  private final Coverage coverage;
  private final Map<LocaleTag, Map<State, Integer>> counts = new LinkedHashMap<>();

  CoverageReport(Coverage coverage) {
    this.coverage = coverage;
    coverage.locales().forEach(locale -> counts.put(locale, coverage.counts(locale)));
  }

  private static char sign(State state) {
    return switch (state) {
      case CURRENT -> '+';
      case OUTDATED -> '!';
      case CONVERTED -> '=';
      case FALLBACK -> '~';
      case MISSING -> '-';
    };
  }

  private static String name(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** Stories down, locales across, one sign each. */
  String table() {
    int width =
        coverage.rows().stream().mapToInt(row -> shortened(row.story()).length()).max().orElse(0);
    StringBuilder table = new StringBuilder(" ".repeat(width));
    coverage.locales().forEach(locale -> table.append("  ").append(locale));
    table.append('\n');
    for (Coverage.Row row : coverage.rows()) {
      String story = shortened(row.story());
      table.append(story).append(" ".repeat(width - story.length()));
      for (LocaleTag locale : coverage.locales()) {
        table
            .append("  ")
            .append(sign(row.in(locale)))
            .append(" ".repeat(locale.value().length() - 1));
      }
      while (table.charAt(table.length() - 1) == ' ') {
        table.setLength(table.length() - 1);
      }
      table.append('\n');
    }
    table.append('\n');
    for (State state : State.values()) {
      table.append(sign(state)).append(' ').append(name(state)).append(": ");
      table.append(
          counts.entrySet().stream()
              .filter(locale -> locale.getValue().getOrDefault(state, 0) > 0)
              .map(locale -> locale.getKey() + " " + locale.getValue().get(state))
              .collect(Collectors.joining(", ")));
      table.append('\n');
    }
    return table.toString();
  }

  private static String shortened(String story) {
    return story.length() <= LONGEST_STORY ? story : story.substring(0, LONGEST_STORY - 1) + "…";
  }

  String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("locales", coverage.locales());
    Map<String, Object> byLocale = new LinkedHashMap<>();
    counts.forEach(
        (locale, stories) -> {
          Map<String, Object> states = new LinkedHashMap<>();
          stories.forEach((state, count) -> states.put(name(state), count));
          byLocale.put(locale.value(), states);
        });
    report.put("counts", byLocale);
    List<Map<String, Object>> stories = new ArrayList<>();
    for (Coverage.Row row : coverage.rows()) {
      Map<String, Object> story = new LinkedHashMap<>();
      story.put("story", row.story());
      story.put("title", row.title());
      Map<String, Object> states = new LinkedHashMap<>();
      coverage.locales().forEach(locale -> states.put(locale.value(), name(row.in(locale))));
      story.put("states", states);
      stories.add(story);
    }
    report.put("stories", stories);
    return Json.indented(report);
  }

  /** A page that stands alone. */
  String page() {
    StringBuilder page =
        new StringBuilder(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Coverage</title>
            <style>
            :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
            table { border-collapse: collapse }
            th, td { padding: .3em .6em; border: 1px solid #8886; text-align: start }
            thead th { position: sticky; inset-block-start: 0; background: Canvas }
            .current { background: #2a72 } .outdated { background: #c803 }
            .fallback { background: #8882 } .missing { background: #c333 }
            </style>
            </head>
            <body>
            <h1>Coverage</h1>
            <table>
            <thead>
            <tr><th scope="col">Story</th>""");
    coverage
        .locales()
        .forEach(locale -> page.append("<th scope=\"col\">").append(locale).append("</th>"));
    page.append("</tr>\n</thead>\n<tbody>\n");
    for (Coverage.Row row : coverage.rows()) {
      page.append("<tr><th scope=\"row\"><bdi>").append(Html.escaped(row.title()));
      page.append("</bdi><br><small>").append(Html.escaped(row.story())).append("</small></th>");
      for (LocaleTag locale : coverage.locales()) {
        String state = name(row.in(locale));
        page.append("<td class=\"").append(state).append("\">").append(state).append("</td>");
      }
      page.append("</tr>\n");
    }
    return page.append("</tbody>\n</table>\n</body>\n</html>\n").toString();
  }
}
