package org.polyfeed.site;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.WordForm;

/**
 * A name or word that a site's articles are to have alike.
 *
 * @param name by which those who make the site call it
 * @param forms that it may have in each locale, at least one; the first is the one to write
 * @param note for translators
 */
public record Term(String name, Map<LocaleTag, List<WordForm>> forms, Optional<String> note) {

  public Term {
    Map<LocaleTag, List<WordForm>> copy = new TreeMap<>();
    forms.forEach((locale, all) -> copy.put(locale, List.copyOf(all)));
    forms = Collections.unmodifiableMap(copy);
  }
}
