package org.polyfeed.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.NativeSlug;
import org.polyfeed.media.MediaKind;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.YamlValue;
import org.polyfeed.site.Author;
import org.polyfeed.site.LocalizedText;
import org.polyfeed.site.Site;

/** What one piece of front matter says, in a seed or in a {@code .yaml} beside it. */
record Metadata(
    Optional<String> title,
    Optional<OffsetDateTime> date,
    Optional<OffsetDateTime> updated,
    List<Author> authors,
    List<String> topics,
    Optional<String> summary,
    Optional<String> dateline,
    Optional<LocaleTag> locale,
    Optional<String> slug,
    List<String> aliases,
    Optional<String> id,
    Optional<LocalizedMedium> image,
    List<LocalizedMedium> audio,
    List<LocalizedMedium> video,
    Optional<Boolean> draft,
    Optional<OffsetDateTime> publishAt,
    Optional<OffsetDateTime> expires,
    List<Correction> corrections,
    Optional<String> withdrawn) {

  /** So an article says that it is there where its story's file says that all are taken back. */
  private static final String NOT_WITHDRAWN = "false";

  private static final Pattern SPACES = Pattern.compile("\\s+");

  static final Metadata NONE =
      new Metadata(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty());

  /** Reads front matter. What is wrong with it becomes an error, and counts as absent. */
  static Metadata of(Fields fields, Site site, Beside beside, Problems problems) {
    if (fields.keys().isEmpty()) {
      return NONE;
    }
    fields.refuseOthers(FrontMatter.ALL.names());
    MediaFields media = new MediaFields(fields, site, beside, problems);
    return new Metadata(
        title(fields),
        time(fields, "date", site),
        time(fields, "updated", site),
        authors(fields, site, problems),
        Stream.of("topics", "tags", "categories")
            .flatMap(key -> fields.texts(key).stream())
            .distinct()
            .toList(),
        fields.text("summary").map(Metadata::line),
        fields.text("dateline").map(Metadata::line),
        locale(fields),
        slug(fields),
        aliases(fields, site),
        id(fields),
        media.image(),
        media.media(MediaKind.AUDIO),
        media.media(MediaKind.VIDEO),
        fields.flag("draft"),
        time(fields, "publish-at", site),
        time(fields, "expires", site),
        corrections(fields, site, problems),
        withdrawn(fields));
  }

  /** The title alone, for where the rest was read before. */
  static Optional<String> title(Fields fields) {
    return fields.text("title").map(Metadata::line);
  }

  /** What this says, and for the rest what the other says. */
  Metadata over(Metadata other) {
    return new Metadata(
        title.or(other::title),
        date.or(other::date),
        updated.or(other::updated),
        authors.isEmpty() ? other.authors : authors,
        topics.isEmpty() ? other.topics : topics,
        summary.or(other::summary),
        dateline.or(other::dateline),
        locale.or(other::locale),
        slug.or(other::slug),
        aliases.isEmpty() ? other.aliases : aliases,
        id.or(other::id),
        image.or(other::image),
        audio.isEmpty() ? other.audio : audio,
        video.isEmpty() ? other.video : video,
        draft.or(other::draft),
        publishAt.or(other::publishAt),
        expires.or(other::expires),
        corrections.isEmpty() ? other.corrections : corrections,
        withdrawn.or(other::withdrawn).filter(reason -> !reason.equals(NOT_WITHDRAWN)));
  }

  static String line(String text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  private static Optional<OffsetDateTime> time(Fields fields, String key, Site site) {
    Optional<String> text = fields.text(key);
    Timestamps times = new Timestamps(site.timezone());
    Optional<OffsetDateTime> time = text.flatMap(times::parse);
    if (text.isPresent() && time.isEmpty()) {
      fields.refuse(key, times.fault(text.get()));
    }
    return time;
  }

  private static Optional<LocaleTag> locale(Fields fields) {
    Optional<String> text = fields.text("locale");
    Optional<LocaleTag> locale = text.flatMap(LocaleTag::declared);
    if (text.isPresent() && locale.isEmpty()) {
      fields.refuse("locale", LocaleTag.fault(text.get()));
    }
    return locale.map(LocaleTag::plain);
  }

  private static Optional<String> slug(Fields fields) {
    Optional<String> slug = fields.text("slug").map(Letters::composed);
    int most = NativeSlug.MOST_BYTES_CHOSEN;
    if (slug.filter(words -> words.getBytes(StandardCharsets.UTF_8).length > most).isPresent()) {
      fields.refuse(
          "slug", "it is longer than " + most + " bytes, with 1 to 4 to a letter; shorten it");
      return Optional.empty();
    }
    if (slug.isPresent() && !NativeSlug.isSlug(slug.get())) {
      String meant = NativeSlug.of(LocaleTag.ROOT, slug.get());
      fields.refuse(
          "slug",
          "'"
              + slug.get()
              + "' must be letters, digits, - . _ ~"
              + (meant.isEmpty() ? "" : ", such as '" + meant + "'"));
      return Optional.empty();
    }
    return slug;
  }

  private static List<String> aliases(Fields fields, Site site) {
    List<String> aliases = new ArrayList<>();
    for (String written : fields.texts("aliases")) {
      Optional<String> path = FormerPath.of(written, site.address());
      path.ifPresent(aliases::add);
      if (path.isEmpty()) {
        fields.refuse(
            "aliases",
            "'"
                + written
                + "' is no path of a page from the site's root, in letters, digits and . _ ~ % -,"
                + " such as /2019/ferry.html or /posts/ferry/; what has other signs or a query the"
                + " host must lead on");
      }
    }
    return aliases.stream().distinct().toList();
  }

  private static Optional<String> id(Fields fields) {
    Optional<String> id = fields.text("id");
    if (id.isPresent() && !isUri(id.get())) {
      fields.refuse(
          "id",
          "'"
              + id.get()
              + "' is no URI; an id must be like tag:news.example.org,2010:42 or the URL"
              + " that subscribers know");
      return Optional.empty();
    }
    return id;
  }

  private static boolean isUri(String text) {
    try {
      return new URI(text).isAbsolute() && text.chars().allMatch(letter -> letter < 128);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static List<Correction> corrections(Fields fields, Site site, Problems problems) {
    List<Correction> corrections = new ArrayList<>();
    for (String key : List.of("correction", "corrections")) {
      for (YamlValue value : fields.values(key)) {
        if (value instanceof YamlValue.Text text && !text.value().isBlank()) {
          corrections.add(new Correction(Optional.empty(), line(text.value())));
        } else if (value instanceof YamlValue.Mapping mapping) {
          Fields one = new Fields(fields.file(), mapping, problems);
          one.refuseOthers(FrontMatter.CORRECTION.names());
          Optional<String> note = one.text("note").map(Metadata::line);
          if (note.isEmpty()) {
            one.refuse("note", "a correction needs a 'note' that says what was wrong");
          }
          Optional<OffsetDateTime> at = time(one, "date", site);
          note.ifPresent(said -> corrections.add(new Correction(at, said)));
        } else if (value instanceof YamlValue.Items) {
          problems.error(
              fields.file(), value.line(), "a correction must be a note, or date and note");
        }
      }
    }
    return List.copyOf(corrections);
  }

  private static Optional<String> withdrawn(Fields fields) {
    return fields.text("withdrawn").map(said -> said.equals("true") ? "" : line(said));
  }

  private static List<Author> authors(Fields fields, Site site, Problems problems) {
    List<Author> authors = new ArrayList<>();
    for (String key : List.of("author", "authors")) {
      for (YamlValue value : fields.values(key)) {
        if (value instanceof YamlValue.Text text && !text.value().isBlank()) {
          String name = line(text.value());
          authors.add(Optional.ofNullable(site.authors().get(name)).orElse(Author.named(name)));
        } else if (value instanceof YamlValue.Mapping mapping) {
          author(new Fields(fields.file(), mapping, problems)).ifPresent(authors::add);
        } else if (value instanceof YamlValue.Items) {
          problems.error(fields.file(), value.line(), "an author must be a name");
        }
      }
    }
    return List.copyOf(authors);
  }

  private static Optional<Author> author(Fields fields) {
    fields.refuseOthers(FrontMatter.AUTHOR.names());
    Optional<String> name = fields.text("name");
    if (name.isEmpty()) {
      fields.refuse("name", "an author needs a 'name'");
    }
    return name.map(
        known ->
            new Author(LocalizedText.same(line(known)), fields.text("email"), url(fields, "url")));
  }

  private static Optional<URI> url(Fields fields, String key) {
    Optional<String> url = fields.text(key);
    if (url.filter(text -> text.matches("(?i)https?://.+") && isUri(text)).isEmpty()
        && url.isPresent()) {
      fields.refuse(key, "'" + url.get() + "' is no URL; it must be like https://example.org/ada");
      return Optional.empty();
    }
    return url.map(URI::create);
  }
}
