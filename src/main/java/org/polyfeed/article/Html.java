package org.polyfeed.article;

/**
 * Markup that is safe to place in a page or a feed as it stands. Everything else is text and gets
 * escaped.
 */
public record Html(String markup) {

  /** The text, with the characters that mean something in HTML and XML escaped. */
  public static Html escaped(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      String entity = entity(text.charAt(i));
      if (entity != null && out == null) {
        out = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (out != null) {
        if (entity == null) {
          out.append(text.charAt(i));
        } else {
          out.append(entity);
        }
      }
    }
    return new Html(out == null ? text : out.toString());
  }

  private static @org.jspecify.annotations.Nullable String entity(char character) {
    return switch (character) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> null;
    };
  }

  /**
   * The same on the page at a URL: links to its fragments stay on it, wherever the page is served.
   */
  public Html within(String url) {
    return markup.contains(url)
        ? new Html(markup.replace("href=\"" + url + "#", "href=\"#"))
        : this;
  }

  /** The same with what it links to or shows from one place linked to or shown from another. */
  public Html at(String from, String to) {
    if (!markup.contains(from)) {
      return this;
    }
    String moved = markup;
    for (String key : new String[] {" href=\"", " poster=\"", " src=\""}) {
      moved = moved.replace(key + from, key + to);
    }
    return new Html(moved);
  }

  @Override
  public String toString() {
    return markup;
  }
}
