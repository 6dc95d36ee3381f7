package org.polyfeed.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.polyfeed.page.Frame;
import org.polyfeed.page.Page;
import org.polyfeed.page.Say;

/** docs/templates.md names all that templates can refer to, from the records that they see. */
final class TemplatesReferenceTest {

  private static final Path DOCS = Path.of("docs/templates.md");

  private static final Path SOURCES = Path.of("src/main/java");

  private static final Path TEMPLATES = Path.of("templates");

  private static final Pattern REFERENCE =
      Pattern.compile("\\$!?\\{?([A-Za-z]\\w*)((?:\\.[A-Za-z]\\w*)*)");

  private static final Pattern MACRO = Pattern.compile("(?m)^#macro\\((\\w+)");

  private static final Pattern SET = Pattern.compile("#set\\(\\$(\\w+)");

  /** What Java and Velocity have, and not Polyfeed. */
  private static final Set<String> OF_OTHERS =
      Set.of("size", "equals", "first", "hasNext", "markup");

  /** The pages, each with what templates find in it, then what these hold. */
  private static List<Class<?>> records() {
    List<Class<?>> found = new ArrayList<>(List.of(Frame.class));
    found.addAll(List.of(Page.class.getPermittedSubclasses()));
    for (int i = 0; i < found.size(); i++) {
      for (RecordComponent part : found.get(i).getRecordComponents()) {
        Class<?> type = element(part.getGenericType());
        if (isShown(type) && !found.contains(type)) {
          found.add(type);
        }
      }
    }
    return found;
  }

  private static Class<?> element(Type type) {
    return type instanceof ParameterizedType of
        ? (Class<?>) of.getActualTypeArguments()[0]
        : (Class<?>) type;
  }

  /** Not what is written as it stands, by its type. */
  private static boolean isShown(Class<?> type) {
    return type.isRecord() && !Set.of("Address", "Html").contains(type.getSimpleName());
  }

  @Test
  void everyPropertyOfEveryPageIsInTheReference() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Class<?> one : records()) {
      if (one.getRecordComponents().length > 0) {
        text.append(section(one));
      }
    }
    new GeneratedPart(DOCS, "what templates see").assertIs(text.toString());
  }

  private static String section(Class<?> one) throws IOException {
    StringBuilder text = new StringBuilder("### " + name(one) + "\n\n");
    if (Page.class.isAssignableFrom(one)) {
      text.append("`$page` in `").append(template(one)).append("`. ");
    } else if (one == Frame.class) {
      text.append("`$frame` in every template. ");
    }
    String source = Files.readString(source(one));
    Doc doc = Doc.of(source, one.getSimpleName());
    text.append(doc.says()).append("\n\n| property | holds | meaning |\n|---|---|---|\n");
    for (RecordComponent part : one.getRecordComponents()) {
      String meaning = doc.parts().getOrDefault(part.getName(), "");
      assertThat(meaning).as("@param " + part.getName() + " of " + one.getName()).isNotEmpty();
      text.append("| `")
          .append(part.getName())
          .append("` | ")
          .append(holds(part.getGenericType()))
          .append(" | ")
          .append(meaning)
          .append(" |\n");
    }
    return text.append('\n').toString();
  }

  /** Of what stands in two records, such as a link, which one. */
  private static String name(Class<?> one) {
    return one.getName().endsWith("Alternates$Link") ? "Alternate" : one.getSimpleName();
  }

  private static String template(Class<?> page) throws IOException {
    String source = Files.readString(source(page));
    int at = source.indexOf("record " + page.getSimpleName() + "(");
    Matcher template = Pattern.compile("return \"([a-z-]+\\.vm)\"").matcher(source);
    assertThat(template.find(at)).isTrue();
    return template.group(1);
  }

  private static Path source(Class<?> one) {
    Class<?> top = one;
    while (top.getEnclosingClass() != null) {
      top = top.getEnclosingClass();
    }
    return SOURCES.resolve(top.getName().replace('.', '/') + ".java");
  }

  private static String holds(Type type) {
    if (type instanceof ParameterizedType) {
      return "a list: " + holds(element(type));
    }
    Class<?> one = (Class<?>) type;
    return switch (one.getSimpleName()) {
      case "String" -> "text";
      case "int" -> "a number";
      case "boolean" -> "true or false";
      case "Address" -> "an address";
      case "Html" -> "HTML";
      default -> "[" + name(one) + "](#" + name(one).toLowerCase(java.util.Locale.ROOT) + ")";
    };
  }

  /** What the source says of a record. */
  private record Doc(String says, Map<String, String> parts) {

    static Doc of(String source, String name) {
      Matcher record =
          Pattern.compile(
                  "/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*(?:@\\w+\\s+)*(?:public )?record "
                      + name
                      + "\\(")
              .matcher(source);
      assertThat(record.find()).as("the docstring of " + name).isTrue();
      String text = record.group(1).replaceAll("(?m)^\\s*\\*? ?", "").strip();
      String[] parts = text.split("(?m)^@param ");
      Map<String, String> found = new TreeMap<>();
      for (String part : Arrays.asList(parts).subList(1, parts.length)) {
        String line = plain(part);
        int blank = line.indexOf(' ');
        found.put(line.substring(0, blank), line.substring(blank + 1));
      }
      return new Doc(plain(parts[0]), found);
    }

    private static String plain(String text) {
      return text.replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
          .replaceAll("\\s+", " ")
          .replace("|", "\\|")
          .strip();
    }
  }

  private static Map<String, String> templates() throws IOException {
    Map<String, String> templates = new TreeMap<>();
    try (Stream<Path> found = Files.list(TEMPLATES)) {
      for (Path file : found.filter(one -> one.toString().endsWith(".vm")).sorted().toList()) {
        templates.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return templates;
  }

  @Test
  void allThatTheThemeRefersToIsInTheReference() throws IOException {
    String docs = Files.readString(DOCS);
    Set<String> missing = new TreeSet<>();
    templates()
        .forEach(
            (name, text) -> {
              Matcher reference = REFERENCE.matcher(text);
              while (reference.find()) {
                for (String part : reference.group(2).split("\\.", -1)) {
                  if (!part.isEmpty()
                      && !OF_OTHERS.contains(part)
                      && !docs.contains("`" + part + "`")
                      && !docs.contains("$say." + part + "(")) {
                    missing.add(name + ": " + reference.group());
                  }
                }
              }
            });
    assertThat(missing).isEmpty();
  }

  @Test
  void allTemplatesAndTheirMacrosAndSwitchesAreInTheReference() throws IOException {
    String docs = Files.readString(DOCS);
    Map<String, String> templates = templates();
    assertThat(templates.keySet()).allSatisfy(name -> assertThat(docs).contains("`" + name + "`"));
    String macros = String.join("\n", templates.values());
    assertThat(MACRO.matcher(macros).results().map(found -> "`#" + found.group(1)).toList())
        .isNotEmpty()
        .allSatisfy(macro -> assertThat(docs).contains(macro));
    String shared = templates.get("head.vm") + templates.get("foot.vm");
    assertThat(
            SET.matcher(macros)
                .results()
                .map(found -> found.group(1))
                .filter(name -> shared.contains("$" + name))
                .collect(Collectors.toSet()))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(docs).contains("`$" + name + "`"));
  }

  @Test
  void allThatTemplatesMaySayIsInTheReference() throws IOException {
    String docs = Files.readString(DOCS);
    for (Method method : Say.class.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        assertThat(docs).contains("`$say." + method.getName() + "(");
      }
    }
  }
}
