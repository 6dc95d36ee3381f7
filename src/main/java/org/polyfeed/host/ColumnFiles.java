package org.polyfeed.host;

import java.util.Optional;

/**
 * {@code _headers} and {@code _redirects}, as Netlify and Cloudflare Pages read them. Both keep
 * pages as fresh as they can by themselves, so of caches only files are named that may stay.
 * Cloudflare joins what several rules say of one header, so no header stands in two that meet, and
 * it takes 100 rules at most, so they are patterns.
 */
final class ColumnFiles {

  private final Paths paths;
  private final Moves moves;

  ColumnFiles(Paths paths, Moves moves) {
    this.paths = paths;
    this.moves = moves;
  }

  /** The same for both hosts. */
  String headers() {
    String root = paths.encodedRoot();
    StringBuilder text = new StringBuilder("# Written by Polyfeed.\n");
    text.append(root).append("*\n  X-Content-Type-Options: nosniff\n");
    text.append(root)
        .append("assets/*\n  Cache-Control: ")
        .append(FileKind.cached(FileKind.ASSETS))
        .append('\n');
    text.append(root)
        .append("media/*\n  Cache-Control: ")
        .append(FileKind.cached(FileKind.MEDIA))
        .append('\n');
    for (FileKind feed : FileKind.FEEDS) {
      String name = feed.name() + "." + feed.ending();
      for (String path : new String[] {root + name, root + "*/" + name}) {
        text.append(path)
            .append("\n  Content-Type: ")
            .append(feed.mediaType())
            .append("\n  Cache-Control: ")
            .append(FileKind.cached(FileKind.SHORT))
            .append("\n  Access-Control-Allow-Origin: *\n");
      }
    }
    // Where feeds lead to what they held before.
    text.append(root).append(":locale/archive/*\n  Access-Control-Allow-Origin: *\n");
    return text.toString();
  }

  /** With {@code !}, because Netlify else shows the file that stands at an old address. */
  String netlify(Optional<LanguageRules> languages) {
    return redirects("301!") + languages.map(LanguageRules::netlify).orElse("");
  }

  /** Cloudflare takes no sign behind the number, and leads on in any case. */
  String cloudflare() {
    return redirects("301");
  }

  private String redirects(String status) {
    StringBuilder text = new StringBuilder("# Written by Polyfeed: where articles stood before.\n");
    for (Moves.Move move : moves.moved()) {
      text.append(paths.encoded(move.from()))
          .append(' ')
          .append(paths.encoded(move.to()))
          .append(' ')
          .append(status)
          .append('\n');
    }
    return text.toString();
  }
}
