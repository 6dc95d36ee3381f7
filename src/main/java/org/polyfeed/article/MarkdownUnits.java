package org.polyfeed.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Finds what people read in Markdown, and where it stands. */
final class MarkdownUnits {

  /** Whose places in the text are known: the bare links of the extension are none of these. */
  private static final Parser PARSER =
      Parser.builder()
          .extensions(
              MarkdownBody.EXTENSIONS.stream()
                  .filter(extension -> !(extension instanceof AutolinkExtension))
                  .toList())
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private static final Pattern TASK = Pattern.compile("\\[[ xX]]\\s+");

  /** What follows the text of a link or picture that has a title: the place, and the title. */
  private static final Pattern TITLED =
      Pattern.compile("]\\(\\s*(?:<[^<>\\n]*>|\\S*)\\s+[\"'(](.*)[\"')]\\s*\\)", Pattern.DOTALL);

  private final String text;
  private final Optional<String> title;
  private final UnitNames names;
  private final List<Hole> holes = new ArrayList<>();
  private List<String> notes = List.of();

  /** Where bars are escaped in the cell that is being read. */
  private List<Integer> bars = List.of();

  /**
   * @param title from the front matter, if it has one
   */
  MarkdownUnits(String text, Optional<String> title) {
    this.text = text;
    this.title = title;
    this.names = new UnitNames(text);
  }

  List<Hole> holes() {
    Node document = PARSER.parse(text);
    Optional<Node> first = opening(document);
    blocks(document, Unit.Part.PARAGRAPH, first);
    return List.copyOf(holes);
  }

  /** The block that has the title, if one has. */
  private Optional<Node> opening(Node document) {
    Node first = document.getFirstChild();
    while (MarkdownBody.isPicture(first)) {
      first = first.getNext();
    }
    boolean may =
        first instanceof Heading
            || (first instanceof Paragraph && title.isEmpty() && first.getNext() != null);
    return may ? Optional.of(first) : Optional.empty();
  }

  private void blocks(Node parent, Unit.Part part, Optional<Node> first) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof HtmlBlock) {
        html(node);
        continue;
      }
      if (node instanceof Heading || node instanceof Paragraph || node instanceof TableCell) {
        block(node, part, first.filter(node::equals).isPresent());
      } else {
        blocks(
            node,
            node instanceof BlockQuote
                ? Unit.Part.QUOTE
                : node instanceof ListItem ? Unit.Part.ITEM : part,
            first);
      }
      notes = List.of();
    }
  }

  private void html(Node node) {
    if (!(node.getParent() instanceof Document)) {
      // Its lines begin with what they are set in by, which is no HTML.
      return;
    }
    HtmlUnits html = new HtmlUnits(text, start(node), end(node), names, Optional.of(""));
    holes.addAll(html.holes());
    notes = html.notes();
  }

  private void block(Node node, Unit.Part part, boolean first) {
    List<Node> inlines = children(node);
    if (inlines.isEmpty()) {
      return;
    }
    bars = bars(node);
    int start = startOf(inlines);
    int end = endOf(inlines);
    if (node.getPrevious() instanceof TaskListItemMarker) {
      Matcher task = TASK.matcher(text).region(start, end);
      start = task.lookingAt() ? task.end() : start;
    }
    PieceList list = new PieceList();
    add(inlines, list, start);
    bars = List.of();
    List<Piece> pieces = list.pieces();
    if (!UnitNames.isSeen(pieces)) {
      holes.addAll(list.loose());
      return;
    }
    Hole.Style style = node instanceof TableCell ? Hole.Style.MARKDOWN_CELL : Hole.Style.MARKDOWN;
    boolean headline = first && (title.isEmpty() || isTitle(pieces));
    Unit unit =
        headline
            ? names.one(Unit.Part.TITLE, pieces, start, notes)
            : names.next(part(node, part), pieces, start, notes);
    holes.add(new Hole(unit, start, end, style));
  }

  private boolean isTitle(List<Piece> pieces) {
    return title
        .filter(new Unit("", Unit.Part.TITLE, pieces, 0, List.of()).text()::equals)
        .isPresent();
  }

  private static Unit.Part part(Node node, Unit.Part around) {
    return node instanceof Heading
        ? Unit.Part.HEADING
        : node instanceof TableCell ? Unit.Part.CELL : around;
  }

  private static List<Node> children(Node node) {
    List<Node> children = new ArrayList<>();
    for (Node one = node.getFirstChild(); one != null; one = one.getNext()) {
      children.add(one);
    }
    return children;
  }

  private int start(Node node) {
    return place(node.getSourceSpans().get(0).getInputIndex());
  }

  private int end(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    SourceSpan last = spans.get(spans.size() - 1);
    return place(last.getInputIndex() + last.getLength());
  }

  /** In a cell, escaped bars are read as bars before anything else: what follows seems nearer. */
  private int place(int said) {
    int place = said;
    for (int bar : bars) {
      place += place > bar ? 1 : 0;
    }
    return place;
  }

  private List<Integer> bars(Node node) {
    List<Integer> found = new ArrayList<>();
    if (node instanceof TableCell) {
      int end = end(node);
      for (int at = text.indexOf("\\|", start(node)); at >= 0 && at < end; ) {
        found.add(at);
        at = text.indexOf("\\|", at + 2);
      }
    }
    return found;
  }

  /** Ends of lines have no place of their own. */
  private int startOf(List<Node> nodes) {
    return nodes.stream()
        .filter(node -> !node.getSourceSpans().isEmpty())
        .mapToInt(this::start)
        .min()
        .orElse(0);
  }

  private int endOf(List<Node> nodes) {
    return nodes.stream()
        .filter(node -> !node.getSourceSpans().isEmpty())
        .mapToInt(this::end)
        .max()
        .orElse(0);
  }

  /**
   * Adds inlines that stand beside each other.
   *
   * @param from where they begin
   */
  private void add(List<Node> inlines, PieceList list, int from) {
    List<HtmlTag> tags = inlines.stream().map(this::tag).toList();
    TagPairs pairs = TagPairs.of(tags);
    int[] ids = new int[inlines.size()];
    int before = from;
    for (int i = 0; i < inlines.size(); i++) {
      HtmlTag tag = tags.get(i);
      int partner = pairs.partner(i);
      if (!(inlines.get(i) instanceof HtmlInline)) {
        add(inlines.get(i), list, before);
      } else if (partner < 0) {
        list.alone(tag.type(), tag.data(), tag.means(), tag.insets(names), tag.start());
      } else if (partner < i) {
        HtmlTag opening = tags.get(partner);
        String means = "/" + opening.meansBare();
        list.close(ids[partner], opening.type(), tag.data(), means, List.of(), 0);
      } else if (tag.isKept()) {
        String data = text.substring(tag.start(), tags.get(partner).end());
        list.alone(Piece.Type.OTHER, data, "html:" + data, List.of(), 0);
        i = partner;
      } else {
        ids[i] = list.open(tag.type(), tag.data(), tag.means(), tag.insets(names), tag.start());
      }
      Node last = inlines.get(i);
      before = last.getSourceSpans().isEmpty() ? before : end(last);
    }
  }

  private void add(Node node, PieceList list, int before) {
    if (node instanceof Text words) {
      list.words(words.getLiteral());
    } else if (node instanceof SoftLineBreak) {
      list.words(" ");
    } else if (node instanceof HardLineBreak) {
      breakLine(node, list, before);
    } else if (node instanceof Emphasis) {
      pair(node, list, Piece.Type.ITALIC, "italic");
    } else if (node instanceof StrongEmphasis) {
      pair(node, list, Piece.Type.BOLD, "bold");
    } else if (node instanceof Strikethrough) {
      pair(node, list, Piece.Type.STRIKE, "strike");
    } else if (node instanceof Link link) {
      link(link, list);
    } else if (node instanceof Image image) {
      image(image, list);
    } else if (node instanceof Code code) {
      alone(node, list, "code:" + code.getLiteral());
    } else if (node instanceof FootnoteReference note) {
      alone(node, list, "note:" + note.getLabel());
    } else {
      alone(node, list, "other:" + raw(node));
    }
  }

  private String raw(Node node) {
    return node.getSourceSpans().isEmpty() ? "" : text.substring(start(node), end(node));
  }

  private void alone(Node node, PieceList list, String means) {
    list.alone(Piece.Type.OTHER, raw(node), means, List.of(), 0);
  }

  /** Spaces at the end of a line are lost too easily; a backslash does the same. */
  private void breakLine(Node node, PieceList list, int before) {
    int end = text.indexOf('\n', before);
    Node next = node.getNext();
    if (end < 0 || next == null) {
      return;
    }
    int after = next.getSourceSpans().isEmpty() ? end + 1 : start(next);
    list.alone(Piece.Type.BREAK, "\\" + text.substring(end, after), "break", List.of(), 0);
  }

  private void pair(Node node, PieceList list, Piece.Type type, String means) {
    List<Node> inside = children(node);
    int from = startOf(inside);
    int to = endOf(inside);
    int id = list.open(type, text.substring(start(node), from), means, List.of(), 0);
    add(inside, list, from);
    list.close(id, type, text.substring(to, end(node)), "/" + means, List.of(), 0);
  }

  private void link(Link link, PieceList list) {
    List<Node> inside = children(link);
    if (text.charAt(start(link)) == '<') {
      alone(link, list, "text:" + link.getDestination().replaceFirst("^mailto:", ""));
      return;
    }
    if (inside.isEmpty()) {
      alone(link, list, "link:" + link.getDestination());
      return;
    }
    int from = startOf(inside);
    int to = endOf(inside);
    int id =
        list.open(
            Piece.Type.LINK,
            text.substring(start(link), from),
            "link:" + link.getDestination(),
            List.of(),
            0);
    add(inside, list, from);
    String closing = text.substring(to, end(link));
    List<Hole> insets = tooltip(link.getTitle(), closing, to);
    if (closing.equals("]") || closing.equals("][]")) {
      // Its words are the name of the place, which stays when they are translated.
      closing = "][" + text.substring(from, to) + "]";
    }
    list.close(id, Piece.Type.LINK, closing, "/link", insets, to);
  }

  private void image(Image image, PieceList list) {
    int start = start(image);
    List<Node> inside = children(image);
    List<Hole> insets = new ArrayList<>();
    int to = start + 2;
    String data = raw(image);
    if (!inside.isEmpty()) {
      int from = startOf(inside);
      to = endOf(inside);
      String closing = text.substring(to, end(image));
      if (closing.equals("]") || closing.equals("][]")) {
        data = data.substring(0, to - start) + "][" + text.substring(from, to) + "]";
      }
      PieceList alt = new PieceList();
      alt.words(MarkdownBody.text(image));
      List<Piece> words = flat(alt.pieces());
      if (UnitNames.isSeen(words)) {
        Unit unit = names.next(Unit.Part.ALT, words, from, List.of());
        insets.add(new Hole(unit, from - start, to - start, Hole.Style.MARKDOWN_ALT));
      }
    }
    for (Hole hole : tooltip(image.getTitle(), text.substring(to, end(image)), to)) {
      insets.add(hole.moved(to - start));
    }
    list.alone(Piece.Type.IMAGE, data, "image:" + image.getDestination(), insets, start);
  }

  /** The title of a link or picture, by its place in what closes it. */
  private List<Hole> tooltip(@Nullable String said, String closing, int at) {
    Matcher matcher = TITLED.matcher(closing);
    if (said == null || !matcher.matches()) {
      return List.of();
    }
    PieceList words = new PieceList();
    words.words(said);
    List<Piece> pieces = flat(words.pieces());
    if (!UnitNames.isSeen(pieces)) {
      return List.of();
    }
    Unit unit = names.next(Unit.Part.TOOLTIP, pieces, at, List.of());
    return List.of(new Hole(unit, matcher.start(1), matcher.end(1), Hole.Style.MARKDOWN_TITLE));
  }

  /** In plain text an address is a word like others. */
  private static List<Piece> flat(List<Piece> pieces) {
    StringBuilder all = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Words words) {
        all.append(words.text());
      } else if (piece instanceof Piece.Code code) {
        all.append(code.data());
      }
    }
    return all.isEmpty() ? List.of() : List.of(new Piece.Words(all.toString()));
  }

  private HtmlTag tag(Node node) {
    return node instanceof HtmlInline
        ? HtmlTag.of(text, start(node), end(node))
        : new HtmlTag("", HtmlTag.Kind.COMMENT, "", 0);
  }
}
