package org.polyfeed.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.apache.velocity.Template;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which macros are written once. */
class MacrosTest {

  private static Set<String> independent(String... templates) {
    return new Macros(List.of(templates).stream().map(MacrosTest::parsed).toList()).independent();
  }

  private static Node parsed(String text) {
    RuntimeInstance velocity = new RuntimeInstance();
    velocity.setProperty("velocimacro.arguments.strict", "true");
    velocity.init();
    Template template = new Template();
    template.setName("test.vm");
    template.setRuntimeServices(velocity);
    try {
      SimpleNode node = velocity.parse(new StringReader(text), template);
      template.setData(node);
      template.initDocument();
      return node;
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text",
        "$a.title#if($b)<b>$b.text</b>#elseif(!$a.list.isEmpty())x#{else}y#end",
        "#foreach($c in $a)$c.href $foreach.index #if($foreach.hasNext), #end#end",
        "$say.of(\"key\", {\"a\": $a.name}) $say.time($b) $frame.language.tag",
        "#other($a) #@other($a)x#end"
      })
  void whatAsksForArgumentsAndTheEditionAloneIs(String body) {
    assertThat(independent("#macro(one $a $b)" + body + "#end\n#macro(other $a)$a#end"))
        .contains("one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$page.count",
        "$frame.title",
        "$frame",
        "${frame.getTitle()}",
        "#set($a = 1)",
        "#foreach($c in $page.list)x#end",
        "#foreach($c in $a)$page.title#end",
        "#foreach($c in $a)x#end$c",
        "$foreach.index",
        "#foreach($c in $a)$foreach.parent.index#end",
        "$say.of(\"key\", {\"a\": $page.name})",
        "$say.of(\"a $page.name\")",
        "#if($headline)x#end",
        "#parse(\"head.vm\")",
        "#include(\"head.vm\")",
        "#evaluate($a)",
        "#define($x)y#end",
        "#other($page.count)",
        "#asks($a)",
        "#unknown($a)",
        "#one($page.count)",
        "$bodyContent",
        "#@other($a)$page.title#end",
        "#stop"
      })
  void whatAsksForMoreIsNot(String body) {
    assertThat(
            independent(
                "#macro(one $a $b)"
                    + body
                    + "#end\n#macro(other $a)$a#end\n#macro(asks $a)$page.title#end"))
        .doesNotContain("one")
        .contains("other");
  }

  @Test
  void whatMayBeOneOfSeveralIsNot() {
    assertThat(independent("#macro(one $a)x#end#macro(two)y#end", "#macro(one $a)z#end"))
        .containsExactly("two");
  }

  @Test
  void whatHasAnArgumentToBeLeftOutIsNot() {
    assertThat(independent("#macro(one $a $b = \"c\")$a$b#end")).isEmpty();
  }
}
