package org.polyfeed.article;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.media.MediaKind;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.site.Author;

/**
 * A seed understood: its head. The body is read again by {@link Bodies} when something shows it.
 *
 * @param story the key that it shares with its translations
 * @param title plain text
 * @param summary plain text: as its author wrote it, or how the text begins
 * @param dateline the place from which it reports, or empty
 * @param published when its author says that it was published, with the offset that he gives or the
 *     site's
 * @param updated when its author says that it was last changed
 * @param topics keys, as written
 * @param slug the words of its address, where its author chose them
 * @param aliases paths from the site's root at which it stood before, as {@link FormerPath} has
 *     them
 * @param id the URI by which subscribers know it already, where it has one
 * @param media its pictures and recordings: first those that its author names, then those that
 *     stand in its text
 * @param files among the seeds that it shows or links to, those of its media included
 * @param expires when it is to be withdrawn
 * @param hash of what it says: changes when subscribers are to be told
 * @param text of its text to the last space, which may be markup: changes when it is to be rendered
 * @param converted from what it was made, where nobody wrote it
 * @param corrections what its author set right after it was published, in the order given
 * @param withdrawn why it was taken back, where it was; may be empty
 * @param listed of what lists show of it: all but its text, and what was changed in that and when
 * @param head of all the rest: changes when anything of it does
 */
public record Article(
    SeedFile seed,
    LocaleTag locale,
    String story,
    String title,
    String summary,
    String dateline,
    Optional<OffsetDateTime> published,
    Optional<OffsetDateTime> updated,
    List<Author> authors,
    List<String> topics,
    Optional<String> slug,
    List<String> aliases,
    Optional<String> id,
    List<Medium> media,
    List<MediaFile> files,
    boolean draft,
    Optional<OffsetDateTime> publishAt,
    Optional<OffsetDateTime> expires,
    ContentHash hash,
    ContentHash text,
    Optional<Converted> converted,
    List<Correction> corrections,
    Optional<String> withdrawn,
    ContentHash listed,
    ContentHash head) {

  public Article {
    authors = List.copyOf(authors);
    topics = List.copyOf(topics);
    aliases = List.copyOf(aliases);
    media = List.copyOf(media);
    files = List.copyOf(files);
    corrections = List.copyOf(corrections);
  }

  /** The same, with the hashes of it all and of what lists show. */
  Article hashed() {
    ContentHash none = ContentHash.NONE;
    ContentHash inLists =
        ContentHash.ofText(with(Optional.empty(), none, none, List.of(), none, none).toString());
    Article all = with(updated, hash, text, corrections, inLists, none);
    return all.with(updated, hash, text, corrections, inLists, ContentHash.ofText(all.toString()));
  }

  private Article with(
      Optional<OffsetDateTime> lastChanged,
      ContentHash said,
      ContentHash body,
      List<Correction> setRight,
      ContentHash inLists,
      ContentHash whole) {
    return new Article(
        seed,
        locale,
        story,
        title,
        summary,
        dateline,
        published,
        lastChanged,
        authors,
        topics,
        slug,
        aliases,
        id,
        media,
        files,
        draft,
        publishAt,
        expires,
        said,
        body,
        converted,
        setRight,
        withdrawn,
        inLists,
        whole);
  }

  /** Whether readers may see it at a time. */
  public boolean isPublic(Instant now) {
    return !draft && withdrawn.isEmpty() && !isAhead(now) && !isOver(now);
  }

  /** Whether it waits for its time. */
  public boolean isAhead(Instant now) {
    return publishAt.or(() -> published).filter(at -> at.toInstant().isAfter(now)).isPresent();
  }

  /** The times that decide what readers see of it. */
  public Stream<Instant> turns() {
    return Stream.of(publishAt, published, updated, expires)
        .flatMap(Optional::stream)
        .map(OffsetDateTime::toInstant);
  }

  /** Whether it has expired. */
  public boolean isOver(Instant now) {
    return expires.filter(at -> !at.toInstant().isAfter(now)).isPresent();
  }

  /** The picture that stands for it: the one that its author names, else the first in its text. */
  public Optional<Medium> picture() {
    return media.stream().filter(one -> one.kind() == MediaKind.IMAGE).findFirst();
  }

  /** What can be heard or watched in it. */
  public List<Medium> recordings() {
    return media.stream().filter(one -> one.kind() != MediaKind.IMAGE).toList();
  }

  /** What problems call its file. */
  public String shown() {
    return seed.shown();
  }
}
