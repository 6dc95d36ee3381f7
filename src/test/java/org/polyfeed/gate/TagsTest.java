package org.polyfeed.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.polyfeed.gate.Tags.Attribute;

/** The tags of pages, as the gate finds them. */
final class TagsTest {

  private static final List<String> NAMES = List.of("a", "P", "img", "LINK", "video", "q", "tt:b");

  private static final List<String> ATTRIBUTES =
      List.of("href", "src", "srcset", "id", "rel", "hreflang", "class", "title", "data-href");

  private static final List<String> VALUES =
      List.of("", "a", "../b/", "#c", "?d=1&amp;e=2", "&lt;&#39;&quot;&gt;", "م/é/𝕏", "a<b=c /");

  private static final List<String> BETWEEN =
      List.of(
          "x &lt; y",
          "é > م",
          "<!-- <a href=\"no\"> -->",
          "<script type=\"x\">if (a <b) '<a href=\"no\">'</script>",
          "<STYLE id=\"s\">a > b { } <!-- </style>",
          "\n");

  private static List<String> tags(String markup) {
    Tags tags = new Tags(markup.getBytes(StandardCharsets.UTF_8));
    List<String> found = new ArrayList<>();
    while (tags.next()) {
      Map<String, String> attributes = new TreeMap<>();
      for (Attribute attribute : Attribute.values()) {
        if (tags.has(attribute)) {
          attributes.put(attribute.name().toLowerCase(Locale.ROOT), tags.text(attribute));
        }
      }
      found.add(attributes.toString());
    }
    return found;
  }

  private static List<String> byBrowsersRules(String markup) {
    List<String> found = new ArrayList<>();
    for (Element element : Jsoup.parseBodyFragment(markup).body().select("*")) {
      Map<String, String> attributes = new TreeMap<>();
      for (Attribute attribute : Attribute.values()) {
        String name = attribute.name().toLowerCase(Locale.ROOT);
        if (element.hasAttr(name)) {
          attributes.put(name, element.attr(name));
        }
      }
      if (!attributes.isEmpty()) {
        found.add(attributes.toString());
      }
    }
    return found;
  }

  private static String random(Random chance) {
    StringBuilder markup = new StringBuilder();
    for (int i = chance.nextInt(12); i >= 0; i--) {
      String name = one(NAMES, chance);
      markup.append('<').append(name);
      for (int j = chance.nextInt(5); j > 0; j--) {
        String value = one(VALUES, chance);
        String quote = chance.nextBoolean() || value.contains("<b") ? "\"" : "'";
        markup.append(chance.nextBoolean() ? " " : "\n\t").append(one(ATTRIBUTES, chance));
        markup.append("=").append(quote).append(value).append(quote);
      }
      markup.append('>').append(one(BETWEEN, chance)).append("</").append(name).append('>');
      markup.append(one(BETWEEN, chance));
    }
    return markup.toString();
  }

  private static String one(List<String> some, Random chance) {
    return some.get(chance.nextInt(some.size()));
  }

  @Test
  void randomTagsAreThoseThatBrowsersFind() {
    for (int seed = 0; seed < 2_000; seed++) {
      String markup = random(new Random(seed));
      assertThat(tags(markup)).as("seed %s: %s", seed, markup).isEqualTo(byBrowsersRules(markup));
    }
  }

  @Test
  void whatIsCutOffIsReadAsFarAsItGoes() {
    String whole = "<!-- x --><a href='b' id=c rel>d</a><script id=\"e\">f</script><p id=\"g\">";
    for (int end = 0; end <= whole.length(); end++) {
      assertThat(tags(whole.substring(0, end))).hasSizeLessThanOrEqualTo(3);
    }
    assertThat(tags(whole)).containsExactly("{href=b, id=c, rel=}", "{id=e}", "{id=g}");
  }
}
