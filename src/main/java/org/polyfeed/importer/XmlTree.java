package org.polyfeed.importer;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import javax.xml.XMLConstants;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.Parent;
import org.jdom2.input.JDOMParseException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaderSAX2Factory;
import org.jdom2.located.Located;
import org.jdom2.located.LocatedJDOMFactory;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Reads XML of strangers into a tree that knows its lines. */
final class XmlTree {

  /** Deeper than the XHTML of any article. */
  private static final int MOST_DEPTH = 200;

  /** Each takes some hundred bytes of memory, however short it is written. */
  private static final int MOST_ELEMENTS = 3_000_000;

  private XmlTree() {}

  /**
   * The tree of a document.
   *
   * @throws Unusable if it is not well-formed, names a document type, or is nested without bound
   */
  static Document of(String text) throws Unusable {
    SAXBuilder builder = new SAXBuilder(new XMLReaderSAX2Factory(false));
    builder.setJDOMFactory(new LocatedJDOMFactory());
    builder.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    // A document type can name files of this machine, and entities that grow without bound.
    builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
    builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    builder.setExpandEntities(false);
    builder.setXMLFilter(new Bounds());
    try {
      return builder.build(new StringReader(text.stripLeading()));
    } catch (JDOMParseException e) {
      throw new Unusable(e.getLineNumber() + blankLines(text), reason(e));
    } catch (JDOMException e) {
      throw new Unusable(0, "it is not well-formed XML: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those before the text, which XML does not allow and many feeds have. */
  private static int blankLines(String text) {
    String blank = text.substring(0, text.length() - text.stripLeading().length());
    return (int) blank.chars().filter(letter -> letter == '\n').count();
  }

  private static String reason(JDOMParseException e) {
    Throwable cause = e.getCause();
    String said = String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    if (cause instanceof TooMuch) {
      return said;
    }
    return said.contains("DOCTYPE")
        ? "it declares a document type (DOCTYPE), which can name files of this machine and"
            + " entities that grow without bound; take the declaration out"
        : "it is not well-formed XML: " + said;
  }

  private static final class TooMuch extends SAXParseException {

    private static final long serialVersionUID = 1;

    TooMuch(String message, Locator at) {
      super(message, at);
    }
  }

  /** Counts elements as they come, before any memory is taken for them. */
  private static final class Bounds extends XMLFilterImpl {

    private Locator at = new org.xml.sax.helpers.LocatorImpl();
    private int depth;
    private int elements;

    @Override
    public void setDocumentLocator(Locator locator) {
      at = locator;
      super.setDocumentLocator(locator);
    }

    @Override
    public void startElement(String space, String name, String prefixed, Attributes attributes)
        throws SAXException {
      if (++depth > MOST_DEPTH) {
        throw new TooMuch("more than " + MOST_DEPTH + " elements in each other", at);
      }
      if (++elements > MOST_ELEMENTS) {
        throw new TooMuch("more than " + MOST_ELEMENTS + " elements; split it", at);
      }
      super.startElement(space, name, prefixed, attributes);
    }

    @Override
    public void endElement(String space, String name, String prefixed) throws SAXException {
      depth--;
      super.endElement(space, name, prefixed);
    }
  }

  /** The line where an element begins; 0 where nobody knows. */
  static int line(Element element) {
    return element instanceof Located located ? located.getLine() : 0;
  }

  /** The language of an element, by {@code xml:lang} on it or around it; empty where none is. */
  static String language(Element element) {
    for (Parent one = element; one instanceof Element at; one = at.getParent()) {
      String language = at.getAttributeValue("lang", Namespace.XML_NAMESPACE);
      if (language != null) {
        return language.strip();
      }
    }
    return "";
  }

  /** Against what URLs in an element are resolved, by {@code xml:base} on it or around it. */
  static Optional<URI> base(Element element, Optional<URI> document) {
    try {
      URI base = element.getXMLBaseURI();
      if (base == null) {
        return document;
      }
      return base.isAbsolute() ? Optional.of(base) : document.map(around -> around.resolve(base));
    } catch (URISyntaxException e) {
      return document;
    }
  }

  /** The text of a child, without blanks around it; empty where there is no such child. */
  static String text(Element element, String name, Namespace space) {
    String text = element.getChildText(name, space);
    return text == null ? "" : text.strip();
  }
}
