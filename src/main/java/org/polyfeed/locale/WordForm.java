package org.polyfeed.locale;

/**
 * A word or several as they stand in a text of one language.
 *
 * @param written without the mark of what is open
 * @param open whether any ending may follow, as languages have them that inflect names
 */
public record WordForm(String written, boolean open) {

  /** What stands for any ending. */
  public static final String ANY_ENDING = "*";

  /** A form as people write it down: {@code талиб*} is open. */
  public static WordForm of(String text) {
    boolean open = text.endsWith(ANY_ENDING);
    return new WordForm(
        open ? text.substring(0, text.length() - ANY_ENDING.length()).stripTrailing() : text, open);
  }

  /** As texts of a locale are compared: forms with equal keys are the same to its readers. */
  public String key(LocaleTag locale) {
    return new Folding(locale).of(written).text();
  }

  /** As people write it down. */
  @Override
  public String toString() {
    return open ? written + ANY_ENDING : written;
  }
}
