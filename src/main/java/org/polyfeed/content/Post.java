package org.polyfeed.content;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An article in a folder of content; texts are empty where nothing says them.
 *
 * @param source the file, as problems call it
 * @param id by which the site's feeds knew it
 * @param url of its page: absolute and in ASCII, or a path where nobody knows the host
 * @param title plain text
 * @param undated what stands where its date should, and is none
 * @param summary plain text
 * @param text in Markdown or HTML, with references that hold where the story stands
 * @param words of the text, in one line
 * @param extension {@code md} or {@code html}
 * @param language as it was written
 * @param group what it shares with its translations alone
 * @param story a name for it that says where it stood, without locale and extension
 * @param further keys of front matter, with their values
 * @param files that it refers to, by what they are to be called among the seeds
 */
public record Post(
    String source,
    String id,
    String url,
    String title,
    Optional<OffsetDateTime> published,
    Optional<OffsetDateTime> updated,
    String undated,
    List<Author> authors,
    List<String> topics,
    String summary,
    String text,
    String words,
    String extension,
    String language,
    String group,
    String story,
    Map<String, Object> further,
    Map<String, Path> files) {

  public Post {
    authors = List.copyOf(authors);
    topics = List.copyOf(topics);
  }

  /** Who wrote it; texts are empty where nothing says them. */
  public record Author(String name, String email, String url) {}
}
