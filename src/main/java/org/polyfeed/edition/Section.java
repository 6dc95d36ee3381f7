package org.polyfeed.edition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.polyfeed.site.FeedShape;

/**
 * A part of an edition that has feeds of its own: the entries of a topic, of an author, or those
 * that the site selects.
 *
 * @param slug its name in addresses, the same in every edition
 * @param former the slugs that it had before: its feeds stand there too
 * @param name as the edition shows it
 * @param entries newest of the edition's own language first, then fallbacks
 * @param shape of its feeds
 */
public record Section(
    Kind kind,
    String slug,
    List<String> former,
    String name,
    List<Entry> entries,
    FeedShape shape) {

  public Section {
    former = List.copyOf(former);
    entries = List.copyOf(entries);
  }

  /** What its entries have in common. */
  public enum Kind {
    TOPIC("topics"),
    AUTHOR("authors"),
    /** What {@code site.yaml} asks of them. */
    SELECTION("feeds");

    private final String folder;

    Kind(String folder) {
      this.folder = folder;
    }

    /** The path of a section, without slashes at its ends. */
    String key(String slug) {
      return folder + "/" + slug;
    }

    /** Whether a key is that of such a section. */
    boolean has(String key) {
      return key.startsWith(folder + "/");
    }

    /** The slug in a key. */
    String slug(String key) {
      return key.substring(folder.length() + 1);
    }

    /** What the ledger keeps of such sections, by their slugs. */
    Map<String, Set<String>> slugs(Map<String, Set<String>> sections) {
      return sections.entrySet().stream()
          .filter(section -> has(section.getKey()))
          .collect(Collectors.toMap(one -> slug(one.getKey()), Map.Entry::getValue));
    }
  }

  /** Whether anybody can subscribe to it. */
  public boolean hasFeeds() {
    return shape.isPublished() && entries.stream().anyMatch(Entry::page);
  }

  /** Those that its feeds hold, newest first. */
  public List<Entry> syndicated() {
    return entries.stream().filter(Entry::page).sorted(Entry.NEWEST_FIRST).toList();
  }

  /** Whether its editions have pages of it. */
  public boolean hasPage() {
    return kind != Kind.SELECTION;
  }

  /** What it and the same section of other editions share: a path without slashes at its ends. */
  public String key() {
    return kind.key(slug);
  }
}
