package org.polyfeed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.problem.Problems;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Target;

/** The addresses at which articles say that they stood before, which only one thing can have. */
final class Aliases {

  private final List<Entry> entries;
  private final List<Target> targets;
  private final Map<Address, Address> moved;

  /**
   * @param targets all that the site is made of
   */
  Aliases(Editions editions, List<Target> targets) {
    this.entries =
        editions.list().stream()
            .flatMap(edition -> edition.entries().stream())
            .filter(entry -> entry.isCanonical() && !entry.article().aliases().isEmpty())
            .toList();
    this.targets = targets;
    this.moved =
        entries.isEmpty()
            ? Map.of()
            : editions.list().stream()
                .flatMap(edition -> edition.moved().stream())
                .collect(Collectors.toMap(Edition.Moved::from, Edition.Moved::to, (a, b) -> a));
  }

  /** An error for each where something else stands. */
  void refuseTaken(Problems problems) {
    if (entries.isEmpty()) {
      return;
    }
    Map<Address, Entry> standing = new HashMap<>();
    entries.forEach(entry -> standing.put(entry.address(), entry));
    Set<OutputPath> files = new HashSet<>();
    Set<OutputPath> twice =
        targets.stream()
            .map(Target::path)
            .filter(path -> !files.add(path))
            .collect(Collectors.toSet());
    Map<String, String> said = new TreeMap<>();
    for (Entry entry : entries) {
      for (String alias : entry.article().aliases()) {
        Address from = new Address(alias);
        if (!from.equals(entry.address())) {
          other(entry, from, standing, path -> twice.contains(path) || isBelowOne(path, files))
              .ifPresent(
                  other ->
                      said.put(
                          entry.article().shown() + "\n" + alias,
                          "its alias '" + alias + "' is " + other + "; take out one of them"));
        }
      }
    }
    said.forEach((where, what) -> problems.error(where.substring(0, where.indexOf('\n')), 0, what));
  }

  /** What else has an address; nothing where a page there leads on to the story. */
  private Optional<String> other(
      Entry entry, Address from, Map<Address, Entry> standing, Predicate<OutputPath> taken) {
    Address to = moved.get(from);
    if (to == null || taken.test(OutputPath.at(from.path()))) {
      return Optional.of("that of a page or file which the site has now");
    }
    Entry heir = standing.get(to);
    return heir == null || heir.article().story().equals(entry.article().story())
        ? Optional.empty()
        : Optional.of("also one of " + heir.article().shown());
  }

  /** Whether a file of the site has the name of a folder above. */
  private static boolean isBelowOne(OutputPath path, Set<OutputPath> files) {
    String up = path.value();
    while (up.contains("/")) {
      up = up.substring(0, up.lastIndexOf('/'));
      if (files.contains(new OutputPath(up))) {
        return true;
      }
    }
    return false;
  }
}
