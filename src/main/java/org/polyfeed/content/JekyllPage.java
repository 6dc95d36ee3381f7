package org.polyfeed.content;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.polyfeed.seed.SeedFile;

/**
 * A post of Jekyll.
 *
 * @param said its front matter, then what the settings say of posts in its folder
 * @param slug the words of its file's name, or as its front matter has them
 * @param isDraft whether it stands among the drafts
 * @param date in the zone of the site
 * @param path at which it stands
 */
record JekyllPage(
    SeedFile file,
    Matter matter,
    List<Params> said,
    String slug,
    boolean isDraft,
    Optional<ZonedDateTime> date,
    List<String> categories,
    String language,
    String path) {

  Optional<String> text(String... keys) {
    return said.stream().flatMap(one -> one.text(keys).stream()).findFirst();
  }

  /** By what its feed knew it: its path without an ending. */
  String id() {
    String bare = path.replaceFirst("/+$", "");
    return bare.substring(0, Math.max(0, bare.lastIndexOf('/'))) + "/" + slug;
  }

  /** Words of a key, in a list or with spaces between them. */
  static List<String> words(Params params, String plural, String single) {
    List<String> many = params.texts(plural);
    boolean list = params.values(plural).size() != 1 || many.isEmpty();
    Stream<String> all = list ? many.stream() : Stream.of(many.get(0).split("\\s+"));
    return Stream.concat(params.texts(single).stream(), all)
        .filter(word -> !word.isBlank())
        .distinct()
        .toList();
  }
}
