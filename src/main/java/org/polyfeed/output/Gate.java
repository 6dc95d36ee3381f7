package org.polyfeed.output;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.polyfeed.json.Json;
import org.polyfeed.target.OutputPath;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads back what is about to be put in place, with parsers that did not write it. */
final class Gate {

  /** What is wrong with a file, or nothing. */
  Optional<String> fault(OutputPath path, byte[] bytes) {
    if (path.value().startsWith("assets/") && !path.value().endsWith(".html")) {
      // The site's own, as it is.
      return Optional.empty();
    }
    if (path.value().matches(".*\\.(xml|opml)")) {
      return xmlFault(bytes);
    }
    if (path.value().endsWith(".json")) {
      return jsonFault(bytes);
    }
    return bytes.length == 0 ? Optional.of("it is empty") : Optional.empty();
  }

  private static Optional<String> xmlFault(byte[] bytes) {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.newSAXParser().parse(new ByteArrayInputStream(bytes), new DefaultHandler());
      return Optional.empty();
    } catch (SAXParseException e) {
      return Optional.of(
          "it is not well-formed in line " + e.getLineNumber() + ": " + e.getMessage());
    } catch (SAXException | ParserConfigurationException e) {
      return Optional.of("it is not well-formed: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> jsonFault(byte[] bytes) {
    try {
      Json.object(new String(bytes, StandardCharsets.UTF_8));
      return Optional.empty();
    } catch (Json.Malformed e) {
      return Optional.of("it is no JSON: " + e.getMessage());
    }
  }
}
