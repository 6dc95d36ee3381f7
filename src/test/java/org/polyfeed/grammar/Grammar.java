package org.polyfeed.grammar;

import com.thaiopensource.util.PropertyMap;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A RELAX NG grammar, in compact syntax, and what it cannot say. */
final class Grammar implements Specification {

  static final Path FOLDER = Path.of("src/test/resources/grammars");

  /** A comment that begins with a specification and a section of it. */
  private static final Pattern RULE =
      Pattern.compile(
          "# ((RFC \\d{4} [\\dA-Z][\\d.]*|(RSS|OPML|Media RSS|Dublin Core) [\\d.]+.*"
              + "|(Apple podcasts|Podcast namespace) .+): .+\\.)");

  private final List<Path> files;
  private final List<Rule<Element>> more;
  private final Faults found = new Faults();
  private final ValidationDriver driver;

  /**
   * @param name of the file in the folder of grammars
   * @param included files of the same folder whose rules are told from here
   */
  Grammar(String name, List<String> included, List<Rule<Element>> more) {
    this.files = Stream.concat(Stream.of(name), included.stream()).map(FOLDER::resolve).toList();
    this.more = List.copyOf(more);
    PropertyMapBuilder properties = new PropertyMapBuilder();
    properties.put(ValidateProperty.ERROR_HANDLER, found);
    PropertyMap map = properties.toPropertyMap();
    this.driver = new ValidationDriver(map, map, CompactSchemaReader.getInstance());
    try {
      InputSource source = new InputSource(files.get(0).toUri().toString());
      if (!driver.loadSchema(source)) {
        throw new IllegalStateException("no grammar: " + found.all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Faults implements ErrorHandler {

    private final List<String> all = new ArrayList<>();

    @Override
    public void warning(SAXParseException e) {
      error(e);
    }

    @Override
    public void error(SAXParseException e) {
      all.add("line " + e.getLineNumber() + ": " + e.getMessage());
    }

    @Override
    public void fatalError(SAXParseException e) {
      error(e);
    }
  }

  @Override
  public List<String> faults(byte[] document) {
    found.all.clear();
    // Careful readers read no document type.
    SAXBuilder builder = new SAXBuilder();
    builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    try {
      Element root = builder.build(new ByteArrayInputStream(document)).getRootElement();
      driver.validate(new InputSource(new ByteArrayInputStream(document)));
      return Stream.concat(found.all.stream(), more.stream().flatMap(rule -> rule.faults(root)))
          .toList();
    } catch (JDOMException | SAXException e) {
      return List.of("not well-formed: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> rules() {
    return Stream.concat(files.stream().flatMap(Grammar::comments), more.stream().map(Rule::says))
        .distinct()
        .toList();
  }

  private static Stream<String> comments(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8)
          .lines()
          .map(line -> RULE.matcher(line.strip()))
          .filter(Matcher::matches)
          .map(rule -> rule.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
