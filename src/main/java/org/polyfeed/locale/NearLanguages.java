package org.polyfeed.locale;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which other languages the readers of a locale can read without having chosen to learn them, by
 * the table in docs/languages.md. What is in doubt is not in it.
 */
public final class NearLanguages {

  /**
   * A line of the table.
   *
   * @param reader whose readers, and those of its regions, it is about
   * @param read nearest first
   * @param why in English, for the documentation
   */
  record Row(LocaleTag reader, List<LocaleTag> read, String why) {

    static Row of(String line) {
      String[] cells = line.split("\\s*\\|\\s*", 3);
      return new Row(
          new LocaleTag(cells[0]),
          Stream.of(cells[1].split(" ")).map(LocaleTag::new).toList(),
          cells[2]);
    }

    boolean isAbout(LocaleTag locale) {
      return reader.sameAs(locale) || reader.isParentOf(locale);
    }
  }

  private static final List<Row> ROWS =
      Lists.lines("near-languages.txt").stream().map(Row::of).toList();

  private static final Map<String, List<Row>> BY_LANGUAGE =
      ROWS.stream().collect(Collectors.groupingBy(row -> row.reader().language()));

  private NearLanguages() {}

  static List<Row> rows() {
    return ROWS;
  }

  /**
   * Those of some locales that readers of one can read, nearest first: the same language and script
   * of other regions, then by the table. Never the locale itself.
   */
  public static List<LocaleTag> among(Collection<LocaleTag> locales, LocaleTag reader) {
    Set<LocaleTag> near = new LinkedHashSet<>(inScript(locales, reader));
    row(reader).ifPresent(row -> row.read().forEach(read -> near.addAll(inScript(locales, read))));
    near.removeIf(reader::sameAs);
    return List.copyOf(near);
  }

  /** The most specific row: that of {@code ps-PK} rather than that of {@code ps}. */
  private static Optional<Row> row(LocaleTag reader) {
    return BY_LANGUAGE.getOrDefault(reader.language(), List.of()).stream()
        .filter(row -> row.isAbout(reader))
        .max(Comparator.comparing(row -> row.reader().value().length()));
  }

  /** Those of the same language and script, the very same first. */
  private static List<LocaleTag> inScript(Collection<LocaleTag> locales, LocaleTag wanted) {
    List<LocaleTag> found = new ArrayList<>();
    locales.stream().filter(wanted::sameAs).forEach(found::add);
    locales.stream()
        .filter(locale -> locale.language().equals(wanted.language()))
        .filter(locale -> locale.script().equals(wanted.script()))
        .forEach(found::add);
    return found;
  }
}
