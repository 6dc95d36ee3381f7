package org.polyfeed.article;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.media.Durations;
import org.polyfeed.media.Facts;
import org.polyfeed.media.MediaKind;
import org.polyfeed.media.Source;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Suggestion;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.seed.YamlValue;
import org.polyfeed.site.LocalizedText;
import org.polyfeed.site.Site;
import org.polyfeed.target.MediaTypes;

/** Reads what front matter says of pictures and recordings. */
final class MediaFields {

  private final Fields fields;
  private final Site site;
  private final Beside beside;
  private final Problems problems;

  MediaFields(Fields fields, Site site, Beside beside, Problems problems) {
    this.fields = fields;
    this.site = site;
    this.beside = beside;
    this.problems = problems;
  }

  private static List<String> keys(MediaKind kind) {
    return switch (kind) {
      case IMAGE -> FrontMatter.IMAGE.names();
      case AUDIO -> FrontMatter.AUDIO.names();
      case VIDEO -> FrontMatter.VIDEO.names();
    };
  }

  private static String example(MediaKind kind) {
    return switch (kind) {
      case IMAGE -> "kazan.jpg";
      case AUDIO -> "talk.mp3";
      case VIDEO -> "kazan.mp4";
    };
  }

  Optional<LocalizedMedium> image() {
    List<LocalizedMedium> images = media(MediaKind.IMAGE);
    if (images.size() > 1) {
      fields.refuse("image", "an article has one 'image'; put the others into its text");
    }
    return images.stream().findFirst();
  }

  /** One or a list of them. */
  List<LocalizedMedium> media(MediaKind kind) {
    String key = kind.word();
    List<LocalizedMedium> media = new ArrayList<>();
    for (YamlValue value : fields.values(key)) {
      if (value instanceof YamlValue.Text text && !text.value().isBlank()) {
        source(fields, key, text.value().strip(), kind)
            .map(source -> medium(kind, source, Fields.none(fields.file(), problems), value.line()))
            .ifPresent(media::add);
      } else if (value instanceof YamlValue.Mapping mapping) {
        Fields one = new Fields(fields.file(), mapping, problems);
        one.refuseOthers(keys(kind));
        if (!one.has("src")) {
          fields.refuse(key, "'" + key + "' needs a 'src', such as " + example(kind));
        }
        one.text("src")
            .flatMap(src -> source(one, "src", src, kind))
            .map(source -> medium(kind, source, one, value.line()))
            .ifPresent(media::add);
      } else if (value instanceof YamlValue.Items) {
        problems.error(
            fields.file(), value.line(), "'" + key + "' must be a file, a URL, or keys and values");
      }
    }
    return List.copyOf(media);
  }

  private LocalizedMedium medium(MediaKind kind, Source source, Fields one, int line) {
    Facts declared =
        new Facts(
            type(one, kind, source),
            one.wholeNumber("length", 1),
            one.number("width", 1),
            one.number("height", 1),
            duration(one));
    boolean named = kind == MediaKind.IMAGE || source.file().isPresent();
    if (!named && declared.type().isEmpty() && !one.has("type")) {
      problems.warning(
          fields.file(),
          line,
          "nothing says what '"
              + source.src()
              + "' is, so feeds leave it out; give its 'type', such as "
              + (kind == MediaKind.AUDIO ? "audio/mpeg" : "video/mp4"));
    }
    Medium medium =
        new Medium(
            kind,
            source,
            Optional.empty(),
            "",
            declared,
            texts(one, "transcript"),
            texts(one, "captions"),
            one.text("chapters").flatMap(src -> place(one, "chapters", src)),
            new Episode(
                one.number("episode", 1),
                one.number("season", 1),
                episodeType(one),
                one.flag("explicit")),
            false);
    return new LocalizedMedium(
        medium, localized(one, "alt"), localized(one, "title"), fields.file(), line);
  }

  private Optional<Source> source(Fields at, String key, String src, MediaKind kind) {
    if (!new Links(site.address()).isPlace(src)) {
      at.refuse(
          key,
          "'"
              + src
              + "' is no place of "
              + (kind == MediaKind.IMAGE ? "a picture" : "a recording")
              + "; it must be like "
              + example(kind)
              + " or https://example.org/"
              + example(kind));
      return Optional.empty();
    }
    Optional<String> other = MediaTypes.of(src).filter(type -> !mayBe(kind, type));
    if (other.isPresent()) {
      at.refuse(key, "'" + src + "' is " + other.get() + ", which no '" + kind.word() + "' can be");
      return Optional.empty();
    }
    return found(at, key, src);
  }

  /** Whether a file of a type may be meant: films and sounds share some names. */
  private static boolean mayBe(MediaKind kind, String type) {
    return MediaKind.of(type)
        .filter(is -> is == kind || (is != MediaKind.IMAGE && kind != MediaKind.IMAGE))
        .isPresent();
  }

  private Optional<Source> place(Fields at, String key, String src) {
    if (!new Links(site.address()).isPlace(src)) {
      at.refuse(key, "'" + src + "' is no file and no URL that can be linked to");
      return Optional.empty();
    }
    return found(at, key, src);
  }

  /** Nothing, with a warning, where it means a file that is not there. */
  private Optional<Source> found(Fields at, String key, String src) {
    Source source = beside.source(src);
    if (source.file().isEmpty() && MediaFolder.isBeside(src)) {
      at.warn(key, beside.fault(src));
      return Optional.empty();
    }
    return Optional.of(source);
  }

  /** What its author says, else what its name says, if that can be of such a kind. */
  private static Optional<String> type(Fields one, MediaKind kind, Source source) {
    Optional<String> given = one.text("type");
    if (given
        .filter(type -> !type.matches(kind.word() + "/[A-Za-z0-9][A-Za-z0-9.+-]*"))
        .isPresent()) {
      one.refuse(
          "type",
          "'" + given.get() + "' must be a media type that begins with " + kind.word() + "/");
      return Optional.empty();
    }
    return given.or(
        () ->
            MediaTypes.of(source.src())
                .filter(type -> MediaKind.of(type).equals(Optional.of(kind))));
  }

  private static Optional<Duration> duration(Fields one) {
    Optional<String> given = one.text("duration");
    Optional<Duration> duration = given.flatMap(Durations::parse);
    if (given.isPresent() && duration.isEmpty()) {
      one.refuse(
          "duration",
          "'" + given.get() + "' must be seconds, or minutes and seconds such as 12:34 or 1:02:03");
    }
    return duration;
  }

  private static Optional<Episode.Type> episodeType(Fields one) {
    Optional<String> given = one.text("episode-type");
    for (Episode.Type type : Episode.Type.values()) {
      if (given.equals(Optional.of(type.name().toLowerCase(Locale.ROOT)))) {
        return Optional.of(type);
      }
    }
    List<String> names = List.of("full", "trailer", "bonus");
    given.ifPresent(
        name ->
            one.refuse(
                "episode-type",
                "'"
                    + name
                    + "' must be one of "
                    + String.join(", ", names)
                    + Suggestion.after(name, names)));
    return Optional.empty();
  }

  /** One for all, or one for each locale. */
  private List<Medium.Text> texts(Fields one, String key) {
    List<Medium.Text> texts = new ArrayList<>();
    if (!one.holdsFields(key)) {
      one.text(key)
          .flatMap(src -> place(one, key, src))
          .ifPresent(source -> texts.add(new Medium.Text(Optional.empty(), source)));
      return texts;
    }
    Fields byLocale = one.fields(key);
    for (String name : byLocale.keys()) {
      Optional<LocaleTag> locale = locale(byLocale, name);
      byLocale
          .text(name)
          .flatMap(src -> place(byLocale, name, src))
          .filter(source -> locale.isPresent())
          .ifPresent(source -> texts.add(new Medium.Text(locale, source)));
    }
    return texts;
  }

  private static LocalizedText localized(Fields one, String key) {
    if (!one.holdsFields(key)) {
      // An empty one says that there is nothing to say.
      return one.has(key)
          ? LocalizedText.same(one.text(key).map(Metadata::line).orElse(""))
          : LocalizedText.none();
    }
    Fields texts = one.fields(key);
    Map<LocaleTag, String> byLocale = new TreeMap<>();
    for (String name : texts.keys()) {
      Optional<LocaleTag> locale = locale(texts, name);
      String text = texts.text(name).map(Metadata::line).orElse("");
      locale.ifPresent(known -> byLocale.put(known, text));
    }
    return new LocalizedText(byLocale, Optional.empty());
  }

  private static Optional<LocaleTag> locale(Fields fields, String name) {
    Optional<LocaleTag> locale = LocaleTag.declared(name).map(LocaleTag::plain);
    if (locale.isEmpty()) {
      fields.refuse(name, LocaleTag.fault(name));
    }
    return locale;
  }
}
