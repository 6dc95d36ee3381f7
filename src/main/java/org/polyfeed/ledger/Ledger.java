package org.polyfeed.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.polyfeed.article.Article;
import org.polyfeed.article.LeftOut;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;

/**
 * What must never be derived twice: the id of every article that was ever published, when it was
 * first seen and last changed, its slug and its addresses. Kept in a text file with the seeds, one
 * line an article, in order, so that version control shows what happened.
 *
 * <p>Not safe to share between threads.
 */
public final class Ledger {

  /** Under which Polyfeed mints the ids of feeds. */
  private static final String FEEDS = "feeds/";

  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, NavigableSet<String>> keysByStory = new HashMap<>();
  private final NavigableMap<String, NavigableSet<String>> sections = new TreeMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, AsRead> asRead = new HashMap<>();
  private Optional<String> authority = Optional.empty();
  private Optional<String> first = Optional.empty();
  private byte[] read = new byte[0];
  private boolean changed;

  Ledger() {}

  /**
   * What is kept of one article.
   *
   * @param id the URI by which subscribers know it
   * @param firstSeen when Polyfeed first published it
   * @param updated when its content hash last changed; {@code firstSeen} where it never did
   * @param hash of its content
   * @param source locale and hash of the article that it translates, as that was when this one was
   *     last changed
   * @param slug the words of its address
   * @param addresses by edition: those that its page has had there, the present one last
   * @param volumes by edition: the archive of its feed that it is in
   */
  record Line(
      String id,
      Instant firstSeen,
      Instant updated,
      String hash,
      Optional<String> source,
      Optional<String> slug,
      Map<String, List<String>> addresses,
      Map<String, Integer> volumes) {

    Line with(String id, Instant updated, String hash, Optional<String> source) {
      return new Line(id, firstSeen, updated, hash, source, slug, addresses, volumes);
    }

    Line withSlug(String words) {
      return new Line(id, firstSeen, updated, hash, source, Optional.of(words), addresses, volumes);
    }

    Line withVolumes(Map<String, Integer> all) {
      return new Line(id, firstSeen, updated, hash, source, slug, addresses, all);
    }

    Line withAddresses(Map<String, List<String>> all) {
      return new Line(id, firstSeen, updated, hash, source, slug, all, volumes);
    }
  }

  /**
   * A line as it stands in the file: while its article does not change, neither do its bytes.
   *
   * @param bytes of the file
   */
  record AsRead(Line line, ByteBuffer bytes) {

    byte[] text() {
      byte[] text = new byte[bytes.remaining()];
      bytes.duplicate().get(text);
      return text;
    }
  }

  /**
   * What subscribers know of an article.
   *
   * @param id an absolute URI
   * @param firstSeen when Polyfeed first published it
   * @param changed when its content was last changed after that, if ever
   * @param outdated whether the article that it translates has changed since it was written
   */
  public record Identity(
      String id, Instant firstSeen, Optional<Instant> changed, boolean outdated) {}

  /**
   * Reads the ledger of a site; an empty one where there is no file. A line that cannot be
   * understood is an error, because to forget it would make its article new to every subscriber.
   *
   * @param shown what problems call the file
   * @throws IOException if the file is there and cannot be read
   */
  public static Ledger read(Path file, String shown, Problems problems) throws IOException {
    Ledger ledger = new Ledger();
    LedgerFile lines = new LedgerFile(shown, problems);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      lines.refuseKind();
    } else if (Files.exists(file)) {
      ledger.read = Files.readAllBytes(file);
      lines.read(ledger.read, ledger);
    }
    return ledger;
  }

  /**
   * The authority of ids that are minted from now on: as the site says, else as it was the first
   * time, else as given.
   */
  public void settleAuthority(Optional<String> site, String otherwise) {
    Optional<String> settled = Optional.of(site.or(() -> authority).orElse(otherwise));
    changed |= !settled.equals(authority) || first.isEmpty();
    authority = settled;
    first = first.or(() -> authority);
  }

  /**
   * Lets articles that name an id take over what is kept of it: so an article can be renamed. The
   * same where a site writes a locale in another way. An id that another article has is an error.
   *
   * @param articles all that the site has, drafts included
   * @param leftOut that it has too, and that cannot be read: nobody takes over from them
   */
  public void settleIds(
      Collection<Article> articles, Collection<LeftOut> leftOut, Problems problems) {
    Map<String, Article> present = new HashMap<>();
    articles.forEach(article -> present.put(key(article), article));
    for (Article article : articles) {
      otherTag(article)
          .filter(key -> !present.containsKey(key) && owner(key, leftOut).isEmpty())
          .ifPresent(key -> takeOver(key, key(article)));
    }
    Map<String, String> keysById = keysById();
    ids.addAll(keysById.keySet());
    for (Article article : articles) {
      Optional<String> id = article.id();
      String before = id.map(keysById::get).orElse(null);
      id.ifPresent(ids::add);
      if (before == null || before.equals(key(article))) {
        continue;
      }
      Article owner = present.get(before);
      Optional<LeftOut> broken = owner == null ? owner(before, leftOut) : Optional.empty();
      if (broken.isPresent()) {
        refuseId(article, broken.get().shown(), problems);
      } else if (owner == null) {
        takeOver(before, key(article));
        takeOverOthers(before, article, present.keySet());
      } else if (owner.id().isEmpty() || owner.id().equals(id)) {
        refuseId(article, owner.shown(), problems);
      }
    }
  }

  private static void refuseId(Article article, String owner, Problems problems) {
    problems.error(article.shown(), 0, "has the id of " + owner + "; every article needs its own");
  }

  private static Optional<LeftOut> owner(String key, Collection<LeftOut> leftOut) {
    int slash = key.lastIndexOf('/');
    return leftOut.stream()
        .filter(
            one ->
                LocaleTag.declared(key.substring(slash + 1))
                    .filter(tag -> one.mayBe(key.substring(0, slash), tag))
                    .isPresent())
        .findFirst();
  }

  /** The key of an article that has none of its own under another tag of its locale. */
  private Optional<String> otherTag(Article article) {
    if (lines.containsKey(key(article))) {
      return Optional.empty();
    }
    return keysOfStory(article.story())
        .filter(
            key ->
                LocaleTag.declared(key.substring(article.story().length() + 1))
                    .filter(article.locale()::sameAs)
                    .isPresent())
        .findFirst();
  }

  /** What was made of the article that took another name goes along, where all of its story did. */
  private void takeOverOthers(String before, Article article, Set<String> present) {
    String story = story(before);
    List<String> left = keysOfStory(story).toList();
    if (left.stream().noneMatch(present::contains)) {
      for (String key : left) {
        String fresh = article.story() + key.substring(story.length());
        if (!present.contains(fresh) && !lines.containsKey(fresh)) {
          takeOver(key, fresh);
        }
      }
    }
  }

  /** Moves a line to another key, where its addresses lead on to those of the new name. */
  private void takeOver(String before, String key) {
    Line old = remove(before);
    Line own = lines.get(key);
    if (own == null) {
      put(key, old);
      return;
    }
    Map<String, List<String>> addresses = new TreeMap<>(old.addresses());
    own.addresses()
        .forEach(
            (edition, paths) ->
                addresses.merge(
                    edition,
                    paths,
                    (older, newer) ->
                        Stream.concat(
                                older.stream().filter(path -> !newer.contains(path)),
                                newer.stream())
                            .toList()));
    put(
        key,
        new Line(
            old.id(),
            old.firstSeen(),
            own.updated(),
            own.hash(),
            own.source(),
            own.slug(),
            addresses,
            old.volumes()));
  }

  /**
   * The identity of an article: as kept, or minted now. Where its content hash is not the one kept,
   * it has changed now.
   *
   * @param source what it translates, if it is a translation
   */
  public Identity identify(Article article, Optional<Article> source, Instant now) {
    String key = key(article);
    Optional<String> translated = source.flatMap(Ledger::translated);
    Line line = seen(Optional.ofNullable(lines.get(key)), article, translated, now);
    put(key, line);
    boolean changed = !line.updated().equals(line.firstSeen());
    return new Identity(
        line.id(),
        line.firstSeen(),
        changed ? Optional.of(line.updated()) : Optional.empty(),
        source.isPresent() && !line.source().equals(translated));
  }

  private Line seen(
      Optional<Line> known, Article article, Optional<String> translated, Instant now) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    String hash = article.hash().value();
    if (known.isEmpty()) {
      String id = article.id().orElseGet(() -> minted(key(article)));
      return new Line(id, second, second, hash, translated, Optional.empty(), Map.of(), Map.of());
    }
    Line line = known.get();
    String id = article.id().orElse(line.id());
    if (!line.hash().equals(hash)) {
      return line.with(id, second, hash, translated);
    }
    boolean sameSource = locale(line.source()).equals(locale(translated));
    return sameSource && id.equals(line.id())
        ? line
        : line.with(id, line.updated(), hash, sameSource ? line.source() : translated);
  }

  /**
   * Whether what an article translates has changed since the article last did, as far as is known:
   * the same as {@link #identify} says, without keeping anything.
   */
  public boolean isOutdated(Article article, Article source) {
    Line line = lines.get(key(article));
    Optional<String> translated = translated(source);
    return line != null
        && line.hash().equals(article.hash().value())
        && locale(line.source()).equals(locale(translated))
        && !line.source().equals(translated);
  }

  /** Keeps that an article, if it is known, translates another as that is now. */
  public void keepTranslated(Article article, Article source) {
    Line line = lines.get(key(article));
    if (line != null && !line.source().equals(translated(source))) {
      put(key(article), line.with(line.id(), line.updated(), line.hash(), translated(source)));
    }
  }

  private static Optional<String> translated(Article source) {
    return Optional.of(source.locale() + ":" + source.hash().value());
  }

  private static Optional<String> locale(Optional<String> source) {
    return source.map(text -> text.substring(0, Math.max(0, text.indexOf(':'))));
  }

  /** An id that no other article has or had, and no feed. */
  private String minted(String key) {
    String id = mint(key);
    for (int n = 2; ids.contains(id) || (n == 2 && key.startsWith(FEEDS)); n++) {
      id = mint(key + "~" + n);
    }
    ids.add(id);
    return id;
  }

  private String mint(String key) {
    StringBuilder id = new StringBuilder("tag:").append(authority.orElseThrow()).append(':');
    // RFC 4151 section 2.1: the specific part is made of pchar, "/" and "?".
    for (byte octet : key.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (octet & 0xFF);
      if (letter < 128 && (Character.isLetterOrDigit(letter) || "-._~/".indexOf(letter) >= 0)) {
        id.append(letter);
      } else {
        id.append('%').append(String.format(Locale.ROOT, "%02X", octet));
      }
    }
    return id.toString();
  }

  /** The words of an article's address, if it has any yet. */
  public Optional<String> slug(Article article) {
    return Optional.ofNullable(lines.get(key(article))).flatMap(Line::slug);
  }

  /**
   * Keeps the words of an article's address.
   *
   * @throws java.util.NoSuchElementException if the article was not identified before
   */
  public void keepSlug(Article article, String slug) {
    Line line = line(article);
    if (line.slug().filter(slug::equals).isEmpty()) {
      put(key(article), line.withSlug(slug));
    }
  }

  /**
   * An address that a page once had.
   *
   * @param id of the article that it showed
   * @param locale of that article
   * @param edition a locale, which the site need not have any more
   */
  public record Given(String id, String locale, String edition, String address) {}

  /** The addresses that all articles of a story have had, each once. */
  public List<Given> given(String story) {
    return given(story, Set.of());
  }

  /**
   * The same without some.
   *
   * @param but the addresses that are not wanted
   */
  public List<Given> given(String story, Set<String> but) {
    Map<String, Given> given = new LinkedHashMap<>();
    keysOfStory(story)
        .forEach(
            key -> {
              Line line = Optional.ofNullable(lines.get(key)).orElseThrow();
              String locale = key.substring(key.lastIndexOf('/') + 1);
              line.addresses()
                  .forEach(
                      (edition, paths) ->
                          paths.stream()
                              .filter(path -> !but.contains(path))
                              .forEach(
                                  path ->
                                      given.putIfAbsent(
                                          path, new Given(line.id(), locale, edition, path))));
            });
    return List.copyOf(given.values());
  }

  private Stream<String> keysOfStory(String story) {
    return keysByStory.getOrDefault(story, Collections.emptyNavigableSet()).stream();
  }

  /**
   * Keeps the address that an article's page has in an edition from now on.
   *
   * @throws java.util.NoSuchElementException if the article was not identified before
   */
  public void keepAddress(Article article, LocaleTag edition, String address) {
    Line line = line(article);
    List<String> known = line.addresses().getOrDefault(edition.value(), List.of());
    List<String> kept = new ArrayList<>(known);
    kept.remove(address);
    kept.add(address);
    if (kept.equals(known)) {
      return;
    }
    Map<String, List<String>> addresses = new TreeMap<>(line.addresses());
    addresses.put(edition.value(), List.copyOf(kept));
    put(key(article), line.withAddresses(addresses));
  }

  /** The archive of an edition's feed that an article is in, from 1. */
  public Optional<Integer> volume(Article article, LocaleTag edition) {
    return Optional.ofNullable(line(article).volumes().get(edition.value()));
  }

  /** The highest number that an archive of an edition's feed ever had; 0 where it had none. */
  public int lastVolume(LocaleTag edition) {
    return lines.values().stream()
        .mapToInt(line -> line.volumes().getOrDefault(edition.value(), 0))
        .max()
        .orElse(0);
  }

  /**
   * Keeps the archive of an edition's feed that an article is in from now on.
   *
   * @throws java.util.NoSuchElementException if the article was not identified before
   */
  public void keepVolume(Article article, LocaleTag edition, int number) {
    Map<String, Integer> volumes = new TreeMap<>(line(article).volumes());
    volumes.put(edition.value(), number);
    put(key(article), line(article).withVolumes(volumes));
  }

  /**
   * The sections that ever had an address, by their keys such as {@code topics/sport}, each with
   * the names by which articles called it.
   */
  public Map<String, Set<String>> sections() {
    return Collections.unmodifiableMap(sections);
  }

  /** Keeps the key that a section has under a name from now on. */
  public void keepSection(String key, String name) {
    changed |= sections.computeIfAbsent(key, any -> new TreeSet<>()).add(name);
  }

  /** Every address that was ever given, with the story that it leads to. */
  public Map<String, String> owners() {
    Map<String, String> owners = new HashMap<>();
    lines.forEach(
        (key, line) ->
            line.addresses()
                .values()
                .forEach(all -> all.forEach(address -> owners.put(address, story(key)))));
    return owners;
  }

  private Line line(Article article) {
    return Optional.ofNullable(lines.get(key(article))).orElseThrow();
  }

  private static String key(Article article) {
    return article.story() + "/" + article.locale();
  }

  /** The ids of all articles that it knows, each with the article's {@code STORY/LOCALE}. */
  public Map<String, String> keysById() {
    Map<String, String> keys = new HashMap<>();
    lines.forEach((key, line) -> keys.put(line.id(), key));
    return keys;
  }

  /** Whether nobody has written the file since it was read: their lines would be lost. */
  public boolean isAsRead(Path file) throws IOException {
    return Arrays.equals(read, Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
  }

  /**
   * Writes the ledger where it has changed: whole or not at all, and on the disk before this
   * returns.
   *
   * @throws IOException if that fails; the old file stands then
   */
  public void write(Path file) throws IOException {
    if (!changed) {
      return;
    }
    byte[] text = LedgerFile.write(this);
    if (Arrays.equals(text, read)) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap(text);
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
    read = text;
    changed = false;
  }

  /**
   * The authority of ids that are minted from now on.
   *
   * @throws java.util.NoSuchElementException if it was not settled before
   */
  public String authority() {
    return authority.orElseThrow();
  }

  /** The first authority that the site ever had, where any is settled: its name among others. */
  public Optional<String> siteName() {
    return first;
  }

  void authority(String original, String present) {
    first = Optional.of(original);
    authority = Optional.of(present);
  }

  /** Takes a line as the file has it. */
  void take(String key, AsRead line) {
    put(key, line.line());
    asRead.put(key, line);
  }

  private void put(String key, Line line) {
    Line before = lines.put(key, line);
    if (before == null) {
      keysByStory.computeIfAbsent(story(key), any -> new TreeSet<>()).add(key);
    }
    changed |= !line.equals(before);
  }

  private Line remove(String key) {
    changed = true;
    keysByStory.getOrDefault(story(key), Collections.emptyNavigableSet()).remove(key);
    return Optional.ofNullable(lines.remove(key)).orElseThrow();
  }

  private static String story(String key) {
    return key.substring(0, key.lastIndexOf('/'));
  }

  /**
   * What is in the ledger is what the file says.
   *
   * @param inOrder whether it says so in the way in which it would be written
   */
  void settle(boolean inOrder) {
    changed = !inOrder;
  }

  Optional<AsRead> asRead(String key) {
    return Optional.ofNullable(asRead.get(key));
  }

  Optional<String> present() {
    return authority;
  }

  Map<String, Line> lines() {
    return lines;
  }
}
