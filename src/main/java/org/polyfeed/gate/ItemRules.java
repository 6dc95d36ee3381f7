package org.polyfeed.gate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfeed.gate.Tags.Attribute;
import org.polyfeed.problem.Severity;

/** What every item of a feed must be, in whichever feed it stands. */
final class ItemRules {

  /** No article says that it is older, in its own zone. */
  private static final Instant EARLIEST = Instant.parse("0999-12-31T00:00:00Z");

  private static final Duration AHEAD = Duration.ofDays(1);

  /** What a link in a text may begin with; readers follow no others. */
  private static final Set<String> FOLLOWED =
      Set.of("http", "https", "mailto", "tel", "sms", "xmpp", "matrix", "geo", "magnet");

  private static final List<Attribute> FOLLOWING = List.of(Attribute.HREF, Attribute.CITE);

  private static final List<Attribute> SHOWING = List.of(Attribute.SRC, Attribute.POSTER);

  private static final Pattern CSS_URL = Pattern.compile("url\\(\\s*[\"']?([^\"')]*)");

  private final Instant now;

  ItemRules(Instant now) {
    this.now = now;
  }

  /** All that is wrong with an item, said with its title. */
  List<Fault> faults(ParsedFeed.ParsedItem item) {
    return ofItem(item).stream()
        .map(fault -> new Fault(fault.severity(), of(item) + ": " + fault.message()))
        .toList();
  }

  private List<Fault> ofItem(ParsedFeed.ParsedItem item) {
    List<Fault> faults = new ArrayList<>();
    if (!Urls.isAbsolute(item.id())) {
      faults.add(Fault.error("its id '" + item.id() + "' is no absolute URI"));
    }
    if (!Urls.isOfTheWeb(item.url())) {
      faults.add(Fault.error("its address '" + item.url() + "' is no absolute URL"));
    }
    if (item.title().isBlank()) {
      faults.add(Fault.error("it has no title"));
    }
    if (Markup.isEmpty(item.content()) && item.summary().isBlank()) {
      faults.add(new Fault(Severity.WARNING, "it says nothing beside its title"));
    }
    faults.addAll(ofDates(item));
    item.urls().forEach(url -> FeedRules.named(url).ifPresent(faults::add));
    Tags tags = new Tags(item.content().getBytes(StandardCharsets.UTF_8));
    while (tags.next()) {
      ofTag(tags, faults);
    }
    return faults;
  }

  private List<Fault> ofDates(ParsedFeed.ParsedItem item) {
    List<Fault> faults = new ArrayList<>();
    if (item.published().isEmpty()) {
      faults.add(Fault.error("it does not say when it was published"));
    }
    Optional<Instant> last = item.updated().or(item::published);
    if (item.published().filter(at -> at.isBefore(EARLIEST)).isPresent()) {
      faults.add(Fault.error("its date " + item.published().get() + " cannot be"));
    }
    if (item.published().filter(at -> last.orElse(at).isBefore(at)).isPresent()) {
      faults.add(Fault.error("it was updated before it was published"));
    }
    if (last.filter(at -> at.isAfter(now.plus(AHEAD))).isPresent()) {
      faults.add(
          new Fault(
              Severity.WARNING,
              "its date "
                  + last.get()
                  + " is still to come; is it a slip, or the time of this run wrong?"));
    }
    return faults;
  }

  private static void ofTag(Tags tag, List<Fault> faults) {
    for (Attribute attribute : FOLLOWING) {
      if (tag.has(attribute)) {
        followed(tag.text(attribute)).ifPresent(faults::add);
      }
    }
    for (Attribute attribute : SHOWING) {
      if (tag.has(attribute)) {
        shown(tag.text(attribute)).ifPresent(faults::add);
      }
    }
    if (tag.has(Attribute.SRCSET)) {
      Markup.ofSrcset(tag.text(Attribute.SRCSET)).forEach(url -> shown(url).ifPresent(faults::add));
    }
    if (tag.has(Attribute.STYLE)) {
      Matcher urls = CSS_URL.matcher(tag.text(Attribute.STYLE));
      while (urls.find()) {
        shown(urls.group(1)).ifPresent(faults::add);
      }
    }
  }

  private static Optional<Fault> followed(String url) {
    return ofText(url, FOLLOWED);
  }

  private static Optional<Fault> shown(String url) {
    return ofText(url, Set.of("http", "https"));
  }

  private static Optional<Fault> ofText(String url, Set<String> schemes) {
    Optional<String> scheme = Urls.scheme(url);
    if (scheme.filter(schemes::contains).isEmpty()) {
      return Optional.of(Fault.error("its text leads to '" + url + "', which is no absolute URL"));
    }
    // Authors write these, and they harm nobody.
    return scheme.get().startsWith("http") && !Urls.isOfTheWeb(url)
        ? Optional.of(
            new Fault(Severity.WARNING, "its text leads to '" + url + "', which is no URL"))
        : Optional.empty();
  }

  private static String of(ParsedFeed.ParsedItem item) {
    return "the item '" + (item.title().isBlank() ? item.id() : item.title().strip()) + "'";
  }
}
