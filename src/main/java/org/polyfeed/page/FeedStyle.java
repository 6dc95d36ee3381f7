package org.polyfeed.page;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.TextTarget;

/**
 * The style of feeds in browsers: the theme's, and for each edition which way it runs and what a
 * reader should know who opens its feed. Style sheets can neither link nor choose words; these they
 * set where they want them, as {@code content: var(--notice)}.
 */
final class FeedStyle {

  private final Permalinks permalinks;
  private final List<Edition> editions;

  FeedStyle(Permalinks permalinks, List<Edition> editions) {
    this.permalinks = permalinks;
    this.editions = editions;
  }

  /**
   * The whole style sheet.
   *
   * @param own the theme's
   */
  TextTarget target(byte[] own) {
    StringBuilder style = new StringBuilder(new String(own, StandardCharsets.UTF_8));
    // A language also stands for those within it: zh comes before zh-Hant, which wins.
    editions.stream()
        .filter(Edition::hasFeeds)
        .sorted(Comparator.comparing(Edition::tag))
        .forEach(edition -> style.append(rule(edition)));
    OutputPath path = OutputPath.at(permalinks.feedStyle().path());
    return new TextTarget(path, Place.ASSET, style.toString());
  }

  private static String rule(Edition edition) {
    return "\n:root:lang("
        + edition.tag()
        + ") {\n  --notice: "
        + quoted(edition.words().say("feed.notice"))
        + ";\n  direction: "
        + (edition.tag().isRightToLeft() ? "rtl" : "ltr")
        + ";\n}\n";
  }

  /** A string of CSS (CSS Syntax Level 3, section 4.3.5). */
  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\\n\\r\\f]+", "\\\\a ")
        + "\"";
  }
}
