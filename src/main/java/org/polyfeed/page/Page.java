package org.polyfeed.page;

import java.util.List;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Address;

/** The content of one page. Templates see it as {@code $page}. */
public sealed interface Page {

  /** The name of the template that shows it. */
  String template();

  /**
   * The root of the site, which offers every language.
   *
   * @param languages the home of every edition that has entries, in the order of their names
   */
  record Chooser(List<Choice> languages) implements Page {
    @Override
    public String template() {
      return "chooser.vm";
    }
  }

  /**
   * An edition to choose.
   *
   * @param text the name of its language in that language
   * @param href its home
   * @param language of the text
   * @param title the site's in that language; empty where it is the same as in the default locale
   */
  record Choice(String text, Address href, Language language, String title) {}

  /**
   * An edition's newest entries.
   *
   * @param newest the date of the newest entry: one, or none where the edition is empty
   * @param headlines of this page of the list, newest first
   * @param pager the way to the other pages of the list
   */
  record Home(List<Moment> newest, List<Headline> headlines, Pager pager) implements Page {
    @Override
    public String template() {
      return "home.vm";
    }
  }

  /**
   * One article.
   *
   * @param headline what lists show of it too
   * @param updated one date, or none where it was never changed since it was published
   * @param convertedFrom the name of the original's language, in that of the page, where a program
   *     put the article into the other script; else empty
   * @param authors their names, with links to what they wrote
   * @param minutes how long it takes to read, at least 1
   * @param topics links to their pages
   * @param body the text, below the title
   * @param newer the story published after it: a link, or none
   * @param older the story published before it: a link, or none
   * @param corrections in the order of the article
   * @param pictures above the text: one, or none
   * @param recordings that are not in the text
   */
  record Article(
      Headline headline,
      List<Moment> updated,
      String convertedFrom,
      List<Link> authors,
      int minutes,
      List<Link> topics,
      Html body,
      List<Link> newer,
      List<Link> older,
      List<Correction> corrections,
      List<Picture> pictures,
      List<Recording> recordings)
      implements Page {
    @Override
    public String template() {
      return "article.vm";
    }
  }

  /**
   * A picture.
   *
   * @param src where it is, for {@code src} attributes
   * @param alt what it shows, in the article's language; empty where it only adorns
   * @param title below it, in the article's language; may be empty
   * @param width in pixels and ASCII digits, as markup has it; empty where nobody knows
   * @param height the same
   */
  record Picture(String src, String alt, String title, String width, String height) {}

  /**
   * What can be heard or watched.
   *
   * @param film whether there is anything to see
   * @param src where it is, for {@code src} attributes
   * @param type its media type, or empty
   * @param title in the article's language; may be empty
   * @param poster what is seen of a film before it plays: a link, or empty
   * @param width in pixels and ASCII digits, as markup has it; empty where nobody knows
   * @param height the same
   * @param captions of a film, which its player shows
   * @param transcripts to read in its place
   * @param chapters a link, or empty
   */
  record Recording(
      boolean film,
      String src,
      String type,
      String title,
      String poster,
      String width,
      String height,
      List<Spoken> captions,
      List<Spoken> transcripts,
      String chapters) {}

  /**
   * What is said in a recording.
   *
   * @param href where the file is, for {@code href} attributes
   * @param locale its language
   * @param languageName the name of it, in that of the page; empty where it is the article's
   */
  record Spoken(String href, String locale, String languageName) {}

  /**
   * What was wrong with an article and is set right.
   *
   * @param at when that was done
   * @param note what was wrong, in the article's language
   */
  record Correction(Moment at, String note) {}

  /**
   * The entries of one topic.
   *
   * @param name in the language of the page
   * @param count of all its entries
   * @param headlines of this page of the list, newest first
   * @param feeds of the topic, in each format; may be empty
   * @param pager the way to the other pages of the list
   */
  record Topic(String name, int count, List<Headline> headlines, List<FeedLink> feeds, Pager pager)
      implements Page {
    @Override
    public String template() {
      return "topic.vm";
    }
  }

  /**
   * The entries of one author.
   *
   * @param name in the language of the page
   * @param home the URL of the author's own site, or empty
   * @param count of all the author's entries
   * @param headlines of this page of the list, newest first
   * @param feeds of the author, in each format; may be empty
   * @param pager the way to the other pages of the list
   */
  record Author(
      String name,
      String home,
      int count,
      List<Headline> headlines,
      List<FeedLink> feeds,
      Pager pager)
      implements Page {
    @Override
    public String template() {
      return "author.vm";
    }
  }

  /**
   * All months of an edition.
   *
   * @param years newest first
   */
  record Archive(List<Year> years) implements Page {
    @Override
    public String template() {
      return "archive.vm";
    }
  }

  /**
   * A year of the page's calendar.
   *
   * @param name in the digits of the page
   * @param months that have entries, newest first
   */
  record Year(String name, List<YearMonth> months) {}

  /**
   * A month without the year above it.
   *
   * @param name in the language of the page
   * @param href the page of the month
   * @param count of its entries
   */
  record YearMonth(String name, Address href, int count) {}

  /**
   * The entries of one month.
   *
   * @param name with its year
   * @param archive the page of all months
   * @param count of all its entries
   * @param headlines of this page of the list, newest first
   * @param pager the way to the other pages of the list
   * @param newer the next month that has entries: a link, or none
   * @param older the one before: a link, or none
   */
  record Month(
      String name,
      Address archive,
      int count,
      List<Headline> headlines,
      Pager pager,
      List<Link> newer,
      List<Link> older)
      implements Page {
    @Override
    public String template() {
      return "month.vm";
    }
  }

  /**
   * Every feed of an edition, and those of all languages together.
   *
   * @param readers on the web that open the edition's feed; may be empty
   * @param feeds the edition's own
   * @param outlines a list of them all for readers that import one (OPML)
   * @param letters those of its topics: under one nameless letter where they are few
   * @param authors those of its authors, the same
   * @param selections those that the site selects
   * @param everything the feeds of all languages together; may be empty
   * @param together what else has feeds of several languages together
   * @param allOutlines a list of all feeds of the site
   */
  record Subscribe(
      List<Reader> readers,
      List<FeedLink> feeds,
      String outlines,
      List<Letter> letters,
      List<Letter> authors,
      List<FeedGroup> selections,
      List<FeedLink> everything,
      List<FeedGroup> together,
      String allOutlines)
      implements Page {
    @Override
    public String template() {
      return "subscribe.vm";
    }
  }

  /**
   * A feed reader on the web.
   *
   * @param name as the site has it
   * @param url at which it opens the edition's feed
   */
  record Reader(String name, String url) {}

  /**
   * What an index has under one letter.
   *
   * @param id for the link that leads to it; empty where it has no name
   * @param name the letter as headings show it, or empty
   * @param groups what begins with it
   */
  record Letter(String id, String name, List<FeedGroup> groups) {}

  /**
   * The feeds of one thing, in every format.
   *
   * @param name of the thing
   * @param language of the name
   * @param feeds one for each format
   */
  record FeedGroup(String name, Language language, List<FeedLink> feeds) {}

  /**
   * What a host shows where nothing is: in the site's default locale.
   *
   * @param languages the homes of all editions
   */
  record NotFound(List<Translation> languages) implements Page {
    @Override
    public String template() {
      return "not-found.vm";
    }
  }

  /**
   * What stands where an article was that is taken back.
   *
   * @param reason why, in the article's language; may be empty
   * @param language of the reason
   */
  record Withdrawn(String reason, Language language) implements Page {
    @Override
    public String template() {
      return "withdrawn.vm";
    }
  }

  /**
   * What stands at the old address of a page.
   *
   * @param href where the page is now
   * @param url the same, absolute
   */
  record Redirect(Address href, String url) implements Page {
    @Override
    public String template() {
      return "redirect.vm";
    }
  }
}
