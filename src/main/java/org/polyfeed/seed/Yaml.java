package org.polyfeed.seed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.polyfeed.locale.Letters;
import org.polyfeed.problem.Problems;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML 1.2 and keeps the lines. */
final class Yaml {

  /** More than a glossary of 5,000 terms in 20 languages; aliases that multiply reach it soon. */
  private static final int MOST_VALUES = 500_000;

  /** As many as the longest file that is read may have. */
  private static final int MOST_CODE_POINTS = 5_000_000;

  /** Deeper than any settings go; the engine goes on until the stack is full. */
  private static final int MOST_DEPTH = 100;

  private final String file;
  private final int linesBefore;
  private final Problems problems;
  private int values;

  /** Those that the value being read stands in. */
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private Yaml(String file, int linesBefore, Problems problems) {
    this.file = file;
    this.linesBefore = linesBefore;
    this.problems = problems;
  }

  /**
   * Reads a mapping. What is wrong with it becomes an error with its line, and the rest is still
   * read where it can be.
   *
   * @param linesBefore how many lines of the file stand before the text
   * @return empty where the text is no mapping; a mapping without keys where there is no text
   */
  static Optional<YamlValue.Mapping> mapping(
      String text, String file, int linesBefore, Problems problems) {
    return new Yaml(file, linesBefore, problems).mapping(text);
  }

  private Optional<YamlValue.Mapping> mapping(String text) {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(file).setCodePointLimit(MOST_CODE_POINTS).build();
      Parser parser = new ParserImpl(settings, new StreamReader(settings, text));
      Optional<Node> root = new Composer(settings, new Shallow(parser)).getSingleNode();
      if (root.isEmpty() || isNull(root.get())) {
        return Optional.of(YamlValue.Mapping.empty(linesBefore + 1));
      }
      if (value(root.get()) instanceof YamlValue.Mapping mapping) {
        return Optional.of(mapping);
      }
      problems.error(file, line(root.get()), "expected keys and values, such as 'title: World'");
    } catch (MarkedYamlEngineException e) {
      problems.error(file, line(place(e)), "bad YAML: " + e.getProblem() + cure(e));
    } catch (YamlEngineException e) {
      problems.error(file, linesBefore + 1, "bad YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Where to mend it: what is never closed is noticed far below. */
  private static Optional<Mark> place(MarkedYamlEngineException e) {
    return isUnclosed(e) ? e.getContextMark() : e.getProblemMark();
  }

  private static boolean isUnclosed(MarkedYamlEngineException e) {
    String context = String.valueOf(e.getContext());
    return context.contains("quoted scalar") || context.contains("flow");
  }

  private static String cure(MarkedYamlEngineException e) {
    if (isUnclosed(e)) {
      return "; close what is opened here";
    }
    return e.getProblem().startsWith("mapping values")
        ? "; put quotes around a value that holds a colon and a space"
        : "";
  }

  private YamlValue value(Node node) {
    if (++values > MOST_VALUES) {
      throw new YamlEngineException("more than " + MOST_VALUES + " values");
    }
    if (!open.add(node)) {
      throw new ParserException("a value that refers to itself", node.getStartMark());
    }
    YamlValue value = valueOf(node);
    open.remove(node);
    return value;
  }

  private YamlValue valueOf(Node node) {
    if (node instanceof MappingNode mapping) {
      return new YamlValue.Mapping(entries(mapping), line(node));
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlValue> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(value(item)));
      return new YamlValue.Items(items, line(node));
    }
    if (node instanceof ScalarNode scalar) {
      return new YamlValue.Text(isNull(node) ? "" : text(scalar), line(node));
    }
    throw new IllegalStateException("a node of no known kind: " + node);
  }

  private Map<String, YamlValue.Entry> entries(MappingNode mapping) {
    Map<String, YamlValue.Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.error(file, line(tuple.getKeyNode()), "a key must be one word");
        continue;
      }
      YamlValue.Entry entry = new YamlValue.Entry(value(tuple.getValueNode()), line(key));
      YamlValue.Entry first = entries.putIfAbsent(key.getValue(), entry);
      if (first != null) {
        problems.error(
            file,
            entry.line(),
            "the key '" + key.getValue() + "' stands in line " + first.line() + " already");
      }
    }
    return Collections.unmodifiableMap(entries);
  }

  /** Escapes can name characters that no feed may hold. */
  private static String text(ScalarNode scalar) {
    return Letters.composed(Letters.standing(scalar.getValue()));
  }

  private static boolean isNull(Node node) {
    // The engine's JSON schema has no '~', which YAML 1.2 calls null too.
    return node.getTag().equals(Tag.NULL)
        || (node instanceof ScalarNode scalar && scalar.isPlain() && scalar.getValue().equals("~"));
  }

  private int line(Node node) {
    return line(node.getStartMark());
  }

  private int line(Optional<Mark> mark) {
    return linesBefore + 1 + mark.map(Mark::getLine).orElse(0);
  }

  /** Refuses what is nested too deep. */
  private static final class Shallow implements Parser {

    private final Parser parser;
    private int depth;

    Shallow(Parser parser) {
      this.parser = parser;
    }

    @Override
    public Event next() {
      Event event = parser.next();
      switch (event.getEventId()) {
        case SequenceStart, MappingStart -> depth++;
        case SequenceEnd, MappingEnd -> depth--;
        default -> {}
      }
      if (depth > MOST_DEPTH) {
        throw new ParserException(
            "more than " + MOST_DEPTH + " lists and mappings in each other", event.getStartMark());
      }
      return event;
    }

    @Override
    public boolean hasNext() {
      return parser.hasNext();
    }

    @Override
    public boolean checkEvent(Event.ID id) {
      return parser.checkEvent(id);
    }

    @Override
    public Event peekEvent() {
      return parser.peekEvent();
    }
  }
}
