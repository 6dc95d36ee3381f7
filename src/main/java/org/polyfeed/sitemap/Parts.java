package org.polyfeed.sitemap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.polyfeed.edition.Alternates;
import org.polyfeed.target.Fingerprint;

/**
 * Divides the pages of editions into sitemaps that are not too large, without writing them. Safe to
 * share between threads.
 */
final class Parts {

  private static final int FRAME =
      (SitemapXml.URLS_HEAD + SitemapXml.URLS_FOOT).getBytes(StandardCharsets.UTF_8).length;

  private final SitemapXml xml;
  private final Limits limits;
  private final Map<Alternates, Links> known = Collections.synchronizedMap(new IdentityHashMap<>());

  Parts(SitemapXml xml, Limits limits) {
    this.xml = xml;
    this.limits = limits;
  }

  /**
   * What one sitemap holds.
   *
   * @param fingerprint of its bytes
   */
  record Part(List<Url> urls, Fingerprint fingerprint) {}

  /** The links that pages share, which are most of a sitemap. */
  private record Links(int bytes, Fingerprint fingerprint) {}

  /** As few as there can be, in the order of the pages: only the last one is not full. */
  List<Part> of(List<Url> urls) {
    List<Part> parts = new ArrayList<>();
    List<Url> held = new ArrayList<>();
    Fingerprint.Parts fingerprint = Fingerprint.of("sitemap");
    long bytes = FRAME;
    for (Url url : urls) {
      String head = xml.head(url);
      Links links = links(url.alternates());
      int own = bytes(head) + links.bytes() + bytes(SitemapXml.FOOT);
      boolean full = held.size() == limits.urls() || bytes + own > limits.bytes();
      if (full && !held.isEmpty()) {
        parts.add(new Part(List.copyOf(held), fingerprint.done()));
        held.clear();
        fingerprint = Fingerprint.of("sitemap");
        bytes = FRAME;
      }
      held.add(url);
      fingerprint.with(head).with(links.fingerprint());
      bytes += own;
    }
    if (!held.isEmpty()) {
      parts.add(new Part(List.copyOf(held), fingerprint.done()));
    }
    return parts;
  }

  private Links links(Alternates alternates) {
    Links before = known.get(alternates);
    if (before != null) {
      return before;
    }
    String text = xml.links(alternates);
    Links links = new Links(bytes(text), Fingerprint.of(text).done());
    known.put(alternates, links);
    return links;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
