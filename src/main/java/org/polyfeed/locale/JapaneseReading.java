package org.polyfeed.locale;

import com.atilika.kuromoji.ipadic.Token;
import com.atilika.kuromoji.ipadic.Tokenizer;
import com.ibm.icu.text.Normalizer2;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Japanese in Latin letters as it is read: words and readings of the dictionary IPADIC, spelled by
 * the modified Hepburn system without macrons. Making one takes half a second and 50 MB.
 */
final class JapaneseReading {

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private static final Pattern KANA = Pattern.compile("[\\u3041-\\u3096\\u30A1-\\u30FC]+");

  /** Particles that end a form of a verb and are written with it. */
  private static final Set<String> ENDINGS = Set.of("て", "で", "ば", "ちゃ");

  /** The copula is a word of its own. */
  private static final Set<String> COPULAS = Set.of("だ", "です", "じゃ");

  private final Tokenizer tokenizer = new Tokenizer();
  private final LetterTable hepburn = new LetterTable("ja");

  /** A text as it is read; empty where there is a word that the dictionary cannot read. */
  String spelled(String text) {
    StringBuilder spelled = new StringBuilder(text.length() * 3);
    StringBuilder word = new StringBuilder();
    boolean name = false;
    boolean joins = false;
    for (Token token : tokenizer.tokenize(wideDigits(text))) {
      String said = said(token);
      if (HAN.matcher(said).find()) {
        return "";
      }
      if (!joins && !continues(token)) {
        spelled.append(inLatin(word, name)).append(' ');
        word.setLength(0);
        name = token.getPartOfSpeechLevel2().equals("固有名詞");
      }
      word.append(said);
      joins = token.getPartOfSpeechLevel1().equals("接頭詞");
    }
    return EastAsianMarks.tidied(spelled.append(inLatin(word, name)).toString());
  }

  private String inLatin(CharSequence word, boolean name) {
    String latin = hepburn.spelled(word.toString());
    return name && !latin.isEmpty() ? Casing.capitalised(latin) : latin;
  }

  /** The dictionary knows numbers by their wide digits. */
  private static String wideDigits(String text) {
    StringBuilder wide = new StringBuilder(Normalizer2.getNFKCInstance().normalize(text));
    for (int i = 0; i < wide.length(); i++) {
      char letter = wide.charAt(i);
      if (letter >= '0' && letter <= '9') {
        wide.setCharAt(i, (char) (letter - '0' + '０'));
      }
    }
    return wide.toString();
  }

  private static String said(Token token) {
    String written = token.getSurface();
    if (EastAsianMarks.isMark(written)) {
      return EastAsianMarks.latin(written);
    }
    if (token.getPartOfSpeechLevel2().equals("数") && !HAN.matcher(written).find()) {
      return Normalizer2.getNFKCInstance().normalize(written);
    }
    if (written.equals("日本")) {
      return "ニホン";
    }
    String said = token.getPronunciation();
    if (!said.equals("*")) {
      return said;
    }
    return KANA.matcher(written).matches() ? katakana(written) : written;
  }

  private static String katakana(String kana) {
    StringBuilder all = new StringBuilder(kana);
    for (int i = 0; i < all.length(); i++) {
      char letter = all.charAt(i);
      if (letter >= 'ぁ' && letter <= 'ゖ') {
        all.setCharAt(i, (char) (letter - 'ぁ' + 'ァ'));
      }
    }
    return all.toString();
  }

  /** Whether a part of speech is written together with what is before it. */
  private static boolean continues(Token token) {
    String kind = token.getPartOfSpeechLevel1();
    String use = token.getPartOfSpeechLevel2();
    String what = token.getPartOfSpeechLevel3();
    return switch (kind) {
      case "助動詞" -> !COPULAS.contains(token.getBaseForm());
      case "動詞" -> use.equals("接尾");
      case "名詞" -> use.equals("接尾") && !Set.of("地域", "助数詞", "人名").contains(what);
      case "助詞" -> use.equals("接続助詞") && ENDINGS.contains(token.getSurface());
      case "記号" -> true;
      default -> false;
    };
  }
}
