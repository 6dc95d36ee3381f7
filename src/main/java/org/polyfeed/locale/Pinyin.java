package org.polyfeed.locale;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Mandarin in Hanyu pinyin with tones, its syllables joined to words: ICU's words and readings, and
 * our list of those that it reads wrongly.
 */
final class Pinyin {

  /** Words of one character, which are not part of a name. */
  private static final String ALONE =
      "的了在是和与及或被把将对向从到给让为以于因由就也都还又再已未不没有我你他她它这那此该各每两三四五六七八九十百千万亿"
          + "个名人年月日时分上下中内外前后里间第约超近致称说将要可能会应须需请但而则且若如等之其所使至自同比最更很太";

  /** Written together with the word before. */
  private static final String ENDINGS = "率性者化";

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");

  /** Where a reader could begin the syllable a letter too early: GB/T 16159. */
  private static final Pattern OPEN = Pattern.compile(" (?=[aāáǎàoōóǒòeēéěè])");

  private final Transliterator syllables = Transliterator.getInstance("Han-Latin");

  private final Map<String, String> words = new HashMap<>();

  Pinyin() {
    for (String line : Lists.lines("pinyin.txt")) {
      int space = line.indexOf(' ');
      words.put(line.substring(0, space), line.substring(space + 1));
    }
  }

  /** A text in simplified characters, in pinyin; what is not Chinese in it stays. */
  String spelled(String text) {
    StringBuilder spelled = new StringBuilder(text.length() * 4);
    for (String word : words(text)) {
      if (HAN.matcher(word).matches()) {
        separate(spelled);
        spelled.append(read(word));
      } else {
        if (Character.isLetterOrDigit(word.codePointAt(0))) {
          separate(spelled);
        }
        spelled.append(EastAsianMarks.latin(word));
      }
    }
    return EastAsianMarks.tidied(spelled.toString());
  }

  private static void separate(StringBuilder spelled) {
    int length = spelled.length();
    if (length > 0 && Character.isLetterOrDigit(spelled.codePointBefore(length))) {
      spelled.append(' ');
    }
  }

  /** The dictionary's words; characters that it leaves alone side by side are a foreign name. */
  private List<String> words(String text) {
    BreakIterator breaks = BreakIterator.getWordInstance(ULocale.CHINESE);
    breaks.setText(text);
    List<String> found = new ArrayList<>();
    boolean open = false;
    for (int start = breaks.first(), end = breaks.next();
        end != BreakIterator.DONE;
        start = end, end = breaks.next()) {
      String word = text.substring(start, end);
      boolean single =
          word.codePointCount(0, word.length()) == 1
              && HAN.matcher(word).matches()
              && !ALONE.contains(word);
      int last = found.size() - 1;
      if (last >= 0 && ((single && open) || isOne(found.get(last), word))) {
        found.set(last, found.get(last) + word);
      } else {
        found.add(word);
      }
      open = single;
    }
    return found;
  }

  private boolean isOne(String before, String word) {
    return words.containsKey(before + word)
        || (ENDINGS.contains(word) && HAN.matcher(before).matches());
  }

  /** ICU reads a whole word better than its characters, so only what the list has is taken out. */
  private String read(String word) {
    StringBuilder spaced = new StringBuilder();
    int rest = 0;
    for (int i = 0; i < word.length(); ) {
      int end = word.length();
      while (end > i && !words.containsKey(word.substring(i, end))) {
        end--;
      }
      if (end > i) {
        spaced.append(syllables.transliterate(word.substring(rest, i))).append(' ');
        spaced.append(words.get(word.substring(i, end))).append(' ');
        rest = end;
        i = end;
      } else {
        i = word.offsetByCodePoints(i, 1);
      }
    }
    spaced.append(syllables.transliterate(word.substring(rest)));
    return OPEN.matcher(spaced.toString().strip()).replaceAll("'").replace(" ", "");
  }
}
