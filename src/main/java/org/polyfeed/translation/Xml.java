package org.polyfeed.translation;

import java.util.ArrayList;
import java.util.List;
import org.polyfeed.article.Html;

/** XML in the making. */
final class Xml {

  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final List<String> open = new ArrayList<>();

  /**
   * Opens an element on a line of its own.
   *
   * @param attributes names and values by turns; what has an empty value is left out
   */
  Xml open(String name, String... attributes) {
    indent().append(tag(name, ">", attributes)).append('\n');
    open.add(name);
    return this;
  }

  Xml close() {
    String name = open.remove(open.size() - 1);
    indent().append("</").append(name).append(">\n");
    return this;
  }

  /** Writes an element that holds text or markup, on a line of its own. */
  Xml whole(String name, String markup, String... attributes) {
    indent().append(tag(name, ">", attributes)).append(markup);
    out.append("</").append(name).append(">\n");
    return this;
  }

  private StringBuilder indent() {
    return out.append("  ".repeat(open.size()));
  }

  static String tag(String name, String end, String... attributes) {
    StringBuilder tag = new StringBuilder("<").append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        tag.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1]));
        tag.append('"');
      }
    }
    return tag.append(end).toString();
  }

  /** Ends of lines in attributes would become spaces. */
  static String escaped(String text) {
    return Html.escaped(text).markup().replace("\n", "&#10;").replace("\t", "&#9;");
  }

  String text() {
    return out.toString();
  }
}
