package org.polyfeed.article;

import org.polyfeed.locale.LocaleTag;
import org.polyfeed.seed.SeedFile;

/**
 * A seed that cannot be published, and of which no good version from before is known.
 *
 * @param story its key
 * @param locale as far as can be told
 * @param certain whether the locale can be told: not where only the text of the seed says it
 */
public record LeftOut(SeedFile seed, String story, LocaleTag locale, boolean certain) {

  /** Whether it is the article of a story in a locale. */
  public boolean isOf(String key, LocaleTag tag) {
    return story.equals(key) && locale.sameAs(tag);
  }

  /** Whether it may be. */
  public boolean mayBe(String key, LocaleTag tag) {
    return story.equals(key) && (!certain || locale.sameAs(tag));
  }

  /** What problems call its file. */
  public String shown() {
    return seed.shown();
  }
}
