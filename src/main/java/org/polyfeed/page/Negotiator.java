package org.polyfeed.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.json.Json;
import org.polyfeed.locale.LanguageRanges;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.site.Negotiation;
import org.polyfeed.site.Site;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;
import org.polyfeed.target.TextTarget;

/**
 * Leads readers from the root of the site to their language, where the site asks for that: to
 * editions with articles of their own, the default locale's first where two are as good.
 */
final class Negotiator {

  private static final String SCRIPT = "negotiate.js";

  private final Site site;
  private final Permalinks permalinks;
  private final List<LocaleTag> locales;

  Negotiator(Editions editions) {
    this.site = editions.site();
    this.permalinks = new Permalinks(site);
    this.locales = editions.spoken();
  }

  private boolean isAsked() {
    return !site.negotiate().isEmpty() && !locales.isEmpty();
  }

  /** Where the page of languages is to be seen, whatever the reader's languages. */
  Address chooser() {
    return isAsked() ? permalinks.choosing() : permalinks.chooser();
  }

  /** What the page of languages runs: one script, or none. */
  List<Address> scripts() {
    return isAsked() && site.negotiate().contains(Negotiation.SCRIPT)
        ? List.of(permalinks.asset(SCRIPT))
        : List.of();
  }

  /**
   * The script; the files of hosts are theirs.
   *
   * @param theme whose own script takes the place of the one made here
   */
  List<Target> targets(Theme theme) {
    return scripts().isEmpty() || theme.assets().contains(SCRIPT)
        ? List.of()
        : List.of(
            new TextTarget(
                new OutputPath("assets/" + SCRIPT),
                Place.ASSET,
                script(LanguageRanges.to(locales))));
  }

  private static String script(LanguageRanges ranges) {
    Map<String, String> editions = new LinkedHashMap<>();
    ranges
        .ranges()
        .forEach((range, tag) -> editions.put(range, tag.map(LocaleTag::value).orElse("")));
    try (InputStream in = Negotiator.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException("the script " + SCRIPT + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("({})", "(" + Json.line(editions) + ")");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
