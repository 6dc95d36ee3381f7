package org.polyfeed.ledger;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  private static final Pattern SECTION = Pattern.compile("(topics|authors)/[^/]+");

  private static final Pattern ARTICLE = Pattern.compile(".+/[^/]+", Pattern.DOTALL);

  /** The most that file systems take for one name, in bytes of UTF-8. */
  private static final int LONGEST_NAME = 255;

  /** What every calendar and date of a feed can say. */
  private static final int LAST_YEAR = 9999;

  private final String file;
  private final Problems problems;

  LedgerFile(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  void read(String text, Ledger ledger) {
    Map<String, Integer> seen = new HashMap<>();
    Map<String, Integer> ids = new HashMap<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      if (line.matches("(<<<<<<<|=======|>>>>>>>|\\|\\|\\|\\|\\|\\|\\|).*")) {
        problems.error(
            file, number, "a merge left its mark here; keep the older of the lines it parts");
        continue;
      }
      try {
        read(Json.object(line), number, ledger, seen, ids);
      } catch (Json.Malformed e) {
        problems.error(file, number, "this is no line of a ledger" + CURE);
      } catch (Damaged e) {
        problems.error(file, number, "this line is damaged: " + e.getMessage() + CURE);
      }
    }
    if (seen.isEmpty() && ledger.siteName().isEmpty() && text.isEmpty()) {
      problems.error(file, 0, "the ledger is empty" + CURE + ", or remove it to begin a new one");
    }
  }

  void refuseBytes() {
    problems.error(file, 0, "the ledger is not in UTF-8" + CURE);
  }

  /** A line of JSON that does not say what it must. */
  private static final class Damaged extends Exception {
    Damaged(String message) {
      super(message);
    }
  }

  private void read(
      Map<String, Object> line,
      int number,
      Ledger ledger,
      Map<String, Integer> seen,
      Map<String, Integer> ids)
      throws Damaged {
    if (line.containsKey("polyfeed")) {
      if (!Long.valueOf(VERSION).equals(line.get("polyfeed"))) {
        problems.error(
            file,
            number,
            "the ledger is of format "
                + line.get("polyfeed")
                + ", and this Polyfeed knows "
                + VERSION
                + "; use the newer Polyfeed that wrote it");
      }
      String authority = text(line, "authority");
      id("tag:" + authority + ":");
      ledger.authority(optional(line, "first").orElse(authority), authority);
      return;
    }
    if (line.containsKey("section")) {
      section(line, number, ledger);
      return;
    }
    String article = matching(ARTICLE, text(line, "article"), "no name of an article");
    String id = id(text(line, "id"));
    Integer before = seen.putIfAbsent(article, number);
    if (before != null) {
      problems.error(
          file, number, "'" + article + "' stands in line " + before + " already; keep the older");
      return;
    }
    Integer other = ids.putIfAbsent(id, number);
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
    ledger
        .lines()
        .put(
            article,
            new Ledger.Line(
                id,
                time(line, "first"),
                time(line, "updated"),
                text(line, "hash"),
                optional(line, "source"),
                slug(line),
                addresses(line),
                volumes(line)));
  }

  private void section(Map<String, Object> line, int number, Ledger ledger) throws Damaged {
    String key = matching(SECTION, text(line, "section"), "no section");
    if (!NativeSlug.isSlug(key.substring(key.indexOf('/') + 1))) {
      throw new Damaged("'" + key + "' has no slug");
    }
    if (ledger.sections().containsKey(key)) {
      problems.error(file, number, "'" + key + "' stands here already; make one line of the two");
    }
    if (!(line.get("names") instanceof List<?> names) || names.isEmpty()) {
      throw new Damaged("it has no 'names'");
    }
    for (Object name : names) {
      if (!(name instanceof String text) || text.isBlank()) {
        throw new Damaged("'" + name + "' is no name");
      }
      ledger.keepSection(key, text);
    }
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
    String address = matching(ADDRESS, String.valueOf(path), "no address");
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

  private static Optional<String> slug(Map<String, Object> line) throws Damaged {
    Optional<String> slug = optional(line, "slug");
    if (slug.isPresent() && !NativeSlug.isSlug(slug.get())) {
      throw new Damaged("'" + slug.get() + "' is no slug");
    }
    return slug;
  }

  private static String id(String text) throws Damaged {
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

  private static Instant time(Map<String, Object> line, String key) throws Damaged {
    String text = text(line, key);
    try {
      Instant time = Instant.parse(text);
      int year = time.atOffset(ZoneOffset.UTC).getYear();
      if (year >= 1 && year <= LAST_YEAR) {
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

  static String write(
      Optional<String> first,
      Optional<String> authority,
      Map<String, Ledger.Line> lines,
      Map<String, ? extends Set<String>> sections) {
    StringBuilder text = new StringBuilder();
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("polyfeed", VERSION);
    authority.ifPresent(known -> head.put("authority", known));
    first.filter(known -> !authority.equals(first)).ifPresent(known -> head.put("first", known));
    text.append(Json.line(head)).append('\n');
    lines.forEach((article, line) -> text.append(Json.line(object(article, line))).append('\n'));
    sections.forEach((key, names) -> text.append(Json.line(section(key, names))).append('\n'));
    return text.toString();
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
