package org.polyfeed.host;

import java.util.List;
import java.util.Optional;
import org.polyfeed.edition.Address;
import org.polyfeed.target.Coding;

/** {@code .htaccess}, which Apache reads where it allows FileInfo. */
final class ApacheFile {

  private final Paths paths;
  private final Moves moves;
  private final List<Coding> twins;

  /**
   * @param twins the codings in which files are there, too
   */
  ApacheFile(Paths paths, Moves moves, List<Coding> twins) {
    this.paths = paths;
    this.moves = moves;
    this.twins = twins;
  }

  String text(Optional<LanguageRules> languages) {
    StringBuilder text = new StringBuilder("# Written by Polyfeed.\nAddDefaultCharset utf-8\n");
    text.append("ErrorDocument 404 \"" + paths.encodedRoot() + "404.html\"\n");
    for (FileKind feed : FileKind.FEEDS) {
      text.append(files(feed) + "ForceType \"" + feed.mediaType() + "\"\n</FilesMatch>\n");
    }
    if (!twins.isEmpty()) {
      text.append(new ApacheTwins(twins).text());
    }
    addHeaders(text);
    addMoves(text);
    languages.ifPresent(rules -> text.append(rules.apache()));
    return text.toString();
  }

  private static String files(FileKind feed) {
    return "<FilesMatch \"^" + feed.name() + "(-[0-9]+)?\\." + feed.ending() + "$\">\n";
  }

  private void addHeaders(StringBuilder text) {
    String root = Paths.literally(paths.root());
    text.append("<IfModule mod_headers.c>\n")
        .append("Header set X-Content-Type-Options nosniff\n")
        .append(cached(FileKind.SHORT) + "\n")
        .append(cached(FileKind.ASSETS) + " \"expr=%{REQUEST_URI} =~ m#^" + root + "assets/#\"\n")
        .append(cached(FileKind.MEDIA) + " \"expr=%{REQUEST_URI} =~ m#^" + root + "media/#\"\n");
    for (FileKind feed : FileKind.FEEDS) {
      text.append(files(feed) + "Header set Access-Control-Allow-Origin \"*\"\n</FilesMatch>\n");
    }
    text.append("</IfModule>\n");
  }

  private static String cached(int seconds) {
    return "Header set Cache-Control \"" + FileKind.cached(seconds) + "\"";
  }

  private void addMoves(StringBuilder text) {
    if (moves.moved().isEmpty() && moves.gone().isEmpty()) {
      return;
    }
    text.append("<IfModule mod_alias.c>\n");
    for (Moves.Move move : moves.moved()) {
      // Apache percent-encodes what it leads to itself.
      text.append("RedirectMatch 301 \"^" + Paths.literally(paths.decoded(move.from())) + "$\"")
          .append(" \"" + paths.decodedUrl(move.to()) + "\"\n");
    }
    for (Address gone : moves.gone()) {
      String page = paths.decoded(gone);
      text.append("RedirectMatch 410 \"^" + Paths.literally(page) + "$\"\n")
          .append("<If \"%{REQUEST_URI} == '" + page + "'\">\n")
          .append("ErrorDocument 410 \"" + paths.encoded(gone) + "index.html\"\n</If>\n");
    }
    text.append("</IfModule>\n");
  }
}
