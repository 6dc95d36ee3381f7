package org.polyfeed.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.polyfeed.media.Source;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.MediaFile;
import org.polyfeed.seed.MediaFolder;

/** Reads what a podcast says of itself. */
final class PodcastParser {

  /** From which files in it are counted. */
  private static final String SITE = "site.yaml";

  private final Fields podcast;
  private final MediaFolder media;

  /**
   * @param podcast the settings of that name
   * @param media the files beside site.yaml
   */
  PodcastParser(Fields podcast, MediaFolder media) {
    this.podcast = podcast;
    this.media = media;
  }

  /** What the site says, and for the rest what directories suppose. */
  Podcast podcast() {
    podcast.refuseOthers(SiteSettings.PODCAST.names());
    Optional<Podcast.Owner> owner = owner();
    Optional<Boolean> locked = podcast.flag("locked");
    if (locked.isPresent() && owner.isEmpty()) {
      podcast.refuse("locked", "'locked' needs an 'owner', whom other hosts may ask");
    }
    return new Podcast(
        categories(),
        podcast.flag("explicit").orElse(false),
        podcast.text("image").flatMap(this::picture),
        new Values(podcast).localized("author"),
        owner,
        new Values(podcast).choice("type", Podcast.Type.values(), Podcast.Type.EPISODIC),
        podcast.text("copyright"),
        funding(),
        locked.filter(any -> owner.isPresent()));
  }

  private List<Podcast.Category> categories() {
    List<Podcast.Category> categories = new ArrayList<>();
    for (String name : podcast.texts("category")) {
      Optional<Podcast.Category> category = PodcastCategories.parse(name);
      if (category.isEmpty()) {
        podcast.refuse(
            "category", "no such category '" + name + "'" + PodcastCategories.after(name));
      }
      category.ifPresent(categories::add);
    }
    return categories;
  }

  /** Apple asks for JPEG or PNG; what is in the file is seen when it is carried. */
  private Optional<Source> picture(String src) {
    Optional<MediaFile> file = media.find(SITE, src).map(MediaFolder.Found::file);
    if (file.isEmpty() && MediaFolder.isBeside(src)) {
      podcast.refuse("image", media.fault(SITE, src));
      return Optional.empty();
    }
    return file.isPresent() || new Values(podcast).url("image", src).isPresent()
        ? Optional.of(new Source(src, file))
        : Optional.empty();
  }

  private Optional<Podcast.Owner> owner() {
    Fields owner = podcast.fields("owner");
    owner.refuseOthers(SiteSettings.OWNER.names());
    Optional<String> email = owner.text("email");
    if (podcast.has("owner") && email.filter(text -> text.matches("[^@\\s]+@[^@\\s]+")).isEmpty()) {
      podcast.refuse("owner", "'owner' needs an 'email', to which directories write");
      return Optional.empty();
    }
    return email.map(known -> new Podcast.Owner(owner.text("name").orElse(known), known));
  }

  private Optional<Podcast.Funding> funding() {
    Fields funding = podcast.fields("funding");
    funding.refuseOthers(SiteSettings.FUNDING.names());
    Optional<String> text = funding.text("text");
    if (podcast.has("funding") && (text.isEmpty() || !funding.has("url"))) {
      podcast.refuse("funding", "'funding' needs a 'url' and a 'text' for the link");
      return Optional.empty();
    }
    return funding
        .text("url")
        .flatMap(url -> new Values(funding).url("url", url))
        .flatMap(url -> text.map(said -> new Podcast.Funding(url, said)));
  }
}
