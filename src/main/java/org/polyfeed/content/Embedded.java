package org.polyfeed.content;

import java.util.Locale;
import java.util.Optional;
import org.polyfeed.article.Html;

/** What generators of sites embed of other hosts or make of their own, in Markdown and HTML. */
final class Embedded {

  private Embedded() {}

  /** A link to what would be embedded; nothing where its host is not known. */
  static Optional<String> link(String host, String id, String second, String title) {
    String url =
        switch (host.toLowerCase(Locale.ROOT)) {
          case "youtube" -> "https://www.youtube.com/watch?v=" + id;
          case "vimeo", "vimeo_simple" -> "https://vimeo.com/" + id;
          case "tweet", "twitter", "x", "twitter_simple" ->
              second.isEmpty() ? "" : "https://twitter.com/" + id + "/status/" + second;
          case "instagram" -> "https://www.instagram.com/p/" + id + "/";
          case "gist" -> "https://gist.github.com/" + id + (second.isEmpty() ? "" : "/" + second);
          default -> "";
        };
    if (url.isEmpty() || !(id + second).matches("[\\w@.-]+")) {
      return Optional.empty();
    }
    String name = title.isEmpty() ? url.replaceFirst("https://(www\\.)?", "") : title;
    return Optional.of("[" + name.replaceAll("([\\[\\]\\\\])", "\\\\$1") + "](" + url + ")");
  }

  /** Code between fences that it does not hold itself. */
  static String code(String language, String code) {
    String fence = "```";
    while (code.contains(fence)) {
      fence += "`";
    }
    String inner = code.replaceFirst("\\A\\s*\\n", "").stripTrailing();
    return fence + language.replaceAll("[^\\w+#.-]", "") + "\n" + inner + "\n" + fence;
  }

  static String codeInHtml(String code) {
    return "<pre><code>" + Html.escaped(code.strip()).markup() + "</code></pre>";
  }

  /** The same link in HTML; anything else as it is. */
  static String linkInHtml(String markdown) {
    return markdown.replaceFirst("\\A\\[(.*)\\]\\(([^()]*)\\)\\z", "<a href=\"$2\">$1</a>");
  }

  /** A picture with what is said of it; texts are empty where nothing is. */
  static String figure(String source, String alt, String title, String caption, String link) {
    String picture = "<img src=\"" + attribute(source) + "\" alt=\"" + attribute(alt) + "\">";
    StringBuilder out = new StringBuilder("<figure>");
    out.append(
        link.isEmpty() ? picture : "<a href=\"" + attribute(link) + "\">" + picture + "</a>");
    String said = title.isEmpty() || caption.isEmpty() ? title + caption : title + ": " + caption;
    if (!said.isEmpty()) {
      out.append("<figcaption>").append(Html.escaped(said).markup()).append("</figcaption>");
    }
    return out.append("</figure>").toString();
  }

  private static String attribute(String text) {
    return Html.escaped(text).markup().replace("\"", "&quot;").replace("\n", " ");
  }
}
