package org.polyfeed.importer;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.article.ForeignHtml;

/**
 * An item as a feed or export has it; texts are empty where it says nothing.
 *
 * @param source what problems call the document that holds it
 * @param line where it begins there, or 0
 * @param guid as it was written: what subscribers know it by
 * @param link the URL of its page
 * @param title plain text
 * @param undated what stands where its date should, and is none
 * @param summary plain text
 * @param body HTML with absolute URLs
 * @param whole whether the body is all of it, as far as anybody knows, and not a summary
 * @param language as it was written
 * @param translations the URLs of other languages' pages
 * @param group what it shares with its translations alone
 * @param further keys of front matter with their values
 * @param manuscript its text as it was written, where it is no feed that holds it
 */
record FoundItem(
    String source,
    int line,
    String guid,
    String link,
    String title,
    Optional<OffsetDateTime> published,
    Optional<OffsetDateTime> updated,
    String undated,
    List<Writer> authors,
    List<String> topics,
    String summary,
    ForeignHtml body,
    boolean whole,
    String language,
    List<FoundMedium> media,
    List<String> translations,
    String group,
    Map<String, Object> further,
    Optional<Manuscript> manuscript) {

  FoundItem {
    title = line(title);
    summary = line(summary);
    authors = List.copyOf(authors);
    topics = List.copyOf(topics);
    media = List.copyOf(media);
    translations = List.copyOf(translations);
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
