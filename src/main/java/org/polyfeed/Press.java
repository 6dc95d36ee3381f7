package org.polyfeed;

import java.util.List;
import java.util.Optional;
import org.polyfeed.edition.Entry;
import org.polyfeed.feed.FeedTarget;
import org.polyfeed.feed.Feeds;
import org.polyfeed.feed.OutlineTarget;
import org.polyfeed.media.MediaReader;
import org.polyfeed.media.MediaTarget;
import org.polyfeed.output.Content;
import org.polyfeed.output.Renderer;
import org.polyfeed.page.AssetTarget;
import org.polyfeed.page.PageTarget;
import org.polyfeed.page.Pages;
import org.polyfeed.sitemap.SitemapTarget;
import org.polyfeed.sitemap.Sitemaps;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.Inputs;
import org.polyfeed.target.Target;
import org.polyfeed.target.TextTarget;

/** Renders every target by what knows its kind, and says what it is rendered from. */
final class Press implements Renderer {

  private final Feeds feeds;
  private final Pages pages;
  private final Sitemaps sitemaps;
  private final MediaReader media;
  private final Fingerprint version;
  private final String templates;

  /**
   * @param templates what problems call their folder
   */
  Press(
      Feeds feeds,
      Pages pages,
      Sitemaps sitemaps,
      MediaReader media,
      Fingerprint version,
      String templates) {
    this.feeds = feeds;
    this.pages = pages;
    this.sitemaps = sitemaps;
    this.media = media;
    this.version = version;
    this.templates = templates;
  }

  @Override
  public Optional<Content> render(Target target) {
    if (target instanceof PageTarget page) {
      return pages.render(page).map(Content::of);
    }
    if (target instanceof FeedTarget feed) {
      return Optional.of(Content.of(feeds.render(feed)));
    }
    if (target instanceof OutlineTarget outline) {
      return Optional.of(Content.of(Feeds.render(outline)));
    }
    if (target instanceof SitemapTarget sitemap) {
      return Optional.of(Content.of(sitemaps.render(sitemap)));
    }
    if (target instanceof TextTarget text) {
      return Optional.of(Content.of(text.bytes()));
    }
    if (target instanceof MediaTarget carried) {
      return Optional.of(carried.media())
          .filter(media::isReadable)
          .map(file -> Content.of(file.file().path()));
    }
    return Optional.of(Content.of(pages.render((AssetTarget) target)));
  }

  /** All that a target is rendered from, by name. */
  Inputs inputs(Target target) {
    if (target instanceof PageTarget page) {
      return pages.inputs(page, version);
    }
    if (target instanceof FeedTarget feed) {
      return feeds.inputs(feed, version);
    }
    String name =
        target instanceof MediaTarget carried
            ? carried.media().file().shown()
            : target instanceof AssetTarget asset
                ? templates + "/assets/" + asset.name()
                : target instanceof SitemapTarget ? "the pages that it names" : "its text";
    return new Inputs().with(name, target.fingerprint().value());
  }

  /** The entries that a target shows. */
  List<Entry> entries(Target target) {
    if (target instanceof PageTarget page) {
      return pages.entries(page);
    }
    return target instanceof FeedTarget feed ? feed.feed().entries() : List.of();
  }
}
