package org.polyfeed.seed;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfeed.problem.Problems;

/**
 * Bytes to text: by the byte order mark, else the charset that an HTML document declares, else as
 * UTF-8, else as ICU guesses, with a warning.
 */
final class Charsets {

  /** As far into a document as HTML lets the declaration stand. */
  private static final int PRESCAN = 1024;

  private static final Pattern DECLARED =
      Pattern.compile("(?i)<meta[^>]{1,200}?charset\\s*=\\s*[\"']?\\s*([a-z0-9_:.-]+)");

  private static final Pattern HTML = Pattern.compile("(?i).*\\.html?");

  private final String file;
  private final Problems problems;

  Charsets(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The text without a byte order mark; nothing, and an error, where the bytes are no text. */
  Optional<String> decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return marked(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return marked(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return marked(bytes, 2, StandardCharsets.UTF_16BE);
    }
    Optional<Charset> declared = declared(bytes);
    if (declared.isPresent()) {
      Optional<String> text = strict(bytes, 0, declared.get());
      if (text.isPresent()) {
        return text;
      }
      problems.warning(file, 1, "it is not in " + declared.get().name() + ", as it declares");
    }
    Optional<Charset> wide = withoutMark(bytes);
    if (wide.isPresent()) {
      return unmarked(bytes, wide.get());
    }
    Optional<String> text = strict(bytes, 0, StandardCharsets.UTF_8);
    return text.isPresent() ? text : guessed(bytes);
  }

  private Optional<String> marked(byte[] bytes, int mark, Charset charset) {
    Optional<String> text = strict(bytes, mark, charset);
    if (text.isEmpty()) {
      problems.error(
          file,
          1,
          "it begins with the mark of "
              + charset.name()
              + ", and goes on in bytes that are none; save it as UTF-8");
    }
    return text;
  }

  private Optional<String> unmarked(byte[] bytes, Charset charset) {
    Optional<String> text = strict(bytes, 0, charset);
    if (text.isPresent()) {
      problems.warning(
          file, 1, "read as " + charset.name() + " without a byte order mark; save it as UTF-8");
    } else {
      problems.error(
          file,
          1,
          "it begins like "
              + charset.name()
              + ", and goes on in bytes that are none; save it as UTF-8");
    }
    return text;
  }

  /** Where every other byte is zero the text is in UTF-16, which is valid UTF-8 then too. */
  private static Optional<Charset> withoutMark(byte[] bytes) {
    int even = 0;
    int odd = 0;
    int looked = Math.min(bytes.length, PRESCAN) & ~1;
    for (int i = 0; i < looked; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    if (looked < 4 || Math.max(even, odd) * 4 < looked || Math.min(even, odd) * 8 > looked) {
      return Optional.empty();
    }
    return Optional.of(odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }

  private Optional<Charset> declared(byte[] bytes) {
    if (!HTML.matcher(file).matches()) {
      return Optional.empty();
    }
    int length = Math.min(bytes.length, PRESCAN);
    Matcher matcher = DECLARED.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    if (!matcher.find()) {
      return Optional.empty();
    }
    Optional<Charset> charset = named(matcher.group(1));
    if (charset.isEmpty()) {
      problems.warning(file, 1, "it declares the unknown charset '" + matcher.group(1) + "'");
    }
    return charset;
  }

  private Optional<String> guessed(byte[] bytes) {
    CharsetDetector detector = new CharsetDetector();
    detector.setText(bytes);
    CharsetMatch[] matches = detector.detectAll();
    for (CharsetMatch match : matches == null ? new CharsetMatch[0] : matches) {
      Optional<String> text = named(match.getName()).flatMap(charset -> strict(bytes, 0, charset));
      if (text.isPresent()) {
        problems.warning(
            file,
            1,
            "not UTF-8; read as "
                + match.getName()
                + ", with confidence "
                + match.getConfidence()
                + " of 100; save it as UTF-8");
        return text;
      }
    }
    problems.error(file, 1, "its bytes are no text in any charset; save it as UTF-8");
    return Optional.empty();
  }

  private static Optional<Charset> named(String name) {
    try {
      // ICU says -I of Hebrew in logical order; Java knows only the letters' own name.
      return Optional.of(Charset.forName(name.replaceFirst("(?i)(8859-8)-I$", "$1")));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> strict(byte[] bytes, int from, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
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
