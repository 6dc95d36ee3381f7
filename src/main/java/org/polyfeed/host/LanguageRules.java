package org.polyfeed.host;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.locale.LanguageRanges;

/**
 * The rules by which hosts lead from the root of a site to an edition, in their own languages. They
 * take the languages of a request in the order in which it names them, as browsers sort them, and
 * pass over those with {@code q=0} (RFC 9110, section 12.5.4). Their regular expressions match in
 * one way only, so that no request can hold a host up.
 */
final class LanguageRules {

  /** Where a subtag ends. */
  private static final String END = "(?![a-z0-9])";

  /** Behind a tag that the reader does not refuse. */
  private static final String WANTED = "(?:-[a-z0-9]+){0,9}+(?! *; *q=0[.0]* *(?:,|$))";

  private static final String CHOOSING = "(^|&)" + Permalinks.CHOOSE + "(=|&|$)";

  /** Each range, and the path of the edition that it leads to; empty where it leads to none. */
  private final NavigableMap<String, String> paths = new TreeMap<>();

  /** The path of the site's address as it is written. */
  private final String root;

  /** The same as hosts compare it. */
  private final String decoded;

  /**
   * @param address of the site, with a slash at its end
   */
  LanguageRules(LanguageRanges ranges, URI address) {
    this.root = address.getRawPath();
    this.decoded = address.getPath();
    ranges
        .ranges()
        .forEach(
            (range, locale) ->
                paths.put(range, locale.map(tag -> root + tag.value() + "/").orElse("")));
  }

  /** The paths of editions, each with the ranges that lead to it. */
  private Map<String, List<String>> byPath() {
    return paths.keySet().stream()
        .filter(this::isSpoken)
        .collect(Collectors.groupingBy(paths::get, LinkedHashMap::new, Collectors.toList()));
  }

  private boolean isSpoken(String range) {
    return !paths.getOrDefault(range, "").isEmpty();
  }

  /** A regular expression for the tags whose longest range is one of those. */
  private String tags(Predicate<String> those) {
    return paths.keySet().stream()
        .filter(those)
        .map(this::tag)
        .collect(Collectors.joining("|", "(?:", ")" + END));
  }

  private String tag(String range) {
    String longer =
        paths.tailMap(range + "-", true).keySet().stream()
            .takeWhile(other -> other.startsWith(range + "-"))
            .map(other -> other.substring(range.length() + 1))
            .collect(Collectors.joining("|"));
    return range + (longer.isEmpty() ? "" : "(?!-(?:" + longer + ")" + END + ")");
  }

  /** Up to the first language that the site speaks, which is group 1 or the group of the name. */
  private String first(String group) {
    return "^ *+(?:[^,]*+, *+)*?(" + group + tags(this::isSpoken) + WANTED + ")";
  }

  /** For {@code .htaccess}, which Apache reads where it allows FileInfo. */
  String apache() {
    StringBuilder rules = new StringBuilder();
    rules
        .append("# Leads readers from the root to the edition in their language.\n")
        .append("<IfModule mod_rewrite.c>\n")
        .append("RewriteEngine On\n")
        .append("# The first language of the reader that the site speaks.\n")
        .append("RewriteCond %{QUERY_STRING} \"!" + CHOOSING + "\"\n")
        .append("RewriteCond %{HTTP:Accept-Language} \"" + first("") + "\" [NC]\n")
        .append("RewriteRule ^$ - [E=POLYFEED_LANGUAGE:%1]\n")
        .append("# The edition in that language.\n");
    byPath()
        .forEach(
            (path, ranges) ->
                rules
                    .append("RewriteCond %{ENV:POLYFEED_LANGUAGE} \"^")
                    .append(tags(ranges::contains))
                    .append(
                        "\" [NC]\nRewriteRule ^$ \"" + substitution(path) + "\" [R=302,L,NE]\n"));
    return rules
        .append("</IfModule>\n")
        .append("<IfModule mod_headers.c>\n")
        .append("# The page of languages stays where no rule holds: caches must not mix them up.\n")
        .append("<If \"%{REQUEST_URI} in { '" + decoded + "', '" + decoded + "index.html' }\">\n")
        .append("Header always merge Vary Accept-Language\n")
        .append("</If>\n")
        .append("</IfModule>\n")
        .toString();
  }

  /** Apache takes a sign of percent for a reference to what a rule has found. */
  private static String substitution(String path) {
    return path.replace("%", "\\%");
  }

  /** For nginx to include in {@code server}: what leads on by {@link #nginx}. */
  String nginxServer() {
    return "# Leads readers from the root to the edition in their language: include"
        + " negotiate.nginx.conf in 'http'.\n"
        + "set $polyfeed_vary \"\";\n"
        + "if ($uri = \""
        + decoded
        + "\") {\n  set $polyfeed_vary Accept-Language;\n}\n"
        + "add_header Vary $polyfeed_vary;\n"
        + "location = \""
        + decoded
        + "\" {\n"
        + "  if ($polyfeed_edition) { return 302 $polyfeed_edition; }\n"
        + "  try_files ${uri}index.html =404;\n}\n";
  }

  /** For nginx to include where {@code map} may stand. */
  String nginx() {
    StringBuilder rules = new StringBuilder();
    rules
        .append(
            "# The edition to which polyfeed.nginx.conf leads readers from the root. Include it")
        .append(" in 'http'.\n\n")
        .append("# Who asks for the page of languages gets it.\n")
        .append("map $args $polyfeed_accepted {\n")
        .append("  default $http_accept_language;\n")
        .append("  \"~" + CHOOSING + "\" \"\";\n")
        .append("}\n\n")
        .append("# The first language of the reader that the site speaks.\n")
        .append("map $polyfeed_accepted $polyfeed_language {\n")
        .append("  default \"\";\n")
        .append("  \"~*" + first("?<polyfeed_first>") + "\" $polyfeed_first;\n")
        .append("}\n\n")
        .append("# The edition in that language.\n")
        .append("map $polyfeed_language $polyfeed_edition {\n")
        .append("  default \"\";\n");
    byPath()
        .forEach(
            (path, ranges) ->
                rules.append("  \"~*^" + tags(ranges::contains) + "\" " + path + ";\n"));
    return rules.append("}\n").toString();
  }

  /**
   * For Netlify, which goes through the lines from the first and compares whole tags or languages;
   * so those with a region or script come first.
   */
  String netlify() {
    StringBuilder rules = new StringBuilder();
    rules
        .append("# Leads readers from the root to the edition in their language.\n")
        .append(line(Permalinks.CHOOSE + "=:any", root + "index.html 200!"));
    Predicate<String> exact = range -> range.contains("-");
    byPath().forEach((path, ranges) -> rules.append(netlify(path, ranges, exact)));
    List<String> refused = paths.keySet().stream().filter(range -> !isSpoken(range)).toList();
    if (!refused.isEmpty()) {
      rules.append(line(root + "index.html 200!", "Language=" + String.join(",", refused)));
    }
    byPath().forEach((path, ranges) -> rules.append(netlify(path, ranges, exact.negate())));
    return rules.toString();
  }

  private String netlify(String path, List<String> ranges, Predicate<String> those) {
    String languages = ranges.stream().filter(those).collect(Collectors.joining(","));
    return languages.isEmpty() ? "" : line(path + " 302!", "Language=" + languages);
  }

  private String line(String one, String other) {
    return root + " " + one + " " + other + "\n";
  }
}
