package org.polyfeed.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

  /** No path holds these brackets. */
  private static final Map<String, Place> HEADINGS =
      Arrays.stream(Place.values())
          .collect(Collectors.toUnmodifiableMap(Manifest::heading, place -> place));

  private final Path file;

  /** What the list holds, if that is known and nothing else is in it. */
  private Optional<Known> known = Optional.empty();

  private record Known(Optional<String> owner, Map<OutputPath, Place> files) {}

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
      List<String> lines = lines().toList();
      Optional<String> owner = owner(lines);
      boolean others = false;
      Place place = Place.INDEX;
      for (String line : lines.subList(owner.isPresent() ? 1 : 0, lines.size())) {
        Place heading = HEADINGS.get(line);
        Optional<OutputPath> path = OutputPath.parse(line);
        if (heading != null) {
          place = heading;
        } else if (path.isPresent()) {
          files.put(path.get(), place);
        } else {
          others = true;
        }
      }
      known = others ? Optional.empty() : Optional.of(new Known(owner, Map.copyOf(files)));
    }
    return files;
  }

  private static String heading(Place place) {
    return "[" + place + "]";
  }

  /** The site whose files they are; nothing where there is no list, or it does not say. */
  Optional<String> owner() throws IOException {
    return Files.exists(file) ? owner(lines().limit(1).toList()) : Optional.empty();
  }

  private static Optional<String> owner(List<String> lines) {
    return lines.stream()
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
    Known wanted = new Known(owner, Map.copyOf(files));
    if (known.filter(wanted::equals).isPresent() && Files.exists(file)) {
      return;
    }
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
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      WholeFile.replace(
          file, file.resolveSibling(Stage.NAME).resolve(NAME), out -> out.write(bytes));
    }
    known = Optional.of(wanted);
  }
}
