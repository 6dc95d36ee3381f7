package org.polyfeed.article;

import java.util.List;
import java.util.Optional;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.ScriptConversion;
import org.polyfeed.site.Author;
import org.polyfeed.site.Glossary;
import org.polyfeed.site.LocalizedText;

/**
 * How an article was made that nobody wrote: from one in the other script of its language.
 *
 * @param original as somebody wrote it
 */
public record Converted(Article original, ScriptConversion conversion) {

  /**
   * The article that comes of it, for a locale. It changes when the original does, and has its own
   * id.
   *
   * @param glossary in which the place may be called otherwise than as it is converted
   */
  Article article(LocaleTag locale, Glossary glossary) {
    Article article =
        new Article(
            original.seed(),
            locale,
            original.story(),
            conversion.convert(original.title()),
            conversion.convert(original.summary()),
            glossary
                .place(original.dateline(), locale)
                .orElseGet(() -> conversion.convert(original.dateline())),
            original.published(),
            original.updated(),
            original.authors().stream().map(this::author).toList(),
            original.topics(),
            original.slug().map(this::slug),
            List.of(),
            Optional.empty(),
            original.media().stream().map(this::medium).toList(),
            original.files(),
            original.draft(),
            original.publishAt(),
            original.expires(),
            original.hash(),
            original.text(),
            Optional.of(this),
            original.corrections().stream()
                .map(one -> new Correction(one.at(), conversion.convert(one.note())))
                .toList(),
            original.withdrawn().map(conversion::convert),
            ContentHash.NONE,
            ContentHash.NONE);
    return article.hashed();
  }

  /** A name that the site gives in several locales is converted when one of them is asked for. */
  private Author author(Author author) {
    LocalizedText name = author.name();
    return new Author(
        new LocalizedText(name.byLocale(), name.forAll().map(conversion::convert)),
        author.email(),
        author.url());
  }

  /** What is said in it stays in the script in which somebody wrote it. */
  private Medium medium(Medium medium) {
    return medium.with(
        medium.alt().map(conversion::convert),
        conversion.convert(medium.title()),
        medium.transcripts().stream().map(this::text).toList(),
        medium.captions().stream().map(this::text).toList());
  }

  private Medium.Text text(Medium.Text text) {
    return new Medium.Text(text.locale().or(() -> Optional.of(original.locale())), text.source());
  }

  /** What is in ASCII was meant for every script. */
  private String slug(String words) {
    return words.chars().allMatch(letter -> letter < 128) ? words : conversion.convert(words);
  }
}
