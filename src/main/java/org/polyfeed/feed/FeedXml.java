package org.polyfeed.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jdom2.Content;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.ProcessingInstruction;
import org.jdom2.Text;
import org.jdom2.output.Format;
import org.jdom2.output.LineSeparator;
import org.jdom2.output.XMLOutputter;
import org.jdom2.output.support.AbstractXMLOutputProcessor;
import org.jdom2.output.support.FormatStack;
import org.jdom2.util.NamespaceStack;
import org.polyfeed.target.Composed;
import org.polyfeed.target.Part;

/** What Rome's own writer does not do for XML feeds: xml:lang, a style, line ends, bytes. */
final class FeedXml {

  static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");

  /** RFC 5005. */
  private static final Namespace HISTORY =
      Namespace.getNamespace("fh", "http://purl.org/syndication/history/1.0");

  /** JDOM's other formats trim text and fold the spaces in it. */
  private static final Format FORMAT =
      Format.getRawFormat().setLineSeparator(LineSeparator.UNIX).setEncoding("UTF-8");

  /** Stands where items will be; in a text its bracket would be escaped. */
  private static final String PLACE = "items";

  private FeedXml() {}

  static Document tree(WireFeed feed) {
    try {
      return new WireFeedOutput().outputJDom(feed);
    } catch (FeedException e) {
      throw new IllegalStateException("Rome refused a feed: " + e.getMessage(), e);
    }
  }

  static void mark(Element element, String locale) {
    element.setAttribute("lang", locale, Namespace.XML_NAMESPACE);
  }

  /** Declares a namespace where all see it. The element that uses it stands in a document. */
  static void declare(Element user, Namespace namespace) {
    Element root = user.getDocument().getRootElement();
    if (!root.getAdditionalNamespaces().contains(namespace)) {
      root.addNamespaceDeclaration(namespace);
    }
  }

  /**
   * The links from a feed to others.
   *
   * @param atom Atom's namespace with the prefix that the document has for it
   * @param type the media type of the feed itself
   */
  static List<Element> links(Namespace atom, FeedDocument document, String type) {
    FeedDocument.Links links = document.links();
    List<Element> elements = new ArrayList<>();
    elements.add(link(atom, "self", type, document.self()));
    // Some readers take the last rel="alternate" for the feed's page, so there is but one.
    for (FeedDocument.Other other : links.formats()) {
      elements.add(link(atom, "related", other.type(), other.url()));
    }
    for (FeedDocument.Other other : links.translations()) {
      elements.add(
          link(atom, "related", other.type(), other.url())
              .setAttribute("hreflang", other.locale()));
    }
    links.hub().ifPresent(hub -> elements.add(link(atom, "hub", "", hub)));
    links.current().ifPresent(url -> elements.add(link(atom, "current", type, url)));
    links.older().ifPresent(url -> elements.add(link(atom, "prev-archive", type, url)));
    links.newer().ifPresent(url -> elements.add(link(atom, "next-archive", type, url)));
    if (links.current().isPresent()) {
      elements.add(new Element("archive", HISTORY));
    }
    return elements;
  }

  /** An Atom link in whichever namespace prefix the document has for it. */
  private static Element link(Namespace atom, String rel, String type, String href) {
    Element link = new Element("link", atom);
    link.setAttribute("rel", rel);
    if (!type.isEmpty()) {
      link.setAttribute("type", type);
    }
    link.setAttribute("href", href);
    return link;
  }

  /**
   * With the style by which browsers show it (W3C, Associating Style Sheets with XML documents).
   * Rome's own can but name an XSLT, which browsers have ceased to run.
   *
   * @param href of a style sheet in CSS
   */
  static Document styled(Document document, String href) {
    String said = "type=\"text/css\" href=\"" + href.replace("&", "&amp;") + "\"";
    return document.addContent(0, new ProcessingInstruction("xml-stylesheet", said));
  }

  /**
   * An item as it stands in feeds.
   *
   * @param element in a document of its own, whose root declares what it uses
   * @param line the end of a line, and how far the next is indented
   */
  static WrittenItem item(Element element, String line) {
    Element root = element.getDocument().getRootElement();
    indent(element, line);
    StringWriter text = new StringWriter();
    text.write(line);
    try {
      new Processor().item(text, around(root), element);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WrittenItem(
        new Part(text.toString().getBytes(StandardCharsets.UTF_8)),
        Set.copyOf(root.getAdditionalNamespaces()));
  }

  /**
   * A feed with items that were written before.
   *
   * @param holder of the items, which come last in it
   */
  static Composed feed(Document document, Element holder, List<WrittenItem> items, String line) {
    Element root = document.getRootElement();
    items.stream()
        .flatMap(item -> item.namespaces().stream())
        .distinct()
        .filter(needed -> !root.getAdditionalNamespaces().contains(needed))
        .forEach(root::addNamespaceDeclaration);
    sortNamespaces(root);
    Element place = new Element(PLACE, holder.getNamespace());
    holder.addContent(place);
    indent(root, "\n");
    String text = text(document);
    String mark = line + "<" + PLACE + " />";
    int at = text.indexOf(mark);
    return new Composed(
        new Part(text.substring(0, at).getBytes(StandardCharsets.UTF_8)),
        items.stream().map(WrittenItem::part).toList(),
        new Part(new byte[0]),
        new Part(text.substring(at + mark.length()).getBytes(StandardCharsets.UTF_8)));
  }

  /** A document that holds no items. */
  static byte[] bytes(Document document) {
    sortNamespaces(document.getRootElement());
    indent(document.getRootElement(), "\n");
    return text(document).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Document document) {
    StringWriter text = new StringWriter();
    try {
      new XMLOutputter(FORMAT).output(document, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** What a root declares, in the order of prefixes, on which JDOM relies. */
  private static Namespace[] around(Element root) {
    List<Namespace> around = new ArrayList<>(root.getAdditionalNamespaces());
    around.add(root.getNamespace());
    around.add(Namespace.XML_NAMESPACE);
    around.sort(Comparator.comparing(Namespace::getPrefix));
    return around.toArray(new Namespace[0]);
  }

  /** Writes an element as if what declares its namespaces stood around it. */
  private static final class Processor extends AbstractXMLOutputProcessor {

    void item(Writer out, Namespace[] around, Element element) throws IOException {
      printElement(out, new FormatStack(FORMAT), new NamespaceStack(around), element);
    }

    /** What JDOM does too, but by the run instead of by the letter. */
    @Override
    protected void printText(Writer out, FormatStack format, Text text) throws IOException {
      String letters = text.getText();
      int from = 0;
      for (int i = 0; i < letters.length(); i++) {
        if (isEscaped(letters.charAt(i))) {
          int letter = letters.codePointAt(i);
          out.write(letters, from, i - from);
          out.write(escape(letter));
          from = i + Character.charCount(letter);
        }
      }
      out.write(letters, from, letters.length() - from);
    }

    private static boolean isEscaped(char letter) {
      return letter <= '>'
          ? letter == '&' || letter == '<' || letter == '>' || letter == '\r'
          : Character.isHighSurrogate(letter);
    }

    private static String escape(int letter) {
      return switch (letter) {
        case '&' -> "&amp;";
        case '<' -> "&lt;";
        case '>' -> "&gt;";
        case '\r' -> "&#xD;";
        default -> "&#x" + Integer.toHexString(letter) + ";";
      };
    }
  }

  /** Rome adds them in the order of a hash set, which differs between Javas. */
  private static void sortNamespaces(Element root) {
    List<Namespace> namespaces = new ArrayList<>(root.getAdditionalNamespaces());
    namespaces.forEach(root::removeNamespaceDeclaration);
    namespaces.sort(Comparator.comparing(Namespace::getPrefix));
    namespaces.forEach(root::addNamespaceDeclaration);
  }

  /** Sets elements on lines of their own where no text stands between them. */
  private static void indent(Element element, String line) {
    List<Element> children = List.copyOf(element.getChildren());
    if (children.isEmpty() || children.size() != element.getContentSize()) {
      return;
    }
    List<Content> spaced = new ArrayList<>();
    for (Element child : children) {
      child.detach();
      indent(child, line + "  ");
      spaced.add(new Text(line + "  "));
      spaced.add(child);
    }
    spaced.add(new Text(line));
    element.setContent(spaced);
  }
}
