package org.polyfeed.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;

/**
 * Finds what people read in HTML, and where it stands: as it is written, and not as it is mended.
 */
final class HtmlUnits {

  /** Elements that stand in a line of text; all others begin another. */
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "audio", "b", "bdi", "bdo", "big", "br", "cite", "code", "data",
          "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "map", "mark", "math",
          "meter", "nobr", "output", "picture", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp",
          "small", "source", "span", "strike", "strong", "sub", "sup", "svg", "time", "tt", "u",
          "var", "video", "wbr");

  private static final Pattern NOTE =
      Pattern.compile("(?is)<!--\\s*translators?\\s*:\\s*(.*?)\\s*-->");

  /** HTML's own; other spaces are text. */
  private static final String BLANKS = " \t\n\r\f";

  private static final Pattern BLANK = Pattern.compile("[ \\t\\n\\r\\f]*");

  private final String text;
  private final int to;
  private final UnitNames names;
  private final Optional<String> title;
  private final List<Hole> holes = new ArrayList<>();
  private final List<HtmlTag> run = new ArrayList<>();
  private List<String> notes = new ArrayList<>();
  private int at;
  private String block = "";
  private boolean titled;

  /**
   * @param title from elsewhere; blank where there is none to be looked for
   */
  HtmlUnits(String text, int from, int to, UnitNames names, Optional<String> title) {
    this.text = text;
    this.at = from;
    this.to = to;
    this.names = names;
    this.title = title;
    this.titled = title.filter(String::isEmpty).isPresent();
  }

  /** Those of a seed: of the one article in it, where a page is around that. */
  static List<Hole> of(String text, Optional<String> title) {
    UnitNames names = new UnitNames(text);
    var document = Jsoup.parse(text, "", Parser.htmlParser().setTrackPosition(true));
    Element article = HtmlBody.article(document);
    Range opening = article.sourceRange();
    Range closing = article.endSourceRange();
    boolean part = !article.equals(document.body()) && opening.isTracked() && !opening.isImplicit();
    int from = part ? opening.endPos() : 0;
    int to =
        part && closing.isTracked() && closing.startPos() > from
            ? closing.startPos()
            : text.length();
    List<Hole> holes = new ArrayList<>();
    boolean headless = article.selectFirst("h1") == null;
    if (headless && title.isEmpty()) {
      title(text, names).ifPresent(holes::add);
    }
    HtmlUnits units = new HtmlUnits(text, from, to, names, headless ? Optional.of("") : title);
    holes.addAll(units.holes());
    return holes;
  }

  /** What the window of a browser is called. */
  private static Optional<Hole> title(String text, UnitNames names) {
    Matcher matcher =
        Pattern.compile("(?is)<title(?:\\s[^>]*)?>\\s*(.*?)\\s*</title").matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    PieceList list = new PieceList();
    list.words(Parser.unescapeEntities(matcher.group(1), false));
    List<Piece> pieces = list.pieces();
    return UnitNames.isSeen(pieces)
        ? Optional.of(
            new Hole(
                names.one(Unit.Part.TITLE, pieces, matcher.start(1), List.of()),
                matcher.start(1),
                matcher.end(1),
                Hole.Style.HTML))
        : Optional.empty();
  }

  List<Hole> holes() {
    while (at < to) {
      HtmlTag next = next();
      at = next.end();
      if (isInline(next)) {
        run.add(next);
      } else {
        end();
        boundary(next);
      }
    }
    end();
    return List.copyOf(holes);
  }

  /** What was said to translators of what comes next. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private boolean isInline(HtmlTag tag) {
    return isWords(tag)
        || INLINE.contains(tag.name())
        || (tag.kind() == HtmlTag.Kind.COMMENT && !NOTE.matcher(tag.data()).matches());
  }

  /** Text between tags is kept like a tag without a name. */
  private static boolean isWords(HtmlTag tag) {
    return tag.name().isEmpty()
        && !tag.data().startsWith("<!")
        && !tag.data().startsWith("<?")
        && !tag.data().startsWith("</");
  }

  private void boundary(HtmlTag tag) {
    Matcher note = NOTE.matcher(tag.data());
    if (note.matches()) {
      notes.add(note.group(1).replaceAll("\\s+", " "));
      return;
    }
    if (tag.isKept() || tag.name().equals("head") || tag.name().equals("title")) {
      at = Math.max(at, tag.opens() ? endOf(tag) : at);
      return;
    }
    for (Hole inset : tag.insets(names)) {
      holes.add(inset.moved(tag.start()));
    }
    if (tag.opens()) {
      block = tag.name();
    }
  }

  /** Where an element ends. */
  private int endOf(HtmlTag opening) {
    if (opening.name().equals("plaintext")) {
      return to;
    }
    int depth = 1;
    int before = at;
    at = opening.end();
    int end = to;
    while (at < to) {
      HtmlTag next = next();
      at = next.end();
      if (next.name().equals(opening.name())) {
        depth += next.opens() ? 1 : next.closes() ? -1 : 0;
        if (depth == 0) {
          end = at;
          break;
        }
      }
    }
    at = before;
    return end;
  }

  private HtmlTag next() {
    int open = text.indexOf('<', at);
    if (open == at && isMarkup(at)) {
      return HtmlTag.of(text, at, markupEnd(at));
    }
    int end = open;
    while (end >= 0 && end < to && (end == at || !isMarkup(end))) {
      end = text.indexOf('<', end + 1);
    }
    return new HtmlTag(
        "", HtmlTag.Kind.COMMENT, text.substring(at, end < 0 || end > to ? to : end), at);
  }

  /** HTML 13.2.5.6: a sign that opens nothing is text. */
  private boolean isMarkup(int open) {
    if (open + 1 >= to) {
      return false;
    }
    char next = text.charAt(open + 1);
    return isLetter(next) || next == '!' || next == '?' || (next == '/' && open + 2 < to);
  }

  private static boolean isLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  }

  private int markupEnd(int open) {
    if (text.startsWith("<!--", open)) {
      int end = text.indexOf("-->", Math.min(open + 2, text.length()));
      return end < 0 ? to : Math.min(to, Math.max(end + 3, open + 5));
    }
    boolean tag =
        isLetter(text.charAt(open + 1))
            || (text.charAt(open + 1) == '/' && isLetter(text.charAt(open + 2)));
    char quote = 0;
    for (int i = open + 1; i < to; i++) {
      char letter = text.charAt(i);
      if (quote != 0) {
        quote = letter == quote ? 0 : quote;
      } else if (letter == '>') {
        return i + 1;
      } else if (tag && (letter == '"' || letter == '\'') && followsEquals(open, i)) {
        quote = letter;
      }
    }
    return to;
  }

  private boolean followsEquals(int open, int quote) {
    int before = quote - 1;
    while (before > open && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return text.charAt(before) == '=';
  }

  /** Ends a run of text: it is a unit, or several where empty lines part it. */
  private void end() {
    List<HtmlTag> tokens = List.copyOf(run);
    run.clear();
    int from = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int after = i;
      int breaks = 0;
      while (after < tokens.size() && (isBreak(tokens.get(after)) || isBlank(tokens.get(after)))) {
        breaks += isBreak(tokens.get(after)) ? 1 : 0;
        after++;
      }
      if (breaks > 1) {
        unit(tokens.subList(from, i));
        from = after;
        i = after - 1;
      } else if (after > i) {
        i = after - 1;
      }
    }
    unit(tokens.subList(from, tokens.size()));
  }

  private static boolean isBreak(HtmlTag tag) {
    return tag.name().equals("br");
  }

  private static boolean isBlank(HtmlTag tag) {
    return isWords(tag) && BLANK.matcher(tag.data()).matches();
  }

  private void unit(List<HtmlTag> tokens) {
    int first = 0;
    int last = tokens.size();
    while (first < last && isEdge(tokens.get(first))) {
      first++;
    }
    while (last > first && isEdge(tokens.get(last - 1))) {
      last--;
    }
    if (first == last) {
      return;
    }
    List<HtmlTag> kept = tokens.subList(first, last);
    PieceList list = new PieceList();
    add(kept, list);
    List<Piece> pieces = list.pieces();
    if (!UnitNames.isSeen(pieces)) {
      holes.addAll(list.loose());
      return;
    }
    boolean headline = block.equals("h1") && !titled && isTitle(pieces);
    titled |= block.equals("h1");
    int start = start(kept.get(0));
    Unit unit =
        headline
            ? names.one(Unit.Part.TITLE, pieces, start, notes)
            : names.next(part(), pieces, start, notes);
    notes = new ArrayList<>();
    holes.add(new Hole(unit, start, end(kept.get(kept.size() - 1)), Hole.Style.HTML));
  }

  private boolean isTitle(List<Piece> pieces) {
    String said = new Unit("", Unit.Part.TITLE, pieces, 0, List.of()).text();
    return title.isEmpty() || title.get().equals(said);
  }

  /** What has nothing to do with the text between it: blanks, ends of lines, comments. */
  private static boolean isEdge(HtmlTag tag) {
    return isBlank(tag) || isBreak(tag) || (tag.kind() == HtmlTag.Kind.COMMENT && !isWords(tag));
  }

  private static int start(HtmlTag tag) {
    Matcher blank = BLANK.matcher(tag.data());
    return tag.start() + (isWords(tag) && blank.lookingAt() ? blank.end() : 0);
  }

  private static int end(HtmlTag tag) {
    int end = tag.end();
    while (isWords(tag) && BLANKS.indexOf(text(tag, end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static char text(HtmlTag tag, int at) {
    return tag.data().charAt(at - tag.start());
  }

  private Unit.Part part() {
    return switch (block.toLowerCase(Locale.ROOT)) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> Unit.Part.HEADING;
      case "li", "dt", "dd" -> Unit.Part.ITEM;
      case "td", "th" -> Unit.Part.CELL;
      case "figcaption", "caption" -> Unit.Part.CAPTION;
      case "blockquote" -> Unit.Part.QUOTE;
      default -> Unit.Part.PARAGRAPH;
    };
  }

  private void add(List<HtmlTag> tokens, PieceList list) {
    TagPairs pairs = TagPairs.of(tokens);
    int[] ids = new int[tokens.size()];
    for (int i = 0; i < tokens.size(); i++) {
      HtmlTag tag = tokens.get(i);
      int partner = pairs.partner(i);
      if (isWords(tag)) {
        list.words(Parser.unescapeEntities(tag.data(), false));
      } else if (partner < 0) {
        list.alone(tag.type(), tag.data(), tag.means(), tag.insets(names), tag.start());
      } else if (partner < i) {
        HtmlTag opening = tokens.get(partner);
        String means = "/" + opening.meansBare();
        list.close(ids[partner], opening.type(), tag.data(), means, List.of(), 0);
      } else if (tag.isKept()) {
        String data = text.substring(tag.start(), tokens.get(partner).end());
        list.alone(Piece.Type.OTHER, data, "html:" + data, List.of(), 0);
        i = partner;
      } else {
        ids[i] = list.open(tag.type(), tag.data(), tag.means(), tag.insets(names), tag.start());
      }
    }
  }
}
