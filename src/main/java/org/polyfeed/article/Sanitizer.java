package org.polyfeed.article;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.polyfeed.locale.Letters;
import org.polyfeed.media.MediaKind;

/**
 * Keeps of foreign HTML what an article is made of, by a list of what is allowed: nothing that
 * runs, that looks like the page around it, or that calls other hosts unasked.
 */
final class Sanitizer {

  /** Left out with all that they hold; other unknown elements leave what they hold. */
  private static final String NEVER =
      "head, script, style, template, noscript, form, button, select, textarea, object, embed,"
          + " iframe, canvas, svg, math, nav, dialog";

  /** Before the ids of an article, so that they never meet those of the page around it. */
  private static final String OWN_ID = "a-";

  private static final Pattern ALIGNED =
      Pattern.compile("(?i)(?:^|;)\\s*text-align\\s*:\\s*(left|right|center|start|end)\\s*(?:;|$)");

  private static final Cleaner CLEANER = new Cleaner(allowed());

  private final Links links;

  Sanitizer(Links links) {
    this.links = links;
  }

  /** Safe markup with absolute URLs, from what an element holds. */
  Html clean(Element body) {
    Document shell = Document.createShell("");
    body.childNodesCopy().forEach(shell.body()::appendChild);
    shell.body().select(NEVER).remove();
    shell.body().nodeStream(TextNode.class).forEach(Sanitizer::keepLegal);
    shell.body().select("input:not([type=checkbox])").remove();
    outline(shell.body());
    shell.body().select("[id], a[name]").forEach(Sanitizer::ownId);
    shell
        .body()
        .select("a[href], q[cite], blockquote[cite], del[cite], ins[cite]")
        .forEach(this::follow);
    shell.body().select("img[src], audio, video").forEach(this::find);
    shell.body().select("[src], [poster]").forEach(this::show);
    shell.body().select("section.footnotes").forEach(notes -> notes.tagName("div"));
    shell.body().select("div:not([class=footnotes])").removeAttr("class");
    shell.body().select("td, th").forEach(Sanitizer::align);
    Document clean = CLEANER.clean(shell);
    clean.body().select("a:not([href]):not([id])").forEach(Element::unwrap);
    clean.body().select("img:not([src])").forEach(Sanitizer::sayInstead);
    clean.body().select(":not(audio, video) > source, :not(audio, video) > track").remove();
    clean.body().select("input").forEach(Sanitizer::mendBox);
    clean.body().select("table").attr("tabindex", "0");
    clean.body().select("pre:not([dir]), code:not([dir], pre code)").attr("dir", "ltr");
    clean
        .body()
        .select("audio:not([src]):not(:has(source)), video:not([src]):not(:has(source))")
        .forEach(Element::unwrap);
    clean.body().select("audio, video").forEach(player -> player.attr("controls", true));
    clean.body().select("img:not([alt])").forEach(image -> image.attr("alt", ""));
    return new Html(Letters.standing(markup(clean)).strip() + "\n");
  }

  /** What a document's body holds, as it stands, in markup that is XML too. */
  static String markup(Document document) {
    document
        .outputSettings()
        .prettyPrint(false)
        .escapeMode(Entities.EscapeMode.xhtml)
        .charset("UTF-8");
    return document.body().html();
  }

  /** A picture that must not be shown leaves what it shows in words. */
  private static void sayInstead(Element image) {
    image.before(new TextNode(image.attr("alt")));
    image.remove();
  }

  private static void outline(Element body) {
    Outline outline = new Outline();
    for (Element heading : body.select("h1, h2, h3, h4, h5, h6")) {
      heading.tagName("h" + outline.level(heading.normalName().charAt(1) - '0'));
    }
  }

  /** The only style that is kept, because no attribute of HTML says the same. */
  private static void align(Element cell) {
    Matcher said = ALIGNED.matcher(cell.attr("style") + ";text-align:" + cell.attr("align"));
    cell.removeAttr("style");
    if (said.find()) {
      cell.attr("style", "text-align:" + said.group(1).toLowerCase(Locale.ROOT));
    }
  }

  /** A box that nobody can tick, and that says what it is of. */
  private static void mendBox(Element box) {
    box.attr("disabled", true);
    Element around = box.closest("label, p, li, td, th, dd, div");
    if (around != null && around.hasText()) {
      box.attr("aria-label", around.text());
    }
  }

  /** Character references can name what no feed may hold, and letters that want composing. */
  private static void keepLegal(TextNode text) {
    text.text(Letters.composed(Letters.standing(text.getWholeText())));
  }

  private static void ownId(Element element) {
    String id = element.hasAttr("id") ? element.id() : element.attr("name");
    String own = id.replaceAll("\\s", "");
    element.removeAttr("name");
    if (own.isEmpty()) {
      element.removeAttr("id");
    } else if (!isFootnote(own)) {
      element.attr("id", OWN_ID + own);
    }
  }

  /** What the Markdown footnotes that stand beside raw HTML are called. */
  private static boolean isFootnote(String id) {
    return id.matches("fn(ref)?-?.*");
  }

  private void follow(Element element) {
    String key = element.hasAttr("href") ? "href" : "cite";
    String url = element.attr(key);
    boolean within = url.startsWith("#") && url.length() > 1 && !isFootnote(url.substring(1));
    Optional<String> safe = links.toFollow(within ? "#" + OWN_ID + url.substring(1) : url);
    safe.ifPresentOrElse(found -> element.attr(key, found), () -> element.removeAttr(key));
  }

  private void find(Element element) {
    Element source = element.hasAttr("src") ? element : element.selectFirst("source[src]");
    if (source != null) {
      MediaKind kind = MediaKind.of(element.normalName() + "/").orElse(MediaKind.IMAGE);
      Optional<String> alt = Optional.of(element.attr("alt")).filter(any -> element.hasAttr("alt"));
      links.found(kind, source.attr("src"), alt.map(Letters::standing));
    }
  }

  private void show(Element element) {
    for (String key : new String[] {"src", "poster"}) {
      if (element.hasAttr(key)) {
        links
            .toShow(element.attr(key))
            .ifPresentOrElse(found -> element.attr(key, found), () -> element.removeAttr(key));
      }
    }
  }

  private static Safelist allowed() {
    return Safelist.relaxed()
        .addTags(
            "abbr",
            "address",
            "aside",
            "audio",
            "bdi",
            "bdo",
            "cite",
            "del",
            "details",
            "dfn",
            "figcaption",
            "figure",
            "footer",
            "hr",
            "input",
            "ins",
            "kbd",
            "mark",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "section",
            "source",
            "summary",
            "time",
            "track",
            "var",
            "video",
            "wbr")
        .addAttributes(":all", "dir", "id", "lang", "translate")
        .addAttributes("a", "href", "hreflang", "title")
        .addAttributes("abbr", "title")
        .addAttributes("audio", "controls", "src")
        .addAttributes("del", "cite", "datetime")
        .addAttributes("details", "open")
        .addAttributes("img", "alt", "height", "src", "title", "width")
        .addAttributes("input", "checked", "disabled", "type")
        .addAttributes("ins", "cite", "datetime")
        .addAttributes("ol", "reversed", "start", "type")
        .addAttributes("div", "class")
        .addAttributes("source", "src", "type")
        .addAttributes("td", "colspan", "rowspan", "style")
        .addAttributes("th", "colspan", "rowspan", "scope", "style")
        .addAttributes("time", "datetime")
        .addAttributes("track", "kind", "label", "src", "srclang")
        .addAttributes("video", "controls", "height", "poster", "src", "width")
        // Which URLs may stand has been settled before, by Links.
        .removeProtocols("a", "href", "ftp", "http", "https", "mailto")
        .removeProtocols("blockquote", "cite", "http", "https")
        .removeProtocols("cite", "cite", "http", "https")
        .removeProtocols("img", "src", "http", "https")
        .removeProtocols("q", "cite", "http", "https")
        .removeAttributes("table", "summary", "width")
        .removeAttributes("td", "abbr", "axis", "width")
        .removeAttributes("th", "abbr", "axis", "width")
        .removeAttributes("col", "width")
        .removeAttributes("colgroup", "width")
        .removeAttributes("img", "align")
        .removeAttributes("ul", "type");
  }
}
