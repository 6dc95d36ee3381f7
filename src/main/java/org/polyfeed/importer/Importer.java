package org.polyfeed.importer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteLocale;

/**
 * Makes seeds of feeds: reads and judges all that is given, and only then writes. The order of the
 * steps.
 */
public final class Importer {

  /** Of documents that lead to each other, in one import. */
  private static final int MOST_DOCUMENTS = 2_000;

  private static final String SITE = "site.yaml";

  private final SeedFolder folder;
  private final Site site;
  private final Wishes wishes;
  private final Problems problems;

  /**
   * @param seeds the folder where seeds go
   * @param shown what problems call it
   * @param site as it is before, with its defaults where it says nothing
   */
  public Importer(Path seeds, String shown, Site site, Wishes wishes, Problems problems) {
    this.folder = new SeedFolder(seeds, shown);
    this.site = site;
    this.wishes = wishes;
    this.problems = problems;
  }

  /**
   * Imports sources.
   *
   * @param sources files, folders, addresses, or {@code -}
   * @throws IOException if the disk or network fails; nothing is imported then
   */
  public Imported run(List<String> sources, InputStream standardInput) throws IOException {
    folder.read();
    Found found = found(sources, standardInput);
    List<FoundFeed> feeds = found.feeds();
    if (feeds.isEmpty() && found.folders() == 0 && !problems.hasErrors()) {
      problems.error(String.join(" ", sources), 0, "there is no feed in it");
    }
    List<Draft> drafts = drafts(feeds);
    Optional<String> made = Optional.empty();
    Site settled = site;
    LinkSlugs slugs;
    if (folder.hasSite() || drafts.isEmpty()) {
      slugs = new LinkSlugs(site.address(), site.permalink(), site.timezone());
      warnOfLocales(drafts);
    } else {
      NewSite fresh = new NewSite(feeds, drafts);
      made = Optional.of(fresh.text(site));
      slugs =
          new LinkSlugs(
              fresh.address().map(URI::create).orElse(site.address()),
              fresh.permalink(settled),
              site.timezone());
    }
    return write(found, drafts, slugs, made);
  }

  /** A source that is still to be read. */
  private record Pending(String source, boolean given) {}

  /**
   * What all sources hold.
   *
   * @param folders how many of them were folders of content
   */
  private record Found(List<FoundFeed> feeds, int folders) {}

  private Found found(List<String> sources, InputStream standardInput) throws IOException {
    Contents contents = new Contents(wishes, site.timezone(), problems);
    Web web = new Web(wishes.mostBytes(), wishes.privately(), wishes.patience());
    Sources opened = new Sources(standardInput, web, wishes.mostBytes(), problems);
    FeedReader reader = new FeedReader(site.timezone(), wishes.withPages(), problems);
    List<FoundFeed> feeds = new ArrayList<>();
    int folders = 0;
    Deque<Pending> pending = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    sources.forEach(source -> pending.add(new Pending(source, true)));
    while (!pending.isEmpty()) {
      Pending next = pending.remove();
      if (!seen.add(next.source())) {
        continue;
      }
      if (seen.size() > MOST_DOCUMENTS) {
        problems.error(next.source(), 0, "more than " + MOST_DOCUMENTS + " documents lead to it");
        break;
      }
      Optional<List<FoundFeed>> content =
          next.given() ? contents.read(next.source()) : Optional.empty();
      if (content.isPresent()) {
        feeds.addAll(content.get());
        folders++;
        continue;
      }
      for (Document document : open(opened, next)) {
        Optional<FoundFeed> feed = read(reader, document);
        feed.filter(found -> found.feeds().isEmpty()).ifPresent(feeds::add);
        feed.ifPresent(found -> follow(found, document).forEach(pending::addFirst));
      }
    }
    return new Found(feeds, folders);
  }

  private List<Document> open(Sources sources, Pending next) throws IOException {
    try {
      return next.given()
          ? sources.open(next.source())
          : sources.fetch(next.source()).stream().toList();
    } catch (IOException e) {
      if (!wishes.keepingGoing()) {
        throw e;
      }
      problems.error(next.source(), 0, String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private Optional<FoundFeed> read(FeedReader reader, Document document) {
    try {
      return reader.read(document);
    } catch (Unusable e) {
      problems.error(document.name(), e.line(), e.reason());
      return Optional.empty();
    }
  }

  /**
   * The feeds of a list, and what was in a feed before, where it was fetched; a folder of files has
   * it itself.
   */
  private List<Pending> follow(FoundFeed feed, Document document) {
    if (!feed.feeds().isEmpty()) {
      return feed.feeds().stream().map(url -> new Pending(url, false)).toList();
    }
    boolean wanted = document.url().isPresent() && !(wishes.updating() && isKnown(feed));
    return wanted ? feed.older().stream().map(url -> new Pending(url, false)).toList() : List.of();
  }

  private boolean isKnown(FoundFeed feed) {
    return feed.items().stream()
        .allMatch(item -> folder.of(ItemId.of(item, feed.home())).isPresent());
  }

  private List<Draft> drafts(List<FoundFeed> feeds) {
    Collation collation = new Collation(problems);
    feeds.forEach(collation::add);
    List<Draft> drafts = new ArrayList<>();
    collation.items().forEach((id, item) -> draft(id, item).ifPresent(drafts::add));
    return drafts;
  }

  private Optional<Draft> draft(ItemId id, FoundItem item) {
    if (item.title().isEmpty() && item.body().text().isEmpty() && item.link().isEmpty()) {
      problems.error(item.source(), item.line(), "the item has neither title, text nor link");
      return Optional.empty();
    }
    Optional<LocaleTag> locale = locale(item);
    if (locale.isEmpty()) {
      problems.error(
          item.source(),
          item.line(),
          (item.language().isEmpty()
                  ? "the item '" + SeedText.title(item) + "' names no language"
                  : LocaleTag.fault(item.language()))
              + "; say which it is with --locale");
      return Optional.empty();
    }
    if (folder.of(id).isEmpty()) {
      warnOfDate(item);
    }
    return Optional.of(new Draft(id, locale.get(), item));
  }

  private void warnOfDate(FoundItem item) {
    String title = "'" + SeedText.title(item) + "'";
    if (item.published().isEmpty() && SeedText.isRawText(item)) {
      // Its date may stand in it, as a language writes it.
      return;
    }
    if (item.published().isEmpty()) {
      problems.warning(
          item.source(),
          item.line(),
          title
              + (item.undated().isEmpty()
                  ? " has no date"
                  : " is dated '" + item.undated() + "', which is no date")
              + "; it will be dated when Polyfeed first publishes it");
    } else if (item.published().get().toInstant().isAfter(wishes.now())) {
      problems.warning(
          item.source(), item.line(), title + " is dated " + item.published().get() + ", to come");
    }
  }

  /** That of the site which it stands for, else its own. */
  private Optional<LocaleTag> locale(FoundItem item) {
    Optional<LocaleTag> named =
        LocaleTag.declared(item.language())
            .or(wishes::locale)
            .or(
                () ->
                    folder.hasSite() && item.language().isEmpty()
                        ? Optional.of(site.defaultLocale())
                        : Optional.empty())
            .map(LocaleTag::plain);
    return named.map(
        tag ->
            site.locale(tag)
                .map(SiteLocale::tag)
                .or(
                    () ->
                        site.locales().stream()
                            .map(SiteLocale::tag)
                            .filter(own -> own.isParentOf(tag))
                            .findFirst())
                .orElse(tag));
  }

  private void warnOfLocales(List<Draft> drafts) {
    Set<LocaleTag> missing = new TreeSet<>();
    drafts.stream().map(Draft::locale).filter(locale -> !site.shows(locale)).forEach(missing::add);
    for (LocaleTag locale : missing) {
      problems.warning(
          site.file(),
          0,
          "it has no locale " + locale + "; add '" + locale + ": {}' to 'locales:'");
    }
  }

  private Imported write(Found found, List<Draft> drafts, LinkSlugs slugs, Optional<String> made)
      throws IOException {
    Map<Draft, String> stories = new Stories(folder, problems).of(drafts);
    Map<String, String> fresh = new TreeMap<>();
    Map<String, Path> files = new TreeMap<>();
    List<SeedFolder.Rewrite> rewritten = new ArrayList<>();
    List<String> moving = new ArrayList<>();
    int known = 0;
    int behind = 0;
    int leading = 0;
    // No article can stand where the home of an edition does.
    Set<String> led =
        Stream.concat(
                site.locales().stream().map(SiteLocale::tag), drafts.stream().map(Draft::locale))
            .map(locale -> "/" + locale + "/")
            .collect(Collectors.toCollection(HashSet::new));
    for (Map.Entry<Draft, String> one : stories.entrySet()) {
      Draft draft = one.getKey();
      Optional<LinkSlugs.Kept> kept = slugs.of(draft.item(), draft.locale(), one.getValue());
      Optional<String> former =
          kept.isPresent()
              ? Optional.empty()
              // Several items may be about one page, which can lead on to one of them.
              : slugs.former(draft.item().link()).filter(led::add);
      String text = SeedText.of(draft, kept.flatMap(LinkSlugs.Kept::slug), former);
      if (text.getBytes(StandardCharsets.UTF_8).length > SeedText.MOST_BYTES) {
        problems.error(
            draft.item().source(),
            draft.item().line(),
            "the item '"
                + SeedText.title(draft.item())
                + "' is longer than a seed may be, "
                + SeedText.MOST_BYTES / 1_000_000
                + " MB");
        continue;
      }
      Optional<SeedFile> seed = folder.of(draft.id());
      if (seed.isPresent()) {
        Optional<SeedFolder.Rewrite> rewrite = rewrite(seed.get(), draft, text);
        known += rewrite.isPresent() ? 0 : 1;
        if (rewrite.isPresent() && wishes.updating()) {
          rewritten.add(rewrite.get());
          draft.item().manuscript().ifPresent(written -> files.putAll(written.files()));
        } else if (rewrite.isPresent()) {
          known++;
          behind++;
        }
        continue;
      }
      String extension = draft.item().manuscript().map(Manuscript::extension).orElse("html");
      fresh.put(one.getValue() + "." + draft.locale() + "." + extension, text);
      draft.item().manuscript().ifPresent(written -> files.putAll(written.files()));
      if (former.isPresent()) {
        leading++;
      } else if (kept.isEmpty() && slugs.isHost(draft.item().link())) {
        moving.add(draft.item().link());
      }
    }
    boolean refused = problems.hasErrors() && !wishes.keepingGoing();
    Map<String, String> all = new LinkedHashMap<>();
    Optional<String> wanted = made.filter(text -> !fresh.isEmpty());
    wanted.ifPresent(text -> all.put(SITE, text));
    all.putAll(fresh);
    if (!refused && !wishes.dry() && (!all.isEmpty() || !rewritten.isEmpty())) {
      folder.write(folder.absent(files, problems), all, rewritten);
    }
    return new Imported(
        (int) found.feeds().stream().filter(feed -> !feed.isContent()).count(),
        found.folders(),
        refused ? List.of() : fresh.keySet().stream().map(folder::shown).toList(),
        refused ? List.of() : rewritten.stream().map(one -> one.seed().shown()).toList(),
        known,
        behind,
        leading,
        moving,
        refused ? Optional.empty() : wanted.map(text -> folder.shown(SITE)),
        refused);
  }

  /** What becomes of a seed whose item has changed; nothing where it has not, or must not. */
  private Optional<SeedFolder.Rewrite> rewrite(SeedFile seed, Draft draft, String text)
      throws IOException {
    if (!fits(seed, draft)) {
      return Optional.empty();
    }
    String before = SeedFolder.text(seed);
    Optional<SeedText.Mark> mark = SeedText.mark(before);
    String fresh = SeedText.mark(text).orElseThrow().imported();
    if (mark.isEmpty() || mark.get().imported().equals(fresh)) {
      return Optional.empty();
    }
    if (mark.get().isUntouched()) {
      return Optional.of(new SeedFolder.Rewrite(seed, before, text));
    }
    if (wishes.updating()) {
      problems.warning(
          seed.shown(),
          0,
          "its item has changed where it was imported from, and so has this seed since; it stays as"
              + " it is, so change it yourself, or remove it and import again");
    }
    return Optional.empty();
  }

  /** Whether a seed can hold what was written for one of another kind, or for another folder. */
  private static boolean fits(SeedFile seed, Draft draft) {
    String extension = draft.item().manuscript().map(Manuscript::extension).orElse("html");
    String held = seed.extension().replaceFirst("^htm$", "html").replaceFirst("^markdown$", "md");
    boolean same = held.equals(extension);
    return same
        && draft
            .item()
            .manuscript()
            .filter(one -> !one.files().isEmpty())
            .map(one -> folder(one.story()).equals(folder(SeedFolder.story(seed))))
            .orElse(true);
  }

  private static String folder(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }
}
