package org.polyfeed.locale;

import com.ibm.icu.text.AlphabeticIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The headings of an index of names, as books of the language have them: А Б В, あ か さ, ㄱ ㄴ ㄷ, A B C
 * of pinyin for simplified and strokes for traditional Chinese.
 */
public final class Headings {

  /** Over what the alphabet of the language has no place for; the last. */
  private static final String OTHERS = "…";

  private Headings() {}

  /** What stands under one heading, in the order in which it came. */
  public record Heading<T>(String letter, List<T> things) {

    public Heading {
      things = List.copyOf(things);
    }
  }

  /**
   * Sets things under headings by their names.
   *
   * @param things in the order of the locale ({@link LocaleFormat#order})
   * @return the headings that have any, in the order of the alphabet
   */
  public static <T> List<Heading<T>> of(
      LocaleTag locale, List<T> things, Function<T, String> name) {
    AlphabeticIndex.ImmutableIndex<T> index =
        new AlphabeticIndex<T>(locale.data()).buildImmutableIndex();
    Map<Integer, List<T>> placed = new TreeMap<>();
    for (T thing : things) {
      int place = index.getBucketIndex(name.apply(thing));
      placed
          .computeIfAbsent(
              isLetter(index, place) ? place : Integer.MAX_VALUE, any -> new ArrayList<>())
          .add(thing);
    }
    return placed.entrySet().stream()
        .map(
            bucket ->
                new Heading<>(
                    bucket.getKey() == Integer.MAX_VALUE
                        ? OTHERS
                        : index.getBucket(bucket.getKey()).getLabel(),
                    bucket.getValue()))
        .toList();
  }

  private static <T> boolean isLetter(AlphabeticIndex.ImmutableIndex<T> index, int place) {
    return index.getBucket(place).getLabelType() == AlphabeticIndex.Bucket.LabelType.NORMAL;
  }
}
