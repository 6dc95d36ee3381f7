package org.polyfeed.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.polyfeed.target.OutputPath;

/** What is new at a destination and nobody has been told of: a run may end before it tells. */
record Untold(Path file) {

  /** Adds to it, and returns all of it. */
  Set<OutputPath> add(Set<OutputPath> news) throws IOException {
    Set<OutputPath> all = new TreeSet<>(news);
    if (Files.exists(file)) {
      new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> OutputPath.parse(line).ifPresent(all::add));
    }
    if (!news.isEmpty()) {
      String text = all.stream().map(OutputPath::value).collect(Collectors.joining("\n", "", "\n"));
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
    return all;
  }

  void forget() throws IOException {
    Files.deleteIfExists(file);
  }
}
