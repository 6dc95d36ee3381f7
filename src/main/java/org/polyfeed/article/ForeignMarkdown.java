package org.polyfeed.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.polyfeed.locale.Letters;

/** Markdown as it was written for another program, to be kept as it is but for where it leads. */
public record ForeignMarkdown(String markup) {

  private static final List<Extension> EXTENSIONS =
      List.of(FootnotesExtension.create(), TablesExtension.create());

  /** What leads elsewhere in HTML. */
  private static final Pattern LEADING =
      Pattern.compile("(?i)(?<=[\\s\"'])(?:src|href|poster)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  /** A place in the text, and what is to stand there. */
  private record Change(int from, int to, String text) {}

  private static Node parsed(String text) {
    return Parser.builder()
        .extensions(EXTENSIONS)
        .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
        .build()
        .parse(text);
  }

  /** Its words in one line, without HTML and what pictures show. */
  public String text() {
    return words(parsed(markup));
  }

  /** The words of the heading that it begins with; empty where it begins otherwise. */
  public String heading() {
    return parsed(markup).getFirstChild() instanceof Heading heading ? words(heading) : "";
  }

  private static String words(Node node) {
    StringBuilder out = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text piece) {
            out.append(piece.getLiteral());
          }

          @Override
          public void visit(Code piece) {
            out.append(piece.getLiteral());
          }

          @Override
          public void visit(FencedCodeBlock block) {
            out.append(block.getLiteral());
          }

          @Override
          public void visit(IndentedCodeBlock block) {
            out.append(block.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak piece) {
            out.append(' ');
          }

          @Override
          public void visit(HardLineBreak piece) {
            out.append(' ');
          }

          @Override
          public void visit(Image image) {
            // Who reads the words does not see it.
          }

          @Override
          protected void visitChildren(Node parent) {
            super.visitChildren(parent);
            out.append(parent instanceof Block ? " " : "");
          }
        });
    return Letters.standing(out.toString()).replaceAll("\\s+", " ").strip();
  }

  /** The same, where links and pictures lead elsewhere; code stays as it is. */
  public ForeignMarkdown leading(UnaryOperator<String> elsewhere) {
    List<Change> changes = new ArrayList<>();
    parsed(markup)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                change(link, link.getDestination(), elsewhere, changes);
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                change(image, image.getDestination(), elsewhere, changes);
                visitChildren(image);
              }

              @Override
              public void visit(LinkReferenceDefinition definition) {
                change(definition, definition.getDestination(), elsewhere, changes);
              }

              @Override
              public void visit(HtmlBlock block) {
                changeHtml(block, elsewhere, changes);
              }

              @Override
              public void visit(HtmlInline piece) {
                changeHtml(piece, elsewhere, changes);
              }

              @Override
              public void visit(Code code) {
                // What looks like a link there is shown.
              }
            });
    changes.sort(Comparator.comparingInt(Change::from).reversed());
    StringBuilder out = new StringBuilder(markup);
    int last = out.length();
    for (Change change : changes) {
      if (change.to() <= last) {
        out.replace(change.from(), change.to(), change.text());
        last = change.from();
      }
    }
    return new ForeignMarkdown(out.toString());
  }

  private void change(
      Node node, String destination, UnaryOperator<String> elsewhere, List<Change> changes) {
    String now = elsewhere.apply(destination);
    if (destination.isEmpty() || now.equals(destination) || node.getSourceSpans().isEmpty()) {
      return;
    }
    String written = written(node);
    // Behind the words, where a picture that stands in a link has its own before.
    int words = Math.max(0, written.lastIndexOf("]("));
    int at = written.indexOf(destination, words);
    if (at < 0) {
      at = written.lastIndexOf(destination);
    }
    if (at >= 0) {
      int from = start(node) + at;
      changes.add(new Change(from, from + destination.length(), now));
    }
  }

  private void changeHtml(Node node, UnaryOperator<String> elsewhere, List<Change> changes) {
    if (node.getSourceSpans().isEmpty()) {
      return;
    }
    Matcher leading = LEADING.matcher(written(node));
    while (leading.find()) {
      int group = leading.group(1) == null ? 2 : 1;
      String destination = leading.group(group);
      String now = elsewhere.apply(destination.replace("&amp;", "&")).replace("&", "&amp;");
      if (!now.equals(destination) && !now.equals(destination.replace("&", "&amp;"))) {
        changes.add(
            new Change(
                start(node) + leading.start(group),
                start(node) + leading.end(group),
                now.replace("\"", "%22").replace("'", "%27")));
      }
    }
  }

  private static int start(Node node) {
    return node.getSourceSpans().get(0).getInputIndex();
  }

  private String written(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    SourceSpan last = spans.get(spans.size() - 1);
    return markup.substring(start(node), last.getInputIndex() + last.getLength());
  }
}
