package org.polyfeed.importer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;

/** Lists of feeds: OPML 1.0 and 2.0. */
final class Outlines {

  private Outlines() {}

  static boolean isList(Document document) {
    return document.getRootElement().getName().toLowerCase(Locale.ROOT).equals("opml");
  }

  /**
   * A feed of no items that leads to all feeds of the list.
   *
   * @throws Unusable where it names none
   */
  static FoundFeed read(Document document) throws Unusable {
    Set<String> urls = new LinkedHashSet<>();
    collect(document.getRootElement(), urls);
    if (urls.isEmpty()) {
      throw new Unusable(0, "it lists no feed: none of its outlines has an 'xmlUrl'");
    }
    return new FoundFeed("OPML", "", "", "", "", List.of(), List.of(), new ArrayList<>(urls));
  }

  private static void collect(Element element, Set<String> urls) {
    for (Element one : element.getChildren()) {
      one.getAttributes().stream()
          .filter(attribute -> attribute.getName().equalsIgnoreCase("xmlUrl"))
          .map(attribute -> attribute.getValue().strip())
          .filter(url -> !url.isEmpty())
          .forEach(urls::add);
      collect(one, urls);
    }
  }
}
