package org.polyfeed.edition;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.polyfeed.article.Article;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Transliteration;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteLocale;

/**
 * The words of addresses: chosen by the author, else made of the title once and kept in the ledger.
 * Never empty, and never the same address for two stories.
 */
final class Slugs {

  private static final Pattern UNPLAIN = Pattern.compile("[^A-Za-z0-9._~/-]");

  private static final Pattern DOTS = Pattern.compile("(^|/)\\.+");

  private final Site site;

  /** What is no story's key, because that is the name of a file. */
  private static final String NO_STORY = "";

  private final Transliteration transliteration;
  private final Ledger ledger;
  private final Map<String, String> owners = new HashMap<>();

  Slugs(Site site, Transliteration transliteration, Ledger ledger, Permalinks permalinks) {
    this.site = site;
    this.transliteration = transliteration;
    this.ledger = ledger;
    owners.putAll(ledger.owners());
    for (SiteLocale locale : site.locales()) {
      permalinks.fixed(locale.tag()).forEach(page -> owners.put(page.path(), NO_STORY));
    }
  }

  /** A story's key where only ASCII may stand. */
  static String ofStory(String story) {
    String plain = DOTS.matcher(UNPLAIN.matcher(story).replaceAll("-")).replaceAll("$1");
    return plain.equals(story) ? story : plain + "-" + hash(story);
  }

  /** Eight hexadecimal digits of a text that has no words for an address. */
  static String hash(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  /**
   * The address of an article in an edition: the first that is no other story's. Stories keep those
   * they ever had, so it is the one from before.
   */
  Address address(Article article, LocaleTag edition, Function<String, Address> pattern) {
    String slug = slug(article);
    Address wanted = pattern.apply(slug);
    Address address = wanted;
    for (int n = 2; !isFree(address, article); n++) {
      address = pattern.apply(slug + "-" + n);
      if (address.equals(wanted)) {
        throw new IllegalStateException("two stories at " + wanted);
      }
    }
    owners.put(address.path(), article.story());
    ledger.keepAddress(article, edition, address.path());
    return address;
  }

  private boolean isFree(Address address, Article article) {
    return owners.getOrDefault(address.path(), article.story()).equals(article.story());
  }

  private String slug(Article article) {
    String slug = article.slug().or(() -> ledger.slug(article)).orElseGet(() -> made(article));
    ledger.keepSlug(article, slug);
    return slug;
  }

  private String made(Article article) {
    LocaleTag locale = article.locale();
    String slug = transliteration.words(site.slugs(locale), locale, article.title());
    return slug.isEmpty() ? "a-" + hash(article.story() + "/" + article.locale()) : slug;
  }
}
