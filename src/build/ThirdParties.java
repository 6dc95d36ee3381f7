import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.json.Json;

/**
 * What the packages say of the jars in {@code lib/}: their licences, THIRD-PARTY.txt, a bill of
 * materials by CycloneDX 1.6, and Debian's copyright file. The build runs it.
 */
final class ThirdParties {

  private static final Pattern TEXT =
      Pattern.compile("(?i).*(licen[cs]e|notice|copying)[^/]*(?<!\\.class)$");

  private static final Pattern LICENCE = Pattern.compile("(?i).*(licen[cs]e|copying).*");

  /** The line with which somebody claims a text, and not one that tells how to. */
  private static final Pattern CLAIM =
      Pattern.compile(
          "(?im)^[\\s*#;/]*(?:copyright:?\\s+(?=\\(c\\)|\u00A9|\\d{4})|\\(c\\)\\s+|\u00A9\\s+)+([^\\[\\r\\n]+)$");

  private static final Pattern IDENTIFIER =
      Pattern.compile("MIT|ISC|[A-Za-z0-9.+-]*-\\d[A-Za-z0-9.+-]*");

  /** A jar, and what its project says of it. */
  private record Dependency(
      String group,
      String artifact,
      String version,
      List<String> licences,
      String organisation,
      String url,
      Path jar) {

    /** The address of a package, by the rules of package-url for Maven. */
    String purl() {
      String rest = name().substring((artifact + "-" + version).length(), name().length() - 4);
      return "pkg:maven/"
          + group
          + "/"
          + artifact
          + "@"
          + version
          + (rest.isEmpty() ? "?" : "?classifier=" + rest.substring(1) + "&")
          + "type=jar";
    }

    String name() {
      return jar.getFileName().toString();
    }
  }

  /** A package that cannot be made, and what must be done about it. */
  private static final class Missing extends Exception {
    private static final long serialVersionUID = 1;

    Missing(String message) {
      super(message);
    }
  }

  private final Path lib;
  private final Path ours;
  private final Path licence;
  private final Path to;

  private ThirdParties(Path lib, Path ours, Path licence, Path to) {
    this.lib = lib;
    this.ours = ours;
    this.licence = licence;
    this.to = to;
  }

  /**
   * Makes all of it.
   *
   * @param arguments the list of dependencies; the folder of their jars; the folder with licences of
   *     those that have none in them; the text of Apache-2.0, which is Polyfeed's licence too;
   *     Polyfeed's jar and version; where files of all packages go, and where Debian's goes
   */
  public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
    Path lib = Path.of(arguments[1]);
    Path to = Path.of(arguments[6]);
    ThirdParties third =
        new ThirdParties(lib, Path.of(arguments[2]), Path.of(arguments[3]), to);
    try {
      List<Dependency> dependencies = third.dependencies(Path.of(arguments[0]));
      Map<Dependency, Map<String, byte[]>> texts = new LinkedHashMap<>();
      for (Dependency one : dependencies) {
        texts.put(one, third.texts(one));
      }
      third.writeTexts(texts);
      write(to.resolve("THIRD-PARTY.txt"), list(texts));
      write(
          to.resolve("sbom.cdx.json"),
          Json.indented(materials(dependencies, Path.of(arguments[4]), arguments[5])));
      write(Path.of(arguments[7]), copyright(texts));
    } catch (Missing e) {
      System.err.println("No package can be made: " + e.getMessage());
      System.exit(1);
    }
  }

  private List<Dependency> dependencies(Path list) throws IOException, Missing {
    List<Dependency> dependencies = new ArrayList<>();
    TreeSet<String> jars = new TreeSet<>();
    try (Stream<Path> files = Files.list(lib)) {
      files.forEach(jar -> jars.add(jar.getFileName().toString()));
    }
    Set<String> seen = new HashSet<>();
    for (String line : Files.readAllLines(list)) {
      String[] parts = line.split("\t", -1);
      // One that comes in several jars is named for each.
      if (parts.length != 6 || !seen.add(parts[0] + ":" + parts[1])) {
        continue;
      }
      String begin = parts[1] + "-" + parts[2];
      List<String> mine =
          jars.stream()
              .filter(jar -> jar.equals(begin + ".jar") || jar.startsWith(begin + "-"))
              .toList();
      if (mine.isEmpty()) {
        throw new Missing(lib + " has no jar of " + begin + "; run 'mvn clean' first");
      }
      for (String jar : mine) {
        jars.remove(jar);
        dependencies.add(
            new Dependency(
                parts[0],
                parts[1],
                parts[2],
                List.of(parts[3].split("\\|")),
                parts[4],
                parts[5],
                lib.resolve(jar)));
      }
    }
    if (!jars.isEmpty()) {
      throw new Missing(lib + " has jars of no dependency: " + jars + "; run 'mvn clean' first");
    }
    dependencies.sort(Comparator.comparing(Dependency::name));
    return dependencies;
  }

  /** By name: what is here for the jar, else what is in it, else the text that its licence names. */
  private Map<String, byte[]> texts(Dependency one) throws IOException, Missing {
    Map<String, byte[]> texts = new TreeMap<>();
    Path here = ours.resolve(one.artifact());
    if (Files.isDirectory(here)) {
      try (Stream<Path> files = Files.list(here)) {
        for (Path file : files.toList()) {
          texts.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
    }
    try (JarFile jar = new JarFile(one.jar().toFile())) {
      for (JarEntry entry : jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
        if (TEXT.matcher(entry.getName()).matches()) {
          String name = entry.getName().replaceFirst("^META-INF/", "").replace('/', '-');
          texts.putIfAbsent(name, jar.getInputStream(entry).readAllBytes());
        }
      }
    }
    if (texts.keySet().stream().noneMatch(name -> LICENCE.matcher(name).matches())) {
      if (!one.licences().contains("Apache-2.0")) {
        throw new Missing(
            one.name()
                + " has no text of its licence ("
                + String.join(", ", one.licences())
                + ") in it; put it, with the line of its copyright, into "
                + here.resolve("LICENSE")
                + ", or name its licence Apache-2.0 among the licenseMerges of pom.xml if it is that");
      }
      texts.put("LICENSE", Files.readAllBytes(licence));
    }
    return texts;
  }

  private void writeTexts(Map<Dependency, Map<String, byte[]>> texts) throws IOException {
    for (Map.Entry<Dependency, Map<String, byte[]>> one : texts.entrySet()) {
      Path folder = to.resolve("licenses").resolve(one.getKey().artifact());
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> text : one.getValue().entrySet()) {
        Files.write(folder.resolve(text.getKey()), text.getValue());
      }
    }
  }

  private static String list(Map<Dependency, Map<String, byte[]>> texts) {
    StringBuilder list = new StringBuilder();
    list.append("Polyfeed comes with these libraries, unchanged, in lib/.\n");
    texts.forEach(
        (one, files) -> {
          list.append('\n').append(one.name()).append('\n');
          list.append("  licence: ").append(String.join(" or ", one.licences())).append('\n');
          list.append("  project: ").append(one.url()).append('\n');
          files
              .keySet()
              .forEach(
                  file ->
                      list.append("  text: licenses/")
                          .append(one.artifact())
                          .append('/')
                          .append(file)
                          .append('\n'));
        });
    return list.toString();
  }

  private static Map<String, Object> materials(
      List<Dependency> dependencies, Path polyfeed, String version)
      throws IOException, NoSuchAlgorithmException {
    Map<String, Object> whole = new LinkedHashMap<>();
    String purl = "pkg:maven/org.polyfeed/polyfeed@" + version + "?type=jar";
    whole.put("type", "application");
    whole.put("bom-ref", purl);
    whole.put("group", "org.polyfeed");
    whole.put("name", "polyfeed");
    whole.put("version", version);
    whole.put("hashes", hashes(polyfeed));
    whole.put("licenses", licences(List.of("Apache-2.0")));
    whole.put("purl", purl);
    List<Map<String, Object>> components = new ArrayList<>();
    for (Dependency one : dependencies) {
      Map<String, Object> component = new LinkedHashMap<>();
      component.put("type", "library");
      component.put("bom-ref", one.purl());
      component.put("group", one.group());
      component.put("name", one.artifact());
      component.put("version", one.version());
      component.put("scope", "required");
      component.put("hashes", hashes(one.jar()));
      component.put("licenses", licences(one.licences()));
      component.put("purl", one.purl());
      components.add(component);
    }
    Map<String, Object> bill = new LinkedHashMap<>();
    bill.put("bomFormat", "CycloneDX");
    bill.put("specVersion", "1.6");
    bill.put("version", 1L);
    bill.put("metadata", Map.of("component", whole));
    bill.put("components", components);
    // Map.of would have another order in each run.
    Map<String, Object> uses = new LinkedHashMap<>();
    uses.put("ref", purl);
    uses.put("dependsOn", dependencies.stream().map(Dependency::purl).toList());
    bill.put("dependencies", List.of(uses));
    return bill;
  }

  /** By SPDX's identifier where it looks like one; else by its name. */
  private static List<Map<String, Object>> licences(List<String> names) {
    return names.stream()
        .map(
            name ->
                Map.<String, Object>of(
                    "license", Map.of(IDENTIFIER.matcher(name).matches() ? "id" : "name", name)))
        .toList();
  }

  private static List<Map<String, Object>> hashes(Path jar)
      throws IOException, NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("alg", "SHA-256");
    one.put("content", HexFormat.of().formatHex(hash));
    return List.of(one);
  }

  /** As Debian's copyright-format 1.0 has it. */
  private static String copyright(Map<Dependency, Map<String, byte[]>> texts) {
    StringBuilder copyright = new StringBuilder();
    copyright.append(
        """
        Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
        Upstream-Name: Polyfeed
        Comment: The libraries are unchanged. The licences in full are in
         /usr/share/doc/polyfeed/licenses.

        Files: *
        Copyright: the authors of Polyfeed
        License: Apache-2.0
         On Debian systems, the text is in /usr/share/common-licenses/Apache-2.0.
        """);
    texts.forEach(
        (one, files) -> {
          copyright.append("\nFiles: usr/share/polyfeed/lib/").append(one.name()).append('\n');
          copyright.append("Copyright: ").append(String.join("\n ", claims(one, files)));
          copyright.append("\nLicense: ").append(shortName(one)).append('\n');
          copyright.append(" The text is in /usr/share/doc/polyfeed/licenses/");
          copyright.append(one.artifact()).append(".\n");
        });
    return copyright.toString();
  }

  private static String shortName(Dependency one) {
    return one.licences().stream()
        .map(name -> name.contains(" ") ? one.artifact() : name)
        .collect(Collectors.joining(" or "));
  }

  private static List<String> claims(Dependency one, Map<String, byte[]> files) {
    TreeSet<String> claims = new TreeSet<>();
    for (byte[] text : files.values()) {
      Matcher claim = CLAIM.matcher(new String(text, StandardCharsets.UTF_8));
      while (claim.find()) {
        claims.add(claim.group(1).strip());
      }
    }
    if (claims.isEmpty()) {
      claims.add(
          one.organisation().isEmpty()
              ? "the authors of " + one.artifact() + (one.url().isEmpty() ? "" : ", " + one.url())
              : one.organisation());
    }
    return List.copyOf(claims);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }
}
