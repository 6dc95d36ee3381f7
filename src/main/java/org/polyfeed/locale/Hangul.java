package org.polyfeed.locale;

import java.util.HashMap;
import java.util.Map;

/**
 * Korean in Latin letters: the Revised Romanisation (notice 2000-8 of the Ministry of Culture), by
 * the sounds that letters have beside each other. Words whose sounds letters do not tell are in
 * {@code ko-words.txt}, respelled as they are said.
 */
final class Hangul {

  private static final int FIRST = 0xAC00;

  private static final int LAST = 0xD7A3;

  private static final String[] ONSETS =
      "g kk n d tt r m b pp s ss - j jj ch k t p h".split(" ", -1);

  private static final String[] VOWELS =
      "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ", -1);

  /** What a syllable ends in: first what stays, then what moves on to a vowel that follows. */
  private static final String[] CODAS =
      ("- -g -kk k+s -n n+j -n -d -r l+g l+m l+b l+s l+t l+p -r -m -b p+s -s -ss ng -j -ch -k -t"
              + " -p -")
          .split(" ", -1);

  /** What it ends in where no vowel follows. */
  private static final String[] STOPS =
      "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ", -1);

  private static final int H = 18;

  private static final int I = 20;

  private static final int YEO = 6;

  private static final int SILENT = 11;

  private static final int T_SS = 20;

  /** Whose h joins the consonant after it. */
  private static final Map<Integer, String> WITH_H = Map.of(6, "n", 15, "l", 27, "");

  private final Map<String, String> words = new HashMap<>();

  Hangul() {
    for (String line : Lists.lines("ko-words.txt")) {
      int space = line.indexOf(' ');
      words.put(line.substring(0, space), line.substring(space + 1));
    }
  }

  private static boolean isSyllable(int letter) {
    return letter >= FIRST && letter <= LAST;
  }

  String spelled(String text) {
    String whole = Letters.composed(text);
    StringBuilder spelled = new StringBuilder(whole.length() * 3);
    for (int i = 0; i < whole.length(); ) {
      int end = i;
      while (end < whole.length() && isSyllable(whole.charAt(end))) {
        end++;
      }
      if (end == i) {
        spelled.append(whole.charAt(i++));
      } else {
        word(said(whole.substring(i, end)), spelled);
        i = end;
      }
    }
    return spelled.toString();
  }

  /** A word as it is said where the list has it, or has what it begins with. */
  private String said(String word) {
    for (int end = word.length(); end > 1; end--) {
      String said = words.get(word.substring(0, end));
      if (said != null) {
        return said + word.substring(end);
      }
    }
    return word;
  }

  private static void word(String word, StringBuilder spelled) {
    String onset = ONSETS[onset(word.charAt(0))];
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      spelled.append(onset.equals("-") ? "" : onset).append(VOWELS[vowel(letter)]);
      int coda = coda(letter);
      if (i + 1 == word.length()) {
        spelled.append(STOPS[coda].equals("-") ? "" : STOPS[coda]);
      } else {
        String[] joint = joint(coda, word.charAt(i + 1));
        spelled.append(joint[0]);
        onset = joint[1];
      }
    }
  }

  private static int onset(char letter) {
    return (letter - FIRST) / 588;
  }

  private static int vowel(char letter) {
    return (letter - FIRST) % 588 / 28;
  }

  private static int coda(char letter) {
    return (letter - FIRST) % 28;
  }

  /** The end of one syllable and the beginning of the next, as they sound together. */
  private static String[] joint(int coda, char next) {
    int onset = onset(next);
    if (coda == 0) {
      return pair("", ONSETS[onset]);
    }
    if (onset == SILENT) {
      return beforeVowel(coda, next);
    }
    if (onset == H) {
      return beforeH(coda, next);
    }
    String rest = WITH_H.get(coda);
    if (rest != null) {
      return afterH(rest, ONSETS[onset]);
    }
    return beforeConsonant(STOPS[coda], ONSETS[onset]);
  }

  private static String[] beforeVowel(int coda, char next) {
    String[] parts = CODAS[coda].equals("ng") ? pair("ng", "") : CODAS[coda].split("[-+]", -1);
    String moved = parts[1];
    boolean palatal = vowel(next) == I || isShort(next, YEO);
    if (palatal && (moved.equals("d") || moved.equals("t"))) {
      return pair(parts[0], moved.equals("d") ? "j" : "ch");
    }
    return pair(parts[0], moved);
  }

  /** Whether a syllable has this vowel and ends with it, or with the mark of the past. */
  private static boolean isShort(char letter, int vowel) {
    return vowel(letter) == vowel && (coda(letter) == 0 || coda(letter) == T_SS);
  }

  /** In nouns the h is written beside k and p; in the verbs of hi and hyeo it is one with them. */
  private static String[] beforeH(int coda, char next) {
    boolean verb = vowel(next) == I || isShort(next, YEO);
    return switch (STOPS[coda]) {
      case "k" -> verb ? pair(CODAS[coda].startsWith("l") ? "l" : "", "k") : pair("k", "h");
      case "p" -> verb ? pair("", "p") : pair("p", "h");
      case "t" -> {
        boolean ch = CODAS[coda].endsWith("j") || (verb && CODAS[coda].matches("-[dt]"));
        yield pair("", ch ? "ch" : "t");
      }
      case "n" -> CODAS[coda].equals("n+j") ? pair("n", "ch") : pair("n", "h");
      case "l" -> CODAS[coda].equals("l+b") ? pair("l", "p") : pair("l", "h");
      default -> pair(STOPS[coda], "h");
    };
  }

  private static String[] afterH(String rest, String onset) {
    return switch (onset) {
      case "g" -> pair(rest, "k");
      case "d" -> pair(rest, "t");
      case "j" -> pair(rest, "ch");
      case "n" -> pair(rest.equals("l") ? "l" : "n", rest.equals("l") ? "l" : "n");
      default -> pair(rest, onset);
    };
  }

  private static String[] beforeConsonant(String stop, String onset) {
    boolean nasal = onset.equals("n") || onset.equals("m");
    boolean liquid = onset.equals("r");
    return switch (stop) {
      case "k" -> nasal || liquid ? pair("ng", liquid ? "n" : onset) : pair(stop, onset);
      case "t" -> nasal || liquid ? pair("n", liquid ? "n" : onset) : pair(stop, onset);
      case "p" -> nasal || liquid ? pair("m", liquid ? "n" : onset) : pair(stop, onset);
      case "m", "ng" -> pair(stop, liquid ? "n" : onset);
      case "n" -> liquid ? pair("l", "l") : pair(stop, onset);
      case "l" -> liquid || onset.equals("n") ? pair("l", "l") : pair(stop, onset);
      default -> pair(stop, onset);
    };
  }

  private static String[] pair(String end, String start) {
    return new String[] {end, start};
  }
}
