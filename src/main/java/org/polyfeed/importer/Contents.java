package org.polyfeed.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.polyfeed.article.ForeignHtml;
import org.polyfeed.content.Content;
import org.polyfeed.content.ContentFolder;
import org.polyfeed.content.Post;
import org.polyfeed.content.ScrapedFolder;
import org.polyfeed.problem.Problems;

/** Reads folders of content, and makes items of their posts as feeds have them. */
final class Contents {

  private final Wishes wishes;
  private final ZoneId zone;
  private final Problems problems;

  /**
   * @param zone of times that name none
   */
  Contents(Wishes wishes, ZoneId zone, Problems problems) {
    this.wishes = wishes;
    this.zone = zone;
    this.problems = problems;
  }

  /**
   * What a source holds that is a folder of content; nothing where it is something else.
   *
   * @throws IOException if the disk fails
   */
  Optional<List<FoundFeed>> read(String source) throws IOException {
    Optional<Path> folder = folder(source);
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    if (wishes.scraped()) {
      ScrapedFolder scraped = new ScrapedFolder(folder.get(), source, problems);
      return Optional.of(
          List.of(
              feed(
                  scraped.read(
                      wishes.locale().map(tag -> tag.value()).orElse(""),
                      wishes.withoutBoilerplate(),
                      zone))));
    }
    Optional<ContentFolder> found = ContentFolder.at(folder.get(), source, problems);
    return found.isPresent()
        ? Optional.of(
            found.get().read(wishes.withPages(), zone, wishes.now()).stream()
                .map(Contents::feed)
                .toList())
        : Optional.empty();
  }

  private static Optional<Path> folder(String source) {
    try {
      return Optional.of(Path.of(source)).filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static FoundFeed feed(Content content) {
    return new FoundFeed(
        content.kind(),
        content.title(),
        "",
        content.home(),
        content.language(),
        content.posts().stream().map(Contents::item).toList(),
        List.of(),
        List.of());
  }

  private static FoundItem item(Post post) {
    return new FoundItem(
        post.source(),
        0,
        post.id(),
        post.url(),
        post.title(),
        post.published(),
        post.updated(),
        post.undated(),
        post.authors().stream()
            .map(author -> new Writer(author.name(), author.email(), author.url()))
            .toList(),
        post.topics(),
        post.summary(),
        ForeignHtml.ofText(post.words()),
        true,
        post.language(),
        List.of(),
        List.of(),
        post.group(),
        post.further(),
        Optional.of(new Manuscript(post.story(), post.extension(), post.text(), post.files())));
  }
}
