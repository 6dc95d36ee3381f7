package org.polyfeed.article;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.media.Facts;
import org.polyfeed.media.MediaKind;
import org.polyfeed.media.Source;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;
import org.polyfeed.seed.FileState;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.site.Author;
import org.polyfeed.site.LocalizedText;

/** Heads as bytes: each value after the other, in the order of the records. */
final class HeadCodec {

  /** Tags are few, and parsing them is not cheap. */
  private final Map<String, LocaleTag> locales = new ConcurrentHashMap<>();

  /** Writes a value. */
  interface Write<T> {
    void to(T value, DataOutputStream out) throws IOException;
  }

  /** Reads a value. */
  interface Read<T> {
    T from(DataInputStream in) throws IOException;
  }

  void head(Head head, DataOutputStream out) throws IOException {
    article(head.article().orElseThrow(), out);
    list(head.problems(), out, this::problem);
  }

  /**
   * A head without what was asked for, and without settings.
   *
   * @param media among which the files of the article are
   */
  Head head(DataInputStream in, SeedFile seed, MediaFolder media) throws IOException {
    Article article = article(in, seed, media);
    return new Head(Optional.of(article), list(in, this::problem), Map.of(), Map.of());
  }

  private void article(Article article, DataOutputStream out) throws IOException {
    locale(article.locale(), out);
    text(article.story(), out);
    text(article.title(), out);
    text(article.summary(), out);
    text(article.dateline(), out);
    optional(article.published(), out, this::time);
    optional(article.updated(), out, this::time);
    list(article.authors(), out, this::author);
    list(article.topics(), out, this::text);
    optional(article.slug(), out, this::text);
    list(article.aliases(), out, this::text);
    optional(article.id(), out, this::text);
    list(article.media(), out, this::medium);
    list(article.files(), out, this::file);
    out.writeBoolean(article.draft());
    optional(article.publishAt(), out, this::time);
    optional(article.expires(), out, this::time);
    text(article.hash().value(), out);
    text(article.text().value(), out);
    list(article.corrections(), out, this::correction);
    optional(article.withdrawn(), out, this::text);
    text(article.listed().value(), out);
    text(article.head().value(), out);
  }

  private Article article(DataInputStream in, SeedFile seed, MediaFolder media) throws IOException {
    return new Article(
        seed,
        locale(in),
        text(in),
        text(in),
        text(in),
        text(in),
        optional(in, this::time),
        optional(in, this::time),
        list(in, this::author),
        list(in, this::text),
        optional(in, this::text),
        list(in, this::text),
        optional(in, this::text),
        list(in, one -> medium(one, media)),
        list(in, one -> file(one, media)),
        in.readBoolean(),
        optional(in, this::time),
        optional(in, this::time),
        new ContentHash(text(in)),
        new ContentHash(text(in)),
        Optional.empty(),
        list(in, this::correction),
        optional(in, this::text),
        new ContentHash(text(in)),
        new ContentHash(text(in)));
  }

  private void medium(Medium medium, DataOutputStream out) throws IOException {
    text(medium.kind().name(), out);
    source(medium.source(), out);
    optional(medium.alt(), out, this::text);
    text(medium.title(), out);
    Facts facts = medium.declared();
    optional(facts.type(), out, this::text);
    optional(facts.length(), out, (value, to) -> to.writeLong(value));
    optional(facts.width(), out, (value, to) -> to.writeInt(value));
    optional(facts.height(), out, (value, to) -> to.writeInt(value));
    optional(facts.duration(), out, (value, to) -> to.writeLong(value.toMillis()));
    list(medium.transcripts(), out, this::transcript);
    list(medium.captions(), out, this::transcript);
    optional(medium.chapters(), out, this::source);
    Episode episode = medium.episode();
    optional(episode.number(), out, (value, to) -> to.writeInt(value));
    optional(episode.season(), out, (value, to) -> to.writeInt(value));
    optional(episode.type(), out, (value, to) -> text(value.name(), to));
    optional(episode.explicit(), out, (value, to) -> to.writeBoolean(value));
    out.writeBoolean(medium.inBody());
  }

  private Medium medium(DataInputStream in, MediaFolder media) throws IOException {
    return new Medium(
        MediaKind.valueOf(text(in)),
        source(in, media),
        optional(in, this::text),
        text(in),
        new Facts(
            optional(in, this::text),
            optional(in, DataInputStream::readLong),
            optional(in, DataInputStream::readInt),
            optional(in, DataInputStream::readInt),
            optional(in, one -> Duration.ofMillis(one.readLong()))),
        list(in, one -> transcript(one, media)),
        list(in, one -> transcript(one, media)),
        optional(in, one -> source(one, media)),
        new Episode(
            optional(in, DataInputStream::readInt),
            optional(in, DataInputStream::readInt),
            optional(in, one -> Episode.Type.valueOf(text(one))),
            optional(in, DataInputStream::readBoolean)),
        in.readBoolean());
  }

  private void transcript(Medium.Text text, DataOutputStream out) throws IOException {
    optional(text.locale(), out, this::locale);
    source(text.source(), out);
  }

  private Medium.Text transcript(DataInputStream in, MediaFolder media) throws IOException {
    return new Medium.Text(optional(in, this::locale), source(in, media));
  }

  private void source(Source source, DataOutputStream out) throws IOException {
    text(source.src(), out);
    optional(source.file(), out, this::file);
  }

  private Source source(DataInputStream in, MediaFolder media) throws IOException {
    return new Source(text(in), optional(in, one -> file(one, media)));
  }

  private void file(MediaFile file, DataOutputStream out) throws IOException {
    text(file.file().name(), out);
  }

  private MediaFile file(DataInputStream in, MediaFolder media) throws IOException {
    String name = text(in);
    return media
        .named(name)
        .orElseThrow(() -> new IllegalArgumentException("no such file any more: " + name));
  }

  private void author(Author author, DataOutputStream out) throws IOException {
    out.writeInt(author.name().byLocale().size());
    for (Map.Entry<LocaleTag, String> one : author.name().byLocale().entrySet()) {
      locale(one.getKey(), out);
      text(one.getValue(), out);
    }
    optional(author.name().forAll(), out, this::text);
    optional(author.email(), out, this::text);
    optional(author.url().map(URI::toString), out, this::text);
  }

  private Author author(DataInputStream in) throws IOException {
    Map<LocaleTag, String> byLocale = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      byLocale.put(locale(in), text(in));
    }
    return new Author(
        new LocalizedText(byLocale, optional(in, this::text)),
        optional(in, this::text),
        optional(in, this::text).map(URI::create));
  }

  private void correction(Correction correction, DataOutputStream out) throws IOException {
    optional(correction.at(), out, this::time);
    text(correction.note(), out);
  }

  private Correction correction(DataInputStream in) throws IOException {
    return new Correction(optional(in, this::time), text(in));
  }

  private void problem(Problem problem, DataOutputStream out) throws IOException {
    text(problem.severity().name(), out);
    text(problem.file(), out);
    out.writeInt(problem.line());
    text(problem.message(), out);
  }

  private Problem problem(DataInputStream in) throws IOException {
    return new Problem(Severity.valueOf(text(in)), text(in), in.readInt(), text(in));
  }

  private void time(OffsetDateTime time, DataOutputStream out) throws IOException {
    out.writeLong(time.toEpochSecond());
    out.writeInt(time.getNano());
    out.writeInt(time.getOffset().getTotalSeconds());
  }

  private OffsetDateTime time(DataInputStream in) throws IOException {
    Instant instant = Instant.ofEpochSecond(in.readLong(), in.readInt());
    return instant.atOffset(ZoneOffset.ofTotalSeconds(in.readInt()));
  }

  private void locale(LocaleTag locale, DataOutputStream out) throws IOException {
    text(locale.value(), out);
  }

  private LocaleTag locale(DataInputStream in) throws IOException {
    return locales.computeIfAbsent(text(in), LocaleTag::new);
  }

  void state(FileState state, DataOutputStream out) throws IOException {
    out.writeLong(state.size());
    out.writeLong(state.modified());
    out.writeInt(state.file());
  }

  FileState state(DataInputStream in) throws IOException {
    return new FileState(in.readLong(), in.readLong(), in.readInt());
  }

  void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(length, 0));
    if (bytes.length != length) {
      throw new EOFException();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  <T> void optional(Optional<T> value, DataOutputStream out, Write<? super T> write)
      throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      write.to(value.get(), out);
    }
  }

  <T> Optional<T> optional(DataInputStream in, Read<? extends T> read) throws IOException {
    return in.readBoolean() ? Optional.of(read.from(in)) : Optional.empty();
  }

  private static <T> void list(List<T> values, DataOutputStream out, Write<? super T> write)
      throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      write.to(value, out);
    }
  }

  private static <T> List<T> list(DataInputStream in, Read<? extends T> read) throws IOException {
    List<T> values = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      values.add(read.from(in));
    }
    return values;
  }
}
