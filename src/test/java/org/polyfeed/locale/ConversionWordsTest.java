package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConversionWordsTest {

  @Test
  void goodWordsHaveNoFaults() {
    assertThat(new ConversionWords(Map.of()).faults()).isEmpty();
    assertThat(new ConversionWords(Map.of("a", "b", "c", "b", "Pink", "Pink")).faults()).isEmpty();
    // A chain is no circle: words are put in once.
    assertThat(new ConversionWords(Map.of("a", "b", "b", "c")).faults()).isEmpty();
    assertThat(new ConversionWords(Map.of("US", "САД", "us", "нас")).faults()).isEmpty();
  }

  @Test
  void everyFaultIsFoundInOneGo() {
    assertThat(
            new ConversionWords(
                    Map.of("a", "b", "b", "a", "c", "d", "d", "e", "e", "C", "x", "1", "X", "2"))
                .faults())
        .containsExactly(
            "the words 'X' and 'x' differ only in case; keep one",
            "the words a → b → a go round in a circle; leave one out",
            "the words c → d → e → C go round in a circle; leave one out");
  }

  @Test
  void aWordKeptTwiceIsGivenTwice() {
    assertThat(new ConversionWords(Map.of("pink", "pink", "Pink", "Pink")).faults())
        .containsExactly("the words 'Pink' and 'pink' differ only in case; keep one");
  }

  @Test
  void blanksAreNamed() {
    assertThat(new ConversionWords(Map.of("", "a", "b", " ")).faults())
        .containsExactly(
            "an empty word is to be written 'a'; name the word",
            "the word 'b' has nothing to be written for it");
  }

  @Test
  void aCircleThatAWordLeadsIntoIsSaidOnce() {
    assertThat(new ConversionWords(Map.of("a", "b", "b", "c", "c", "b")).faults())
        .containsExactly("the words b → c → b go round in a circle; leave one out");
  }
}
