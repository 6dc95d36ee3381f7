package org.polyfeed.locale;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;

/**
 * Where the sentences of a text end: at the marks that Unicode calls Sentence_Terminal, unless the
 * language says by {@link Abbreviations} that the sentence goes on. ICU's own breaker knows too few
 * abbreviations, no initials and no ordinals. Safe to share between threads.
 */
final class Sentences {

  /** They stand in words, numbers and addresses too, so what ends a sentence has a space after. */
  private static final String SPACED = ".!?…;:؟۔\u037E‼⁇⁈⁉‽";

  /** Burmese has this one for commas, although Unicode counts it as a stop. */
  private static final int BURMESE_COMMA = 0x104A;

  private static final String COMMAS = ",;،؛、，；";

  private static final String DASHES = "-‐–—―";

  private final Abbreviations language;

  Sentences(LocaleTag locale) {
    this.language = Abbreviations.of(locale.language());
  }

  /**
   * The end of the sentence that begins at a place, with the quotation marks and brackets that it
   * closes, without the spaces after it; the end of the text where no other is found.
   */
  int end(String text, int from) {
    int start = from;
    while (isSpace(text, start)) {
      start++;
    }
    for (int at = start; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int stops = stopsEnd(text, at);
      if (stops > at) {
        int end = closed(text, stops);
        if (ends(text, start, at, stops, end)) {
          return end;
        }
        at = stops - 1;
      }
    }
    return text.length();
  }

  /**
   * The end of all the stops that stand together: {@code ?!}, {@code ...}; itself if there is none.
   */
  private int stopsEnd(String text, int at) {
    int end = at;
    while (end < text.length() && stopAt(text, end) > 0) {
      end += stopAt(text, end);
    }
    return end;
  }

  /** How long the stop at a place is; 0 where none stands. */
  private int stopAt(String text, int at) {
    for (String stop : language.stops()) {
      if (text.startsWith(stop, at)) {
        return stop.length();
      }
    }
    int letter = text.codePointAt(at);
    if (letter < 0x80) {
      return letter == '.' || letter == '!' || letter == '?' ? 1 : 0;
    }
    if (Character.isLetter(letter)) {
      return 0;
    }
    boolean stop =
        letter == '…'
            || (letter != BURMESE_COMMA && UCharacter.hasBinaryProperty(letter, UProperty.S_TERM));
    return stop ? Character.charCount(letter) : 0;
  }

  private static int closed(String text, int from) {
    int end = from;
    while (end < text.length()) {
      // In French the mark that closes stands behind a space.
      boolean behind =
          isSpace(text, end)
              && is(text, end + 1, "»")
              && !Character.isLetterOrDigit(letter(text, end + 2));
      if (behind) {
        end += 2;
      } else if (closes(text, end)) {
        end++;
      } else {
        break;
      }
    }
    return end;
  }

  private static boolean closes(String text, int at) {
    int letter = text.charAt(at);
    return switch (Character.getType(letter)) {
      case Character.END_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> true;
      // German and others close with what English opens with.
      case Character.INITIAL_QUOTE_PUNCTUATION -> !Character.isLetterOrDigit(letter(text, at + 1));
      default ->
          (letter == '"' || letter == '\'') && !Character.isLetterOrDigit(letter(text, at + 1));
    };
  }

  /**
   * @param start of the sentence
   * @param at where its stops begin
   * @param stops where they end
   * @param end where what they close ends
   */
  private boolean ends(String text, int start, int at, int stops, int end) {
    boolean quoted = end > stops;
    int next = end;
    while (isSpace(text, next)) {
      next++;
    }
    if (next == text.length()) {
      return true;
    }
    if (is(text, at - 1, "(（[") || (next == end && is(text, next, COMMAS))) {
      return false;
    }
    if (quoted && (is(text, next, DASHES) || language.goesOn(text.substring(next)))) {
      return false;
    }
    if (SPACED.indexOf(text.charAt(stops - 1)) < 0) {
      return true;
    }
    if (next == end) {
      // Chinese typed with the marks of a Latin keyboard has no spaces either.
      return UCharacter.hasBinaryProperty(letter(text, next), UProperty.IDEOGRAPHIC)
          && !is(text, at, ".;:…");
    }
    String word = firstWord(text, next);
    if (isLowerCase(word)) {
      return false;
    }
    boolean alone = stops == at + 1 && is(text, at, ".۔");
    return !alone || endsAfter(lastWord(text, start, at), word, start, at);
  }

  private boolean endsAfter(String last, String next, int start, int at) {
    if (language.isStopless()) {
      return false;
    }
    if (at - start == last.length() && isNumber(last)) {
      // The number of what follows.
      return false;
    }
    boolean number = isNumber(next) || RomanNumeral.isNumeral(next);
    return switch (language.kind(last)) {
      case NEVER -> false;
      case NUMBER -> !number && (!language.isUnsure(last) || language.begins(next));
      case MAYBE -> language.begins(next);
      case LAST -> true;
    };
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && Character.isDigit(word.codePointAt(0));
  }

  private static boolean isLowerCase(String word) {
    // Georgian has one case in use, which Unicode calls lower.
    return !word.isEmpty()
        && Character.isLowerCase(word.codePointAt(0))
        && UScript.getScript(word.codePointAt(0)) != UScript.GEORGIAN;
  }

  /** What stands before a stop: letters, digits, and the stops, hyphens and apostrophes in them. */
  private static String lastWord(String text, int start, int at) {
    int from = at;
    while (from > start && (isOfWord(text.charAt(from - 1)) || is(text, from - 1, ".۔-‐'’״׳/"))) {
      from--;
    }
    while (from < at && !isOfWord(text.charAt(from))) {
      from++;
    }
    return text.substring(from, at);
  }

  /** The next word or number, without what opens it; an initial with its stop. */
  private static String firstWord(String text, int from) {
    int start = from;
    while (start < text.length() && !isOfWord(text.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < text.length() && (isOfWord(text.charAt(end)) || is(text, end, "'’"))) {
      end++;
    }
    boolean initial = end == start + 1 && is(text, end, ".");
    return text.substring(start, initial ? end + 1 : end);
  }

  private static boolean isOfWord(char letter) {
    return Character.isLetterOrDigit(letter)
        || Character.isSurrogate(letter)
        || ((1 << Character.getType(letter))
                & (1 << Character.NON_SPACING_MARK
                    | 1 << Character.COMBINING_SPACING_MARK
                    | 1 << Character.FORMAT))
            != 0;
  }

  private static boolean isSpace(String text, int at) {
    return at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at)));
  }

  private static boolean is(String text, int at, String any) {
    return at >= 0 && at < text.length() && any.indexOf(text.charAt(at)) >= 0;
  }

  /** The letter at a place, or a space beyond the end. */
  private static int letter(String text, int at) {
    return at < text.length() ? text.codePointAt(at) : ' ';
  }
}
