package org.polyfeed.importer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes documents by the order of RFC 7303, section 3: the byte order mark, else what the host
 * says, else what the document declares, else UTF-8.
 */
final class Text {

  /** As far as an XML declaration may reach. */
  private static final int HEAD = 200;

  private static final Pattern DECLARED =
      Pattern.compile("\\A\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

  private Text() {}

  /** A charset, and how many bytes of a mark stand before the text. */
  private record Encoding(Charset charset, int mark) {}

  /**
   * The text, without a byte order mark.
   *
   * @throws Unusable where the bytes are not in the charset that they should be in
   */
  static String of(Document document) throws Unusable {
    byte[] bytes = document.bytes();
    Encoding encoding = encoding(document);
    CharsetDecoder decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, encoding.mark(), bytes.length - encoding.mark());
    CharBuffer out =
        CharBuffer.allocate((int) (in.remaining() * (double) decoder.maxCharsPerByte()) + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    if (result.isError()) {
      int line = 1 + (int) out.chars().filter(letter -> letter == '\n').count();
      throw new Unusable(
          line,
          "a byte that no text in "
              + encoding.charset().name()
              + " has, which it is said to be in; convert it, or mend what it declares");
    }
    return out.toString();
  }

  private static Encoding encoding(Document document) throws Unusable {
    byte[] bytes = document.bytes();
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new Encoding(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new Encoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new Encoding(StandardCharsets.UTF_16BE, 2);
    }
    // XML 1.0 appendix F: a document in UTF-16 may go without a mark.
    if (startsWith(bytes, '<', 0, '?', 0)) {
      return new Encoding(StandardCharsets.UTF_16LE, 0);
    }
    if (startsWith(bytes, 0, '<', 0, '?')) {
      return new Encoding(StandardCharsets.UTF_16BE, 0);
    }
    Optional<String> name = document.charset().or(() -> declared(bytes));
    return new Encoding(name.isPresent() ? named(name.get()) : StandardCharsets.UTF_8, 0);
  }

  private static Optional<String> declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(head);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Charset named(String name) throws Unusable {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new Unusable(1, "it is said to be in the unknown charset '" + name + "'");
    }
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
