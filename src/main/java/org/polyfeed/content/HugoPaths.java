package org.polyfeed.content;

import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * At which paths Hugo puts pages: by their address, the pattern of their section, or their name.
 */
final class HugoPaths {

  private static final Pattern TOKEN =
      Pattern.compile(":([a-z]+)(?:\\[(last|\\d*)(:?)(last|\\d*)])?");

  private final HugoConfig config;
  private final Set<String> sections;

  /**
   * @param sections the folders that have a page of their own, below the content
   */
  HugoPaths(HugoConfig config, Set<String> sections) {
    this.config = config;
    this.sections = sections;
  }

  /**
   * The path of a page.
   *
   * @param key its name below the content, without language and extension
   */
  String of(
      HugoConfig.Language language, String key, Params params, Optional<OffsetDateTime> date) {
    Optional<String> url = params.text("url");
    if (url.isPresent()) {
      return url.get().startsWith("/") ? url.get() : language.prefix() + "/" + url.get();
    }
    String folder = Paths.folder(key);
    String section = key.contains("/") ? key.substring(0, key.indexOf('/')) : "";
    Params permalinks = config.below("permalinks");
    Optional<String> pattern =
        permalinks.below("page").text(section).or(() -> permalinks.text(section));
    String path =
        pattern.isPresent() && !section.isEmpty()
            ? filled(pattern.get(), key, params, date)
            : sanitized(folder) + "/" + name(key, params);
    String whole =
        (language.prefix() + "/" + path).replaceAll("/{2,}", "/").replaceFirst("/+$", "");
    return config.is("uglyURLs") ? whole + ".html" : whole + "/";
  }

  private String name(String key, Params params) {
    return sanitized(params.text("slug").orElse(Paths.last(key)));
  }

  private String filled(String pattern, String key, Params params, Optional<OffsetDateTime> date) {
    StringBuilder out = new StringBuilder();
    Matcher token = TOKEN.matcher(pattern);
    int from = 0;
    while (token.find()) {
      out.append(pattern, from, token.start());
      out.append(token(token, key, params, date));
      from = token.end();
    }
    return out.append(pattern.substring(from)).toString();
  }

  private String token(Matcher token, String key, Params params, Optional<OffsetDateTime> date) {
    String title = sanitized(params.text("title").orElse(""));
    String name = token.group(1);
    return switch (name) {
      case "section" -> sanitized(key.substring(0, Math.max(0, key.indexOf('/'))));
      case "sections" -> sanitized(part(sections(key), token));
      case "title" -> title;
      case "slug" ->
          params.has("slug") ? name(key, params) : title.isEmpty() ? name(key, params) : title;
      case "slugorfilename", "slugorcontentbasename" -> name(key, params);
      case "filename", "contentbasename" -> sanitized(Paths.last(key));
      default -> date.map(time -> dated(name, time)).orElse(token.group());
    };
  }

  private static String dated(String name, OffsetDateTime time) {
    return switch (name) {
      case "year" -> padded(time.getYear(), 4);
      case "month" -> padded(time.getMonthValue(), 2);
      case "day" -> padded(time.getDayOfMonth(), 2);
      case "monthname" -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "weekday" -> String.valueOf(time.getDayOfWeek().getValue() % 7);
      case "weekdayname" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case "yearday" -> String.valueOf(time.getDayOfYear());
      default -> ":" + name;
    };
  }

  private static String padded(int number, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "d", number);
  }

  /** The folders that are sections: the first, and below it those that have a page of their own. */
  private String sections(String key) {
    String folder = Paths.folder(key);
    String found = "";
    for (String part : folder.split("/", -1)) {
      String deeper = found.isEmpty() ? part : found + "/" + part;
      if (!found.isEmpty() && !sections.contains(deeper)) {
        break;
      }
      found = deeper;
    }
    return found;
  }

  /** {@code [1]}, {@code [last]}, {@code [1:]}, {@code [:last]}. */
  private static String part(String sections, Matcher token) {
    if (token.group(2) == null || sections.isEmpty()) {
      return sections;
    }
    String[] all = sections.split("/", -1);
    int last = all.length - 1;
    int from = token.group(2).isEmpty() ? 0 : index(token.group(2), last);
    int to =
        token.group(3).isEmpty()
            ? from + 1
            : token.group(4).isEmpty() ? all.length : index(token.group(4), last);
    StringBuilder out = new StringBuilder();
    for (int i = from; i < Math.min(to, all.length); i++) {
      out.append(out.isEmpty() ? "" : "/").append(all[i]);
    }
    return out.toString();
  }

  private static int index(String written, int last) {
    return written.equals("last")
        ? last
        : written.length() > 3 ? last + 1 : Integer.parseInt(written);
  }

  /**
   * Letters, marks, digits and {@code . / _ # + ~ -}; hyphens for spaces; small, unless told so.
   */
  private String sanitized(String text) {
    StringBuilder out = new StringBuilder();
    boolean space = false;
    boolean hyphen = false;
    for (int letter : text.codePoints().toArray()) {
      boolean kept =
          Character.isLetterOrDigit(letter)
              || "./_#+~-".indexOf(letter) >= 0
              || Character.getType(letter) == Character.NON_SPACING_MARK
              || Character.getType(letter) == Character.COMBINING_SPACING_MARK
              || Character.getType(letter) == Character.ENCLOSING_MARK;
      if (kept) {
        hyphen = letter == '-';
        if (space && !hyphen) {
          out.append('-');
        }
        space = false;
        out.appendCodePoint(letter);
      } else if (!out.isEmpty() && !hyphen && Character.isWhitespace(letter)) {
        space = true;
      }
    }
    String path = out.toString();
    return config.is("disablePathToLower") ? path : path.toLowerCase(Locale.ROOT);
  }
}
