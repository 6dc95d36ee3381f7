package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.json.Json;
import org.polyfeed.readers.Tool;

/** The packages that the build has made, unpacked, installed and run as their users do. */
final class PackagesIT {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final String VERSION = System.getProperty("polyfeed.version");
  private static final String NAME = "polyfeed-" + VERSION;
  private static final Path TAR = TARGET.resolve(NAME + ".tar.gz");
  private static final Path ZIP = TARGET.resolve(NAME + ".zip");

  private static final String CYCLONE_DX = "http://cyclonedx.org/schema/";

  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");

  /** How long a root of Debian's may take to be made, with what is fetched for it, in minutes. */
  private static final int MOST_MINUTES = 15;

  @TempDir private Path temp;

  /** Debian's version of a snapshot sorts before the version itself. */
  private static Path deb() {
    String version = VERSION.toLowerCase(Locale.ROOT).replace("-snapshot", "~snapshot");
    return TARGET.resolve("polyfeed_" + version + "_all.deb");
  }

  @Test
  void theTarIsUnpackedAndRuns() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("Program Files (x86) & more"));
    Tool tar = Tool.find("tar", "tar");
    assertThat(tar.run(temp, List.of("-xzf", TAR.toString(), "-C", folder.toString())).code())
        .isZero();
    assertThatItGenerates(folder.resolve(NAME).resolve("bin").resolve("polyfeed"));
  }

  @Test
  void theZipIsUnpackedAndRuns() throws Exception {
    Path folder = temp.resolve("unpacked");
    try (FileSystem zip = zip()) {
      Path root = zip.getPath("/");
      for (Path one : paths(root)) {
        Path copy = folder.resolve(root.relativize(one).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(one, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(one));
      }
    }
    assertThatItGenerates(folder.resolve(NAME).resolve("bin").resolve("polyfeed"));
  }

  @Test
  void javaKeepsItsClassesInTheCacheOfTheUser() throws Exception {
    Tool tar = Tool.find("tar", "tar");
    assertThat(tar.run(temp, List.of("-xzf", TAR.toString(), "-C", temp.toString())).code())
        .isZero();
    Path site = copyOfTheSeeds();
    Path cache = temp.resolve("home/.cache/polyfeed");
    run(launched(site, Map.of("CI", "true")));
    assertThat(cache).doesNotExist();

    FileTree.delete(site.resolve(".polyfeed"));
    assertThat(run(launched(site, Map.of()))).doesNotContain("warning", "error");
    assertThat(names(cache)).singleElement().asString().matches("[0-9]+\\.jsa\\.[0-9]+");
    // As a run leaves it that is killed: Java writes the beginning last.
    Path killed = cache.resolve(names(cache).get(0).replaceFirst("[0-9]+$", "2147483646"));
    Files.write(killed, new byte[4096]);

    String classes = run(launched(site, Map.of("POLYFEED_OPTS", "-Xlog:class+load")));
    assertThat(names(cache)).singleElement().asString().matches("[0-9]+\\.jsa");
    assertThat(classes.lines())
        .anyMatch(line -> line.contains("org.polyfeed.cli.Main source: shared objects file"));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private ProcessBuilder launched(Path site, Map<String, String> environment) {
    Path command = temp.resolve(NAME).resolve("bin").resolve("polyfeed");
    ProcessBuilder builder =
        new ProcessBuilder(command.toString(), "generate", "--site", site.toString());
    builder.environment().keySet().removeAll(Set.of("CI", "XDG_CACHE_HOME", "POLYFEED_OPTS"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("HOME", temp.resolve("home").toString());
    builder.environment().putAll(environment);
    return builder;
  }

  /** With a Java in the path, and nothing else of this build. */
  private void assertThatItGenerates(Path command) throws Exception {
    Path site = copyOfTheSeeds();
    ProcessBuilder builder =
        new ProcessBuilder(command.toString(), "generate", "--site", site.toString());
    builder.environment().clear();
    builder
        .environment()
        .put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":/usr/bin:/bin");
    builder.environment().put("LC_ALL", "C");
    run(builder.directory(temp.toFile()));
    assertThatTheArticleIsIn(site.resolve("output"));
  }

  private Path copyOfTheSeeds() throws IOException {
    Path site = temp.resolve("site");
    Path seeds = Path.of("seeds");
    for (Path one : paths(seeds)) {
      Files.createDirectories(site.resolve(one.toString()).getParent());
      Files.copy(one, site.resolve(one.toString()));
    }
    return site;
  }

  private static void assertThatTheArticleIsIn(Path output) throws IOException {
    assertThat(output.resolve("en").resolve("atom.xml"))
        .content()
        .contains("Russia: Taliban could be removed from terror blacklist");
  }

  private String run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path printed = Files.createTempFile(temp, "printed", ".txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(printed, StandardCharsets.UTF_8);
    assertThat(ended).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  @Test
  void bothArchivesHoldTheSame() throws Exception {
    Tool tar = Tool.find("tar", "tar");
    List<String> tarred =
        tar.run(temp, List.of("-tzf", TAR.toString())).printed().lines().sorted().toList();
    try (FileSystem zip = zip()) {
      List<String> zipped = new ArrayList<>();
      try (Stream<Path> all = Files.walk(zip.getPath("/"))) {
        all.filter(one -> one.getNameCount() > 0)
            .forEach(
                one -> {
                  String name = one.toString().substring(1);
                  zipped.add(Files.isDirectory(one) && !name.endsWith("/") ? name + "/" : name);
                });
      }
      assertThat(zipped.stream().sorted().toList()).isEqualTo(tarred);
    }
    assertThat(tarred)
        .allMatch(name -> name.startsWith(NAME + "/"))
        .contains(
            NAME + "/LICENSE",
            NAME + "/THIRD-PARTY.txt",
            NAME + "/sbom.cdx.json",
            NAME + "/polyfeed.jar",
            NAME + "/bin/polyfeed",
            NAME + "/bin/polyfeed.cmd",
            NAME + "/share/bash-completion/completions/polyfeed",
            NAME + "/share/zsh/site-functions/_polyfeed",
            NAME + "/share/fish/vendor_completions.d/polyfeed.fish",
            NAME + "/share/man/man1/polyfeed.1");
  }

  @Test
  void onlyTheCommandMayBeStarted() throws Exception {
    try (FileSystem zip = zip()) {
      for (Path one : paths(zip.getPath("/"))) {
        assertThat(Files.getPosixFilePermissions(one))
            .as(one.toString())
            .isEqualTo(one.endsWith("bin/polyfeed") ? PROGRAM : PLAIN);
      }
    }
    Tool tar = Tool.find("tar", "tar");
    assertThat(tar.run(temp, List.of("-tvzf", TAR.toString())).printed().lines())
        .allMatch(
            line ->
                line.matches(
                    "(drwxr-xr-x root/root .*/|-rwxr-xr-x root/root .*/bin/polyfeed|-rw-r--r--"
                        + " root/root .*)"));
  }

  @Test
  void everyLibraryHasItsLicence() throws Exception {
    try (FileSystem zip = zip()) {
      Path root = zip.getPath("/", NAME);
      String list = Files.readString(root.resolve("THIRD-PARTY.txt"));
      for (Map<?, ?> component : components(root)) {
        Path folder = root.resolve("licenses").resolve(String.valueOf(component.get("name")));
        assertThat(paths(folder).stream().map(file -> file.getFileName().toString()))
            .as(folder.toString())
            .anyMatch(name -> name.matches("(?i).*(licen[cs]e|copying).*"));
        assertThat(list).contains("\n" + component.get("name") + "-" + component.get("version"));
      }
    }
  }

  @Test
  void theBillOfMaterialsIsThatOfTheLibraries() throws Exception {
    try (FileSystem zip = zip()) {
      Path root = zip.getPath("/", NAME);
      List<Map<?, ?>> components = components(root);
      List<Object> jars = new ArrayList<>();
      for (Path jar : paths(root.resolve("lib"))) {
        jars.add(hash(jar));
      }
      assertThat(components.stream().map(one -> at(one, "hashes", "content")))
          .containsExactlyInAnyOrderElementsOf(jars);
      assertThat(components)
          .allSatisfy(one -> assertThat(at(one, "licenses", "license")).isNotNull());
      Map<String, Object> bill = Json.object(Files.readString(root.resolve("sbom.cdx.json")));
      assertThat(bill).containsEntry("bomFormat", "CycloneDX").containsEntry("specVersion", "1.6");
    }
  }

  @Test
  void theBillOfMaterialsIsAsCycloneDxWantsIt() throws Exception {
    Schema schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7, registry -> registry.schemas(PackagesIT::cycloneDx))
            .getSchema(SchemaLocation.of(CYCLONE_DX + "bom-1.6.schema.json"));
    try (FileSystem zip = zip()) {
      String bill = Files.readString(zip.getPath("/", NAME, "sbom.cdx.json"));
      assertThat(schema.validate(bill, InputFormat.JSON)).isEmpty();
      String unknown = bill.replace("\"MIT\"", "\"MITT\"");
      assertThat(schema.validate(unknown, InputFormat.JSON))
          .as("no licence of SPDX's")
          .isNotEmpty();
    }
  }

  /** A schema by its address, as CycloneDX's own library has it. */
  private static String cycloneDx(String address) {
    String name = address.replaceFirst("^" + CYCLONE_DX, "");
    try (InputStream in = PackagesIT.class.getResourceAsStream("/" + name)) {
      return new String(Objects.requireNonNull(in, address).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<?, ?>> components(Path root) throws Exception {
    Map<String, Object> bill = Json.object(Files.readString(root.resolve("sbom.cdx.json")));
    List<Map<?, ?>> components = new ArrayList<>();
    for (Object one : (List<?>) Objects.requireNonNull(bill.get("components"))) {
      components.add((Map<?, ?>) one);
    }
    return components;
  }

  private static Object at(Map<?, ?> component, String list, String key) {
    Map<?, ?> first = (Map<?, ?>) ((List<?>) Objects.requireNonNull(component.get(list))).get(0);
    return Objects.requireNonNull(first.get(key));
  }

  private static String hash(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  /** Of scripts with other line ends, cmd misses labels. */
  @Test
  void theCommandForWindowsHasItsLineEnds() throws Exception {
    try (FileSystem zip = zip()) {
      byte[] script = Files.readAllBytes(zip.getPath("/", NAME, "bin", "polyfeed.cmd"));
      String text = new String(script, StandardCharsets.US_ASCII);
      assertThat(text).doesNotContain("\uFFFD").endsWith("\r\n");
      assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
    }
  }

  /** Else newer Javas warn on standard error of libraries with code of the machine's own. */
  @Test
  void theJarSaysThatLibrariesMayBringNativeCode() throws Exception {
    try (JarFile jar = new JarFile(TARGET.resolve("polyfeed.jar").toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Enable-Native-Access"))
          .isEqualTo("ALL-UNNAMED");
    }
  }

  @Test
  void nothingTellsWhereItWasBuilt() throws Exception {
    String home = System.getProperty("user.home");
    try (FileSystem zip = zip()) {
      for (Path one : paths(zip.getPath("/", NAME))) {
        if (!one.toString().endsWith(".jar")) {
          assertThat(Files.readString(one, StandardCharsets.ISO_8859_1))
              .as(one.toString())
              .doesNotContain(TARGET.toString(), home + "/");
        }
      }
    }
  }

  @Test
  void theDebianPackageIsUnpackedAndRuns() throws Exception {
    Tool dpkg = Tool.find("dpkg-deb", "dpkg");
    Path root = temp.resolve("root");
    assertThat(dpkg.run(temp, List.of("-x", deb().toString(), root.toString())))
        .isEqualTo(new Tool.Run(0, ""));
    assertThatItGenerates(root.resolve("usr/bin/polyfeed"));
    Path share = root.resolve("usr/share");
    assertThat(share.resolve("bash-completion/completions/polyfeed")).isNotEmptyFile();
    assertThat(share.resolve("zsh/vendor-completions/_polyfeed")).isNotEmptyFile();
    assertThat(share.resolve("fish/vendor_completions.d/polyfeed.fish")).isNotEmptyFile();
    assertThat(share.resolve("doc/polyfeed/copyright"))
        .content()
        .contains("Files: usr/share/polyfeed/lib/picocli-");
    try (InputStream page =
        new GZIPInputStream(Files.newInputStream(share.resolve("man/man1/polyfeed.1.gz")))) {
      assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8))
          .contains("\"polyfeed " + VERSION.replace("-", "\\-") + "\"");
    }
  }

  @Test
  void debiansOwnCheckHasNothingToSay() throws Exception {
    Tool lintian = Tool.find("lintian", "lintian");
    assertThat(lintian.run(temp, List.of("--allow-root", deb().toString())).printed()).isEmpty();
  }

  /** Where nothing is but what Debian itself takes for needed, and what the package asks for. */
  @Test
  void aCleanDebianInstallsThePackageAndGenerates() throws Exception {
    Tool mmdebstrap = Tool.find("mmdebstrap", "mmdebstrap");
    Path sources = Path.of("/etc/apt/sources.list.d/debian.sources");
    assumeTrue(Files.exists(sources), "skipped: this is no Debian with its own list of sources");
    assumeTrue(
        System.getProperty("user.name").equals("root"), "skipped: only root may make a root");
    Path deb = Files.copy(deb(), temp.resolve("polyfeed.deb"));
    Path site = copyOfTheSeeds();
    Path brought = Files.createDirectories(temp.resolve("brought"));
    run(
        new ProcessBuilder(
                mmdebstrap.program().toString(),
                "--variant=apt",
                "--aptopt=APT::Install-Recommends \"false\"",
                "--dpkgopt=force-unsafe-io",
                "--customize-hook=copy-in '" + deb + "' '" + site + "' /",
                "--customize-hook=chroot \"$1\" apt-get install -q -y /polyfeed.deb",
                "--customize-hook=chroot \"$1\" polyfeed generate --site /site",
                "--customize-hook=copy-out /site/output '" + brought + "'",
                codename(),
                "/dev/null",
                sources.toString())
            .directory(temp.toFile()));
    assertThatTheArticleIsIn(brought.resolve("output"));
  }

  private static String codename() throws IOException {
    return Files.readAllLines(Path.of("/etc/os-release")).stream()
        .filter(line -> line.startsWith("VERSION_CODENAME="))
        .map(line -> line.substring("VERSION_CODENAME=".length()))
        .findFirst()
        .orElseThrow();
  }

  private static FileSystem zip() throws IOException {
    return FileSystems.newFileSystem(ZIP, Map.of("enablePosixFileAttributes", true));
  }

  /** All files below a folder. */
  private static List<Path> paths(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
