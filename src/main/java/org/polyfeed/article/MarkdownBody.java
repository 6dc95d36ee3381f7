package org.polyfeed.article;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.polyfeed.locale.Letters;
import org.polyfeed.media.MediaKind;

/** CommonMark, with tables, footnotes, strikethrough, bare links and task lists. */
final class MarkdownBody implements BodyReader {

  /** Longer than any headline: a paragraph that begins a text without one. */
  static final int LONGEST_TITLE = 200;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  static final List<Extension> EXTENSIONS =
      List.of(
          AutolinkExtension.create(),
          FootnotesExtension.create(),
          StrikethroughExtension.create(),
          TablesExtension.create(),
          TaskListItemsExtension.create());

  private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();

  @Override
  public Draft read(BodySource source) {
    return Prose.of(source.text()).map(prose -> prose.read(source)).orElseGet(() -> parsed(source));
  }

  /** By commonmark, whatever stands in it. */
  Draft parsed(BodySource source) {
    Node document = parser.parse(source.text());
    compose(document);
    Optional<String> title = takeTitle(document, source.title());
    Optional<Paragraph> lead = lead(document);
    String dateline = lead.map(MarkdownBody::takeDateline).orElse("");
    outline(document);
    return new Draft(
        title,
        Optional.empty(),
        Optional.empty(),
        dateline,
        lead.map(MarkdownBody::text).orElse(""),
        html(document, source));
  }

  /** The first heading, or a first paragraph of one line; also where it only repeats the title. */
  private static Optional<String> takeTitle(Node document, Optional<String> known) {
    Node first = document.getFirstChild();
    while (isPicture(first)) {
      first = first.getNext();
    }
    boolean isTitle =
        first instanceof Heading
            || (first instanceof Paragraph
                && known.isEmpty()
                && first.getNext() != null
                && text(first).length() <= LONGEST_TITLE);
    if (!isTitle || (known.isPresent() && !known.get().equals(text(first)))) {
      return Optional.empty();
    }
    String title = text(first);
    first.unlink();
    return known.isPresent() || title.isEmpty() ? Optional.empty() : Optional.of(title);
  }

  /** What a picture shows is no headline. */
  static boolean isPicture(@Nullable Node node) {
    return node instanceof Paragraph
        && node.getFirstChild() instanceof Image
        && node.getFirstChild().getNext() == null;
  }

  private static Optional<Paragraph> lead(Node document) {
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Paragraph paragraph && !isPicture(node) && !text(paragraph).isEmpty()) {
        return Optional.of(paragraph);
      }
    }
    return Optional.empty();
  }

  private static String takeDateline(Paragraph lead) {
    if (!(lead.getFirstChild() instanceof Text opening)) {
      return "";
    }
    Optional<Dateline> dateline = Dateline.of(opening.getLiteral());
    dateline.ifPresent(found -> opening.setLiteral(opening.getLiteral().substring(found.length())));
    return dateline.map(Dateline::place).orElse("");
  }

  /** The seed is composed, but for its character references. */
  private static void compose(Node document) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text piece) {
            piece.setLiteral(Letters.composed(piece.getLiteral()));
          }
        });
  }

  private static void outline(Node document) {
    Outline outline = new Outline();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            heading.setLevel(outline.level(heading.getLevel()));
          }
        });
  }

  private static Html html(Node document, BodySource source) {
    boolean raw = holdsHtml(document);
    Links links = source.links();
    dropUnsafe(document, links);
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(!raw)
            .sanitizeUrls(!raw)
            .urlSanitizer(absolute(links))
            .attributeProviderFactory(context -> attributes(links))
            .build();
    String markup = renderer.render(document);
    if (!raw) {
      findImages(document, links);
      return new Html(Letters.standing(withoutSection(markup)));
    }
    Element body = Jsoup.parseBodyFragment(markup).body();
    new ScrapedHtml(source::note).mend(body);
    return new Sanitizer(links).clean(body);
  }

  private static void findImages(Node document, Links links) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Image image) {
            links.found(MediaKind.IMAGE, image.getDestination(), Optional.of(text(image)));
          }
        });
  }

  /** What must not be followed or shown leaves its words. */
  private static void dropUnsafe(Node document, Links links) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            visitChildren(link);
            if (!links.mayFollow(link.getDestination())) {
              unwrap(link);
            }
          }

          @Override
          public void visit(Image image) {
            visitChildren(image);
            if (!links.mayShow(image.getDestination())) {
              unwrap(image);
            }
          }
        });
  }

  private static void unwrap(Node node) {
    for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
      node.insertBefore(child);
    }
    node.unlink();
  }

  /** Mends what commonmark's own markup lacks for validators, keyboards and screen readers. */
  private static AttributeProvider attributes(Links links) {
    return (node, tag, attributes) -> {
      // It comes with the sanitizer, for comments of strangers; these links are the author's.
      attributes.remove("rel");
      // What leads nowhere safe: an empty one would lead to the page or feed that holds it.
      attributes.remove("href", "");
      attributes.remove("src", "");
      if (node instanceof TableBlock) {
        // A table wider than the page is scrolled by those who can reach it.
        attributes.put("tabindex", "0");
      } else if (node instanceof TableCell && attributes.containsKey("align")) {
        attributes.put("style", "text-align:" + attributes.remove("align"));
      } else if (node instanceof TaskListItemMarker && node.getNext() != null) {
        attributes.put("aria-label", text(node.getNext()));
      } else if (tag.equals("pre") || node instanceof Code) {
        attributes.put("dir", "ltr");
      } else if (tag.equals("a") && isFootnote(node)) {
        mendFootnote(attributes, links);
      }
    };
  }

  private static boolean isFootnote(Node node) {
    return node instanceof FootnoteReference || node instanceof FootnoteDefinition;
  }

  private static void mendFootnote(Map<String, String> attributes, Links links) {
    // It is in English, whatever the language of the article.
    attributes.remove("aria-label");
    links
        .toFollow(attributes.getOrDefault("href", ""))
        .ifPresent(url -> attributes.put("href", url));
  }

  /** HTML wants a heading in every section, and footnotes come without. */
  private static String withoutSection(String markup) {
    return markup
        .replace("<section class=\"footnotes\" data-footnotes>", "<div class=\"footnotes\">")
        .replace("</section>", "</div>");
  }

  private static UrlSanitizer absolute(Links links) {
    return new UrlSanitizer() {
      @Override
      public String sanitizeLinkUrl(String url) {
        return links.toFollow(url).orElse("");
      }

      @Override
      public String sanitizeImageUrl(String url) {
        return links.toShow(url).orElse("");
      }
    };
  }

  private static boolean holdsHtml(Node document) {
    boolean[] found = {false};
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(HtmlBlock block) {
            found[0] = true;
          }

          @Override
          public void visit(HtmlInline inline) {
            found[0] = true;
          }
        });
    return found[0];
  }

  static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text piece) {
            text.append(piece.getLiteral());
          }

          @Override
          public void visit(Code piece) {
            text.append(piece.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak piece) {
            text.append(' ');
          }

          @Override
          public void visit(HardLineBreak piece) {
            text.append(' ');
          }

          @Override
          public void visit(CustomBlock block) {
            // Footnotes' own texts stand elsewhere.
          }
        });
    return SPACES.matcher(Letters.standing(text.toString())).replaceAll(" ").strip();
  }
}
