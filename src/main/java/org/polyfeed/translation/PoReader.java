package org.polyfeed.translation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the PO of GNU gettext as it comes back. */
final class PoReader {

  private static final Pattern CHARSET = Pattern.compile("charset=([A-Za-z0-9_.:-]+)");

  private static final Pattern FIELD =
      Pattern.compile("(msgctxt|msgid|msgid_plural|msgstr(?:\\[\\d+])?)\\s*(\".*)");

  /** How much of a line is told of, in UTF-16 units. */
  private static final int MOST_SHOWN = 80;

  private final String file;
  private final List<Returned.Item> items = new ArrayList<>();
  private final Map<String, String> header = new LinkedHashMap<>();
  private final Map<String, StringBuilder> fields = new LinkedHashMap<>();
  private boolean fuzzy;
  private int line;
  private int begun;
  private String field = "";

  private PoReader(String file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws Unusable if it is no PO, or in no charset that it names
   */
  static List<Returned> read(String file, byte[] bytes) throws Unusable {
    return new PoReader(file).read(text(bytes));
  }

  private static String text(byte[] bytes) throws Unusable {
    Charset charset = StandardCharsets.UTF_8;
    if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
      charset = StandardCharsets.UTF_16LE;
    } else if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
      charset = StandardCharsets.UTF_16BE;
    } else {
      Matcher named = CHARSET.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
      try {
        charset = named.find() ? Charset.forName(named.group(1)) : charset;
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        throw new Unusable(0, "there is no charset '" + named.group(1) + "'; save it in UTF-8");
      }
    }
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Unusable(0, "it is not in " + charset.name() + ", as it says; save it in UTF-8");
    }
  }

  private List<Returned> read(String text) throws Unusable {
    for (String one : text.split("\r\n|\r|\n", -1)) {
      line++;
      String stripped = one.strip();
      if (stripped.startsWith("#")) {
        comment(stripped);
      } else if (stripped.startsWith("\"")) {
        add(stripped);
      } else if (!stripped.isEmpty()) {
        field(stripped);
      }
    }
    end();
    if (header.isEmpty()) {
      throw new Unusable(1, "it is no PO: it has no header; export it again");
    }
    return List.of(
        new Returned(
            file,
            1,
            said(Po.STORY, ""),
            said(Po.ORIGINAL, ""),
            said(Po.FROM, ""),
            said(Po.TO, said("Language", "").replace('_', '-').replaceAll("@latin$", "-Latn")),
            said(Po.TARGET, ""),
            items));
  }

  private String said(String name, String otherwise) {
    return header.getOrDefault(name, otherwise);
  }

  private void comment(String text) {
    if (field.startsWith("msgstr")) {
      end();
    }
    if (text.startsWith("#,")) {
      fuzzy |= text.matches("#,(.*[ ,])?fuzzy([ ,].*)?");
    }
  }

  private void field(String text) throws Unusable {
    Matcher matcher = FIELD.matcher(text);
    if (!matcher.matches()) {
      throw noLine(text);
    }
    boolean begins = matcher.group(1).equals("msgctxt") || matcher.group(1).equals("msgid");
    if (begins && field.startsWith("msgstr")) {
      end();
    }
    if (fields.isEmpty()) {
      begun = line;
    }
    field = matcher.group(1);
    fields.put(field, new StringBuilder());
    add(matcher.group(2));
  }

  private void add(String quoted) throws Unusable {
    StringBuilder into = fields.get(field);
    if (into == null || quoted.length() < 2 || !quoted.endsWith("\"")) {
      throw noLine(quoted);
    }
    String text = quoted.substring(1, quoted.length() - 1);
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '\\' && i + 1 < text.length()) {
        i++;
        into.append(
            switch (text.charAt(i)) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              default -> text.charAt(i);
            });
      } else {
        into.append(letter);
      }
    }
  }

  private Unusable noLine(String text) {
    boolean all = text.length() <= MOST_SHOWN;
    return new Unusable(
        line, "this is no line of a PO: " + (all ? text : text.substring(0, MOST_SHOWN) + "…"));
  }

  private String value(String name) {
    StringBuilder value = fields.get(name);
    return value == null ? "" : value.toString();
  }

  private void end() {
    String source = value("msgid");
    String target = value("msgstr");
    if (!fields.isEmpty() && source.isEmpty()) {
      for (String one : target.split("\n", -1)) {
        int colon = one.indexOf(": ");
        if (colon > 0) {
          header.putIfAbsent(one.substring(0, colon), one.substring(colon + 2).strip());
        }
      }
    } else if (!fields.isEmpty()) {
      Tagged said = Tagged.of(new Tagged(source).pieces());
      Tagged translated = Tagged.of(new Tagged(target).pieces());
      items.add(
          new Returned.Item(
              value("msgctxt"), begun, "", said, translated, !fuzzy && !target.isBlank()));
    }
    fields.clear();
    fuzzy = false;
    field = "";
  }
}
