package org.polyfeed.edition;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.polyfeed.article.Article;
import org.polyfeed.article.LeftOut;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.site.Site;

/** What goes when an article is taken back or is over: also what was converted from it. */
public final class Ended {

  private final Site site;
  private final Ledger ledger;

  public Ended(Site site, Ledger ledger) {
    this.site = site;
    this.ledger = ledger;
  }

  /** The ids by which subscribers knew articles. */
  public Set<String> ids(Collection<Article> articles) {
    return articles.stream()
        .flatMap(
            article ->
                ledger.given(article.story()).stream()
                    .filter(given -> isOf(article, given))
                    .map(Ledger.Given::id))
        .collect(Collectors.toSet());
  }

  /** Whether an address was that of an article, or of what was converted from it. */
  boolean isOf(Article article, Ledger.Given given) {
    return isOf(article.locale(), given);
  }

  /** Whether it may have been that of an article that cannot be read. */
  boolean mayBeOf(LeftOut one, Ledger.Given given) {
    return !one.certain()
        || LocaleTag.parse(given.locale()).filter(one.locale()::sameAs).isPresent()
        || isOf(one.locale(), given);
  }

  private boolean isOf(LocaleTag original, Ledger.Given given) {
    return given.locale().equals(original.value())
        || site.locales().stream()
            .filter(locale -> locale.tag().value().equals(given.locale()))
            .flatMap(locale -> locale.conversion().stream())
            .anyMatch(conversion -> conversion.from().sameAs(original));
  }
}
