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
import org.polyfeed.target.Composed;

/** RSS 2.0, with content, creators and links of the namespaces that readers know. */
@SuppressWarnings("JavaUtilDate") // Rome's model has no other.
final class RssWriter implements FeedWriter {

  /** In which line the items of a channel begin. */
  private static final String LINE = "\n    ";

  @Override
  public WrittenItem item(FeedItem item, String locale) {
    Channel channel = new Channel("rss_2.0");
    // Rome takes no channel without them.
    channel.setTitle(item.title());
    channel.setLink(item.url());
    channel.setDescription(item.title());
    channel.setItems(List.of(rome(item, locale)));
    Element element = FeedXml.tree(channel).getRootElement().getChild("channel").getChild("item");
    if (!item.locale().equals(locale)) {
      FeedXml.mark(element, item.locale());
    }
    MediaXml.add(element, item);
    PodcastXml.add(element, item);
    return FeedXml.item(element, LINE);
  }

  @Override
  public Composed feed(FeedDocument document, List<WrittenItem> items) {
    Channel channel = new Channel("rss_2.0");
    channel.setTitle(document.title());
    channel.setLink(document.home());
    channel.setDescription(document.description());
    channel.setLanguage(document.locale());
    channel.setLastBuildDate(Date.from(document.updated()));
    channel.setGenerator("Polyfeed");
    Document tree = linked(FeedXml.tree(channel), document);
    Element root = tree.getRootElement();
    // RSS says which language it is in where only readers of feeds look; xml:lang is for browsers,
    // for those who listen, and for items in other languages.
    FeedXml.mark(root, document.locale());
    PodcastXml.add(root.getChild("channel"), document);
    return FeedXml.feed(
        FeedXml.styled(tree, document.style()), root.getChild("channel"), items, LINE);
  }

  /** RSS has no link to itself; Atom's is what readers and validators look for. */
  private static Document linked(Document tree, FeedDocument document) {
    tree.getRootElement().addNamespaceDeclaration(FeedXml.ATOM);
    Element channel = tree.getRootElement().getChild("channel");
    List<Element> links = FeedXml.links(FeedXml.ATOM, document, FeedFormat.RSS.mediaType());
    channel.addContent(channel.indexOf(channel.getChild("description")) + 1, links);
    return tree;
  }

  private static Item rome(FeedItem item, String locale) {
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
    rss.setModules(modules(item, locale));
    return rss;
  }

  private static List<Module> modules(FeedItem item, String locale) {
    boolean foreign = !item.locale().equals(locale);
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
