package org.polyfeed.gate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.polyfeed.gate.Tags.Attribute;
import org.polyfeed.problem.Problems;

/**
 * What the pages of a run must be: every link within the site leads to a file of it, and pages that
 * are each other's translations say so of each other. Safe to share between threads.
 *
 * <p>Pages of a whole site pass through it, so it keeps of each but a few numbers, and a link that
 * leads nowhere once for all pages that have it.
 */
final class PageRules {

  private static final String INDEX = "index.html";

  private static final String DEFAULT = "x-default";

  private static final String NO_FILE = "which will be no file of the site";

  /** As many as all pages of most sites have; in memory, some megabytes. */
  private static final int MOST_GOOD = 100_000;

  private static final List<Attribute> SHOWING =
      List.of(Attribute.SRC, Attribute.POSTER, Attribute.CITE);

  private final Destinations destinations;
  private final Set<Long> good = ConcurrentHashMap.newKeySet();
  private final Map<Dead, Where> dead = new ConcurrentHashMap<>();
  private final Map<Long, Alternates> alternates = new ConcurrentHashMap<>();
  private final Map<List<Long>, List<Long>> lists = new ConcurrentHashMap<>();

  PageRules(Destinations destinations) {
    this.destinations = destinations;
  }

  /**
   * A link that leads nowhere.
   *
   * @param written whether an author may have written it: his links to other files are absolute in
   *     pages, and those that the theme makes of addresses are relative
   */
  private record Dead(String link, String what, boolean written) {}

  /**
   * What has a fault.
   *
   * @param first in order, what problems call it
   * @param count how many have it
   */
  private record Where(String first, int count) {

    Where and(Where other) {
      String least = first.compareTo(other.first) <= 0 ? first : other.first;
      return new Where(least, count + other.count);
    }
  }

  /**
   * The translations that a page names.
   *
   * @param shown what problems call the page
   * @param required hashes of the URLs that must name it too
   * @param named hashes of all that it names
   */
  private record Alternates(String shown, List<Long> required, List<Long> named) {}

  /**
   * A link that the theme has made.
   *
   * @param place by which it is known on other pages too, if it is
   */
  private record Made(String link, long place) {}

  /** What one page holds. */
  private static final class Found {
    private final byte[] markup;
    private final Folder folder;
    private final Set<String> ids = new HashSet<>();
    private final List<Made> made = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final List<String> fragments = new ArrayList<>();
    private final Map<String, Long> alternates = new TreeMap<>();
    private boolean based;

    Found(byte[] markup, Folder folder) {
      this.markup = markup;
      this.folder = folder;
    }
  }

  /**
   * Judges a page, but for what others must say of it.
   *
   * @param path of its file
   * @param shown what problems call it
   * @param seed what problems call the seed that it shows, or the page where there is none
   * @return what an author has written that is to be judged again while the page stays
   */
  List<Remark> judge(String path, String shown, String seed, byte[] markup) {
    Found found = new Found(markup, new Folder(path));
    Set<Remark> remarks = new LinkedHashSet<>();
    Tags tags = new Tags(markup);
    while (tags.next()) {
      read(tags, found);
    }
    for (Made made : found.made) {
      if (!found.based || Urls.hasScheme(made.link())) {
        followMade(path, made, shown);
      }
    }
    for (String link : found.written) {
      destinations
          .path(path, link)
          .ifPresent(to -> remarks.add(new Remark(seed, "/" + to, NO_FILE)));
    }
    for (String link : found.fragments) {
      String fragment = Urls.decoded(link.substring(link.indexOf('#') + 1));
      if (!found.ids.contains(fragment)
          && destinations.path(path, link).map(PageRules::file).filter(path::equals).isPresent()) {
        // Those of an author stay as he wrote them.
        remarks.add(new Remark(seed, link, "where the page has no such element"));
      }
    }
    remarks.forEach(this::recall);
    if (!found.alternates.isEmpty()) {
      keep(path, shown, found.alternates);
    }
    return List.copyOf(remarks);
  }

  /** Judges again what an author has written. */
  void recall(Remark remark) {
    if (remark.what().equals(NO_FILE)) {
      follow(remark.link().substring(1), true, remark.about());
    } else {
      kill(new Dead(remark.link(), remark.what(), true), remark.about());
    }
  }

  private static String file(String path) {
    return path.isEmpty() || path.endsWith("/") ? path + INDEX : path;
  }

  private void read(Tags tag, Found found) {
    if (tag.has(Attribute.ID)) {
      found.ids.add(tag.text(Attribute.ID));
    }
    if (tag.has(Attribute.HREF)) {
      if (tag.isNamed("base")) {
        found.based = true;
      } else if (tag.isNamed("link")) {
        link(tag, found);
      } else {
        leading(tag, Attribute.HREF, found);
      }
    }
    for (Attribute attribute : SHOWING) {
      if (tag.has(attribute)) {
        leading(tag, attribute, found);
      }
    }
    if (tag.has(Attribute.SRCSET)) {
      Markup.ofSrcset(tag.text(Attribute.SRCSET)).forEach(url -> found(url, Folder.UNKNOWN, found));
    }
  }

  private void link(Tags tag, Found found) {
    String rel = tag.text(Attribute.REL);
    if (!rel.equals("canonical") && !rel.equals("alternate")) {
      leading(tag, Attribute.HREF, found);
      return;
    }
    String href = tag.text(Attribute.HREF);
    long url = hash(href);
    if (rel.equals("alternate") && tag.has(Attribute.HREFLANG) && !tag.has(Attribute.TYPE)) {
      found.alternates.put(tag.text(Attribute.HREFLANG), url);
    }
    if (!good.contains(url)) {
      boolean same = Urls.hasScheme(href) && href.indexOf('?') < 0 && href.indexOf('#') < 0;
      found.made.add(new Made(href, same ? url : Folder.UNKNOWN));
    }
  }

  /** Takes an attribute that leads somewhere, unless it is known that there is nothing to say. */
  private void leading(Tags tag, Attribute attribute, Found found) {
    long place = found.folder.place(found.markup, tag.from(attribute), tag.to(attribute));
    if (!good.contains(place)) {
      found(tag.text(attribute), place, found);
    }
  }

  private static void found(String url, long place, Found found) {
    int fragment = url.indexOf('#');
    // The top of a page is always there, and a text fragment names no element.
    if (fragment >= 0
        && fragment + 1 < url.length()
        && !url.endsWith("#top")
        && url.charAt(fragment + 1) != ':') {
      found.fragments.add(url);
    }
    if (isWritten(url)) {
      found.written.add(url);
    } else {
      found.made.add(new Made(url, place));
    }
  }

  private static boolean isWritten(String url) {
    return url.startsWith("/") || Urls.hasScheme(url);
  }

  private void followMade(String page, Made made, String shown) {
    Optional<String> to = destinations.path(page, made.link());
    if (to.isEmpty()) {
      return;
    }
    if (!destinations.isThere(to.get())) {
      kill(new Dead("/" + to.get(), NO_FILE, false), shown);
    } else if (made.place() != Folder.UNKNOWN && good.size() < MOST_GOOD) {
      good.add(made.place());
    }
  }

  /**
   * @param path below the site
   */
  private void follow(String path, boolean written, String shown) {
    if (!destinations.isThere(path)) {
      kill(new Dead("/" + path, NO_FILE, written), shown);
    }
  }

  private void kill(Dead link, String shown) {
    dead.merge(link, new Where(shown, 1), Where::and);
  }

  private void keep(String path, String shown, Map<String, Long> found) {
    List<Long> named = List.copyOf(found.values());
    List<Long> required = new ArrayList<>(named.size());
    found.forEach(
        (locale, url) -> {
          if (!locale.equals(DEFAULT)) {
            required.add(url);
          }
        });
    String name = path.substring(path.lastIndexOf('/') + 1);
    String address = name.equals(INDEX) ? path.substring(0, path.length() - INDEX.length()) : path;
    alternates.put(
        hash(destinations.url(address)), new Alternates(shown, once(required), once(named)));
  }

  /** All translations of a story have the same. */
  private List<Long> once(List<Long> list) {
    return lists.computeIfAbsent(list, own -> own);
  }

  /** Of a URL in its own letters. */
  private static long hash(String url) {
    byte[] octets = Urls.octets(url);
    return Fnv.hash(Fnv.BASIS, octets, 0, octets.length);
  }

  /** Says all that is wrong with the pages of the run. */
  void conclude(Problems problems) {
    dead.forEach(
        (link, where) -> {
          String others =
              switch (where.count()) {
                case 1 -> "";
                case 2 -> "; so does 1 other page";
                default -> "; so do " + (where.count() - 1) + " other pages";
              };
          String said = "links to " + link.link() + ", " + link.what();
          if (link.written()) {
            problems.warning(where.first(), 0, said + others);
          } else {
            problems.error(
                where.first(),
                0,
                "is refused: "
                    + said
                    + others
                    + "; mend the template if it is yours, else this is"
                    + " Polyfeed's fault");
          }
        });
    alternates.forEach(
        (page, own) -> {
          for (Long other : own.required()) {
            Alternates there = alternates.get(other);
            if (there != null && !there.named().contains(page)) {
              problems.error(
                  own.shown(),
                  0,
                  "is refused: it names "
                      + there.shown()
                      + " as a translation, which does not name it; this is Polyfeed's fault");
            }
          }
          if (!own.named().contains(page)) {
            problems.error(
                own.shown(),
                0,
                "is refused: it does not stand among its own translations; this is Polyfeed's"
                    + " fault");
          }
        });
  }
}
