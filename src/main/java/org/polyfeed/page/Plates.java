package org.polyfeed.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.polyfeed.article.Article;
import org.polyfeed.article.Html;
import org.polyfeed.article.Medium;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Entry;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.media.Facts;
import org.polyfeed.media.MediaKind;
import org.polyfeed.media.MediaReader;
import org.polyfeed.media.Source;

/** The pictures and recordings of entries, as pages show them. Safe to share between threads. */
final class Plates {

  private static final Pattern FIRST_IMAGE =
      Pattern.compile(
          "(?:\\s*<(?:p|figure|div|a|section)\\b[^>]*>)*\\s*<img\\b[^>]*\\ssrc=\"([^\"]*)\"");

  private final Permalinks permalinks;
  private final MediaReader media;

  Plates(Permalinks permalinks, MediaReader media) {
    this.permalinks = permalinks;
    this.media = media;
  }

  /** The picture that stands for an entry. */
  Optional<Shown> picture(Entry entry) {
    return entry.article().picture().flatMap(one -> shown(one, entry));
  }

  /** What can be heard or watched in an entry. */
  List<Shown> recordings(Entry entry) {
    return entry.article().recordings().stream()
        .flatMap(one -> shown(one, entry).stream())
        .toList();
  }

  private Optional<Shown> shown(Medium medium, Entry entry) {
    Facts facts = medium.source().file().map(media::facts).orElse(Facts.NONE).or(medium.declared());
    return permalinks
        .url(medium.source(), entry.canonical())
        .map(url -> new Shown(medium, url, facts));
  }

  /** The body as its page holds it: with links to the files that the site carries from there. */
  Html within(Html body, Hrefs hrefs) {
    return body.at(permalinks.url(permalinks.media()), hrefs.to(permalinks.media()));
  }

  /**
   * The picture above an article: none where a film takes its place, or the text begins with it.
   *
   * @param body as {@link org.polyfeed.article.Bodies} has it
   */
  List<Page.Picture> above(Entry entry, Html body, Hrefs hrefs) {
    boolean film = films(entry.article()).findAny().isPresent();
    return picture(entry).stream()
        .filter(one -> !one.medium().inBody() && !film)
        .filter(one -> !opensWith(body, one.url()))
        .map(
            one ->
                new Page.Picture(
                    href(one.medium().source(), entry, hrefs),
                    one.medium().alt().orElse(""),
                    one.medium().title(),
                    pixels(one.facts().width()),
                    pixels(one.facts().height())))
        .toList();
  }

  private static Stream<Medium> films(Article article) {
    return article.recordings().stream()
        .filter(one -> one.kind() == MediaKind.VIDEO && !one.inBody());
  }

  private static boolean opensWith(Html body, String url) {
    Matcher image = FIRST_IMAGE.matcher(body.markup());
    return image.lookingAt() && image.group(1).equals(Html.escaped(url).markup());
  }

  /** The recordings that are not in the text of an article. */
  List<Page.Recording> beside(Entry entry, Edition edition, Hrefs hrefs) {
    String poster =
        entry
            .article()
            .picture()
            .filter(one -> !one.inBody())
            .map(one -> href(one.source(), entry, hrefs))
            .orElse("");
    return recordings(entry).stream()
        .filter(one -> !one.medium().inBody())
        .map(one -> recording(one, poster, entry, edition, hrefs))
        .toList();
  }

  private Page.Recording recording(
      Shown one, String poster, Entry entry, Edition edition, Hrefs hrefs) {
    Medium medium = one.medium();
    boolean film = medium.kind() == MediaKind.VIDEO;
    return new Page.Recording(
        film,
        href(medium.source(), entry, hrefs),
        one.facts().type().orElse(""),
        medium.title(),
        film ? poster : "",
        pixels(one.facts().width()),
        pixels(one.facts().height()),
        medium.captions().stream()
            // Browsers take captions of another host only where that allows it.
            .filter(text -> text.source().file().isPresent() && isTimed(text.source()))
            .map(text -> text(text, entry, edition, hrefs))
            .toList(),
        medium.transcripts().stream().map(text -> text(text, entry, edition, hrefs)).toList(),
        medium.chapters().map(source -> href(source, entry, hrefs)).orElse(""));
  }

  private static boolean isTimed(Source source) {
    return source.src().endsWith(".vtt");
  }

  private Page.Spoken text(Medium.Text text, Entry entry, Edition edition, Hrefs hrefs) {
    LocaleTag own = entry.article().locale();
    LocaleTag locale = text.locale().orElse(own);
    return new Page.Spoken(
        href(text.source(), entry, hrefs),
        locale.value(),
        locale.equals(own) ? "" : edition.format().nameOf(locale));
  }

  private String href(Source source, Entry entry, Hrefs hrefs) {
    return source
        .file()
        .map(file -> hrefs.to(permalinks.media(file)))
        .or(() -> permalinks.url(source, entry.canonical()))
        .orElse("");
  }

  private static String pixels(Optional<Integer> size) {
    return size.map(Object::toString).orElse("");
  }
}
