package org.polyfeed.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A shortcode of Hugo as it stands in a text.
 *
 * @param from where it begins in the text
 * @param to where it ends
 * @param isEscaped whether it is only shown, as in a text about Hugo
 * @param closes whether it ends another
 * @param words its values without names
 * @param named its values with names
 */
record Shortcode(
    int from,
    int to,
    String name,
    boolean isEscaped,
    boolean closes,
    List<String> words,
    Map<String, String> named) {

  /** The first one that begins at a place or behind it. */
  static Optional<Shortcode> next(String text, int from) {
    for (int at = text.indexOf("{{", from); at >= 0; at = text.indexOf("{{", at + 1)) {
      char kind = at + 2 < text.length() ? text.charAt(at + 2) : ' ';
      if (kind == '<' || kind == '%') {
        Optional<Shortcode> found = at(text, at, kind == '<' ? ">}}" : "%}}");
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Shortcode> at(String text, int start, String close) {
    if (text.startsWith("/*", start + 3)) {
      int end = text.indexOf("*/" + close, start);
      return end < 0
          ? Optional.empty()
          : Optional.of(
              new Shortcode(start, end + 2 + close.length(), "", true, false, List.of(), Map.of()));
    }
    List<String> words = new ArrayList<>();
    Map<String, String> named = new LinkedHashMap<>();
    boolean closes = false;
    int at = start + 3;
    while (at < text.length()) {
      char letter = text.charAt(at);
      if (text.startsWith(close, at)) {
        String name = words.isEmpty() ? "" : words.remove(0);
        return name.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Shortcode(start, at + close.length(), name, false, closes, words, named));
      }
      if (Character.isWhitespace(letter)) {
        at++;
      } else if (letter == '/' && (words.isEmpty() || text.startsWith(close, at + 1))) {
        closes |= words.isEmpty();
        at++;
      } else {
        int end = wordEnd(text, at, close);
        if (end < 0) {
          return Optional.empty();
        }
        add(text.substring(at, end), words, named);
        at = end;
      }
    }
    return Optional.empty();
  }

  /** Behind a word, which may have a name and quotes; negative where these do not end. */
  private static int wordEnd(String text, int from, String close) {
    int at = from;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && !text.startsWith(close, at)) {
      char letter = text.charAt(at);
      at++;
      if (letter == '"' || letter == '`') {
        while (at < text.length() && text.charAt(at) != letter) {
          at += letter == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
          return -1;
        }
        at++;
      }
    }
    return at;
  }

  private static void add(String word, List<String> words, Map<String, String> named) {
    int sign = word.indexOf('=');
    if (sign > 0 && word.substring(0, sign).matches("[A-Za-z][\\w-]*")) {
      named.put(word.substring(0, sign), bare(word.substring(sign + 1)));
    } else {
      words.add(bare(word));
    }
  }

  private static String bare(String word) {
    boolean quoted = word.length() > 1 && (word.startsWith("\"") || word.startsWith("`"));
    String inner = quoted ? word.substring(1, word.length() - 1) : word;
    return word.startsWith("\"") ? inner.replaceAll("\\\\([\"\\\\])", "$1") : inner;
  }

  /** A value by its name, or by its place from 0; empty where there is none. */
  String value(String key, int place) {
    return named.getOrDefault(key, words.size() > place ? words.get(place) : "");
  }
}
