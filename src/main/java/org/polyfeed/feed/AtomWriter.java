package org.polyfeed.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.polyfeed.site.FeedFormat;
import org.polyfeed.target.Composed;

/** Atom 1.0 (RFC 4287). */
@SuppressWarnings("JavaUtilDate") // Rome's model has no other.
final class AtomWriter implements FeedWriter {

  private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

  /** In which line the entries of a feed begin. */
  private static final String LINE = "\n  ";

  @Override
  public WrittenItem item(FeedItem item, String locale) {
    com.rometools.rome.feed.atom.Feed feed = new com.rometools.rome.feed.atom.Feed("atom_1.0");
    feed.setEntries(List.of(entry(item)));
    Element element = FeedXml.tree(feed).getRootElement().getChild("entry", ATOM);
    FeedXml.mark(element, item.locale());
    return FeedXml.item(element, LINE);
  }

  @Override
  public Composed feed(FeedDocument document, List<WrittenItem> items) {
    com.rometools.rome.feed.atom.Feed feed = new com.rometools.rome.feed.atom.Feed("atom_1.0");
    feed.setId(document.id());
    feed.setTitle(document.title());
    feed.setSubtitle(text(document.description()));
    feed.setUpdated(Date.from(document.updated()));
    Generator generator = new Generator();
    generator.setValue("Polyfeed");
    feed.setGenerator(generator);
    // RFC 4287 section 4.1.1: entries without an author need one on the feed.
    feed.setAuthors(List.of(person(document.site(), "")));
    // Readers take the feed's page only from a link that says rel="alternate".
    feed.setOtherLinks(List.of(link("alternate", "text/html", document.home(), document.locale())));
    Document tree = linked(FeedXml.tree(feed), document);
    FeedXml.mark(tree.getRootElement(), document.locale());
    return FeedXml.feed(FeedXml.styled(tree, document.style()), tree.getRootElement(), items, LINE);
  }

  private static Document linked(Document tree, FeedDocument document) {
    Element feed = tree.getRootElement();
    List<Element> links = FeedXml.links(ATOM, document, FeedFormat.ATOM.mediaType());
    feed.addContent(feed.indexOf(feed.getChild("link", ATOM)) + 1, links);
    return tree;
  }

  private static Entry entry(FeedItem item) {
    Entry entry = new Entry();
    entry.setId(item.id());
    entry.setTitle(item.title());
    entry.setPublished(Date.from(item.published()));
    entry.setUpdated(Date.from(item.updated()));
    entry.setAuthors(
        item.authors().stream()
            .map(
                author ->
                    person(author.name(), author.author().url().map(Object::toString).orElse("")))
            .toList());
    List<Link> links = new ArrayList<>();
    links.add(link("alternate", "text/html", item.url(), item.locale()));
    // Some readers take the last rel="alternate" for the entry's own, so there is but one.
    item.translations()
        .forEach(other -> links.add(link("related", "text/html", other.url(), other.hreflang())));
    item.media().forEach(one -> links.add(enclosure(one)));
    entry.setOtherLinks(links);
    entry.setCategories(
        item.topics().stream()
            .map(
                topic -> {
                  Category category = new Category();
                  category.setTerm(topic.slug());
                  category.setLabel(topic.name());
                  return category;
                })
            .toList());
    if (!item.summary().isEmpty()) {
      entry.setSummary(text(item.summary()));
    }
    item.content().ifPresent(html -> entry.setContents(List.of(html(html.markup()))));
    return entry;
  }

  private static SyndPerson person(String name, String url) {
    Person person = new Person();
    person.setName(name);
    if (!url.isEmpty()) {
      person.setUri(url);
    }
    return person;
  }

  private static Link link(String rel, String type, String href, String hreflang) {
    Link link = new Link();
    link.setRel(rel);
    link.setHref(href);
    if (!type.isEmpty()) {
      link.setType(type);
    }
    if (!hreflang.isEmpty()) {
      link.setHreflang(hreflang);
    }
    return link;
  }

  private static Link enclosure(Enclosure one) {
    Link link = link("enclosure", one.facts().type().orElse(""), one.url(), "");
    one.facts().length().ifPresent(link::setLength);
    String title = one.title().isEmpty() ? one.alt() : one.title();
    if (!title.isEmpty()) {
      link.setTitle(title);
    }
    return link;
  }

  private static Content text(String value) {
    Content content = new Content();
    content.setType(Content.TEXT);
    content.setValue(value);
    return content;
  }

  private static Content html(String markup) {
    Content content = new Content();
    content.setType(Content.HTML);
    content.setValue(markup);
    return content;
  }
}
