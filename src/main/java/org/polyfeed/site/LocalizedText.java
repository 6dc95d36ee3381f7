package org.polyfeed.site;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.polyfeed.locale.LocaleTag;

/**
 * A text that a site gives in several locales, or in one for all.
 *
 * @param forAll what every locale shows that has none of its own
 */
public record LocalizedText(Map<LocaleTag, String> byLocale, Optional<String> forAll) {

  public LocalizedText {
    byLocale = Collections.unmodifiableMap(new TreeMap<>(byLocale));
  }

  /** The same text in every locale. */
  public static LocalizedText same(String text) {
    return new LocalizedText(Map.of(), Optional.of(text));
  }

  /** Given in no locale. */
  public static LocalizedText none() {
    return new LocalizedText(Map.of(), Optional.empty());
  }

  /** The text in the locale itself or its nearest relative of the same script. */
  public Optional<String> own(LocaleTag locale) {
    if (byLocale.isEmpty()) {
      return Optional.empty();
    }
    for (LocaleTag parent : locale.chain()) {
      if (byLocale.containsKey(parent)) {
        return Optional.of(byLocale.get(parent));
      }
    }
    return byLocale.entrySet().stream()
        .filter(entry -> entry.getKey().sameAs(locale) || entry.getKey().isParentOf(locale))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The text in the locale, else the one for all, else in the first of the others that has it. */
  Optional<String> in(LocaleTag locale, Supplier<List<LocaleTag>> others) {
    return own(locale)
        .or(() -> forAll)
        .or(() -> others.get().stream().flatMap(other -> own(other).stream()).findFirst())
        .or(() -> byLocale.values().stream().findFirst());
  }
}
