package org.polyfeed.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyfeed.locale.Letters;

/**
 * Markdown that nearly all articles are made of and no more: headings, paragraphs, a few words in
 * bold or italics, links. It is read by hand, at a tenth of what commonmark costs, and gives what
 * commonmark does. All that may mean anything else is not prose.
 */
final class Prose {

  /** What means something in a line; of the rest, some may begin an address that becomes a link. */
  private static final boolean[] SIGNS = among("\\`*_[]<&~|@!: \nwW", true);

  /** What a destination may hold: as it stands it is what commonmark gives. */
  private static final boolean[] OF_URL = among("-._~/?#=%+,;:@!$*'", false);

  /** What lists, quotes, code, tables, rules and other headings begin with, beside numbers. */
  private static final String BEGINNINGS = " -+=:|><`~_";

  private static final String ENDINGS = ".,;:!?)";

  private final char[] text;
  private final List<Block> blocks = new ArrayList<>();

  private Prose(String text) {
    this.text = text.toCharArray();
  }

  /**
   * @param level of a heading, from 1; 0 of a paragraph
   * @param start where its words begin
   * @param end where they end
   */
  private record Block(int level, int start, int end) {}

  private static boolean[] among(String signs, boolean orControl) {
    boolean[] among = new boolean[0x80];
    for (int letter = 0; letter < among.length; letter++) {
      boolean alike =
          orControl
              ? letter < ' ' || letter == 0x7F
              : (letter < 0x7F && Character.isLetterOrDigit(letter));
      among[letter] = alike || signs.indexOf(letter) >= 0;
    }
    return among;
  }

  /** A text, if it is prose: composed, and of characters that may stand in pages. */
  static Optional<Prose> of(String text) {
    Prose prose = new Prose(text);
    return prose.part() ? Optional.of(prose) : Optional.empty();
  }

  /** Finds the blocks; false where there is something else. */
  private boolean part() {
    int paragraph = -1;
    for (int at = 0; at < text.length; ) {
      int end = lineEnd(at);
      boolean heading = text[at] == '#';
      if (paragraph >= 0 && (heading || end == at)) {
        blocks.add(new Block(0, paragraph, at - 1));
        paragraph = -1;
      }
      if (heading) {
        int level = 1;
        while (level < 7 && at + level < end && text[at + level] == '#') {
          level++;
        }
        int start = at + level + 1;
        if (level > 6 || start >= end || text[start - 1] != ' ' || text[end - 1] == '#') {
          return false;
        }
        if (text[start] == ' ') {
          return false;
        }
        blocks.add(new Block(level, start, end));
      } else if (end > at) {
        if (!continues(at, end)) {
          return false;
        }
        paragraph = paragraph < 0 ? at : paragraph;
      }
      at = end + 1;
    }
    if (paragraph >= 0) {
      blocks.add(
          new Block(0, paragraph, text[text.length - 1] == '\n' ? text.length - 1 : text.length));
    }
    for (Block block : blocks) {
      if (!isProse(block)) {
        return false;
      }
    }
    return true;
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Whether a line begins or continues a paragraph, and nothing else. */
  private boolean continues(int start, int end) {
    int at = start;
    while (at < end && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at > start
        ? at == end || (text[at] != '.' && text[at] != ')')
        : BEGINNINGS.indexOf(text[start]) < 0;
  }

  private boolean isProse(Block block) {
    int open = 0;
    for (int at = block.start(); at < block.end(); at++) {
      char letter = text[at];
      if (letter >= 0x80 ? letter >= 0xA0 && letter < 0xD800 : !SIGNS[letter]) {
        continue;
      }
      char next = at + 1 < block.end() ? text[at + 1] : '\n';
      switch (letter) {
        case '*' -> {
          int run = next == '*' ? 2 : 1;
          if (open == 0 ? !opens(at, run, block) : open != run || !closes(at, run, block)) {
            return false;
          }
          open = open == 0 ? run : 0;
          at += run - 1;
        }
        case '[' -> {
          at = linkEnd(at, block.end());
          if (at < 0) {
            return false;
          }
        }
        case '\n' -> {}
        case ' ' -> {
          if (next == '\n') {
            return false;
          }
        }
        case '&' -> {
          if (next == '#' || Character.isLetter(next)) {
            return false;
          }
        }
        case '!' -> {
          if (next == '[') {
            return false;
          }
        }
        case ':' -> {
          if (next == '/') {
            return false;
          }
        }
        case 'w', 'W' -> {
          if (next == 'w' || next == 'W') {
            return false;
          }
        }
        default -> {
          if (letter < 0xD800 || !Letters.mayStand(Character.codePointAt(text, at, block.end()))) {
            return false;
          }
          at += Character.isHighSurrogate(letter) ? 1 : 0;
        }
      }
    }
    return open == 0;
  }

  /** Whether stars open something, and cannot close. */
  private boolean opens(int at, int run, Block block) {
    boolean apart = at == block.start() || text[at - 1] == ' ' || text[at - 1] == '\n';
    return apart && at + run < block.end() && isOfWord(text[at + run]);
  }

  /** Whether stars close something, and cannot open. */
  private boolean closes(int at, int run, Block block) {
    char next = at + run < block.end() ? text[at + run] : '\n';
    boolean last = next == ' ' || next == '\n';
    char before = text[at - 1];
    return isOfWord(before)
        ? last || ENDINGS.indexOf(next) >= 0
        : last && !Character.isSpaceChar(before) && !Character.isWhitespace(before);
  }

  /** Neither a space nor punctuation, to anybody. */
  private static boolean isOfWord(char letter) {
    return Character.isLetterOrDigit(letter)
        || Character.getType(letter) == Character.NON_SPACING_MARK
        || Character.getType(letter) == Character.COMBINING_SPACING_MARK;
  }

  /** The place of the bracket that ends a link; -1 where none begins, or one of another kind. */
  private int linkEnd(int start, int end) {
    int at = start + 1;
    if (at < end && text[at] == '^') {
      return -1;
    }
    while (at < end && isOfLink(text[at])) {
      at++;
    }
    if (at == start + 1 || at + 1 >= end || text[at] != ']' || text[at + 1] != '(') {
      return -1;
    }
    int destination = at + 2;
    at = destination;
    while (at < end && text[at] < 0x80 && OF_URL[text[at]]) {
      at++;
    }
    return at > destination && at < end && text[at] == ')' ? at : -1;
  }

  private static boolean isOfLink(char letter) {
    return letter < 0x80
        ? !SIGNS[letter] || " :!wW".indexOf(letter) >= 0
        : letter >= 0xA0 && letter < 0xD800;
  }

  /** What commonmark would give. */
  Draft read(BodySource source) {
    boolean titled = !blocks.isEmpty() && isTitle(blocks.get(0), source.title());
    Optional<String> title =
        titled && source.title().isEmpty()
            ? Optional.of(words(blocks.get(0))).filter(words -> !words.isEmpty())
            : Optional.empty();
    StringBuilder html = new StringBuilder(text.length + text.length / 8 + 16);
    String dateline = "";
    String lead = "";
    boolean leads = true;
    Outline outline = new Outline();
    for (Block block : titled ? blocks.subList(1, blocks.size()) : blocks) {
      Block rest = block;
      if (leads && block.level() == 0 && !words(block).isEmpty()) {
        Optional<Dateline> found = Dateline.of(opening(block));
        int length = found.map(Dateline::length).orElse(0);
        rest = new Block(0, block.start() + length, block.end());
        dateline = found.map(Dateline::place).orElse("");
        lead = words(rest);
        leads = false;
      }
      String name = block.level() == 0 ? "p" : "h" + outline.level(block.level());
      html.append('<').append(name).append('>');
      write(rest, source.links(), html);
      html.append("</").append(name).append(">\n");
    }
    return new Draft(
        title, Optional.empty(), Optional.empty(), dateline, lead, new Html(html.toString()));
  }

  private boolean isTitle(Block first, Optional<String> known) {
    boolean may = first.level() > 0 || (known.isEmpty() && blocks.size() > 1);
    if (!may) {
      return false;
    }
    String words = words(first);
    return known.isPresent()
        ? known.get().equals(words)
        : first.level() > 0 || words.length() <= MarkdownBody.LONGEST_TITLE;
  }

  /** How a paragraph begins, before anything that is not plain. */
  private String opening(Block block) {
    int end = block.start();
    while (end < block.end() && "*[\n".indexOf(text[end]) < 0) {
      end++;
    }
    return new String(text, block.start(), end - block.start());
  }

  /** As plain text. */
  private String words(Block block) {
    StringBuilder words = new StringBuilder(block.end() - block.start());
    boolean spaced = false;
    for (int at = block.start(); at < block.end(); at++) {
      char letter = text[at];
      boolean space = letter == ' ' || letter == '\n';
      if (letter == ']') {
        at = linkEnd(text, at);
      } else if (space ? !spaced : letter != '*' && letter != '[') {
        words.append(space ? ' ' : letter);
        spaced = space;
      }
    }
    return words.toString().strip();
  }

  /** The end of the destination that stands behind the words of a link. */
  private static int linkEnd(char[] text, int from) {
    int at = from;
    while (text[at] != ')') {
      at++;
    }
    return at;
  }

  private void write(Block block, Links links, StringBuilder html) {
    int from = block.start();
    boolean open = false;
    for (int at = from; at < block.end(); at++) {
      char letter = text[at];
      if (letter > '[') {
        continue;
      }
      String markup =
          switch (letter) {
            case '&' -> "&amp;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '*', '[' -> "";
            default -> null;
          };
      if (markup == null) {
        continue;
      }
      html.append(text, from, at - from).append(markup);
      if (letter == '*') {
        boolean strong = at + 1 < block.end() && text[at + 1] == '*';
        html.append(open ? "</" : "<").append(strong ? "strong>" : "em>");
        open = !open;
        at += strong ? 1 : 0;
      } else if (letter == '[') {
        at = link(at, links, html);
      }
      from = at + 1;
    }
    html.append(text, from, block.end() - from);
  }

  /** Writes a link, and gives the place of its last bracket. */
  private int link(int start, Links links, StringBuilder html) {
    int end = start;
    while (text[end] != ']') {
      end++;
    }
    int last = linkEnd(text, end);
    String words = escaped(new String(text, start + 1, end - start - 1));
    String destination = new String(text, end + 2, last - end - 2);
    if (links.mayFollow(destination)) {
      String url = links.toFollow(destination).orElse("");
      html.append(url.isEmpty() ? "<a" : "<a href=\"" + escaped(url) + "\"");
      html.append('>').append(words).append("</a>");
    } else {
      html.append(words);
    }
    return last;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
