package org.polyfeed.importer;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfeed.article.FormerPath;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.NativeSlug;

/** Finds the words that the links of items hold where the site's permalinks have theirs. */
final class LinkSlugs {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

  private static final Map<String, String> FORMS =
      Map.of(
          "locale", "[A-Za-z0-9-]+",
          "year", "\\d{4}",
          "month", "\\d\\d",
          "day", "\\d\\d",
          "slug", "[^/]+",
          "story", ".+");

  private final URI address;
  private final String root;
  private final ZoneId zone;
  private final Pattern pattern;
  private final boolean hasSlug;

  /**
   * @param address of the site
   * @param permalink as the site has it
   * @param zone of the site, whose days count where a time names only UTC
   */
  LinkSlugs(URI address, String permalink, ZoneId zone) {
    this.address = address;
    this.root = Optional.ofNullable(address.getRawPath()).orElse("/");
    this.zone = zone;
    this.hasSlug = permalink.contains("{slug}");
    this.pattern = pattern(permalink);
  }

  private static Pattern pattern(String permalink) {
    StringBuilder out = new StringBuilder();
    Map<String, Boolean> seen = new LinkedHashMap<>();
    Matcher holes = PLACEHOLDER.matcher(permalink);
    int from = 0;
    while (holes.find()) {
      out.append(Pattern.quote(permalink.substring(from, holes.start())));
      String name = holes.group(1);
      out.append(
          seen.putIfAbsent(name, true) == null
              ? "(?<" + name + ">" + FORMS.getOrDefault(name, "[^/]+") + ")"
              : "\\k<" + name + ">");
      from = holes.end();
    }
    return Pattern.compile(out.append(Pattern.quote(permalink.substring(from))).toString());
  }

  /** The path of a link below the site's own, in its own letters; nothing where it is elsewhere. */
  private Optional<String> path(String link) {
    Optional<URI> url = RomeFeeds.uri(link);
    if (url.isEmpty() || url.get().getPath() == null || url.get().getRawQuery() != null) {
      return Optional.empty();
    }
    String path = url.get().getPath();
    return path.startsWith(root)
        ? Optional.of("/" + path.substring(root.length()))
        : Optional.empty();
  }

  /**
   * Where a page of the site stands that is to have another address; nothing where it is of another
   * host, or no file can stand there.
   */
  Optional<String> former(String link) {
    return isHost(link)
        ? path(link).flatMap(path -> FormerPath.of(path, address))
        : Optional.empty();
  }

  /** Whether a link is one of the site's own, as far as its host tells. */
  boolean isHost(String link) {
    return RomeFeeds.uri(link)
        .filter(url -> String.valueOf(address.getHost()).equalsIgnoreCase(url.getHost()))
        .isPresent();
  }

  /** Whether the page of an item stays where it is, if its seed has this slug. */
  record Kept(Optional<String> slug) {}

  /** How the address of an item stays; nothing where it changes. */
  Optional<Kept> of(FoundItem item, LocaleTag locale, String story) {
    Optional<Matcher> found = path(item.link()).map(pattern::matcher).filter(Matcher::matches);
    if (found.isEmpty() || !fits(found.get(), item, locale, story)) {
      return Optional.empty();
    }
    if (!hasSlug) {
      return Optional.of(new Kept(Optional.empty()));
    }
    return Optional.of(found.get().group("slug"))
        .filter(NativeSlug::isSlug)
        .map(slug -> new Kept(Optional.of(slug)));
  }

  private boolean fits(Matcher found, FoundItem item, LocaleTag locale, String story) {
    String all = found.pattern().pattern();
    return (!all.contains("?<locale>") || found.group("locale").equals(locale.value()))
        && (!all.contains("?<story>") || found.group("story").equals(story))
        && isDated(found, all, item);
  }

  private boolean isDated(Matcher found, String all, FoundItem item) {
    if (item.published().isEmpty()) {
      return !all.contains("?<year>") && !all.contains("?<month>") && !all.contains("?<day>");
    }
    OffsetDateTime written = item.published().get();
    OffsetDateTime time =
        written.getOffset().equals(ZoneOffset.UTC)
            ? written.atZoneSameInstant(zone).toOffsetDateTime()
            : written;
    return is(found, all, "year", time.getYear(), 4)
        && is(found, all, "month", time.getMonthValue(), 2)
        && is(found, all, "day", time.getDayOfMonth(), 2);
  }

  private static boolean is(Matcher found, String all, String name, int number, int digits) {
    return !all.contains("?<" + name + ">")
        || found.group(name).equals(String.format(Locale.ROOT, "%0" + digits + "d", number));
  }
}
