package org.polyfeed.article;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place from which a report comes, as newspapers put it before the first sentence: {@code
 * ISLAMABAD — }.
 *
 * @param length of the place and its dash in the text, in UTF-16 units
 */
record Dateline(String place, int length) {

  private static final Pattern OPENING =
      Pattern.compile("(?U)^\\s*([^\\s—–―][^—–―\\n]{0,58}?)(\\s*[—–―]+\\s*|\\s+-{1,2}\\s+)(?=\\S)");

  private static final Pattern NO_PLACE = Pattern.compile("[.!?;«»“”„\"。！？、，؟۔।：:]");

  /** A dash that opens an aside has a second one that closes it, about this far away. */
  private static final int ASIDE = 80;

  /** Finds it at the beginning of a paragraph. */
  static Optional<Dateline> of(String paragraph) {
    Matcher matcher = OPENING.matcher(paragraph);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String place = matcher.group(1);
    boolean spaced = matcher.group(2).codePoints().anyMatch(Dateline::isSpace);
    String rest = paragraph.substring(matcher.end());
    return isPlace(place, spaced, rest)
        ? Optional.of(new Dateline(place, matcher.end()))
        : Optional.empty();
  }

  private static boolean isSpace(int letter) {
    return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
  }

  private static boolean isPlace(String place, boolean spaced, String rest) {
    // "WASHINGTON (AP)", "St. Petersburg": neither an agency nor an abbreviation ends a sentence.
    String bare = place.replaceAll("\\([^)]*\\)", "").replaceAll("\\b\\p{L}{1,3}\\.", "").strip();
    if (bare.codePoints().noneMatch(Character::isLetter) || NO_PLACE.matcher(bare).find()) {
      return false;
    }
    if (bare.codePoints().anyMatch(Character::isUpperCase)) {
      // A report begins with a capital; "NATO — the alliance" goes on with the sentence.
      return isCapital(bare.split("[\\s,]+", 2)[0]) && !Character.isLowerCase(rest.codePointAt(0));
    }
    // Scripts without capitals: a few words, and the dash set off, as no clause would be.
    boolean cased = bare.codePoints().anyMatch(Character::isLowerCase);
    boolean aside = rest.substring(0, Math.min(rest.length(), ASIDE)).matches("(?s).*\\s[—–―].*");
    return !cased && spaced && !aside && bare.split("\\s+").length <= 3 && bare.length() <= 24;
  }

  private static boolean isCapital(String word) {
    return word.codePoints().filter(Character::isLetter).count() >= 2
        && word.codePoints().filter(Character::isLetter).allMatch(Character::isUpperCase);
  }
}
