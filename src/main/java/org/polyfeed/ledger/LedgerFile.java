package org.polyfeed.ledger;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.polyfeed.json.Json;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.NativeSlug;
import org.polyfeed.problem.Problems;

/**
 * The file of the ledger: lines of JSON, the first with the version of the format and the authority
 * of ids, then one an article in the order of their keys, then one a section.
 */
final class LedgerFile {

  private static final long VERSION = 1;

  private static final String CURE =
      "; restore the file from version control or a backup: without it, its articles come back as"
          + " new to every subscriber";

  private static final Pattern ADDRESS =
      Pattern.compile(
          "/((?!\\.{1,2}/)([A-Za-z0-9._~%-]|[^\\x00-\\x7F\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Z}])+/)*");

  private static final Pattern MERGE = Pattern.compile("<<<<<<<|=======|>>>>>>>|\\|{7}");

  /** The ids that Polyfeed mints, and nearly all others. */
  private static final Pattern USUAL_ID = Pattern.compile("tag:[A-Za-z0-9.,-]+:[A-Za-z0-9._~/-]*");

  private static final Pattern SECTION = Pattern.compile("(topics|authors)/[^/]+");

  private static final Pattern ARTICLE = Pattern.compile(".+/[^/]+", Pattern.DOTALL);

  /** The most that file systems take for one name, in bytes of UTF-8. */
  private static final int LONGEST_NAME = 255;

  /** What every calendar and date of a feed can say. */
  private static final int LAST_YEAR = 9999;

  private final String file;
  private final Problems problems;

  /** Of one run there are many. */
  private final Map<String, Instant> times = new ConcurrentHashMap<>();

  LedgerFile(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Reads a whole file into an empty ledger. */
  void read(byte[] bytes, Ledger ledger) {
    if (isBlank(bytes)) {
      problems.error(file, 0, "the ledger is empty" + CURE + ", or remove it to begin a new one");
    }
    List<Piece> pieces = pieces(bytes);
    // Most of the time goes into taking lines apart, and none needs another for that.
    List<Understood> understood =
        pieces.parallelStream().map(piece -> understood(piece, bytes)).toList();
    Reading reading = new Reading(ledger, new HashMap<>(), new HashMap<>());
    for (int i = 0; i < understood.size(); i++) {
      understood.get(i).take(i + 1, reading);
    }
    ledger.settle(isInOrder(bytes, understood));
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte one : bytes) {
      if (one != ' ' && one != '\n' && one != '\r' && one != '\t') {
        return false;
      }
    }
    return true;
  }

  void refuseKind() {
    problems.error(file, 0, "the ledger is no file" + CURE);
  }

  /** A line of the file, without its end. */
  private record Piece(int from, int to) {

    ByteBuffer of(byte[] file) {
      return ByteBuffer.wrap(file, from, to - from);
    }
  }

  /**
   * What was met so far.
   *
   * @param articles by their names, in which lines
   * @param ids the same
   */
  private record Reading(Ledger ledger, Map<String, Integer> articles, Map<String, Integer> ids) {}

  /** A line, understood by itself. */
  private interface Understood {

    /**
     * Adds it to what was read before it.
     *
     * @param number of the line, from 1
     */
    void take(int number, Reading reading);

    /** Its place among the others; nothing where nobody writes such a line. */
    default Optional<String> place() {
      return Optional.empty();
    }

    /** The same in its place. */
    default Understood at(String place) {
      Understood line = this;
      return new Understood() {
        @Override
        public void take(int number, Reading reading) {
          line.take(number, reading);
        }

        @Override
        public Optional<String> place() {
          return Optional.of(place);
        }
      };
    }
  }

  private static List<Piece> pieces(byte[] bytes) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        pieces.add(new Piece(from, at));
        from = at + 1;
      }
    }
    if (from < bytes.length) {
      pieces.add(new Piece(from, bytes.length));
    }
    return pieces;
  }

  private static boolean isInOrder(byte[] bytes, List<Understood> lines) {
    String before = "";
    for (Understood line : lines) {
      String place = line.place().orElse("");
      if (place.compareTo(before) <= 0) {
        return false;
      }
      before = place;
    }
    return bytes.length > 0 && bytes[bytes.length - 1] == '\n';
  }

  private Understood understood(Piece piece, byte[] bytes) {
    String line =
        new String(bytes, piece.from(), piece.to() - piece.from(), StandardCharsets.UTF_8);
    if (line.isBlank()) {
      return (number, reading) -> {};
    }
    if (MERGE.matcher(line).lookingAt()) {
      return refused("a merge left its mark here; keep the older of the lines it parts");
    }
    // What is no UTF-8 was read as this, which a line may also hold.
    if (line.indexOf('\uFFFD') >= 0
        && !Arrays.equals(
            line.getBytes(StandardCharsets.UTF_8),
            Arrays.copyOfRange(bytes, piece.from(), piece.to()))) {
      return refused("this line is not in UTF-8" + CURE);
    }
    try {
      Map<String, Object> object = Json.object(line);
      if (object.containsKey("polyfeed")) {
        return head(object);
      }
      return object.containsKey("section") ? section(object) : article(object, piece, bytes);
    } catch (Json.Malformed e) {
      return refused("this is no line of a ledger" + CURE);
    } catch (Damaged e) {
      return refused("this line is damaged: " + e.getMessage() + CURE);
    }
  }

  private Understood refused(String why) {
    return (number, reading) -> problems.error(file, number, why);
  }

  /** A line of JSON that does not say what it must. */
  private static final class Damaged extends Exception {
    Damaged(String message) {
      super(message);
    }
  }

  private Understood head(Map<String, Object> line) throws Damaged {
    Object version = line.get("polyfeed");
    String authority = text(line, "authority");
    id("tag:" + authority + ":");
    String first = optional(line, "first").orElse(authority);
    Understood head =
        (number, reading) -> {
          if (!Long.valueOf(VERSION).equals(version)) {
            problems.error(
                file,
                number,
                "the ledger is of format "
                    + version
                    + ", and this Polyfeed knows "
                    + VERSION
                    + "; use the newer Polyfeed that wrote it");
          }
          reading.ledger().authority(first, authority);
        };
    return head.at("1");
  }

  private Understood article(Map<String, Object> line, Piece piece, byte[] bytes) throws Damaged {
    String article = matching(ARTICLE, text(line, "article"), "no name of an article");
    String id = id(text(line, "id"));
    Ledger.Line kept =
        new Ledger.Line(
            id,
            time(line, "first"),
            time(line, "updated"),
            text(line, "hash"),
            optional(line, "source"),
            slug(line),
            addresses(line),
            volumes(line));
    Understood one =
        (number, reading) -> {
          Integer before = reading.articles().putIfAbsent(article, number);
          if (before != null) {
            problems.error(
                file,
                number,
                "'" + article + "' stands in line " + before + " already; keep the older");
            return;
          }
          Integer other = reading.ids().putIfAbsent(id, number);
          if (other != null) {
            problems.error(
                file,
                number,
                "the id "
                    + id
                    + " stands in line "
                    + other
                    + " already; every article has its own"
                    + CURE);
            return;
          }
          reading.ledger().take(article, new Ledger.AsRead(kept, piece.of(bytes)));
        };
    return one.at("2" + article);
  }

  private Understood section(Map<String, Object> line) throws Damaged {
    String key = matching(SECTION, text(line, "section"), "no section");
    if (!NativeSlug.isSlug(key.substring(key.indexOf('/') + 1))) {
      throw new Damaged("'" + key + "' has no slug");
    }
    if (!(line.get("names") instanceof List<?> names) || names.isEmpty()) {
      throw new Damaged("it has no 'names'");
    }
    List<String> called = new ArrayList<>();
    for (Object name : names) {
      if (!(name instanceof String text) || text.isBlank()) {
        throw new Damaged("'" + name + "' is no name");
      }
      called.add(text);
    }
    Understood section =
        (number, reading) -> {
          if (reading.ledger().sections().containsKey(key)) {
            problems.error(
                file, number, "'" + key + "' stands here already; make one line of the two");
          }
          called.forEach(name -> reading.ledger().keepSection(key, name));
        };
    return section.at("3" + key);
  }

  private static Map<String, Integer> volumes(Map<String, Object> line) throws Damaged {
    Map<String, Integer> volumes = new TreeMap<>();
    if (line.get("volumes") instanceof Map<?, ?> byEdition) {
      for (Map.Entry<?, ?> edition : byEdition.entrySet()) {
        if (!(edition.getValue() instanceof Long number) || number < 1 || number > 1_000_000) {
          throw new Damaged("'" + edition.getValue() + "' is no number of a volume");
        }
        volumes.put((String) edition.getKey(), number.intValue());
      }
    } else if (line.containsKey("volumes")) {
      throw new Damaged("its 'volumes' are not by edition");
    }
    return volumes;
  }

  private static Map<String, List<String>> addresses(Map<String, Object> line) throws Damaged {
    if (!(line.get("addresses") instanceof Map<?, ?> byEdition)) {
      throw new Damaged("it has no 'addresses'");
    }
    Map<String, List<String>> addresses = new TreeMap<>();
    for (Map.Entry<?, ?> edition : byEdition.entrySet()) {
      if (!(edition.getValue() instanceof List<?> all)) {
        throw new Damaged("the addresses of '" + edition.getKey() + "' are no list");
      }
      List<String> paths = new ArrayList<>();
      for (Object path : all) {
        paths.add(address(path));
      }
      addresses.put((String) edition.getKey(), List.copyOf(paths));
    }
    return addresses;
  }

  /** A path below the site's root, as no hand-made line could lead out of it. */
  private static String address(Object path) throws Damaged {
    String address = String.valueOf(path);
    if (isUsual(address)) {
      return address;
    }
    matching(ADDRESS, address, "no address");
    for (String name : address.split("/", -1)) {
      if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
        throw new Damaged("'" + name + "' is too long for a name");
      }
    }
    if (!Letters.composed(address).equals(address)) {
      throw new Damaged("'" + address + "' is not composed (NFC)");
    }
    return address;
  }

  /** Whether it is one, by hand: nearly all are so, and there are very many. */
  private static boolean isUsual(String address) {
    if (address.length() > LONGEST_NAME || !address.startsWith("/") || !address.endsWith("/")) {
      return false;
    }
    for (int i = 1; i < address.length(); i++) {
      char letter = address.charAt(i);
      boolean ofWord =
          (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
      if (!ofWord && (letter != '/' || address.charAt(i - 1) == '/')) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> slug(Map<String, Object> line) throws Damaged {
    Optional<String> slug = optional(line, "slug");
    if (slug.isPresent() && !NativeSlug.isSlug(slug.get())) {
      throw new Damaged("'" + slug.get() + "' is no slug");
    }
    return slug;
  }

  private static String id(String text) throws Damaged {
    if (USUAL_ID.matcher(text).matches()) {
      return text;
    }
    try {
      if (new URI(text + "x").isAbsolute() && text.chars().allMatch(letter -> letter < 128)) {
        return text;
      }
    } catch (URISyntaxException e) {
      // Said below, as of relative ones.
    }
    throw new Damaged("'" + text + "' is no id");
  }

  private static String matching(Pattern pattern, String text, String otherwise) throws Damaged {
    if (pattern.matcher(text).matches()) {
      return text;
    }
    throw new Damaged("'" + text + "' is " + otherwise);
  }

  private Instant time(Map<String, Object> line, String key) throws Damaged {
    String text = text(line, key);
    Instant known = times.get(text);
    if (known != null) {
      return known;
    }
    try {
      Instant time = Instant.parse(text);
      int year = time.atOffset(ZoneOffset.UTC).getYear();
      if (year >= 1 && year <= LAST_YEAR) {
        times.put(text, time);
        return time;
      }
    } catch (DateTimeException e) {
      // Said below, as of times out of range.
    }
    throw new Damaged("'" + text + "' is no time");
  }

  private static Optional<String> optional(Map<String, Object> line, String key) throws Damaged {
    return line.containsKey(key) ? Optional.of(text(line, key)) : Optional.empty();
  }

  private static String text(Map<String, Object> line, String key) throws Damaged {
    if (line.get(key) instanceof String text) {
      return text;
    }
    throw new Damaged("it has no '" + key + "'");
  }

  /** The whole file; what has not changed as it was read. */
  static byte[] write(Ledger ledger) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("polyfeed", VERSION);
    Optional<String> authority = ledger.present();
    Optional<String> first = ledger.siteName();
    authority.ifPresent(known -> head.put("authority", known));
    first.filter(known -> !authority.equals(first)).ifPresent(known -> head.put("first", known));
    write(head, out);
    new TreeMap<>(ledger.lines())
        .forEach(
            (article, line) -> {
              Optional<Ledger.AsRead> before =
                  ledger.asRead(article).filter(read -> read.line().equals(line));
              if (before.isPresent()) {
                out.writeBytes(before.get().text());
                out.write('\n');
              } else {
                write(object(article, line), out);
              }
            });
    ledger.sections().forEach((key, names) -> write(section(key, names), out));
    return out.toByteArray();
  }

  private static void write(Map<String, Object> line, ByteArrayOutputStream out) {
    out.writeBytes(Json.line(line).getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  private static Map<String, Object> section(String key, Set<String> names) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("section", key);
    object.put("names", List.copyOf(new TreeSet<>(names)));
    return object;
  }

  private static Map<String, Object> object(String article, Ledger.Line line) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("article", article);
    object.put("id", line.id());
    object.put("first", line.firstSeen());
    object.put("updated", line.updated());
    object.put("hash", line.hash());
    line.source().ifPresent(source -> object.put("source", source));
    line.slug().ifPresent(slug -> object.put("slug", slug));
    object.put("addresses", line.addresses());
    if (!line.volumes().isEmpty()) {
      object.put("volumes", line.volumes());
    }
    return object;
  }
}
