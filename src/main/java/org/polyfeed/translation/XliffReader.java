package org.polyfeed.translation;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.polyfeed.article.Piece;

/** Reads XLIFF 2.x and 1.2 as it comes back: whatever programs have made of it on the way. */
final class XliffReader {

  /** Deeper than any program nests what it adds. */
  private static final int MOST_DEPTH = 200;

  private static final Set<String> PAIRS = Set.of("pc", "g");

  private static final Set<String> ALONE = Set.of("ph", "x", "it");

  /** What holds texts that are neither source nor translation. */
  private static final Set<String> ASIDE =
      Set.of(
          "alt-trans",
          "matches",
          "match",
          "notes",
          "note",
          "originalData",
          "seg-source",
          "header",
          "skeleton",
          "bin-unit",
          "metadata",
          "glossary",
          "changeTrack");

  private final String file;
  private final XMLStreamReader xml;
  private final List<Returned> returned = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();

  private String from = "";
  private String to = "";
  private String story = "";
  private String original = "";
  private String target = "";
  private int fileLine;
  private List<Returned.Item> items = new ArrayList<>();

  private String id = "";
  private String hash = "";
  private int unitLine;
  private boolean translatable = true;
  private List<Part> parts = new ArrayList<>();
  private Part part = new Part();

  /** A segment, or what stands between two. */
  private static final class Part {
    private final List<Piece> source = new ArrayList<>();
    private final List<Piece> target = new ArrayList<>();
    private boolean translated;
    private boolean refused;
    private boolean between;
    private int order;
  }

  private XliffReader(String file, XMLStreamReader xml) {
    this.file = file;
    this.xml = xml;
  }

  /**
   * Reads a file.
   *
   * @throws Unusable if it is not well-formed, names a document type, or is no XLIFF
   */
  static List<Returned> read(String file, byte[] bytes) throws Unusable {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      try {
        return new XliffReader(file, xml).read();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
      String said = String.valueOf(e.getMessage()).replaceAll("(?s).*Message: ", "");
      throw new Unusable(line, "it is not well-formed XML: " + said + "; export it again");
    }
  }

  private List<Returned> read() throws XMLStreamException, Unusable {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD ->
            throw new Unusable(
                line(),
                "it declares a document type (DOCTYPE), which can name files of this machine and"
                    + " entities that grow without bound; take the declaration out");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Unusable(line(), "there is no entity '" + xml.getLocalName() + "'");
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            add(new Piece.Words(xml.getText()));
        default -> {}
      }
    }
    return returned;
  }

  private int line() {
    return Math.max(0, xml.getLocation().getLineNumber());
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue("", name);
    return value == null ? "" : value;
  }

  private String own(String name) {
    String value = xml.getAttributeValue(Xliff2.OWN, name);
    return value == null ? "" : value;
  }

  private boolean isAside() {
    return open.stream().anyMatch(ASIDE::contains);
  }

  private void start() throws Unusable {
    String name = xml.getLocalName();
    if (open.isEmpty() && !name.equals("xliff")) {
      throw new Unusable(line(), "it is no XLIFF: it begins with '" + name + "'");
    }
    if (open.size() > MOST_DEPTH) {
      throw new Unusable(line(), "more than " + MOST_DEPTH + " elements in each other");
    }
    boolean aside = isAside();
    open.push(name);
    if (aside) {
      return;
    }
    switch (name) {
      case "xliff" -> {
        from = attribute("srcLang");
        to = attribute("trgLang");
      }
      case "file" -> startFile();
      case "unit", "trans-unit" -> startUnit();
      case "segment", "ignorable" -> {
        part = new Part();
        part.between = name.equals("ignorable");
        parts.add(part);
      }
      case "target" -> {
        part.translated = true;
        part.refused |= Set.of("new", "needs-translation").contains(attribute("state"));
        String order = attribute("order");
        part.order = order.matches("\\d{1,6}") ? Integer.parseInt(order) : part.order;
      }
      default -> code(name);
    }
  }

  private void startFile() {
    fileLine = line();
    items = new ArrayList<>();
    story = own("story");
    target = own("target");
    original = attribute("original");
    from = attribute("source-language").isEmpty() ? from : attribute("source-language");
    to = attribute("target-language").isEmpty() ? to : attribute("target-language");
  }

  private void startUnit() {
    id = attribute("id");
    hash = own("hash");
    unitLine = line();
    translatable = !attribute("translate").equals("no");
    parts = new ArrayList<>();
    if ("trans-unit".equals(open.peek())) {
      part = new Part();
      parts.add(part);
    }
  }

  private void code(String name) {
    if (PAIRS.contains(name)) {
      code(attribute("id"), Piece.Role.OPENING);
    } else if (ALONE.contains(name)) {
      code(attribute("id"), Piece.Role.ALONE);
    } else if (name.equals("sc") || name.equals("bx") || name.equals("bpt")) {
      code(reference("rid"), Piece.Role.OPENING);
    } else if (name.equals("ec") || name.equals("ex") || name.equals("ept")) {
      code(reference(name.equals("ec") ? "startRef" : "rid"), Piece.Role.CLOSING);
    } else if (name.equals("cp")) {
      String hex = attribute("hex");
      if (hex.matches("[0-9A-Fa-f]{1,6}")
          && Character.isValidCodePoint(Integer.parseInt(hex, 16))) {
        add(new Piece.Words(Character.toString(Integer.parseInt(hex, 16))));
      }
    }
    if (PAIRS.contains(name)) {
      // By what it is closed, its end does not say.
      open.pop();
      open.push(name + " " + attribute("id"));
    }
  }

  private String reference(String name) {
    return attribute(name).isEmpty() ? attribute("id") : attribute(name);
  }

  private void code(String number, Piece.Role role) {
    // Ids that are no numbers are those of codes that a program has added.
    add(Tagged.code(number.matches("\\d{1,6}") ? Integer.parseInt(number) : 999_999, role));
  }

  private void end() {
    String name = open.pop();
    if (isAside() || ASIDE.contains(name)) {
      return;
    }
    int space = name.indexOf(' ');
    if (space > 0) {
      code(name.substring(space + 1), Piece.Role.CLOSING);
    } else if (name.equals("unit") || name.equals("trans-unit")) {
      endUnit();
    } else if (name.equals("file")) {
      returned.add(new Returned(file, fileLine, story, original, from, to, target, items));
    }
  }

  private void endUnit() {
    if (!translatable) {
      return;
    }
    List<Piece> source = new ArrayList<>();
    parts.forEach(one -> source.addAll(one.source));
    List<Part> ordered = new ArrayList<>(parts);
    ordered.sort(Comparator.comparingInt(one -> one.order));
    List<Piece> translation = new ArrayList<>();
    boolean done = true;
    for (Part one : ordered) {
      boolean blank = one.between && !one.translated;
      translation.addAll(blank ? one.source : one.target);
      boolean said = one.translated && !one.refused;
      // A segment of nothing but codes or blanks has nothing to be translated.
      done &= one.between || said;
    }
    items.add(
        new Returned.Item(id, unitLine, hash, Tagged.of(source), Tagged.of(translation), done));
  }

  /** To where the text stands: in a source or in a target. */
  private void add(Piece piece) {
    if (isAside()) {
      return;
    }
    for (String name : open) {
      if (name.equals("source")) {
        part.source.add(piece);
        return;
      }
      if (name.equals("target")) {
        part.target.add(piece);
        return;
      }
    }
  }
}
