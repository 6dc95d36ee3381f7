package org.polyfeed.edition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.polyfeed.locale.LocaleTag;

/**
 * Which stories are there in which locales.
 *
 * @param locales of the site, in its order
 * @param rows newest story first
 */
public record Coverage(List<LocaleTag> locales, List<Row> rows) {

  public Coverage {
    locales = List.copyOf(locales);
    rows = List.copyOf(rows);
  }

  /** How a story stands in a locale. */
  public enum State {
    /** Written in the locale, and nothing that it translates has changed since. */
    CURRENT,
    /** Written in the locale, and what it translates has changed since. */
    OUTDATED,
    /** Made from an article in the other script of the language. */
    CONVERTED,
    /** Shown in another language, because nobody has translated it. */
    FALLBACK,
    /** Not shown at all. */
    MISSING
  }

  /**
   * One story.
   *
   * @param story its key
   * @param title in the site's default locale, if it has one there; else in the first that has
   */
  public record Row(String story, String title, Map<LocaleTag, State> states) {

    public Row {
      states = Collections.unmodifiableMap(new TreeMap<>(states));
    }

    /** How the story stands in a locale of the site. */
    public State in(LocaleTag locale) {
      return states.getOrDefault(locale, State.MISSING);
    }
  }

  /** Of all that a site publishes. */
  public static Coverage of(Editions editions) {
    List<LocaleTag> locales = editions.list().stream().map(Edition::tag).toList();
    List<List<Entry>> stories = new ArrayList<>(editions.byStory().values());
    stories.sort(Comparator.comparing(Coverage::newest, Entry.NEWEST_FIRST));
    return new Coverage(locales, stories.stream().map(entries -> row(entries, editions)).toList());
  }

  private static Entry newest(List<Entry> entries) {
    return Collections.min(entries, Entry.NEWEST_FIRST);
  }

  private static Row row(List<Entry> entries, Editions editions) {
    LocaleTag own = editions.site().defaultLocale();
    Entry named =
        entries.stream()
            .filter(entry -> entry.edition().equals(own))
            .findFirst()
            .orElse(entries.get(0));
    Map<LocaleTag, State> states = new TreeMap<>();
    entries.forEach(entry -> states.put(entry.edition(), state(entry)));
    return new Row(named.article().story(), named.article().title(), states);
  }

  private static State state(Entry entry) {
    if (entry.isFallback()) {
      return State.FALLBACK;
    }
    if (entry.kind() == Kind.CONVERTED) {
      return State.CONVERTED;
    }
    return entry.outdated() ? State.OUTDATED : State.CURRENT;
  }

  /** How many stories stand how in a locale. */
  public Map<State, Integer> counts(LocaleTag locale) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      counts.put(state, 0);
    }
    rows.forEach(row -> counts.merge(row.in(locale), 1, Integer::sum));
    return counts;
  }

  /** Whether any story stands so in any locale. */
  public boolean has(State state) {
    return rows.stream()
        .anyMatch(row -> locales.stream().anyMatch(locale -> row.in(locale) == state));
  }
}
