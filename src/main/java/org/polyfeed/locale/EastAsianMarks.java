package org.polyfeed.locale;

import com.ibm.icu.text.Normalizer2;
import java.util.Map;

/** Punctuation of Chinese and Japanese as it stands among Latin letters. */
final class EastAsianMarks {

  private static final Map<String, String> MARKS =
      Map.ofEntries(
          Map.entry("、", ", "),
          Map.entry("，", ", "),
          Map.entry("。", ". "),
          Map.entry("：", ": "),
          Map.entry("；", "; "),
          Map.entry("？", "? "),
          Map.entry("！", "! "),
          Map.entry("「", " “"),
          Map.entry("」", "” "),
          Map.entry("『", " “"),
          Map.entry("』", "” "),
          Map.entry("《", " “"),
          Map.entry("》", "” "),
          Map.entry("（", " ("),
          Map.entry("）", ") "),
          Map.entry("・", " "),
          Map.entry("·", " "),
          Map.entry("〜", "–"),
          Map.entry("…", "… "));

  private EastAsianMarks() {}

  static boolean isMark(String text) {
    return MARKS.containsKey(text);
  }

  /** A mark with the spaces that it takes; anything else in letters of plain width. */
  static String latin(String text) {
    String mark = MARKS.get(text);
    return mark == null ? Normalizer2.getNFKCInstance().normalize(text) : mark;
  }

  /** A text with one space where there were several, and none before marks. */
  static String tidied(String text) {
    return text.replaceAll(" +", " ").replaceAll(" (?=[,.:;!?”…)])|(?<=[“(]) ", "").strip();
  }
}
