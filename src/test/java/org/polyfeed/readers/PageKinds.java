package org.polyfeed.readers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One page of each kind, in several languages. */
final class PageKinds {

  /** Below an edition. */
  private static final List<String> OF_EDITION =
      List.of(
          "index.html",
          "page/2/index.html",
          "[0-9]{4}/[0-9]{2}/.*/index.html",
          "topics/[^/]+/index.html",
          "authors/[^/]+/index.html",
          "archive/index.html",
          "archive/[0-9-]+/index.html",
          "subscribe/index.html");

  private PageKinds() {}

  /** The files of pages: of each kind the first, and all whose bodies have something special. */
  static List<String> of(ServedSite site, List<String> locales) {
    List<String> pages = site.pages();
    Set<String> kinds = new LinkedHashSet<>(List.of("index.html", "404.html"));
    for (String locale : locales) {
      for (String kind : OF_EDITION) {
        first(pages, locale + "/" + kind).ifPresent(kinds::add);
      }
    }
    for (String page : pages) {
      boolean special =
          !site.page(page)
              .select("table, pre, figure, .footnotes, [http-equiv=refresh], .correction")
              .isEmpty();
      if (special || isWithdrawn(site, page)) {
        kinds.add(page);
      }
    }
    return new ArrayList<>(kinds);
  }

  static boolean isWithdrawn(ServedSite site, String page) {
    return !site.page(page).select("[name=robots]").isEmpty()
        && site.page(page).select("[http-equiv=refresh]").isEmpty();
  }

  private static Optional<String> first(List<String> pages, String kind) {
    return pages.stream().filter(page -> page.matches(kind)).findFirst();
  }
}
