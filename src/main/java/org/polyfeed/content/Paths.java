package org.polyfeed.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.polyfeed.locale.LocaleTag;

/** Names of files with slashes, relative to a folder. */
final class Paths {

  /** As much as disks take for a name, without locale and ending. */
  private static final int MOST_BYTES = 180;

  private Paths() {}

  /** A name counted from a folder; nothing where it leads out. */
  static Optional<String> resolved(String folder, String name) {
    Deque<String> names = new ArrayDeque<>();
    for (String one : (folder + "/" + name).split("/", -1)) {
      if (one.equals("..") && names.pollLast() == null) {
        return Optional.empty();
      }
      if (!one.isEmpty() && !one.equals(".") && !one.equals("..")) {
        names.addLast(one);
      }
    }
    return Optional.of(String.join("/", names));
  }

  /** How a name is reached from a folder. */
  static String relative(String folder, String name) {
    List<String> from = folder.isEmpty() ? List.of() : Arrays.asList(folder.split("/", -1));
    List<String> to = new ArrayList<>(Arrays.asList(name.split("/", -1)));
    int same = 0;
    while (same < from.size() && same < to.size() - 1 && from.get(same).equals(to.get(same))) {
      same++;
    }
    return "../".repeat(from.size() - same) + String.join("/", to.subList(same, to.size()));
  }

  static String folder(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The last part of a name without its extension. */
  static String stem(String name) {
    String last = last(name);
    int dot = last.lastIndexOf('.');
    return dot <= 0 ? last : last.substring(0, dot);
  }

  /**
   * The name of a story that was called so elsewhere: as every disk takes it, and without what
   * Polyfeed would take for a locale.
   */
  static String story(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : name.split("/", -1)) {
      String plain =
          part.replaceAll("[\\p{Cntrl}\\\\:*?\"<>|]", "-")
              .replaceFirst("^[. ]+", "")
              .replaceFirst("[. ]+$", "");
      if (!plain.isEmpty()) {
        parts.add(cut(plain));
      }
    }
    if (parts.isEmpty()) {
      return "post";
    }
    int last = parts.size() - 1;
    parts.set(last, parts.get(last).replace('.', '-'));
    if (parts.size() > 1 && LocaleTag.parse(parts.get(0)).isPresent()) {
      parts.add(0, "content");
    }
    boolean site = parts.size() == 1 && parts.get(0).equalsIgnoreCase("site");
    return site ? "site-" : String.join("/", parts);
  }

  private static String cut(String name) {
    String cut = name;
    while (cut.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut.strip();
  }
}
