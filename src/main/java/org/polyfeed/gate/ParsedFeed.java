package org.polyfeed.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A feed as its readers understand it, whatever its format. A text that it lacks is empty here; a
 * time that it lacks or that is none is absent.
 *
 * @param format such as {@code Atom}
 * @param self the URL that it says it has
 * @param language a BCP 47 tag
 * @param formats the URLs of the same feed in other formats
 * @param older the URL of the archive before it (RFC 5005; {@code next_url} in JSON Feed); may be
 *     empty
 * @param archive whether it says that it is an archive (RFC 5005), which nobody subscribes to
 * @param urls all others that it names beside its items
 * @param names what its root declares, which items may use
 */
record ParsedFeed(
    String format,
    String self,
    String language,
    String title,
    List<String> formats,
    String older,
    boolean archive,
    List<String> urls,
    List<String> names,
    List<ParsedItem> items) {

  ParsedFeed {
    names = List.copyOf(names);
    formats = List.copyOf(formats);
    urls = List.copyOf(urls);
    items = List.copyOf(items);
  }

  /**
   * An item of it.
   *
   * @param updated absent where the format has no such time
   * @param content HTML
   * @param summary HTML or plain text
   * @param text a hash of its text, without markup and spaces; 0 where it has none
   * @param urls all that it names outside its content
   */
  record ParsedItem(
      String id,
      String url,
      String title,
      Optional<Instant> published,
      Optional<Instant> updated,
      String content,
      String summary,
      int text,
      List<String> urls) {

    /** By letter; there are very many to look at. */
    private static final boolean[] SEEN = seen();

    ParsedItem {
      urls = List.copyOf(urls);
    }

    static ParsedItem of(
        String id,
        String url,
        String title,
        Optional<Instant> published,
        Optional<Instant> updated,
        String content,
        String summary,
        List<String> urls) {
      int text = hash(content.isEmpty() ? summary : content);
      return new ParsedItem(id, url, title, published, updated, content, summary, text, urls);
    }

    /** The same without all that is long. */
    ParsedItem brief() {
      return new ParsedItem(id, url, title, published, updated, "", "", text, List.of());
    }

    private static int hash(String markup) {
      int hash = 0;
      boolean inTag = false;
      for (int i = 0; i < markup.length(); i++) {
        char letter = markup.charAt(i);
        if (letter == '<' || letter == '>') {
          inTag = letter == '<';
        } else if (!inTag && SEEN[letter]) {
          hash = 31 * hash + letter;
        }
      }
      return hash;
    }

    private static boolean[] seen() {
      boolean[] seen = new boolean[Character.MAX_VALUE + 1];
      for (int letter = 0; letter < seen.length; letter++) {
        seen[letter] =
            !Character.isWhitespace(letter) && Character.getType(letter) != Character.FORMAT;
      }
      return seen;
    }
  }

  /** The same with other items. */
  ParsedFeed with(List<ParsedItem> others) {
    return new ParsedFeed(
        format, self, language, title, formats, older, archive, urls, names, others);
  }

  /** When the newest of its items was published. */
  Optional<Instant> newest() {
    return items.stream().flatMap(item -> item.published().stream()).max(Instant::compareTo);
  }

  /** What the URLs of its site begin with: its own without its path. */
  Optional<String> base(String path) {
    String decoded = Urls.decoded(self);
    return decoded.endsWith("/" + path)
        ? Optional.of(decoded.substring(0, decoded.length() - path.length()))
        : Optional.empty();
  }

  /** The paths of the same feed in all formats, where it stands at a path. */
  Stream<String> family(String path) {
    return Stream.concat(Stream.of(path), below(path, formats.stream()));
  }

  /** The path of the archive before it, where it stands at a path. */
  Stream<String> older(String path) {
    return below(path, Stream.of(older));
  }

  private Stream<String> below(String path, Stream<String> some) {
    String base = base(path).orElse("");
    return some.map(Urls::decoded)
        .filter(url -> !base.isEmpty() && url.startsWith(base))
        .map(url -> url.substring(base.length()));
  }
}
