package org.polyfeed.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a key of YAML may hold. */
public sealed interface Kind {

  /** A BCP 47 tag as people write it. */
  String LOCALE = "[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*";

  /**
   * One value, be it a word, a number or a date to YAML.
   *
   * @param pattern that all of it matches, as JSON Schema and Java alike read it (ECMA 262)
   */
  record Text(Optional<String> pattern) implements Kind {}

  /** One value for all locales, or one for each. */
  record Localized() implements Kind {}

  /** One of some words. */
  record Choice(List<String> words) implements Kind {
    public Choice {
      words = List.copyOf(words);
    }
  }

  record Flag() implements Kind {}

  /** A whole number. */
  record Whole(long least) implements Kind {}

  /** One, or a list of any number. */
  record Listed(Kind of) implements Kind {}

  /** Any of several kinds. */
  record Either(List<Kind> kinds) implements Kind {
    public Either {
      kinds = List.copyOf(kinds);
    }
  }

  /** Keys that are known, each with its own value. */
  record Keys(List<Setting> settings) implements Kind {
    public Keys {
      settings = List.copyOf(settings);
    }

    /** What they are called, in the order of the reference. */
    public List<String> names() {
      return settings.stream().map(Setting::key).toList();
    }
  }

  /**
   * Keys that the author names, all with values of one kind.
   *
   * @param name what such a key is, in one word that stands for it in the reference
   * @param pattern that all of a key matches
   */
  record Named(String name, Optional<String> pattern, Kind of) implements Kind {}

  static Kind text() {
    return new Text(Optional.empty());
  }

  static Kind text(String pattern) {
    return new Text(Optional.of(pattern));
  }

  static Kind localized() {
    return new Localized();
  }

  /** The tag of a locale. */
  static Kind locale() {
    return text(LOCALE);
  }

  /** One of the constants, in small letters as authors write them. */
  static Kind choice(Enum<?>... all) {
    return new Choice(Arrays.stream(all).map(one -> one.name().toLowerCase(Locale.ROOT)).toList());
  }

  static Kind flag() {
    return new Flag();
  }

  static Kind whole(long least) {
    return new Whole(least);
  }

  static Kind listed(Kind of) {
    return new Listed(of);
  }

  static Kind either(Kind... kinds) {
    return new Either(List.of(kinds));
  }

  static Keys keys(Setting... settings) {
    return new Keys(List.of(settings));
  }

  static Kind named(String name, Kind of) {
    return new Named(name, Optional.empty(), of);
  }

  static Kind named(String name, String pattern, Kind of) {
    return new Named(name, Optional.of(pattern), of);
  }
}
