package org.polyfeed;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/** Text that nobody would write, of all that somebody once did. The same for the same seed. */
public final class RandomText {

  private static final List<String> TRAPS =
      List.of(
          "]]>",
          "<![CDATA[",
          "<!--",
          "-->",
          "&#0;",
          "&#x1F;",
          "&#xD800;",
          "&#13;",
          "&nbsp;",
          "&amp;lt;",
          "&unknown;",
          "&",
          "<",
          ">",
          "\"",
          "'",
          "%",
          "%00",
          "{",
          "}",
          "{0}",
          "${x}",
          "$page.title",
          "#set($x=1)",
          "#end",
          "\\",
          "`",
          "```",
          "~~~",
          "---",
          "...",
          "***",
          "___",
          "===",
          "# ",
          "> ",
          "- ",
          "1. ",
          "| a | b |\n|--|--|\n| c |",
          "[^1]",
          "[^1]: x",
          "[a](b)",
          "![a](b)",
          "[a][b]",
          "<a href=x>",
          "</a>",
          "<p>",
          "</p>",
          "<b>",
          "<i>",
          "</i>",
          "<table><td>",
          "<script>alert(1)</script>",
          "<style>*{}</style>",
          "<svg onload=x>",
          "<img src=//x y=z>",
          "<br/>",
          "<!doctype html>",
          "<?xml ?>",
          "<h1>",
          "</h1>",
          "<title>",
          "<base href='https://evil.example/'>",
          "<plaintext>",
          "<textarea>",
          "javascript:x",
          "https://x.example/?a=1&b=[]",
          "mailto:a@b",
          "www.x.example",
          "//x",
          "..",
          "\t",
          "\u00A0",
          "\u3000",
          "\u200B",
          "\u200D",
          "\u00AD",
          "\u2060",
          "\uFEFF",
          "\u034F",
          "\u2028",
          "\u2029",
          "\u0085",
          "\u000B",
          "\f",
          "\u061C",
          "\u200E",
          "\u200F",
          "\u202A",
          "\u202B",
          "\u202C",
          "\u202D",
          "\u202E",
          "\u2066",
          "\u2067",
          "\u2068",
          "\u2069",
          "\uFFFD",
          "\uFFFC",
          "\u0000",
          "\u0001",
          "\u001B",
          "\u007F",
          "\u009F",
          "\uFFFE",
          "\uFFFF",
          "\uFDD0",
          "\uE000",
          "\u0378",
          "\u2FFE",
          "—",
          " — ",
          " - ",
          "،",
          "۔",
          "。",
          "「",
          "«",
          "👩‍👩‍👧",
          "🇦🇫",
          "🇦",
          "👍🏿",
          "1️⃣",
          "❤️",
          "\uDB40\uDC41",
          "\uD834\uDD5E",
          "e\u0301",
          "\u0301",
          "a\u0323\u0307",
          "가",
          "\u1100\u1161",
          "İ",
          "ı",
          "ß",
          "ﬁ",
          "Ω",
          "\u212A",
          "２",
          "٣",
          "۴",
          "४");

  private static final List<int[]> ALPHABETS =
      List.of(
          new int[] {'a', 'z'},
          new int[] {'A', 'Z'},
          new int[] {'0', '9'},
          new int[] {' ', '~'},
          new int[] {0xC0, 0x24F},
          new int[] {0x300, 0x36F},
          new int[] {0x370, 0x52F},
          new int[] {0x5D0, 0x5EA},
          new int[] {0x600, 0x6FF},
          new int[] {0x900, 0x97F},
          new int[] {0xE00, 0xE7F},
          new int[] {0x1100, 0x11FF},
          new int[] {0x1200, 0x137F},
          new int[] {0x2000, 0x206F},
          new int[] {0x3040, 0x30FF},
          new int[] {0x4E00, 0x9FFF},
          new int[] {0xAC00, 0xD7A3},
          new int[] {0xE000, 0xF8FF},
          new int[] {0xFE00, 0xFEFF},
          new int[] {0xFF00, 0xFFEF},
          new int[] {0x10000, 0x1FFFF},
          new int[] {0x20000, 0x3FFFF},
          new int[] {0xE0000, 0xE01EF},
          new int[] {0xF0000, 0x10FFFF},
          new int[] {0, 0x10FFFF});

  private final Random random;

  public RandomText(Random random) {
    this.random = random;
  }

  public int upTo(int most) {
    return random.nextInt(most + 1);
  }

  public boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  public <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Without line ends of its own, but for those among the traps. */
  public String line() {
    return joined(1 + upTo(12), this::piece);
  }

  private String piece() {
    if (oneIn(3)) {
      return any(TRAPS);
    }
    if (oneIn(1_500)) {
      return any(List.of("[", "<b>", "> ", "*", "(", "&", "- ", "`", "\u0301", "\u202E"))
          .repeat(2_000);
    }
    if (oneIn(3_000)) {
      return word(100_000);
    }
    return (oneIn(3) ? "" : " ") + word(1 + upTo(10));
  }

  private String word(int length) {
    int[] alphabet = any(ALPHABETS);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int letter = alphabet[0] + upTo(alphabet[1] - alphabet[0]);
      // Half of a pair cannot be written in UTF-8.
      word.appendCodePoint(letter >= 0xD800 && letter <= 0xDFFF ? 'x' : letter);
    }
    return word.toString();
  }

  /** Several lines and paragraphs, with line ends of all kinds. */
  public String paragraphs() {
    String end = any(List.of("\n", "\r\n", "\r", "\n"));
    return joined(1 + upTo(8), () -> line() + (oneIn(3) ? end : end + end));
  }

  /** HTML that is nested in some way. */
  public String markup() {
    return joined(
        1 + upTo(10),
        () -> {
          String name =
              any(
                  List.of(
                      "p",
                      "div",
                      "b",
                      "ul",
                      "li",
                      "table",
                      "tr",
                      "td",
                      "a",
                      "span",
                      "h1",
                      "h3",
                      "pre",
                      "bdo",
                      "blockquote",
                      "figure",
                      "article",
                      "main",
                      "svg",
                      "math",
                      "select",
                      "template",
                      "ruby"));
          String attribute =
              any(
                  List.of(
                      "",
                      " href=\"" + quoted() + "\"",
                      " src='x' srcset='a 1x, b 2x'",
                      " title=\"" + quoted() + "\"",
                      " dir=rtl",
                      " lang=fa",
                      " style='a:b'",
                      " onclick=x"));
          return "<" + name + attribute + ">" + line() + (oneIn(4) ? "" : "</" + name + ">");
        });
  }

  private String quoted() {
    return line().replace("\"", "");
  }

  private String joined(int count, Supplier<String> pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(pieces.get());
    }
    return text.toString();
  }

  /** In YAML's double quotes, which can say every character. */
  static String yaml(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            letter -> {
              if (letter > 0xFFFF) {
                quoted.append(String.format(Locale.ROOT, "\\U%08X", letter));
              } else if (letter < 0x20 || letter > 0x7E || letter == '"' || letter == '\\') {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", letter));
              } else {
                quoted.append((char) letter);
              }
            });
    return quoted.append('"').toString();
  }
}
