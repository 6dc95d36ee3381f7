package org.polyfeed.feed;

import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Content;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.polyfeed.edition.Byline;
import org.polyfeed.site.FeedFormat;

/** RSS 2.0, with content, creators and links of the namespaces that readers know. */
@SuppressWarnings("JavaUtilDate") // Rome's model has no other.
final class RssWriter implements FeedWriter {

  @Override
  public byte[] write(FeedDocument document) {
    Channel channel = new Channel("rss_2.0");
    channel.setTitle(document.title());
    channel.setLink(document.home());
    channel.setDescription(document.description());
    channel.setLanguage(document.locale());
    channel.setLastBuildDate(Date.from(document.updated()));
    channel.setGenerator("Polyfeed");
    channel.setItems(document.items().stream().map(item -> item(item, document)).toList());
    Document tree = withMedia(linked(marked(FeedXml.tree(channel), document), document), document);
    return FeedXml.bytes(FeedXml.styled(tree, document.style()));
  }

  private static Document withMedia(Document tree, FeedDocument document) {
    Element channel = tree.getRootElement().getChild("channel");
    List<Element> items = channel.getChildren("item");
    for (int i = 0; i < items.size(); i++) {
      MediaXml.add(items.get(i), document.items().get(i));
      PodcastXml.add(items.get(i), document.items().get(i));
    }
    PodcastXml.add(channel, document);
    return tree;
  }

  /**
   * RSS says which language it is in where only readers of feeds look; xml:lang is for browsers,
   * for those who listen, and for items in other languages.
   */
  private static Document marked(Document tree, FeedDocument document) {
    FeedXml.mark(tree.getRootElement(), document.locale());
    List<Element> items = tree.getRootElement().getChild("channel").getChildren("item");
    for (int i = 0; i < items.size(); i++) {
      String locale = document.items().get(i).locale();
      if (!locale.equals(document.locale())) {
        FeedXml.mark(items.get(i), locale);
      }
    }
    return tree;
  }

  /** RSS has no link to itself; Atom's is what readers and validators look for. */
  private static Document linked(Document tree, FeedDocument document) {
    tree.getRootElement().addNamespaceDeclaration(FeedXml.ATOM);
    Element channel = tree.getRootElement().getChild("channel");
    List<Element> links = FeedXml.links(FeedXml.ATOM, document, FeedFormat.RSS.mediaType());
    channel.addContent(channel.indexOf(channel.getChild("description")) + 1, links);
    return tree;
  }

  private static Item item(FeedItem item, FeedDocument document) {
    Item rss = new Item();
    rss.setTitle(item.title());
    rss.setLink(item.url());
    Guid guid = new Guid();
    guid.setValue(item.id());
    guid.setPermaLink(false);
    rss.setGuid(guid);
    rss.setPubDate(Date.from(item.published()));
    rss.setCategories(
        item.topics().stream()
            .map(
                topic -> {
                  Category category = new Category();
                  category.setValue(topic.name());
                  return category;
                })
            .toList());
    if (!item.summary().isEmpty()) {
      Description description = new Description();
      // Readers take a description for HTML. Browsers show it as it is, so no more is escaped
      // than must be.
      description.setValue(item.summary().replace("&", "&amp;").replace("<", "&lt;"));
      rss.setDescription(description);
    }
    item.content()
        .ifPresent(
            html -> {
              Content content = new Content();
              content.setType(Content.HTML);
              content.setValue(html.markup());
              rss.setContent(content);
            });
    rss.setModules(modules(item, document));
    return rss;
  }

  private static List<Module> modules(FeedItem item, FeedDocument document) {
    boolean foreign = !item.locale().equals(document.locale());
    if (item.authors().isEmpty() && !foreign) {
      return new ArrayList<>();
    }
    DCModuleImpl dublinCore = new DCModuleImpl();
    // RSS's own author is an e-mail address; nobody should have to publish one.
    dublinCore.setCreators(item.authors().stream().map(Byline::name).toList());
    if (foreign) {
      dublinCore.setLanguage(item.locale());
    }
    return new ArrayList<>(List.of(dublinCore));
  }
}
