package org.polyfeed.host;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.polyfeed.edition.Address;
import org.polyfeed.target.Coding;

/**
 * A file for nginx to include in {@code server}. Its headers come from variables, because nginx
 * forgets those of a server where a location has some of its own.
 */
final class NginxFile {

  private final Paths paths;
  private final Moves moves;
  private final List<Coding> twins;

  /**
   * @param twins the codings in which files are there, too
   */
  NginxFile(Paths paths, Moves moves, List<Coding> twins) {
    this.paths = paths;
    this.moves = moves;
    this.twins = twins;
  }

  String text(Optional<LanguageRules> languages) {
    StringBuilder text = new StringBuilder();
    text.append(
            "# Written by Polyfeed. Include it in 'server', which names 'root', and reload nginx")
        .append(
            " after each\n# run that changes it. It says 'charset', so leave that out there.\n\n")
        .append("charset utf-8;\n");
    if (twins.contains(Coding.GZIP)) {
      // What sends Brotli is a module that few have, and nginx does not start with an unknown word.
      text.append("# Sends the .gz beside a file to those who take it.\n")
          .append("gzip_static on;\ngzip_vary on;\n");
    }
    addHeaders(text);
    FileKind.FEEDS.forEach(
        feed ->
            text.append("location ~ \"" + pattern(feed) + "\" {\n")
                .append("  types { }\n")
                .append("  default_type \"" + feed.mediaType() + "\";\n}\n"));
    text.append("\nerror_page 404 " + quoted(paths.root() + "404.html") + ";\n")
        .append("# What is for hosts and for Polyfeed itself.\n")
        .append("location ~ \"^" + Paths.literally(paths.root()))
        .append("(?:_headers|_redirects|[a-z]+\\.nginx\\.conf|\\.polyfeed.*)$\" {\n")
        .append("  return 404;\n}\n");
    languages.ifPresent(rules -> text.append("\n" + rules.nginxServer()));
    addMoves(text);
    return text.toString();
  }

  private void addHeaders(StringBuilder text) {
    String feeds =
        FileKind.FEEDS.stream().map(this::pattern).collect(Collectors.joining("|", "(?:", ")"));
    String root = Paths.literally(paths.root());
    text.append("set $polyfeed_cache \"" + FileKind.cached(FileKind.SHORT) + "\";\n")
        .append("if ($uri ~ \"^" + root + "assets/\") {\n")
        .append("  set $polyfeed_cache \"" + FileKind.cached(FileKind.ASSETS) + "\";\n}\n")
        .append("if ($uri ~ \"^" + root + "media/\") {\n")
        .append("  set $polyfeed_cache \"" + FileKind.cached(FileKind.MEDIA) + "\";\n}\n")
        .append("# Scripts of other sites may read feeds.\n")
        .append("set $polyfeed_origin \"\";\n")
        .append("if ($uri ~ \"" + feeds + "\") {\n  set $polyfeed_origin \"*\";\n}\n")
        .append("add_header Cache-Control $polyfeed_cache;\n")
        .append("add_header Access-Control-Allow-Origin $polyfeed_origin;\n")
        .append("add_header X-Content-Type-Options nosniff;\n\n");
  }

  private String pattern(FileKind feed) {
    return "^"
        + Paths.literally(paths.root())
        + "(?:.*/)?"
        + feed.name()
        + "(?:-[0-9]+)?\\."
        + feed.ending()
        + "$";
  }

  private void addMoves(StringBuilder text) {
    if (!moves.moved().isEmpty()) {
      text.append("\n# Where articles stood before.\n");
    }
    for (Moves.Move move : moves.moved()) {
      // A dollar would begin a variable.
      String to = paths.url(move.to()).replace("$", "%24");
      text.append("location = " + quoted(paths.decoded(move.from())) + " {\n")
          .append("  return 301 " + quoted(to) + ";\n}\n");
    }
    if (!moves.gone().isEmpty()) {
      text.append("\n# Where articles were taken back.\n");
    }
    for (Address gone : moves.gone()) {
      String page = paths.decoded(gone);
      text.append("location = " + quoted(page) + " {\n")
          .append("  error_page 410 " + quoted(page + "index.html") + ";\n")
          .append("  return 410;\n}\n");
    }
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
