package org.polyfeed.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;

/** Makes one item of all that have one id, in one feed or several. */
final class Collation {

  /** How an item stands in a feed: whether it is at home there. */
  private record Standing(FoundItem item, boolean atHome) {}

  private final Problems problems;
  private final Map<ItemId, Standing> items = new LinkedHashMap<>();

  Collation(Problems problems) {
    this.problems = problems;
  }

  /** The items of all feeds by their ids, in the order in which they came. */
  Map<ItemId, FoundItem> items() {
    Map<ItemId, FoundItem> all = new LinkedHashMap<>();
    items.forEach((id, standing) -> all.put(id, standing.item()));
    return all;
  }

  void add(FoundFeed feed) {
    Map<ItemId, FoundItem> own = new LinkedHashMap<>();
    List<FoundItem> renamed = new ArrayList<>();
    Map<ItemId, Boolean> refused = new HashMap<>();
    for (FoundItem item : feed.items()) {
      ItemId id = ItemId.of(item, feed.home());
      if (!id.same() && !item.guid().isEmpty()) {
        renamed.add(item);
      }
      FoundItem first = own.putIfAbsent(id, item);
      if (first != null && !first.link().equals(item.link())) {
        refuse(first, item);
        refused.put(id, true);
      } else if (first != null) {
        own.put(id, newer(first, item));
      }
    }
    own.keySet().removeAll(refused.keySet());
    own.forEach((id, item) -> items.merge(id, standing(item, feed), Collation::merged));
    warn(renamed, feed);
  }

  private void refuse(FoundItem first, FoundItem second) {
    problems.error(
        second.source(),
        second.line(),
        "the id '"
            + second.guid()
            + "' is that of '"
            + first.title()
            + "'"
            + (first.line() > 0 ? " in line " + first.line() : "")
            + ", too; every item needs its own, or readers show but one of them");
  }

  /** RFC 4287 section 4.1.1: versions of one entry differ in when they were updated. */
  private FoundItem newer(FoundItem first, FoundItem second) {
    if (first.updated().isPresent()
        && second.updated().isPresent()
        && !first.updated().equals(second.updated())) {
      return second.updated().get().isAfter(first.updated().get()) ? second : first;
    }
    problems.warning(
        second.source(),
        second.line(),
        "the item '" + second.title() + "' stands twice; the first is taken");
    return first;
  }

  private void warn(List<FoundItem> renamed, FoundFeed feed) {
    if (renamed.isEmpty()) {
      return;
    }
    FoundItem first = renamed.get(0);
    problems.warning(
        first.source(),
        first.line(),
        renamed.size()
            + (renamed.size() == 1 ? " id is no URI" : " ids are no URIs")
            + ", which Atom wants: '"
            + first.guid()
            + "' becomes '"
            + ItemId.of(first, feed.home()).value()
            + "', and its subscribers see it as new");
  }

  private static Standing standing(FoundItem item, FoundFeed feed) {
    Optional<LocaleTag> own = LocaleTag.declared(item.language());
    Optional<LocaleTag> around = LocaleTag.declared(feed.language());
    return new Standing(item, own.equals(around));
  }

  /** The better of two, with all that the other knows besides. */
  private static Standing merged(Standing one, Standing other) {
    boolean first =
        one.atHome() != other.atHome()
            ? one.atHome()
            : one.item().whole() != other.item().whole()
                ? one.item().whole()
                : one.item().body().markup().length() >= other.item().body().markup().length();
    return first ? with(one, other.item()) : with(other, one.item());
  }

  private static Standing with(Standing best, FoundItem other) {
    FoundItem one = best.item();
    boolean body = one.whole() || !other.whole();
    return new Standing(
        new FoundItem(
            one.source(),
            one.line(),
            one.guid(),
            one.link().isEmpty() ? other.link() : one.link(),
            one.title().isEmpty() ? other.title() : one.title(),
            one.published().or(other::published),
            one.updated().or(other::updated),
            one.undated(),
            writers(one.authors(), other.authors()),
            one.topics().isEmpty() ? other.topics() : one.topics(),
            one.summary().isEmpty() ? other.summary() : one.summary(),
            body ? one.body() : other.body(),
            one.whole() || other.whole(),
            one.language().isEmpty() ? other.language() : one.language(),
            media(one.media(), other.media()),
            union(one.translations(), other.translations()),
            one.group().isEmpty() ? other.group() : one.group(),
            one.further().isEmpty() ? other.further() : one.further(),
            one.manuscript().or(other::manuscript)),
        best.atHome());
  }

  /** RSS has no room for what else is known of them. */
  private static List<Writer> writers(List<Writer> one, List<Writer> other) {
    List<String> names = one.stream().map(Writer::name).toList();
    boolean same = names.equals(other.stream().map(Writer::name).toList());
    boolean more = other.stream().anyMatch(writer -> !writer.url().isEmpty());
    return one.isEmpty() || (same && more) ? other : one;
  }

  private static List<FoundMedium> media(List<FoundMedium> one, List<FoundMedium> other) {
    Map<String, FoundMedium> all = new LinkedHashMap<>();
    Stream.of(one, other)
        .flatMap(List::stream)
        .forEach(medium -> all.merge(medium.url(), medium, FoundMedium::and));
    return List.copyOf(all.values());
  }

  private static List<String> union(List<String> one, List<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }
}
