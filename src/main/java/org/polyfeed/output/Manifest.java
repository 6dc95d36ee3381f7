package org.polyfeed.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;

/**
 * The list of the files in the output folder that Polyfeed put there, when each comes among the
 * others, and for which site, kept in the folder itself: only those are ever changed or removed,
 * and only by that site.
 */
final class Manifest {

  static final String NAME = ".polyfeed-files";

  private static final String OWNER = "site: ";

  private final Path file;

  Manifest(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /**
   * The files by their paths, in no order. Lines that are no path below the folder are passed over:
   * somebody edited the list. What stands before the first heading is in a list of former days.
   */
  Map<OutputPath, Place> read() throws IOException {
    Map<OutputPath, Place> files = new HashMap<>();
    if (Files.exists(file)) {
      Place place = Place.INDEX;
      for (String line : (Iterable<String>) lines()::iterator) {
        place = heading(line).orElse(place);
        Optional<OutputPath> path = OutputPath.parse(line);
        if (path.isPresent()) {
          files.put(path.get(), place);
        }
      }
    }
    return files;
  }

  private static Optional<Place> heading(String line) {
    return Stream.of(Place.values()).filter(place -> heading(place).equals(line)).findFirst();
  }

  /** No path holds these brackets. */
  private static String heading(Place place) {
    return "[" + place + "]";
  }

  /** The site whose files they are; nothing where there is no list, or it does not say. */
  Optional<String> owner() throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    return lines()
        .limit(1)
        .filter(line -> line.startsWith(OWNER))
        .map(line -> line.substring(OWNER.length()))
        .findFirst();
  }

  /** Bytes that are no text are in lines that are no paths. */
  private Stream<String> lines() throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines();
  }

  /** Replaces the list, whole or not at all, by way of the stage, which leaves nothing behind. */
  void write(Optional<String> owner, Map<OutputPath, Place> files) throws IOException {
    Map<Place, Set<OutputPath>> places = new EnumMap<>(Place.class);
    files.forEach(
        (path, place) -> places.computeIfAbsent(place, none -> new TreeSet<>()).add(path));
    StringBuilder text = new StringBuilder();
    owner.ifPresent(site -> text.append(OWNER).append(site).append('\n'));
    places.forEach(
        (place, paths) -> {
          text.append(heading(place)).append('\n');
          paths.forEach(path -> text.append(path).append('\n'));
        });
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return;
    }
    WholeFile.replace(file, file.resolveSibling(Stage.NAME).resolve(NAME), out -> out.write(bytes));
  }
}
