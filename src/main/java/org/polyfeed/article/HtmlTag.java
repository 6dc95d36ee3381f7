package org.polyfeed.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * A tag or comment of HTML as it is written.
 *
 * @param name in small letters; empty where it is no tag
 * @param kind what it does to the element of this name
 * @param data all of it, from its first character to its last
 * @param start where it stands in the text
 */
record HtmlTag(String name, Kind kind, String data, int start) {

  /** What a piece of markup does. */
  enum Kind {
    OPENS,
    CLOSES,
    /** An element that has nothing inside. */
    WHOLE,
    COMMENT
  }

  private static final Pattern NAME = Pattern.compile("</?([A-Za-z][^\\s/>]*)");

  private static final Pattern ATTRIBUTE =
      Pattern.compile("[\\s/\"']([A-Za-z-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'=<>`]+))");

  private static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
          "source", "track", "wbr");

  /** What is written in them is written so in every language. */
  private static final Set<String> KEPT =
      Set.of(
          "code",
          "kbd",
          "samp",
          "var",
          "tt",
          "pre",
          "script",
          "style",
          "template",
          "svg",
          "math",
          "textarea",
          "select",
          "object",
          "iframe",
          "canvas",
          "noscript",
          "xmp",
          "noembed",
          "noframes",
          "plaintext");

  /** Attributes that people read or hear. */
  private static final Set<String> READ = Set.of("alt", "title", "aria-label");

  private static final Pattern UNTRANSLATED =
      Pattern.compile("(?is).*[\\s\"']translate\\s*=\\s*[\"']?no\\b.*");

  /** What stands in a text from one place to another. */
  static HtmlTag of(String text, int start, int end) {
    String data = text.substring(start, end);
    Matcher matcher = NAME.matcher(data);
    if (!matcher.lookingAt()) {
      return new HtmlTag("", Kind.COMMENT, data, start);
    }
    String name = matcher.group(1).toLowerCase(Locale.ROOT);
    Kind kind =
        data.startsWith("</")
            ? Kind.CLOSES
            : VOID.contains(name) || (data.endsWith("/>") && !KEPT.contains(name))
                ? Kind.WHOLE
                : Kind.OPENS;
    return new HtmlTag(name, kind, data, start);
  }

  boolean opens() {
    return kind == Kind.OPENS;
  }

  boolean closes() {
    return kind == Kind.CLOSES;
  }

  int end() {
    return start + data.length();
  }

  /** Whether all inside its element is to stay as it is. */
  boolean isKept() {
    return opens() && (KEPT.contains(name) || UNTRANSLATED.matcher(data).matches());
  }

  Piece.Type type() {
    return switch (name) {
      case "b", "strong" -> Piece.Type.BOLD;
      case "i", "em" -> Piece.Type.ITALIC;
      case "s", "del", "strike" -> Piece.Type.STRIKE;
      case "a" -> Piece.Type.LINK;
      case "img" -> Piece.Type.IMAGE;
      case "br" -> Piece.Type.BREAK;
      default -> Piece.Type.OTHER;
    };
  }

  /** The same for tags that do the same as marks of Markdown. */
  String means() {
    boolean bare = data.matches("(?s)<[A-Za-z]+\\s*/?>");
    return bare ? meansBare() : "html:" + ATTRIBUTE.matcher(data).replaceAll(HtmlTag::unread);
  }

  /** Its meaning without that of the texts in it. */
  private static String unread(java.util.regex.MatchResult attribute) {
    boolean read = READ.contains(attribute.group(1).toLowerCase(Locale.ROOT));
    return Matcher.quoteReplacement(read ? " " + attribute.group(1) + "=" : attribute.group());
  }

  String meansBare() {
    return switch (type()) {
      case BOLD -> "bold";
      case ITALIC -> "italic";
      case STRIKE -> "strike";
      case BREAK -> "break";
      default -> "html:" + name;
    };
  }

  /** The texts in it, by their places in its data. */
  List<Hole> insets(UnitNames names) {
    List<Hole> insets = new ArrayList<>();
    if (kind == Kind.CLOSES || kind == Kind.COMMENT) {
      return insets;
    }
    Matcher matcher = ATTRIBUTE.matcher(data);
    while (matcher.find()) {
      String attribute = matcher.group(1).toLowerCase(Locale.ROOT);
      int group = matcher.group(2) != null ? 2 : matcher.group(3) != null ? 3 : 4;
      if (!READ.contains(attribute)) {
        continue;
      }
      String said = Parser.unescapeEntities(matcher.group(group), true);
      List<Piece> pieces =
          PieceList.tidy(List.of(new Piece.Words(org.polyfeed.locale.Letters.standing(said))));
      if (UnitNames.isSeen(pieces)) {
        Unit.Part part = attribute.equals("title") ? Unit.Part.TOOLTIP : Unit.Part.ALT;
        Hole.Style style = group == 4 ? Hole.Style.HTML_BARE : Hole.Style.HTML_QUOTED;
        insets.add(
            new Hole(
                names.next(part, pieces, start, List.of()),
                matcher.start(group),
                matcher.end(group),
                style));
      }
    }
    return insets;
  }
}
