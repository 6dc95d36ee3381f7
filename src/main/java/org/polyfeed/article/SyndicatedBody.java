package org.polyfeed.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Punctuation;

/**
 * A body as feeds carry it: the words of the page in HTML so simple that the sanitizers of feed
 * readers have nothing to take away that matters. They drop classes, ids, styles, forms and boxes
 * around blocks, often {@code lang} and {@code dir} too, and show each text in the direction of its
 * first strong letter. It opens with the place from which it reports.
 */
final class SyndicatedBody {

  private static final Set<String> CLOSED_BEFORE_TEXT =
      Set.of("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote");

  private static final Set<String> BLOCKS = with(CLOSED_BEFORE_TEXT, "li", "hr");

  private static final Set<String> INLINES =
      Set.of("em", "strong", "b", "i", "s", "del", "sup", "sub", "br");

  private static final Set<String> OF_TEXT = with(INLINES, "a", "img");

  private static final Set<String> PLAIN = with(BLOCKS, with(INLINES, "a").toArray(String[]::new));

  private static final String BLOCK = String.join("|", BLOCKS);

  /** A tag with attributes that is simple as it stands, or one that ends in its own way. */
  private static final Pattern SIMPLE_TAG =
      Pattern.compile(
          "</?(?:"
              + String.join("|", PLAIN)
              + ") ?/?>|<a href=\"[^\"]+\"(?: title=\"[^\"]*\")?>"
              + "|<img src=\"[^\"]+\" alt=\"[^\"]*\"(?: title=\"[^\"]*\")? ?/?>");

  private static final Pattern OPENS_WITH_BLOCK =
      Pattern.compile("\\s*(?:<(?:" + BLOCK + ")[ />]|$)");

  /** Boxes around blocks, which readers open. */
  private static final Set<String> BOXES =
      Set.of("div", "section", "aside", "address", "footer", "details");

  /** Blocks that may hold such boxes. */
  private static final String HOLDERS = "blockquote, li, dd, td, th, figure, figcaption, caption";

  private static final Pattern PARAGRAPH = Pattern.compile("<p(?: [^>]*)?>");

  /** Where a text begins that readers may show in its own direction. */
  private static final Pattern TEXT_BLOCK =
      Pattern.compile("<(?:p|h[2-6]|li|dt|dd|td|th|figcaption|caption|blockquote|pre)(?: [^>]*)?>");

  private static final Pattern BLOCK_TAG =
      Pattern.compile("</?(?:" + BLOCK + "|pre|t[rdh]|d[td]|fig\\w+|caption)\\b");

  private static final Pattern MARKUP = Pattern.compile("<[^>]*>|&[^;]*;");

  private static final Cleaner CLEANER = new Cleaner(simple());

  private final LocaleTag locale;
  private final String place;

  /**
   * @param locale of the article
   * @param place from which it reports, or empty
   */
  SyndicatedBody(LocaleTag locale, String place) {
    this.locale = locale;
    this.place = place;
  }

  /**
   * The body in simple HTML.
   *
   * @param body as the article's page has it
   */
  Html of(Html body) {
    return new Html(directed(opened(simple(body.markup()))));
  }

  private static Set<String> with(Set<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  private String simple(String markup) {
    return isSimple(markup) ? markup : simplified(Jsoup.parseBodyFragment(markup));
  }

  /** Whether it is so already; by hand, for nearly every body is. */
  private static boolean isSimple(String markup) {
    if (!OPENS_WITH_BLOCK.matcher(markup).lookingAt()) {
      return false;
    }
    Matcher simple = SIMPLE_TAG.matcher(markup);
    for (int at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
      boolean closes = markup.startsWith("/", at + 1);
      String name = name(markup, closes ? at + 2 : at + 1);
      int end = at + (closes ? 2 : 1) + name.length();
      if (!markup.startsWith(">", end) || !PLAIN.contains(name)) {
        if (!simple.region(at, markup.length()).lookingAt()) {
          return false;
        }
        end = simple.end() - 1;
      }
      boolean ends = closes ? CLOSED_BEFORE_TEXT.contains(name) : name.equals("hr");
      if (ends && isText(markup, end + 1)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text follows, or a tag that belongs to one. */
  private static boolean isText(String markup, int from) {
    int at = from;
    while (at < markup.length() && " \t\n\u000B\f\r".indexOf(markup.charAt(at)) >= 0) {
      at++;
    }
    if (at == markup.length()) {
      return false;
    }
    return markup.charAt(at) != '<' || OF_TEXT.contains(name(markup, at + 1));
  }

  private static String name(String markup, int from) {
    int end = from;
    while (end < markup.length() && isOfName(markup.charAt(end))) {
      end++;
    }
    return markup.substring(from, end);
  }

  private static boolean isOfName(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
  }

  private String simplified(Document document) {
    Element body = document.body();
    body.select("input").forEach(SyndicatedBody::tick);
    body.select("div.footnotes").forEach(notes -> notes.before(new Element("hr")));
    body.select("summary").forEach(SyndicatedBody::name);
    body.select("mark").forEach(mark -> mark.tagName("b"));
    body.select(HOLDERS).forEach(SyndicatedBody::open);
    fill(body, flow(body));
    body.select("bdo[dir]").forEach(bdo -> enclose(bdo, isRightToLeft(bdo) ? "\u202E" : "\u202D"));
    body.select("bdi").forEach(bdi -> enclose(bdi, "\u2068"));
    body.select("[dir]:not(bdo, bdi, pre, code)").forEach(this::isolate);
    Document clean = CLEANER.clean(document);
    clean.body().select("span:not([lang], [dir])").unwrap();
    return Sanitizer.markup(clean).strip() + "\n";
  }

  /** Forms do not get through, and neither would what is done. */
  private static void tick(Element box) {
    String sign = box.hasAttr("checked") ? "\u2611" : "\u2610";
    boolean apart =
        box.nextSibling() instanceof TextNode text && text.getWholeText().matches("(?s)\\s.*");
    box.replaceWith(new TextNode(apart ? sign : sign + " "));
  }

  /** What is folded under a name on a page stands below it. */
  private static void name(Element summary) {
    if (summary.children().stream().anyMatch(ScrapedHtml::isBlock)) {
      summary.tagName("div");
    } else {
      Element strong = new Element("strong").appendChildren(List.copyOf(summary.childNodes()));
      summary.tagName("p").appendChild(strong);
    }
  }

  private static void open(Element holder) {
    if (holder.children().stream().anyMatch(child -> BOXES.contains(child.normalName()))) {
      fill(holder, flow(holder));
    }
  }

  private static void fill(Element holder, List<Node> flow) {
    holder.empty();
    holder.appendChildren(flow);
  }

  /** What a box holds, without boxes; text that stands between blocks is in paragraphs. */
  private static List<Node> flow(Element box) {
    List<Node> flow = new ArrayList<>();
    List<Element> open = new ArrayList<>();
    for (Node node : List.copyOf(box.childNodes())) {
      boolean blank = node instanceof TextNode text && text.isBlank();
      if (node instanceof Element inner && BOXES.contains(inner.normalName())) {
        open.clear();
        flow.addAll(marked(inner, flow(inner)));
      } else if (isBlock(node) || (blank && open.isEmpty())) {
        open.clear();
        flow.add(node);
      } else {
        if (open.isEmpty()) {
          open.add(new Element("p"));
          flow.addAll(open);
        }
        open.get(0).appendChild(node);
      }
    }
    return flow;
  }

  private static boolean isBlock(Node node) {
    return node instanceof Element element
        && element.select("*").stream().anyMatch(ScrapedHtml::isBlock);
  }

  /** What a box says of its language is said by each block in it. */
  private static List<Node> marked(Element box, List<Node> flow) {
    for (String key : new String[] {"lang", "dir"}) {
      if (box.hasAttr(key)) {
        for (Node node : flow) {
          if (node instanceof Element element && !element.hasAttr(key)) {
            element.attr(key, box.attr(key));
          }
        }
      }
    }
    return flow;
  }

  private static boolean isRightToLeft(Element element) {
    return element.attr("dir").equalsIgnoreCase("rtl");
  }

  /**
   * A text that runs against the article says so in letters too (UAX #9: isolates). Lists and
   * tables leave that to what is in them.
   */
  private void isolate(Element element) {
    boolean against = isRightToLeft(element) != locale.isRightToLeft();
    if (!against || element.is("ul, ol, dl, table, thead, tbody, tfoot, tr, blockquote, figure")) {
      return;
    }
    enclose(element, isRightToLeft(element) ? "\u2067" : "\u2066");
    if (ScrapedHtml.isBlock(element)) {
      element.prependText(isRightToLeft(element) ? "\u200F" : "\u200E");
    }
  }

  private static void enclose(Element element, String control) {
    element.prependText(control);
    element.appendText(control.compareTo("\u202E") <= 0 ? "\u202C" : "\u2069");
  }

  private String opened(String body) {
    String dash = Punctuation.dash(locale);
    Matcher first = PARAGRAPH.matcher(body);
    if (place.isEmpty()) {
      return body;
    }
    if (!first.find()) {
      return "<p>" + Html.escaped(place + dash.stripTrailing()) + "</p>\n" + body;
    }
    return body.substring(0, first.end())
        + Html.escaped(place + dash)
        + body.substring(first.end());
  }

  /** With a mark before every text that would else be shown in another direction. */
  private String directed(String body) {
    StringBuilder directed = new StringBuilder(body.length() + 16);
    Matcher blocks = TEXT_BLOCK.matcher(body);
    Matcher tags = BLOCK_TAG.matcher(body);
    boolean first = true;
    int from = 0;
    for (int at = next(blocks, body, 0); at >= 0; at = next(blocks, body, blocks.end())) {
      int tag = next(tags, body, blocks.end());
      int end = tag < 0 ? body.length() : tag;
      String text = text(body.substring(blocks.end(), end));
      boolean says = blocks.group().contains(" dir=\"");
      // Code keeps its letters as they are, for whoever copies it.
      boolean mine = !text.isBlank() && (!blocks.group().startsWith("<pre") || first);
      if (mine && (!says || first)) {
        directed.append(body, from, blocks.end()).append(Letters.directionMark(locale, text));
        from = blocks.end();
      }
      first &= text.isBlank();
    }
    return directed.append(body, from, body.length()).toString();
  }

  /** Where the next tag of a kind begins, -1 if nowhere: looked for only at brackets. */
  private static int next(Matcher tag, String body, int from) {
    int at = body.indexOf('<', from);
    while (at >= 0 && !tag.region(at, body.length()).lookingAt()) {
      at = body.indexOf('<', at + 1);
    }
    return at;
  }

  private static String text(String markup) {
    return markup.indexOf('<') < 0 && markup.indexOf('&') < 0
        ? markup
        : MARKUP.matcher(markup).replaceAll("");
  }

  private static Safelist simple() {
    return Safelist.none()
        .addTags(
            "a",
            "abbr",
            "audio",
            "b",
            "blockquote",
            "br",
            "caption",
            "cite",
            "code",
            "dd",
            "del",
            "dfn",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "ins",
            "kbd",
            "li",
            "ol",
            "p",
            "pre",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "small",
            "source",
            "span",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "time",
            "tr",
            "track",
            "u",
            "ul",
            "var",
            "video",
            "wbr")
        .addAttributes(":all", "dir", "lang")
        .addAttributes("a", "href", "hreflang", "title")
        .addAttributes("abbr", "title")
        .addAttributes("audio", "controls", "src")
        .addAttributes("blockquote", "cite")
        .addAttributes("del", "cite", "datetime")
        .addAttributes("img", "alt", "height", "src", "title", "width")
        .addAttributes("ins", "cite", "datetime")
        .addAttributes("ol", "reversed", "start", "type")
        .addAttributes("q", "cite")
        .addAttributes("source", "src", "type")
        .addAttributes("td", "colspan", "rowspan")
        .addAttributes("th", "colspan", "rowspan", "scope")
        .addAttributes("time", "datetime")
        .addAttributes("track", "kind", "label", "src", "srclang")
        .addAttributes("video", "controls", "height", "poster", "src", "width");
  }
}
