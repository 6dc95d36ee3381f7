package org.polyfeed.feed;

import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.polyfeed.media.MediaKind;

/** Pictures and recordings in items of RSS: its own enclosure, and Media RSS 1.5.1. */
final class MediaXml {

  private static final Namespace MEDIA =
      Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");

  /** So the RSS Advisory Board's profile has a length that nobody knows. */
  private static final long UNKNOWN_LENGTH = 0;

  private MediaXml() {}

  /** What an item says of what goes with it. */
  static void add(Element item, FeedItem of) {
    enclosure(of.media()).ifPresent(one -> item.addContent(enclosure(one)));
    // They are not the same thing in several forms, so no group holds them.
    of.media().forEach(one -> item.addContent(content(one)));
    of.picture().ifPresent(picture -> item.addContent(thumbnail(picture)));
    if (!of.media().isEmpty()) {
      FeedXml.declare(item, MEDIA);
    }
  }

  /** Readers take one, and podcast players want what can be heard. */
  static Optional<Enclosure> enclosure(List<Enclosure> media) {
    for (MediaKind kind : List.of(MediaKind.AUDIO, MediaKind.VIDEO, MediaKind.IMAGE)) {
      for (Enclosure one : media) {
        if (one.kind() == kind && one.facts().type().isPresent()) {
          return Optional.of(one);
        }
      }
    }
    return Optional.empty();
  }

  private static Element enclosure(Enclosure one) {
    return new Element("enclosure")
        .setAttribute("url", one.url())
        .setAttribute("length", Long.toString(one.facts().length().orElse(UNKNOWN_LENGTH)))
        .setAttribute("type", one.facts().type().orElseThrow());
  }

  private static Element content(Enclosure one) {
    Element content = new Element("content", MEDIA).setAttribute("url", one.url());
    one.facts().length().ifPresent(size -> content.setAttribute("fileSize", size.toString()));
    one.facts().type().ifPresent(type -> content.setAttribute("type", type));
    content.setAttribute("medium", one.kind().word());
    one.seconds().ifPresent(length -> content.setAttribute("duration", length.toString()));
    size(content, one);
    if (!one.title().isEmpty()) {
      content.addContent(plain("title", one.title()));
    }
    if (!one.alt().isEmpty()) {
      content.addContent(plain("description", one.alt()));
    }
    return content;
  }

  private static Element thumbnail(Enclosure picture) {
    Element thumbnail = new Element("thumbnail", MEDIA).setAttribute("url", picture.url());
    size(thumbnail, picture);
    return thumbnail;
  }

  private static void size(Element element, Enclosure one) {
    one.facts().width().ifPresent(width -> element.setAttribute("width", width.toString()));
    one.facts().height().ifPresent(height -> element.setAttribute("height", height.toString()));
  }

  private static Element plain(String name, String text) {
    return new Element(name, MEDIA).setAttribute("type", "plain").setText(text);
  }
}
