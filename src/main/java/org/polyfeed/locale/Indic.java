package org.polyfeed.locale;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Languages of India in Latin letters by the Hunterian system, the national one, without marks. For
 * those that leave out the short a which their letters hold, so does it.
 */
final class Indic {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  /** Of ISO 15919, which ICU gives. */
  private static final Pattern SOUND =
      Pattern.compile("(?<vowel>ai|au|r̥̄?|[aāiīuūeēoōæǣêô])|(?:[kgcjtdpbṭḍṛ]h?|.)\\p{M}*");

  /** Nasals before the stops that they are said with. */
  private static final Pattern NASAL_STOP = Pattern.compile("[ṅñṇnmṁ]\\p{M}*\\|[kgcjtdpbṭḍ]h?");

  private final Transliterator letters;
  private final boolean silent;

  /**
   * A language as ICU's transform of this id spells it.
   *
   * @param silent whether the language leaves out short vowels that are not written
   */
  Indic(String id, boolean silent) {
    this.letters = Transliterator.getInstance(id);
    this.silent = silent;
  }

  String spelled(String text) {
    String iso = Letters.composed(letters.transliterate(text)).replace("'", "");
    return WORD.matcher(iso)
        .replaceAll((MatchResult word) -> plain(silent ? said(word.group()) : word.group()));
  }

  private static String said(String word) {
    List<String> sounds = new ArrayList<>();
    SOUND.matcher(word).results().forEach(sound -> sounds.add(sound.group()));
    leaveOutLast(sounds);
    leaveOutInner(sounds);
    return String.join("", sounds);
  }

  /** bhārata is said bhārat, but mitra mitra. */
  private static void leaveOutLast(List<String> sounds) {
    int last = sounds.size() - 1;
    if (last < 2 || !sounds.get(last).equals("a") || isVowel(sounds.get(last - 1))) {
      return;
    }
    String before = sounds.get(last - 2);
    boolean stop = NASAL_STOP.matcher(before + "|" + sounds.get(last - 1)).matches();
    if (isVowel(before) || (stop && last > 2)) {
      sounds.remove(last);
    }
  }

  /** From the end, a between two single consonants that have vowels around: sarakār is sarkār. */
  private static void leaveOutInner(List<String> sounds) {
    for (int i = sounds.size() - 3; i > 1; i--) {
      if (sounds.get(i).equals("a")
          && !isVowel(sounds.get(i - 1))
          && isVowel(sounds.get(i - 2))
          && !isVowel(sounds.get(i + 1))
          && isVowel(sounds.get(i + 2))) {
        sounds.remove(i);
        i--;
      }
    }
  }

  private static boolean isVowel(String sound) {
    return SOUND.matcher(sound).results().anyMatch(found -> isVowel(found));
  }

  private static boolean isVowel(MatchResult sound) {
    return "aāiīuūeēoōæǣêô".indexOf(sound.group().charAt(0)) >= 0 || sound.group().startsWith("r̥");
  }

  private static String plain(String iso) {
    String marked =
        iso.replace("jñ", "gy")
            .replaceAll("c(?!h)", "Ch")
            .replace("ch", "chh")
            .replace("Ch", "ch")
            .replaceAll("r̥̄?", "ri")
            .replaceAll("[śṣ]", "sh")
            .replaceAll("ṁ(?=[pbm])", "m")
            .replaceAll("ṁ|m̐", "n")
            .replace("ǣ", "ae")
            .replace("æ", "ae");
    return Letters.unmarked(marked);
  }
}
