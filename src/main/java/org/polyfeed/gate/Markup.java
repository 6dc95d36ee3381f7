package org.polyfeed.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The tags of HTML that Polyfeed itself has written, where every {@code <} that is no tag is
 * escaped. It is no parser for the HTML of others.
 */
final class Markup {

  /** Attributes that lead somewhere, and those that say how. */
  private static final List<String> KEPT =
      List.of("href", "src", "srcset", "poster", "cite", "style", "id", "rel", "hreflang", "type");

  /** What is in them is no markup. */
  private static final List<String> RAW = List.of("script", "style");

  private Markup() {}

  /** Hands on the name of each tag that opens and has any such attribute, with these. */
  static void tags(String markup, BiConsumer<String, Map<String, String>> each) {
    int at = markup.indexOf('<');
    while (at >= 0) {
      int after;
      if (markup.startsWith("<!--", at)) {
        after = end(markup, "-->", at);
      } else if (at + 1 < markup.length() && isLetter(markup.charAt(at + 1))) {
        after = tag(markup, at + 1, each);
      } else {
        after = at + 1;
      }
      at = markup.indexOf('<', after);
    }
  }

  /** Whether there is nothing to read, see or hear in it. */
  static boolean isEmpty(String markup) {
    boolean inTag = false;
    for (int i = 0; i < markup.length(); i++) {
      char letter = markup.charAt(i);
      if (letter == '<' || letter == '>') {
        inTag = letter == '<';
      } else if (!inTag && markup.startsWith("&nbsp;", i)) {
        i += "&nbsp;".length() - 1;
      } else if (!inTag && !isBlank(letter)) {
        return false;
      }
    }
    return !markup.contains(" src=");
  }

  private static boolean isBlank(char letter) {
    return Character.isWhitespace(letter)
        || Character.isSpaceChar(letter)
        || Character.getType(letter) == Character.FORMAT;
  }

  private static int tag(String markup, int start, BiConsumer<String, Map<String, String>> each) {
    int at = start;
    while (at < markup.length() && isName(markup.charAt(at))) {
      at++;
    }
    int nameEnd = at;
    Map<String, String> attributes = Map.of();
    while (at < markup.length() && markup.charAt(at) != '>') {
      if (!isName(markup.charAt(at))) {
        at++;
        continue;
      }
      int key = at;
      while (at < markup.length() && isName(markup.charAt(at))) {
        at++;
      }
      int keyEnd = at;
      int from = at;
      int to = at;
      if (at < markup.length() && markup.charAt(at) == '=') {
        char quote = at + 1 < markup.length() ? markup.charAt(at + 1) : '>';
        boolean quoted = quote == '"' || quote == '\'';
        from = quoted ? at + 2 : at + 1;
        to = quoted ? markup.indexOf(quote, from) : bareEnd(markup, from);
        to = to < 0 ? markup.length() : to;
        at = quoted ? Math.min(to + 1, markup.length()) : to;
      }
      String kept = kept(markup, key, keyEnd);
      if (!kept.isEmpty()) {
        attributes = attributes.isEmpty() ? new HashMap<>(8) : attributes;
        attributes.putIfAbsent(kept, unescaped(markup.substring(from, to)));
      }
    }
    if (!attributes.isEmpty()) {
      each.accept(markup.substring(start, nameEnd).toLowerCase(Locale.ROOT), attributes);
    }
    for (String raw : RAW) {
      if (raw.length() == nameEnd - start
          && markup.regionMatches(true, start, raw, 0, raw.length())) {
        return end(markup, "</" + raw, at);
      }
    }
    return at;
  }

  private static int bareEnd(String markup, int from) {
    int at = from;
    while (at < markup.length() && " \n\t>".indexOf(markup.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static String kept(String markup, int from, int to) {
    if (from < to && "hspcirt".indexOf(markup.charAt(from)) >= 0) {
      for (String name : KEPT) {
        if (name.length() == to - from && markup.startsWith(name, from)) {
          return name;
        }
      }
    }
    return "";
  }

  private static int end(String markup, String mark, int from) {
    int found = markup.indexOf(mark, from);
    return found < 0 ? markup.length() : found + mark.length();
  }

  private static String unescaped(String value) {
    return value.indexOf('&') < 0
        ? value
        : value
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&apos;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&nbsp;", "\u00a0")
            .replace("&amp;", "&");
  }

  private static boolean isLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  }

  private static boolean isName(char letter) {
    return isLetter(letter)
        || (letter >= '0' && letter <= '9')
        || letter == '-'
        || letter == '_'
        || letter == ':';
  }

  /** The URLs that {@code srcset} names; descriptors follow them after a space. */
  static List<String> ofSrcset(String srcset) {
    return List.of(srcset.strip().split("\\s*,\\s+|(?<=\\d[wx])\\s*,\\s*")).stream()
        .map(candidate -> candidate.strip().split("\\s+", 2)[0])
        .filter(url -> !url.isEmpty())
        .toList();
  }
}
