package org.polyfeed.json;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Reads and writes JSON (RFC 8259). Values are maps in their written order, collections, strings,
 * numbers and booleans.
 */
public final class Json {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Each token takes some hundred bytes of memory, however short it is written. */
  private static final long MOST_TOKENS = 5_000_000;

  private static final JsonFactory FOREIGN =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100)
                  .maxTokenCount(MOST_TOKENS)
                  .build())
          .build();

  private Json() {}

  /** The text is no JSON, or not of the kind that was asked for. */
  public static final class Malformed extends Exception {

    private final int line;

    public Malformed(String message) {
      this(message, 0);
    }

    private Malformed(String message, int line) {
      super(message);
      this.line = line;
    }

    /** Where it is not, if that is known; else 0. */
    public int line() {
      return line;
    }
  }

  /** In one line, without a line end. */
  public static String line(Map<String, ?> object) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      write(json, object);
    }
    return out.toString();
  }

  /** Indented, with a line end after each value. */
  public static String indented(Map<String, ?> object) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    ObjectWriteContext context =
        new ObjectWriteContext.Base() {
          @Override
          public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
          }

          @Override
          public boolean hasPrettyPrinter() {
            return true;
          }
        };
    StringWriter out = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(context, out)) {
      write(json, object);
    }
    return out + "\n";
  }

  /** In one line that may stand inside an HTML script element, where {@code </} would end it. */
  public static String inScript(Map<String, ?> object) {
    String line = line(object);
    StringBuilder safe = new StringBuilder(line.length() + 64);
    int from = 0;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      if (letter == '<'
          || letter == '>'
          || letter == '&'
          || letter == '\u2028'
          || letter == '\u2029') {
        safe.append(line, from, i).append("\\u").append(HexFormat.of().toHexDigits(letter));
        from = i + 1;
      }
    }
    return safe.append(line, from, line.length()).toString();
  }

  private static void write(JsonGenerator json, Object value) {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      map.forEach(
          (key, below) -> {
            json.writeName((String) key);
            write(json, below);
          });
      json.writeEndObject();
    } else if (value instanceof Collection<?> items) {
      json.writeStartArray();
      items.forEach(item -> write(json, item));
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else {
      json.writeString(value.toString());
    }
  }

  /**
   * Reads one object.
   *
   * @throws Malformed where the text is anything else
   */
  public static Map<String, Object> object(String text) throws Malformed {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return whole(json);
    } catch (JacksonException e) {
      throw new Malformed(e.getOriginalMessage());
    }
  }

  /**
   * Reads one object in UTF-8.
   *
   * @throws Malformed where the text is anything else
   */
  public static Map<String, Object> object(byte[] text) throws Malformed {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return whole(json);
    } catch (JacksonException e) {
      throw new Malformed(e.getOriginalMessage());
    }
  }

  /**
   * Reads one object of strangers: of a name that stands twice the last counts, what is null is not
   * there, and numbers may have fractions.
   *
   * @throws Malformed where the text is anything else, or more than memory should be taken for
   */
  public static Map<String, Object> foreignObject(String text) throws Malformed {
    try (JsonParser json = FOREIGN.createParser(ObjectReadContext.empty(), text)) {
      return whole(json);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw new Malformed(e.getOriginalMessage(), at == null ? 0 : Math.max(0, at.getLineNr()));
    }
  }

  private static Map<String, Object> whole(JsonParser json) throws Malformed {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new Malformed("it is no JSON object");
    }
    Map<String, Object> object = object(json);
    if (json.nextToken() != null) {
      throw new Malformed("something follows the JSON object");
    }
    return object;
  }

  private static Map<String, Object> object(JsonParser json) throws Malformed {
    Map<String, Object> object = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      if (json.currentToken() != JsonToken.VALUE_NULL || !isForeign(json)) {
        object.put(name, value(json));
      }
    }
    return object;
  }

  private static boolean isForeign(JsonParser json) {
    return !json.isEnabled(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  private static Object value(JsonParser json) throws Malformed {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(json);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> items = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() != JsonToken.VALUE_NULL || !isForeign(json)) {
          items.add(value(json));
        }
      }
      return items;
    }
    if (isForeign(json) && token.isNumeric()) {
      return json.getDecimalValue();
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return json.getLongValue();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return json.getBooleanValue();
    }
    if (token == JsonToken.VALUE_STRING) {
      return json.getString();
    }
    throw new Malformed("an unexpected " + json.getString());
  }
}
