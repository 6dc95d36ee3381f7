package org.polyfeed.content;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfeed.article.ForeignHtml;
import org.polyfeed.article.ForeignMarkdown;

/**
 * The text of a post.
 *
 * @param extension {@code md} or {@code html}
 */
record Body(String text, String extension) {

  private static final Pattern MORE =
      Pattern.compile("<!--\\s*more\\s*-->", Pattern.CASE_INSENSITIVE);

  /** What only another program understands is no word. */
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}", Pattern.DOTALL);

  private static final Pattern TAG = Pattern.compile("<[A-Za-z][^<>]{0,5000}>");

  private static final Pattern LEADING =
      Pattern.compile("(?i)(\\s(?:src|href|poster)\\s*=\\s*)(?:\"([^\"]*)\"|'([^']*)')");

  static Body of(String text, String extension) {
    return new Body(text, extension.startsWith("htm") ? "html" : "md");
  }

  /** The words of it, in one line. */
  String words() {
    return extension.equals("md") ? new ForeignMarkdown(text).text() : new ForeignHtml(text).text();
  }

  /** The words of the heading that it begins with, or empty. */
  String heading() {
    return extension.equals("md") ? new ForeignMarkdown(text).heading() : "";
  }

  /** The same, where links and pictures lead elsewhere. */
  Body leading(UnaryOperator<String> elsewhere) {
    return new Body(
        extension.equals("md")
            ? new ForeignMarkdown(text).leading(elsewhere).markup()
            : TAG.matcher(text)
                .replaceAll(tag -> Matcher.quoteReplacement(tag(tag.group(), elsewhere))),
        extension);
  }

  private static String tag(String tag, UnaryOperator<String> elsewhere) {
    return LEADING
        .matcher(tag)
        .replaceAll(
            found -> {
              String url = found.group(2) == null ? found.group(3) : found.group(2);
              String now = elsewhere.apply(url.replace("&amp;", "&"));
              return Matcher.quoteReplacement(
                  found.group(1) + "\"" + now.replace("&", "&amp;").replace("\"", "%22") + "\"");
            });
  }

  /** What stands above a mark that parts the beginning from the rest, in words. */
  Optional<String> above(String mark) {
    int at = text.indexOf(mark);
    return at < 0
        ? Optional.empty()
        : Optional.of(new Body(TEMPLATE.matcher(text.substring(0, at)).replaceAll(""), extension))
            .map(Body::words)
            .filter(words -> !words.isEmpty());
  }

  /** The mark that Hugo and Zola have for this. */
  Optional<String> more() {
    Matcher found = MORE.matcher(text);
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }

  /** The same without a mark, and without the line that it leaves. */
  Body without(String mark) {
    int at = text.indexOf(mark);
    if (at < 0) {
      return this;
    }
    String before = text.substring(0, at).stripTrailing();
    String after = text.substring(at + mark.length()).stripLeading();
    boolean within = text.substring(0, at).endsWith(" ") && !before.isEmpty();
    return new Body(before + (within ? " " : "\n\n") + after, extension);
  }
}
