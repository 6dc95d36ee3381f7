package org.polyfeed.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.polyfeed.article.Links;
import org.polyfeed.article.ScrapedPage;
import org.polyfeed.article.SeedName;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SeedReader;

/** A folder of scraped pages, in raw text or HTML, which are called as seeds are. */
public final class ScrapedFolder {

  private static final Set<String> PAGES = Set.of("txt", "html", "htm");

  private final Path folder;
  private final String shown;
  private final Problems problems;

  /**
   * @param shown what problems call the folder
   */
  public ScrapedFolder(Path folder, String shown, Problems problems) {
    this.folder = folder;
    this.shown = shown;
    this.problems = problems;
  }

  /** A file with what its name and text say. */
  private record Page(SeedFile file, SeedName name, String language, ScrapedPage page) {}

  /**
   * What the folder holds. What stands in most pages of a language is said; it is left out only
   * where that is wanted.
   *
   * @param language of pages that name none, or empty
   * @param zone of days
   * @throws IOException if the disk fails
   */
  public Content read(String language, boolean withoutBoilerplate, ZoneId zone) throws IOException {
    ContentFiles files = new ContentFiles(folder, shown, problems);
    Map<String, List<Page>> byLanguage = new TreeMap<>();
    for (SeedFile file : files.below("", any -> false)) {
      if (PAGES.contains(file.extension())) {
        page(file, language)
            .ifPresent(
                page ->
                    byLanguage
                        .computeIfAbsent(page.language(), any -> new ArrayList<>())
                        .add(page));
      }
    }
    Assets assets = new Assets(files, SiteUrls.at(""), List.of());
    List<Post> posts = new ArrayList<>();
    for (List<Page> pages : byLanguage.values()) {
      Repetition repetition = new Repetition();
      pages.forEach(page -> repetition.add(page.page().blocks()));
      repetition.report(files.shown(), withoutBoilerplate, problems);
      Set<String> dropped = withoutBoilerplate ? repetition.blocks() : Set.of();
      for (Page page : pages) {
        post(page, dropped, assets, zone).ifPresent(posts::add);
      }
    }
    return new Content("scraped pages", "", "", "", posts);
  }

  private Optional<Page> page(SeedFile file, String language) {
    Optional<String> text = new SeedReader(problems).text(file);
    // Endings that are no locale of anything are for Polyfeed to judge, by the seed's own name.
    SeedName name = SeedName.of(file, LocaleTag::parse, new Problems());
    return text.filter(found -> !found.isBlank())
        .map(
            found -> {
              ScrapedPage page = ScrapedPage.of(found, file.extension());
              String own = name.locale().map(LocaleTag::value).orElse(page.language());
              return new Page(file, name, own.isEmpty() ? language : own, page);
            });
  }

  private Optional<Post> post(Page read, Set<String> dropped, Assets assets, ZoneId zone) {
    ScrapedPage page = dropped.isEmpty() ? read.page() : read.page().without(dropped);
    String story = Paths.story(read.name().story());
    Map<String, Path> carried = new TreeMap<>();
    Assets.Place place =
        new Assets.Place("/", Paths.folder(read.file().name()), Paths.folder(story), carried);
    String text =
        page.isHtml()
            ? page.leading(
                    url -> {
                      String reference = assets.reference(url, place);
                      return carried.containsKey(
                              Paths.resolved(place.seeds(), Links.decoded(reference)).orElse(""))
                          ? reference
                          : page.absolute(url);
                    })
                .text()
            : page.text();
    ContentDates dates = new ContentDates(zone, zone);
    Optional<OffsetDateTime> published =
        dates
            .parse(page.published())
            .or(
                () ->
                    read.name()
                        .date()
                        .map(day -> day.atTime(LocalTime.NOON).atZone(zone).toOffsetDateTime()));
    Map<String, Object> further = new LinkedHashMap<>();
    return new Posts(problems)
        .checked(
            new Post(
                read.file().shown(),
                page.url().isEmpty() ? id(read.file()) : page.url(),
                page.url(),
                page.title(),
                published,
                dates.parse(page.updated()),
                page.published(),
                page.author().isEmpty()
                    ? List.of()
                    : List.of(new Post.Author(page.author(), "", "")),
                List.of(),
                "",
                text,
                page.words(),
                page.isHtml() ? "html" : "txt",
                read.language(),
                "scraped " + shown + " " + read.name().story(),
                story,
                further,
                carried),
            "");
  }

  /** The same at every import of the same file. */
  private String id(SeedFile file) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    byte[] seed = ("scraped\n" + name + "\n" + file.name()).getBytes(StandardCharsets.UTF_8);
    return "urn:uuid:" + UUID.nameUUIDFromBytes(seed);
  }
}
