package org.polyfeed.importer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.NativeSlug;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.SeedFile;

/**
 * Finds out which items are translations of each other, and names their stories: those that
 * Polyfeed has published by the names in their ids, others by date and title.
 */
final class Stories {

  /** What disks, shells and the names of seeds take for something else. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?!.*//)([^\\p{Cntrl}\\\\:*?\"<>|./ ][^\\p{Cntrl}\\\\:*?\"<>|/]*/?)+(?<![/. ])");

  /** As much as disks take for a name, without locale and ending. */
  private static final int MOST_BYTES = 200;

  private final SeedFolder folder;
  private final Problems problems;
  private final Map<String, String> parents = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  Stories(SeedFolder folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
    folder.names().forEach(this::take);
  }

  private void take(String name) {
    String file = name.toLowerCase(Locale.ROOT);
    SeedFile seed = new SeedFile(java.nio.file.Path.of(""), file, file);
    taken.add(SeedFolder.story(seed));
  }

  /** The names of the stories of all drafts. */
  Map<Draft, String> of(List<Draft> drafts) {
    Map<Draft, String> stories = new LinkedHashMap<>();
    groups(drafts).forEach(group -> name(group, stories));
    return stories;
  }

  private List<List<Draft>> groups(List<Draft> drafts) {
    Map<String, List<Draft>> byLink = new HashMap<>();
    for (Draft draft : drafts) {
      byLink.computeIfAbsent(draft.item().link(), any -> new ArrayList<>()).add(draft);
    }
    for (Draft draft : drafts) {
      String own = key(draft);
      draft
          .id()
          .minted()
          .ifPresent(minted -> join(own, "story " + minted.authority() + " " + minted.story()));
      if (!draft.item().group().isEmpty()) {
        join(own, "group " + draft.item().group());
      }
      for (String link : draft.item().translations()) {
        List<Draft> there = byLink.getOrDefault(link, List.of());
        // A page that several items name as their own is no translation of any one.
        if (!link.isEmpty() && there.size() == 1) {
          join(own, key(there.get(0)));
        }
      }
    }
    Map<String, List<Draft>> groups = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      groups.computeIfAbsent(root(key(draft)), any -> new ArrayList<>()).add(draft);
    }
    return groups.values().stream().flatMap(this::parted).toList();
  }

  private static String key(Draft draft) {
    return "item " + draft.id().value();
  }

  private void join(String one, String other) {
    String first = root(one);
    String second = root(other);
    if (!first.equals(second)) {
      parents.put(first, second);
    }
  }

  private String root(String key) {
    String at = key;
    String up = parents.get(at);
    while (up != null) {
      at = up;
      up = parents.get(at);
    }
    if (!at.equals(key)) {
      parents.put(key, at);
    }
    return at;
  }

  /** A story has one article in each language: whoever says otherwise is wrong about a second. */
  private Stream<List<Draft>> parted(List<Draft> group) {
    Map<LocaleTag, Draft> story = new LinkedHashMap<>();
    List<List<Draft>> parts = new ArrayList<>();
    for (Draft draft : group) {
      Draft first = story.putIfAbsent(draft.locale(), draft);
      if (first != null) {
        problems.warning(
            draft.item().source(),
            draft.item().line(),
            "'"
                + SeedText.title(draft.item())
                + "' is said to be of one story with '"
                + SeedText.title(first.item())
                + "', which is in "
                + draft.locale()
                + " too; it becomes a story of its own");
        parts.add(List.of(draft));
      }
    }
    parts.add(0, List.copyOf(story.values()));
    return parts.stream();
  }

  private void name(List<Draft> group, Map<Draft, String> stories) {
    Optional<String> known =
        group.stream()
            .flatMap(draft -> folder.of(draft.id()).or(() -> folder.ofStory(draft.id())).stream())
            .map(SeedFolder::story)
            .findFirst();
    String story = known.orElseGet(() -> free(wanted(group)));
    taken.add(story.toLowerCase(Locale.ROOT));
    for (Draft draft : group) {
      boolean other = folder.of(draft.id()).isEmpty() && folder.has(story, draft.locale());
      stories.put(draft, other ? free(story) : story);
      taken.add(stories.getOrDefault(draft, story).toLowerCase(Locale.ROOT));
    }
  }

  private static String wanted(List<Draft> group) {
    return Stream.concat(
            group.stream()
                .flatMap(draft -> draft.item().manuscript().stream())
                .map(Manuscript::story),
            group.stream().flatMap(draft -> draft.id().minted().stream()).map(ItemId.Minted::story))
        .filter(Stories::mayBe)
        .findFirst()
        .orElseGet(() -> made(group.get(0)));
  }

  /** Whether a name that somebody else made stands for itself as the name of a seed. */
  private static boolean mayBe(String story) {
    SeedFile seed = new SeedFile(java.nio.file.Path.of(""), story + ".en.html", story);
    boolean long1 =
        Stream.of(story.split("/")).anyMatch(name -> bytes(name) > MOST_BYTES)
            || bytes(story) > 3 * MOST_BYTES;
    return PLAIN.matcher(story).matches()
        && !long1
        && !story.toLowerCase(Locale.ROOT).equals("site")
        && SeedFolder.story(seed).equals(story);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String made(Draft draft) {
    FoundItem item = draft.item();
    String words =
        RomeFeeds.uri(item.link())
            .map(url -> String.valueOf(url.getPath()).replaceFirst("/+$", ""))
            .map(path -> path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.html?$", ""))
            .filter(last -> last.matches(".*\\p{L}.*"))
            .map(last -> NativeSlug.of(draft.locale(), last))
            .filter(slug -> !slug.isEmpty())
            .orElseGet(() -> NativeSlug.of(draft.locale(), SeedText.title(item)));
    String date = item.published().map(time -> time.toLocalDate() + "-").orElse("");
    String name = words.isEmpty() ? sum(draft.id().value()) : words;
    // A name must not end like one of a locale.
    return date + name.replace('.', '-').replaceFirst("^-+", "");
  }

  private static String sum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  private String free(String wanted) {
    String story = wanted;
    for (int n = 2; taken.contains(story.toLowerCase(Locale.ROOT)); n++) {
      story = wanted + "-" + n;
    }
    return story;
  }
}
