package org.polyfeed.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.polyfeed.problem.Severity;

/** What every feed must be, so that readers take it without a murmur. */
final class FeedRules {

  /** Readers give up on more, in bytes; Miniflux takes 15 MB, others less. */
  private static final int HEAVY = 5_000_000;

  /**
   * All that is wrong, but for what is wrong with its items.
   *
   * @param self the URL at which it will be
   * @param weight in bytes
   */
  List<Fault> faults(ParsedFeed feed, String self, int weight) {
    List<Fault> faults = new ArrayList<>();
    if (weight > HEAVY) {
      faults.add(
          new Fault(
              Severity.WARNING,
              "weighs "
                  + weight / 1_000_000
                  + " MB, and some readers give up at "
                  + HEAVY / 1_000_000
                  + "; lower 'bytes' or 'entries' of 'feeds' in site.yaml"));
    }
    if (!Urls.decoded(feed.self()).equals(Urls.decoded(self))) {
      faults.add(Fault.error("it says that it is '" + feed.self() + "' and will be " + self));
    }
    if (!isLanguage(feed.language())) {
      faults.add(Fault.error("its language '" + feed.language() + "' is none"));
    }
    if (feed.title().isBlank()) {
      faults.add(Fault.error("it has no title"));
    }
    if (feed.items().isEmpty()) {
      faults.add(Fault.error("it has no items"));
    }
    feed.urls().forEach(url -> named(url).ifPresent(faults::add));
    Set<String> ids = new HashSet<>();
    for (ParsedFeed.ParsedItem item : feed.items()) {
      if (!ids.add(item.id())) {
        faults.add(Fault.error("two of its items have the id '" + item.id() + "'"));
      }
    }
    return faults;
  }

  static Optional<Fault> named(String url) {
    return Urls.isOfTheWeb(url)
        ? Optional.empty()
        : Optional.of(Fault.error("it names '" + url + "', which is no absolute URL"));
  }

  private static boolean isLanguage(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }
}
