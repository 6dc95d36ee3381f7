package org.polyfeed.locale;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A site's own words for {@link ScriptConversion}, in one direction: what stands in the text, and
 * what is to be written for it.
 *
 * @param written for whole words
 * @param stems what is to be written for the beginnings of words; their endings are converted
 */
public record ConversionWords(Map<String, String> written, Map<String, String> stems) {

  public ConversionWords {
    // Sorted, so that what is said of them is the same each time.
    written = new TreeMap<>(written);
    stems = new TreeMap<>(stems);
  }

  /** Of whole words. */
  public ConversionWords(Map<String, String> written) {
    this(written, Map.of());
  }

  /** These words, and of others those that they say nothing of, in whatever case. */
  ConversionWords over(ConversionWords others) {
    return new ConversionWords(over(written, others.written), over(stems, others.stems));
  }

  private static Map<String, String> over(Map<String, String> own, Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(own);
    Set<String> known = new HashSet<>();
    own.keySet().forEach(word -> known.add(Phrases.folded(word)));
    others.forEach(
        (word, instead) -> {
          if (!known.contains(Phrases.folded(word))) {
            all.put(word, instead);
          }
        });
    return all;
  }

  /**
   * What is wrong with them, one message each: a word or what is to be written for it is blank, a
   * word is given twice in different cases, or the list comes back to a word that it replaces.
   * Nothing where {@link ScriptConversion#with} takes them.
   */
  public List<String> faults() {
    List<String> faults = new ArrayList<>(blanks(written));
    faults.addAll(blanks(stems));
    if (faults.isEmpty()) {
      faults.addAll(doubles(written));
      faults.addAll(doubles(stems));
      faults.addAll(circles());
    }
    return List.copyOf(faults);
  }

  private static List<String> blanks(Map<String, String> words) {
    List<String> faults = new ArrayList<>();
    words.forEach(
        (word, instead) -> {
          if (word.isBlank()) {
            faults.add("an empty word is to be written '" + instead + "'; name the word");
          } else if (instead.isBlank()) {
            faults.add("the word '" + word + "' has nothing to be written for it");
          }
        });
    return faults;
  }

  private static List<String> doubles(Map<String, String> words) {
    List<String> faults = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    for (String word : words.keySet()) {
      String before = seen.put(Phrases.folded(word), word);
      if (before != null && isCapitalised(before, word)) {
        faults.add("the words '" + before + "' and '" + word + "' differ only in case; keep one");
      }
    }
    return faults;
  }

  /** Two words of which one is only a case of the other; {@code US} and {@code us} are two. */
  private static boolean isCapitalised(String one, String other) {
    return capitalised(one).equals(other) || capitalised(other).equals(one);
  }

  /** A word to be written as itself stays as it is: that is no circle. */
  private List<String> circles() {
    Map<String, String> next = new HashMap<>();
    written.forEach((word, instead) -> next.put(Phrases.folded(word), instead));
    List<String> faults = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (String start : written.keySet()) {
      List<String> circle = circle(start, next);
      if (!circle.isEmpty() && known.add(Phrases.folded(start))) {
        circle.forEach(word -> known.add(Phrases.folded(word)));
        faults.add(
            "the words " + String.join(" → ", circle) + " go round in a circle; leave one out");
      }
    }
    return faults;
  }

  /** The way from a word back to itself; empty where it does not come back. */
  private static List<String> circle(String start, Map<String, String> next) {
    Set<String> way = new LinkedHashSet<>();
    List<String> shown = new ArrayList<>(List.of(start));
    String word = start;
    while (way.add(Phrases.folded(word))) {
      String instead = next.get(Phrases.folded(word));
      if (instead == null || Phrases.folded(instead).equals(Phrases.folded(word))) {
        return List.of();
      }
      shown.add(instead);
      word = instead;
      if (Phrases.folded(word).equals(Phrases.folded(start))) {
        return shown;
      }
    }
    return List.of();
  }

  /** All of them, to look for in texts. */
  Phrases phrases(boolean whole) {
    return new Phrases(inEveryCase(written), inEveryCase(stems), whole);
  }

  /** With each word Capitalised and in ALL CAPS beside what was given. */
  private static Map<String, String> inEveryCase(Map<String, String> words) {
    Map<String, String> all = new TreeMap<>(words);
    words.forEach(
        (word, instead) -> {
          all.putIfAbsent(capitalised(word), capitalised(instead));
          all.putIfAbsent(upper(word), upper(instead));
        });
    return all;
  }

  /** A short name for all of it. */
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(bytes), 16));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static String capitalised(String word) {
    int first = word.offsetByCodePoints(0, 1);
    return upper(word.substring(0, first)) + word.substring(first);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
