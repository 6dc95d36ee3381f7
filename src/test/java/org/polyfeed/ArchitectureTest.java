package org.polyfeed;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the package table of docs/architecture.md, and what the house style forbids in code. */
final class ArchitectureTest {

  private static final String ROOT = "org.polyfeed";

  private static final JavaClasses POLYFEED =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** Each package and those that it may use; "" is the root package, with the steps in order. */
  private static final Map<String, Set<String>> MAY_USE = new TreeMap<>();

  static {
    MAY_USE.put("problem", Set.of());
    MAY_USE.put("json", Set.of());
    MAY_USE.put("progress", Set.of());
    MAY_USE.put("target", Set.of());
    MAY_USE.put("settings", Set.of());
    MAY_USE.put("locale", Set.of("problem"));
    MAY_USE.put("seed", Set.of("locale", "problem"));
    MAY_USE.put("media", Set.of("seed", "target", "problem"));
    MAY_USE.put("site", Set.of("settings", "target", "media", "seed", "locale", "problem"));
    MAY_USE.put(
        "article",
        Set.of("settings", "site", "media", "seed", "target", "locale", "problem", "progress"));
    MAY_USE.put("ledger", Set.of("article", "locale", "json", "problem"));
    MAY_USE.put(
        "edition", Set.of("article", "ledger", "site", "media", "seed", "locale", "problem"));
    MAY_USE.put(
        "feed",
        Set.of("target", "edition", "article", "site", "media", "locale", "json", "problem"));
    MAY_USE.put(
        "page",
        Set.of("target", "edition", "article", "site", "media", "locale", "json", "problem"));
    MAY_USE.put("sitemap", Set.of("target", "edition", "article", "site", "locale"));
    MAY_USE.put("host", Set.of("target", "edition", "site", "media", "locale"));
    MAY_USE.put("start", Set.of("article", "ledger", "site", "seed", "locale", "json", "problem"));
    MAY_USE.put("gate", Set.of("target", "json", "problem"));
    MAY_USE.put("output", Set.of("target", "gate", "seed", "problem", "progress"));
    MAY_USE.put("serve", Set.of("target", "json", "seed", "problem"));
    MAY_USE.put(
        "",
        Set.of(
            "problem",
            "progress",
            "json",
            "target",
            "locale",
            "seed",
            "media",
            "site",
            "article",
            "ledger",
            "edition",
            "feed",
            "page",
            "sitemap",
            "host",
            "gate",
            "output"));
    MAY_USE.put("publish", Set.of("output", "host", "site", "target", "json", "progress"));
    MAY_USE.put("content", Set.of("article", "media", "seed", "locale", "problem"));
    MAY_USE.put(
        "importer",
        Set.of(
            "content", "output", "ledger", "article", "site", "media", "target", "seed", "locale",
            "json", "problem"));
    MAY_USE.put(
        "translation",
        Set.of(
            "start",
            "output",
            "ledger",
            "article",
            "site",
            "seed",
            "locale",
            "json",
            "problem",
            "progress"));
    Set<String> all = new HashSet<>(MAY_USE.keySet());
    MAY_USE.put("cli", all);
  }

  /** Libraries, by what their packages begin with, and the one package that each may enter. */
  private static final Map<String, String> ENTERS =
      Map.ofEntries(
          Map.entry("com.aayushatharva", "output"),
          Map.entry("com.atilika", "locale"),
          Map.entry("com.drew", "media"),
          Map.entry("com.ibm.icu", "locale"),
          Map.entry("com.jcraft", "publish"),
          Map.entry("org.snakeyaml", "seed"),
          Map.entry("org.commonmark", "article"),
          Map.entry("org.jsoup", "article"),
          Map.entry("com.rometools", "feed"),
          Map.entry("org.jdom2", "feed"),
          Map.entry("org.eclipse.jetty", "serve"),
          Map.entry("org.apache.velocity", "page"),
          Map.entry("software.amazon", "publish"),
          Map.entry("tools.jackson", "json"),
          Map.entry("org.tomlj", "content"),
          Map.entry("picocli", "cli"));

  /** Which charset bytes are in is a question for the reader of seeds. */
  private static final Set<String> EXCEPTIONS =
      Set.of("com.ibm.icu.text.CharsetDetector", "com.ibm.icu.text.CharsetMatch");

  /** Rome writes feeds in one package, and reads those of others where these are imported. */
  private static final Set<String> READS_FEEDS = Set.of("com.rometools", "org.jdom2");

  @Test
  void everyPackageStandsInTheTable() {
    Set<String> found = POLYFEED.stream().map(ArchitectureTest::area).collect(Collectors.toSet());
    assertThat(MAY_USE.keySet()).containsAll(found);
  }

  @Test
  void packagesUseOnlyWhatTheTableAllows() {
    classes()
        .should(
            new ArchCondition<JavaClass>("use only what the table allows") {
              @Override
              public void check(JavaClass one, ConditionEvents events) {
                Set<String> allowed = MAY_USE.getOrDefault(area(one), Set.of());
                for (Dependency use : one.getDirectDependenciesFromSelf()) {
                  JavaClass other = use.getTargetClass().getBaseComponentType();
                  if (isOurs(other) && !area(other).equals(area(one))) {
                    events.add(
                        new SimpleConditionEvent(
                            use, allowed.contains(area(other)), use.getDescription()));
                  }
                }
              }
            })
        .check(POLYFEED);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.polyfeed.(*)..").should().beFreeOfCycles().check(POLYFEED);
  }

  @Test
  void aLibraryEntersOnePackage() {
    ENTERS.forEach(
        (library, area) ->
            noClasses()
                .that()
                .resideOutsideOfPackages(
                    ROOT + "." + area,
                    ROOT + "." + (READS_FEEDS.contains(library) ? "importer" : area))
                .should()
                .dependOnClassesThat(
                    resideInAPackage(library + "..")
                        .and(
                            DescribedPredicate.describe(
                                "are no exception",
                                used -> !EXCEPTIONS.contains(used.getFullName()))))
                .check(POLYFEED));
  }

  @Test
  void onlyKnownLibrariesAreUsed() {
    String[] known =
        Stream.concat(
                ENTERS.keySet().stream().map(library -> library + ".."),
                Stream.of(
                    ROOT + "..",
                    "java..",
                    "javax.xml..",
                    "org.xml.sax..",
                    "org.jspecify.annotations.."))
            .toArray(String[]::new);
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(known)
                .or(
                    DescribedPredicate.describe(
                        "are primitive",
                        used ->
                            used.getBaseComponentType().isPrimitive()
                                || resideInAnyPackage(known).test(used.getBaseComponentType()))))
        .check(POLYFEED);
  }

  @Test
  void publicSignaturesNameNoLibrary() {
    classes()
        .that()
        .arePublic()
        // What stands in a class that nobody sees is not seen either.
        .and(
            DescribedPredicate.describe(
                "can be seen",
                one ->
                    one.getEnclosingClass()
                        .filter(around -> !around.getModifiers().contains(JavaModifier.PUBLIC))
                        .isEmpty()))
        .should(
            new ArchCondition<JavaClass>("name no library in what others see") {
              @Override
              public void check(JavaClass one, ConditionEvents events) {
                seen(one)
                    .filter(type -> isOfLibrary(type))
                    .forEach(
                        type ->
                            events.add(
                                SimpleConditionEvent.violated(
                                    one, one.getFullName() + " shows " + type.getFullName())));
              }
            })
        .check(POLYFEED);
  }

  private static Stream<JavaClass> seen(JavaClass one) {
    Stream<JavaType> above =
        Stream.concat(one.getSuperclass().stream(), one.getInterfaces().stream());
    Stream<JavaType> held =
        one.getFields().stream()
            .filter(field -> isSeen(field.getModifiers()))
            .map(JavaField::getType);
    Stream<JavaType> said =
        one.getCodeUnits().stream()
            .filter(unit -> isSeen(unit.getModifiers()))
            .flatMap(ArchitectureTest::said);
    return Stream.of(above, held, said)
        .flatMap(types -> types)
        .flatMap(type -> type.getAllInvolvedRawTypes().stream());
  }

  private static Stream<JavaType> said(JavaCodeUnit unit) {
    return Stream.of(
            Stream.of(unit.getReturnType()),
            unit.getParameterTypes().stream(),
            unit.getExceptionTypes().stream())
        .flatMap(types -> types);
  }

  private static boolean isSeen(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static boolean isOfLibrary(JavaClass type) {
    return ENTERS.keySet().stream().anyMatch(library -> type.getName().startsWith(library + "."));
  }

  @Test
  void noStaticStateIsMutable() {
    fields().that().areStatic().should().beFinal().check(POLYFEED);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Data|Info)")
        .check(POLYFEED);
  }

  @Test
  void onlyOutputPublishTheImporterAndTheLedgerWriteFiles() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + ".output", ROOT + ".ledger", ROOT + ".publish", ROOT + ".importer")
        .should()
        .accessTargetWhere(
            calls(
                "write to the disk",
                access ->
                    (access.getOwner().isEquivalentTo(Files.class)
                            && access
                                .getName()
                                .matches(
                                    "(write|delete|move|create|copy|set|newOutputStream"
                                        + "|newBufferedWriter|newByteChannel).*"))
                        || access.getOwner().isAssignableTo(FileChannel.class)
                        || (access.getName().equals("<init>")
                            && access
                                .getOwner()
                                .getFullName()
                                .matches(
                                    "java\\.io\\.(FileOutputStream|FileWriter|RandomAccessFile"
                                        + "|PrintStream)"))))
        .check(POLYFEED);
  }

  @Test
  void onlyTheCommandReadsTheClockAndTheHost() {
    Set<String> forbidden =
        Set.of(
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.time.ZoneId.systemDefault",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.getProperties",
            "java.lang.System.lineSeparator",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.nio.charset.Charset.defaultCharset",
            "java.util.UUID.randomUUID",
            "java.lang.Math.random");
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli")
        .should()
        .accessTargetWhere(
            calls(
                "ask the clock or the host",
                access ->
                    forbidden.contains(access.getOwner().getName() + "." + access.getName())
                        || (access.getOwner().getPackageName().equals("java.time")
                            && access.getName().equals("now"))
                        || (access.getOwner().getName().equals("java.util.Date")
                            && access.getFullName().endsWith("<init>()"))))
        .check(POLYFEED);
  }

  @Test
  void onlyTheCommandPrintsAndExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli")
        .should()
        .accessTargetWhere(
            calls(
                "print or exit",
                access ->
                    (access.getOwner().isEquivalentTo(System.class)
                            && List.of("out", "err", "in", "exit").contains(access.getName()))
                        || (access.getOwner().isEquivalentTo(Runtime.class)
                            && List.of("exit", "halt").contains(access.getName()))
                        || (access.getOwner().isAssignableTo(Throwable.class)
                            && access.getName().equals("printStackTrace"))))
        .check(POLYFEED);
  }

  @Test
  void textChangesOnlyByANamedLocale() {
    noClasses()
        .should()
        .accessTargetWhere(
            calls(
                "go by the host's locale",
                access ->
                    access.getFullName().startsWith("java.lang.String.formatted(")
                        || access.getFullName().equals("java.lang.String.toLowerCase()")
                        || access.getFullName().equals("java.lang.String.toUpperCase()")
                        || access
                            .getFullName()
                            .equals(
                                "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)")))
        .check(POLYFEED);
  }

  private static DescribedPredicate<JavaAccess<?>> calls(
      String description, Predicate<AccessTarget> target) {
    return DescribedPredicate.describe(description, access -> target.test(access.getTarget()));
  }

  private static boolean isOurs(JavaClass one) {
    return one.getPackageName().equals(ROOT) || one.getPackageName().startsWith(ROOT + ".");
  }

  private static String area(JavaClass one) {
    return one.getPackageName().equals(ROOT)
        ? ""
        : one.getPackageName().substring(ROOT.length() + 1);
  }
}
