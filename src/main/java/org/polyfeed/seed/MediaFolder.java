package org.polyfeed.seed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.polyfeed.locale.Letters;
import org.polyfeed.problem.Suggestion;

/** The files among the seeds that are no seeds, found by how seeds refer to them. */
public final class MediaFolder {

  /** RFC 3986 section 4.2: what begins with a scheme, a host or the root is no file beside. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*|[/#?].*|");

  private static final Pattern REST = Pattern.compile("[?#].*$", Pattern.DOTALL);

  private final String shown;
  private final Map<String, MediaFile> byName;

  /**
   * @param shown what problems call the folder of seeds
   */
  public MediaFolder(String shown, List<MediaFile> files) {
    this.shown = shown;
    this.byName =
        Collections.unmodifiableMap(
            files.stream()
                .collect(
                    Collectors.toMap(
                        found -> found.file().name(),
                        Function.identity(),
                        // Names that Unicode takes for one.
                        (one, other) -> one,
                        TreeMap::new)));
  }

  /**
   * A file that a seed refers to.
   *
   * @param rest the query and fragment of the reference, or empty
   */
  public record Found(MediaFile file, String rest) {}

  /** The file of a name below the folder. */
  public Optional<MediaFile> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All of them, in the order of their names. */
  public Collection<MediaFile> files() {
    return byName.values();
  }

  /** Whether a reference can mean a file beside the seed at all: not where it is a URL. */
  public static boolean isBeside(String reference) {
    return !ELSEWHERE.matcher(reference.strip()).matches();
  }

  /**
   * The file that a reference means, as it stands or percent-encoded.
   *
   * @param seed the name of the file that holds the reference, whose folder it counts from
   */
  public Optional<Found> find(String seed, String reference) {
    String given = reference.strip();
    if (!isBeside(given)) {
      return Optional.empty();
    }
    Matcher tail = REST.matcher(given);
    String rest = tail.find() ? tail.group() : "";
    String bare = given.substring(0, given.length() - rest.length());
    return at(seed, given)
        .map(file -> new Found(file, ""))
        .or(() -> at(seed, bare).map(file -> new Found(file, rest)))
        .or(() -> at(seed, decoded(bare)).map(file -> new Found(file, rest)));
  }

  /** What is wrong with a reference to a file that is not there, and the cure. */
  public String fault(String seed, String reference) {
    String bare = decoded(REST.matcher(reference.strip()).replaceAll(""));
    Optional<String> name = name(seed, bare);
    if (name.isEmpty()) {
      return "'"
          + reference
          + "' leads out of "
          + shown
          + "; put the file there, or give the whole URL";
    }
    return "there is no file '"
        + shown
        + "/"
        + name.get()
        + "'"
        + Suggestion.of(name.get(), byName.keySet())
            .map(meant -> "; did you mean '" + shown + "/" + meant + "'?")
            .orElse("; put it there, or give the whole URL");
  }

  private Optional<MediaFile> at(String seed, String reference) {
    return name(seed, reference).map(byName::get);
  }

  /** The name below the folder; nothing where it leads out of it. */
  private static Optional<String> name(String seed, String reference) {
    Deque<String> names = new ArrayDeque<>(Arrays.asList(seed.split("/", -1)));
    names.removeLast();
    for (String name : Letters.composed(reference).split("/", -1)) {
      if (name.equals("..") && names.pollLast() == null) {
        return Optional.empty();
      }
      if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
        names.addLast(name);
      }
    }
    return Optional.of(String.join("/", names));
  }

  private static String decoded(String reference) {
    try {
      return URLDecoder.decode(reference.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A percent sign that encodes nothing stands for itself.
      return reference;
    }
  }
}
