package org.polyfeed.content;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.polyfeed.problem.Problems;

/** Which blocks stand in most of the pages of a site, and are therefore no part of any. */
final class Repetition {

  /** In fewer pages it may be chance. */
  private static final int FEWEST = 3;

  private static final int SHOWN = 80;

  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private int pages;

  /** Counts the blocks of a page, each once. */
  void add(Collection<String> blocks) {
    pages++;
    new LinkedHashSet<>(blocks).forEach(block -> counts.merge(block, 1, Integer::sum));
  }

  /** Those that stand in more than half of the pages, and in three at least. */
  Set<String> blocks() {
    Set<String> blocks = new LinkedHashSet<>();
    counts.forEach(
        (block, count) -> {
          if (count >= FEWEST && count * 2 > pages) {
            blocks.add(block);
          }
        });
    return blocks;
  }

  /** Says which these are, and how often each stands. */
  void report(String folder, boolean removed, Problems problems) {
    for (String block : blocks()) {
      String start =
          block.codePointCount(0, block.length()) > SHOWN
              ? block.substring(0, block.offsetByCodePoints(0, SHOWN)) + "…"
              : block;
      problems.warning(
          folder,
          0,
          (removed ? "left out of " : "stands in ")
              + counts.getOrDefault(block, 0)
              + " of "
              + pages
              + " pages: '"
              + start
              + "'"
              + (removed ? "" : "; --remove-boilerplate leaves it out"));
    }
  }
}
