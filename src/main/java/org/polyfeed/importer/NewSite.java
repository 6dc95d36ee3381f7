package org.polyfeed.importer;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.seed.FrontMatter;
import org.polyfeed.site.Site;

/** What feeds say of the site that they are of: its first {@code site.yaml}. */
final class NewSite {

  private static final List<String> PERMALINKS =
      List.of(
          Site.PERMALINK,
          "/{locale}/{year}/{month}/{day}/{slug}/",
          "/{locale}/{slug}/",
          "/{year}/{month}/{day}/{slug}/",
          "/{year}/{month}/{slug}/",
          "/{year}/{slug}/",
          "/posts/{slug}/",
          "/post/{slug}/",
          "/blog/{slug}/",
          "/{slug}/");

  /** More are tried in vain. */
  private static final int MOST_FOLDERS = 10;

  private final List<FoundFeed> feeds;
  private final List<Draft> drafts;

  NewSite(List<FoundFeed> feeds, List<Draft> drafts) {
    // The feed of the whole site has the shortest address of all.
    this.feeds =
        feeds.stream()
            .filter(feed -> !feed.items().isEmpty())
            .sorted(Comparator.comparingInt(feed -> feed.home().length()))
            .toList();
    this.drafts = drafts;
  }

  /** Where the site is, if all feeds are of one host. */
  Optional<String> address() {
    Set<String> hosts =
        feeds.stream()
            .flatMap(feed -> RomeFeeds.uri(feed.home()).stream())
            .map(url -> String.valueOf(url.getRawAuthority()))
            .collect(Collectors.toSet());
    if (hosts.size() != 1) {
      return Optional.empty();
    }
    return feeds.stream()
        .flatMap(feed -> RomeFeeds.uri(feed.home()).stream().map(url -> address(url, feed)))
        .filter(url -> url.matches("(?i)https?://.+"))
        .min(Comparator.comparingInt(String::length));
  }

  /** The home of an edition is in a folder that is called as its language. */
  private static String address(URI home, FoundFeed feed) {
    String url = home.toString().replaceFirst("[?#].*$", "").replaceFirst("/*$", "/");
    String last = "/" + feed.language() + "/";
    return !feed.language().isEmpty() && url.endsWith(last)
        ? url.substring(0, url.length() - last.length() + 1)
        : url;
  }

  /** The locales of items: that of the whole site first, then that with the most. */
  List<LocaleTag> locales() {
    Map<LocaleTag, Long> count =
        drafts.stream()
            .collect(Collectors.groupingBy(Draft::locale, TreeMap::new, Collectors.counting()));
    Optional<LocaleTag> first =
        feeds.stream().flatMap(feed -> LocaleTag.declared(feed.language()).stream()).findFirst();
    return count.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<LocaleTag, Long> one) ->
                        first.filter(one.getKey()::sameAs).isEmpty())
                .thenComparing(Map.Entry.<LocaleTag, Long>comparingByValue().reversed()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The pattern that keeps the most addresses, where it keeps any that the usual one does not. */
  String permalink(Site site) {
    String best = Site.PERMALINK;
    long most = kept(best, site);
    for (String pattern : patterns()) {
      boolean allowed = pattern.contains("{locale}") || locales().size() == 1;
      long kept = allowed ? kept(pattern, site) : 0;
      if (kept > most) {
        best = pattern;
        most = kept;
      }
    }
    return best;
  }

  /** The usual ones, and those of the folders that most pages are in. */
  private List<String> patterns() {
    Map<String, Long> folders =
        drafts.stream()
            .flatMap(draft -> folder(draft).stream())
            .collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
    List<String> patterns = new ArrayList<>(PERMALINKS);
    folders.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_FOLDERS)
        .map(Map.Entry::getKey)
        .forEach(
            folder -> {
              patterns.add("/{locale}" + folder + "{slug}/");
              patterns.add(folder + "{slug}/");
            });
    return patterns;
  }

  /** The folder of its page, without the one of its language. */
  private Optional<String> folder(Draft draft) {
    String root = address().flatMap(RomeFeeds::uri).map(URI::getPath).orElse("/");
    return RomeFeeds.uri(draft.item().link())
        .map(url -> String.valueOf(url.getPath()))
        .filter(path -> path.startsWith(root))
        .map(path -> path.substring(root.length() - 1).replaceFirst("[^/]+/?$", ""))
        .map(
            path -> path.replaceFirst("(?i)^/" + Pattern.quote(draft.item().language()) + "/", "/"))
        .filter(path -> path.matches("/([a-z][a-z-]*/)+"));
  }

  private long kept(String permalink, Site site) {
    LinkSlugs slugs =
        new LinkSlugs(
            address().map(URI::create).orElse(site.address()), permalink, site.timezone());
    return drafts.stream()
        .filter(draft -> slugs.of(draft.item(), draft.locale(), "").isPresent())
        .count();
  }

  /** The text of the file. */
  String text(Site site) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Map<String, String> titles = texts(FoundFeed::title);
    Set<String> different = new TreeSet<>(titles.values());
    if (different.size() == 1) {
      fields.put("title", different.iterator().next());
    } else if (!titles.isEmpty()) {
      fields.put("title", titles);
    }
    address().ifPresent(address -> fields.put("address", address));
    authority().ifPresent(authority -> fields.put("id", authority));
    String permalink = permalink(site);
    if (!permalink.equals(Site.PERMALINK)) {
      fields.put("permalink", permalink);
    }
    Map<String, Object> locales = new LinkedHashMap<>();
    locales().forEach(locale -> locales.put(locale.value(), Map.of()));
    if (!locales.isEmpty()) {
      fields.put("locales", locales);
    }
    return "# Made of the feeds that were imported; docs/writing.md describes all keys.\n"
        + FrontMatter.of(fields);
  }

  /** What the feed of the whole edition says in each locale. */
  private Map<String, String> texts(Function<FoundFeed, String> of) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (address().isEmpty()) {
      // They are of several sites, and none of them is this one.
      return texts;
    }
    for (LocaleTag locale : locales()) {
      List<FoundFeed> own = new ArrayList<>(feeds);
      own.removeIf(feed -> LocaleTag.declared(feed.language()).filter(locale::sameAs).isEmpty());
      own.sort(Comparator.comparing(feed -> !isEdition(feed)));
      own.stream()
          .map(of)
          .filter(text -> !text.isBlank())
          .findFirst()
          .ifPresent(text -> texts.put(locale.value(), text.replaceAll("\\s+", " ").strip()));
    }
    if (texts.isEmpty()) {
      feeds.stream()
          .map(of)
          .filter(text -> !text.isBlank())
          .findFirst()
          .ifPresent(
              text -> texts.put(locales().get(0).value(), text.replaceAll("\\s+", " ").strip()));
    }
    return texts;
  }

  private boolean isEdition(FoundFeed feed) {
    return address().filter(url -> feed.home().equals(url + feed.language() + "/")).isPresent();
  }

  /** Under which the site's ids were minted, where one authority has minted them. */
  private Optional<String> authority() {
    Set<String> authorities =
        drafts.stream()
            .flatMap(draft -> draft.id().minted().stream())
            .map(ItemId.Minted::authority)
            .collect(Collectors.toSet());
    return authorities.size() == 1 ? authorities.stream().findFirst() : Optional.empty();
  }
}
