package org.polyfeed.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The first element of a drawing; nothing after it is read, and nothing from elsewhere. */
final class SvgRoot extends DefaultHandler {

  private Header header = Header.UNKNOWN;

  private SvgRoot() {}

  static Header header(InputStream in) throws IOException {
    SvgRoot root = new SvgRoot();
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.newSAXParser().parse(in, root);
    } catch (SAXException e) {
      // The first element was seen, or there is none.
    } catch (ParserConfigurationException e) {
      throw new AssertionError("every Java has such a parser", e);
    }
    return root.header;
  }

  /** The type of the document may stand anywhere; it is not asked for. */
  @Override
  public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
    return new InputSource(InputStream.nullInputStream());
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes)
      throws SAXException {
    if (name.equals("svg")) {
      header = Header.of("image/svg+xml", size(attributes));
    }
    throw new SAXException("seen");
  }

  /** SVG 2 section 8.2: its own size in pixels, else the ratio that its box has. */
  private static Facts size(Attributes svg) {
    Optional<Double> width = pixels(svg.getValue("width"));
    Optional<Double> height = pixels(svg.getValue("height"));
    String box = svg.getValue("viewBox");
    String[] numbers = box == null ? new String[0] : box.strip().split("[\\s,]+", -1);
    if ((width.isEmpty() || height.isEmpty()) && numbers.length == 4) {
      width = pixels(numbers[2]);
      height = pixels(numbers[3]);
    }
    return width.isEmpty() || height.isEmpty()
        ? Facts.NONE
        : Facts.NONE.of((int) Math.round(width.get()), (int) Math.round(height.get()));
  }

  private static Optional<Double> pixels(@Nullable String length) {
    String bare = length == null ? "" : length.strip().toLowerCase(Locale.ROOT).replace("px", "");
    return bare.matches("\\d{1,6}(\\.\\d{1,6})?")
        ? Optional.of(Double.valueOf(bare))
        : Optional.empty();
  }
}
