package org.polyfeed.article;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which tags of a list open and close one element. */
final class TagPairs {

  private final int[] partners;

  private TagPairs(int[] partners) {
    this.partners = partners;
  }

  /** What closes something else than was opened last ends all that was opened since. */
  static TagPairs of(List<HtmlTag> tags) {
    int[] partners = new int[tags.size()];
    Arrays.fill(partners, -1);
    Deque<Integer> open = new ArrayDeque<>();
    Map<String, Integer> names = new HashMap<>();
    for (int i = 0; i < tags.size(); i++) {
      HtmlTag tag = tags.get(i);
      if (tag.opens()) {
        open.push(i);
        names.merge(tag.name(), 1, Integer::sum);
      } else if (tag.closes() && names.getOrDefault(tag.name(), 0) > 0) {
        int other = open.pop();
        names.merge(tags.get(other).name(), -1, Integer::sum);
        while (!tags.get(other).name().equals(tag.name())) {
          other = open.pop();
          names.merge(tags.get(other).name(), -1, Integer::sum);
        }
        partners[i] = other;
        partners[other] = i;
      }
    }
    return new TagPairs(partners);
  }

  /** The place of the other tag; less than 0 where there is none. */
  int partner(int at) {
    return partners[at];
  }
}
