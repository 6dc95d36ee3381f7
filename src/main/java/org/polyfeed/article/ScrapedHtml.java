package org.polyfeed.article;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/**
 * Mends HTML as web pages, word processors and e-mails have it, so that what their readers saw is
 * there when scripts and styles are gone: pictures that load late, players of other hosts, lines
 * that were to be paragraphs. What nobody saw goes, and is said.
 */
final class ScrapedHtml {

  /** What pages have instead of {@code src} until a reader comes near, the likeliest first. */
  private static final List<String> LATE =
      List.of("data-src", "data-original", "data-lazy-src", "data-lazy", "data-actualsrc");

  private static final List<String> SETS = List.of("data-srcset", "data-lazy-srcset", "srcset");

  /** A URL of a srcset and how wide or dense its picture is (HTML, section 4.8.4.2.1). */
  private static final Pattern CANDIDATE =
      Pattern.compile("([^\\s,]\\S*[^\\s,])(?:\\s+(\\d{1,6}(?:\\.\\d{1,3})?)[wx])?\\s*(?:,|$)");

  private static final Pattern UNSEEN =
      Pattern.compile(
          "(?i)(?:^|;)\\s*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)\\s*(?:!|;|$)");

  /** AMP and obsolete elements, and what HTML calls the same. */
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("amp-img", "img"),
          Map.entry("amp-anim", "img"),
          Map.entry("amp-video", "video"),
          Map.entry("amp-audio", "audio"),
          Map.entry("amp-iframe", "iframe"),
          Map.entry("acronym", "abbr"),
          Map.entry("strike", "s"),
          Map.entry("tt", "code"),
          Map.entry("dir", "ul"),
          Map.entry("menu", "ul"),
          Map.entry("center", "div"),
          Map.entry("article", "div"),
          Map.entry("main", "div"),
          Map.entry("header", "div"),
          Map.entry("hgroup", "div"),
          Map.entry("fieldset", "div"),
          Map.entry("legend", "div"));

  /** In which lines may stand that are meant as paragraphs. */
  private static final String LINES = "div, p, section, aside, blockquote, li, dd, td";

  /** What says nothing where it is empty. */
  private static final String WORTHLESS =
      "p, h1, h2, h3, h4, h5, h6, div, section, aside, blockquote, figure, figcaption, ul, ol";

  private static final String SHOWN =
      "img, audio, video, iframe, oembed, hr, input, table, [id], a[name]";

  /** A player of another host: where it is embedded from, and where people watch. */
  private record Player(Pattern frame, String page, String name) {}

  private static final List<Player> PLAYERS =
      List.of(
          new Player(
              Pattern.compile(
                  "(?:https?:)?//(?:www\\.)?youtube(?:-nocookie)?\\.com/embed/([\\w-]{11})"
                      + "(?:[?#].*)?"),
              "https://www.youtube.com/watch?v=",
              "YouTube"),
          new Player(
              Pattern.compile("(?:https?:)?//player\\.vimeo\\.com/video/(\\d+)(?:[?#].*)?"),
              "https://vimeo.com/",
              "Vimeo"),
          new Player(
              Pattern.compile(
                  "(?:https?:)?//(?:www\\.)?dailymotion\\.com/embed/video/(\\w+)(?:[?#].*)?"),
              "https://www.dailymotion.com/video/",
              "Dailymotion"));

  private final Consumer<String> notes;

  /**
   * @param notes takes what is said of all that was left out
   */
  ScrapedHtml(Consumer<String> notes) {
    this.notes = notes;
  }

  /** Mends what an element holds. */
  void mend(Element body) {
    body.select("xml").remove();
    body.select("font, big").unwrap();
    RENAMED.forEach((old, now) -> body.select(old).forEach(element -> element.tagName(now)));
    body.select("img").forEach(Element::empty);
    body.select("img, iframe").forEach(this::dropPixel);
    body.select("noscript").forEach(ScrapedHtml::takeFallback);
    body.select("picture").forEach(ScrapedHtml::takePicture);
    body.select("img").forEach(ScrapedHtml::settle);
    body.select("[hidden], [style]").forEach(this::dropUnseen);
    body.select("iframe, oembed, amp-youtube").forEach(this::link);
    split(body);
    body.select(LINES).forEach(ScrapedHtml::split);
    dropEmpty(body);
  }

  /** A picture too small to see is there to tell its host who reads. */
  private void dropPixel(Element image) {
    if (isPixel(image, "width") && isPixel(image, "height")) {
      notes.accept(
          "left out what is a pixel large, and only tells its host who reads: "
              + image.attr("src"));
      image.remove();
    }
  }

  private static boolean isPixel(Element image, String side) {
    return image.attr(side).strip().matches("[01](px)?")
        || Pattern.compile("(?i)(?:^|;)\\s*" + side + "\\s*:\\s*[01](?:px)?\\s*(?:;|$)")
            .matcher(image.attr("style"))
            .find();
  }

  private void dropUnseen(Element element) {
    if (element.hasAttr("hidden") || UNSEEN.matcher(element.attr("style")).find()) {
      String text = element.text();
      if (!text.isBlank()) {
        notes.accept("left out what its page hides: " + text);
      }
      element.remove();
    }
  }

  /** The picture for readers without scripts stands beside the one that a script would load. */
  private static void takeFallback(Element noscript) {
    Elements images = noscript.select("img");
    if (images.size() == 1) {
      Element image = images.get(0);
      Element figure = noscript.closest("figure, picture");
      Optional<Element> late =
          Optional.ofNullable(noscript.previousElementSibling())
              .flatMap(ScrapedHtml::onlyImage)
              .filter(other -> isSame(other, image))
              .or(
                  () ->
                      Optional.ofNullable(noscript.nextElementSibling())
                          .flatMap(ScrapedHtml::onlyImage)
                          .filter(other -> isSame(other, image)));
      if (late.isPresent()) {
        if (image.attr("alt").isBlank()) {
          image.attr("alt", late.get().attr("alt"));
        }
        late.get().replaceWith(image);
      } else if (figure != null && figure.select("img").size() == 1) {
        noscript.before(image);
      }
    }
    noscript.remove();
  }

  private static Optional<Element> onlyImage(Element element) {
    Elements images = element.select("img");
    return images.size() == 1 && !element.hasText() ? Optional.of(images.get(0)) : Optional.empty();
  }

  private static boolean isSame(Element late, Element image) {
    String source = source(late);
    return source.isEmpty() || source.equals(source(image)) || !isReal(late.attr("src"));
  }

  /** Of the pictures that a browser would choose from, the one that all can show. */
  private static void takePicture(Element picture) {
    Element image = picture.selectFirst("img");
    if (image == null) {
      image = new Element("img");
    }
    if (source(image).isEmpty()) {
      image.attr("src", largest(picture.select("source")).orElse(""));
    }
    picture.replaceWith(image);
  }

  private static Optional<String> largest(Elements sources) {
    return sources.stream()
        .map(ScrapedHtml::source)
        .filter(source -> !source.isEmpty())
        .findFirst();
  }

  /** Where a picture comes from, when scripts have run; empty where there is none. */
  private static String source(Element image) {
    for (String key : LATE) {
      if (isReal(image.attr(key))) {
        return image.attr(key);
      }
    }
    if (isReal(image.attr("src"))) {
      return image.attr("src");
    }
    for (String key : SETS) {
      Optional<String> found = largest(image.attr(key));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return "";
  }

  private static void settle(Element image) {
    String source = source(image);
    if (source.isEmpty()) {
      image.removeAttr("src");
    } else {
      image.attr("src", source);
    }
  }

  /** Not a stand-in that is part of the page itself. */
  private static boolean isReal(String url) {
    return !url.isBlank() && !url.strip().toLowerCase(Locale.ROOT).startsWith("data:");
  }

  private static Optional<String> largest(String set) {
    String largest = "";
    double size = -1;
    Matcher candidates = CANDIDATE.matcher(set);
    while (candidates.find()) {
      double own = candidates.group(2) == null ? 1 : Double.parseDouble(candidates.group(2));
      if (own > size && isReal(candidates.group(1))) {
        largest = candidates.group(1);
        size = own;
      }
    }
    return largest.isEmpty() ? Optional.empty() : Optional.of(largest);
  }

  /** What another host would play becomes a link to it. */
  private void link(Element frame) {
    String source = frame.hasAttr("url") ? frame.attr("url") : source(frame);
    String title = frame.attr("title").strip();
    if (frame.normalName().equals("amp-youtube")) {
      source = "//www.youtube.com/embed/" + frame.attr("data-videoid");
    }
    String url = source.strip();
    String name = frame.normalName().equals("oembed") ? url : "";
    for (Player player : PLAYERS) {
      Matcher known = player.frame().matcher(url);
      if (known.matches()) {
        url = player.page() + known.group(1);
        name = player.name();
      }
    }
    String text = title.isEmpty() ? name : title;
    if (text.isEmpty() || url.isEmpty()) {
      notes.accept("left out a frame of another host without a title: " + source);
      frame.remove();
      return;
    }
    Element link = new Element("a").attr("href", url).text(text);
    Element parent = frame.parent();
    boolean flows = parent != null && isBlock(parent) && !parent.is("p, h1, h2, h3, h4, h5, h6");
    frame.replaceWith(flows ? new Element("p").appendChild(link) : link);
  }

  /** Two line ends between texts were meant to part paragraphs. */
  private static void split(Element block) {
    List<Node> children = List.copyOf(block.childNodes());
    if (!hasTwoBreaks(children)) {
      return;
    }
    List<Node> flow = new ArrayList<>();
    List<Element> paragraphs = new ArrayList<>();
    int breaks = 2;
    for (Node child : children) {
      boolean blank = child instanceof TextNode text && text.isBlank();
      if (isBreak(child)) {
        breaks++;
      } else if (isBlock(child)) {
        flow.add(child);
        breaks = 2;
      } else if (breaks == 0 || !blank) {
        if (breaks >= 2) {
          paragraphs.add(new Element("p"));
          flow.add(paragraphs.get(paragraphs.size() - 1));
        }
        Element paragraph = paragraphs.get(paragraphs.size() - 1);
        if (breaks == 1) {
          paragraph.appendElement("br");
        }
        paragraph.appendChild(child);
        breaks = 0;
      }
    }
    block.empty();
    if (block.normalName().equals("p")) {
      Map<String, String> said = new LinkedHashMap<>();
      block.attributes().forEach(one -> said.put(one.getKey(), one.getValue()));
      paragraphs.forEach(one -> said.forEach(one::attr));
      paragraphs.stream().skip(1).forEach(one -> one.removeAttr("id"));
      flow.forEach(block::before);
      block.remove();
    } else {
      block.appendChildren(flow);
    }
  }

  private static boolean hasTwoBreaks(List<Node> nodes) {
    int breaks = 0;
    for (Node node : nodes) {
      if (isBreak(node)) {
        breaks++;
      } else if (!(node instanceof TextNode text && text.isBlank())) {
        breaks = 0;
      }
      if (breaks == 2) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBreak(Node node) {
    return node.normalName().equals("br");
  }

  /** Whether it stands on lines of its own; deleted and inserted text mostly stands in others'. */
  static boolean isBlock(Node node) {
    return node instanceof Element element
        && (element.is("ins, del")
            ? element.children().stream().anyMatch(ScrapedHtml::isBlock)
            : element.isBlock());
  }

  /** From the innermost, so that what holds but empty things is empty too. */
  private static void dropEmpty(Element body) {
    List<Element> elements = new ArrayList<>(body.select(WORTHLESS));
    for (int i = elements.size() - 1; i >= 0; i--) {
      Element element = elements.get(i);
      boolean own = element.equals(body) || element.hasAttr("id");
      if (!own && isBlank(element.text()) && element.selectFirst(SHOWN) == null) {
        element.remove();
      }
    }
  }

  /** White space, also such as no program folds. */
  private static boolean isBlank(String text) {
    return text.codePoints()
        .allMatch(
            letter ->
                Character.isWhitespace(letter)
                    || Character.isSpaceChar(letter)
                    || letter == 0x200B
                    || letter == 0xFEFF);
  }
}
