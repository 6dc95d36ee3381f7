package org.polyfeed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.polyfeed.article.Article;
import org.polyfeed.article.LeftOut;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Entry;
import org.polyfeed.ledger.Ledger;
import org.polyfeed.output.Fate;
import org.polyfeed.output.LastRendered;
import org.polyfeed.output.LastRun;
import org.polyfeed.output.OutputFolder;
import org.polyfeed.output.TwinFate;
import org.polyfeed.problem.Suggestion;
import org.polyfeed.seed.SeedFile;
import org.polyfeed.seed.SourceFiles;
import org.polyfeed.site.Site;
import org.polyfeed.target.Inputs;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;

/** Says of files of the site, and of seeds, what a run does with them and why. */
final class Explainer {

  /** More lines than these help nobody. */
  private static final int MOST = 20;

  private final Folders folders;
  private final Instant now;
  private final LastRun last;
  private final LastRendered memory;
  private final Known known;
  private final OutputFolder.Staged staged;
  private final Map<String, Target> targets;

  /**
   * @param now the time of the run
   * @param memory which takes what is known now
   * @param staged before it is put in place
   */
  Explainer(
      Folders folders,
      Instant now,
      LastRun last,
      LastRendered memory,
      Known known,
      OutputFolder.Staged staged) {
    this.folders = folders;
    this.now = now;
    this.last = last;
    this.memory = memory;
    this.known = known;
    this.staged = staged;
    this.targets =
        known.targets().stream()
            .collect(
                Collectors.toMap(
                    target -> target.path().value(), Function.identity(), (a, b) -> a));
  }

  /**
   * What a run knows of a site.
   *
   * @param heads of all articles that can be published, drafts included
   * @param broken the names of seeds that have errors
   * @param sources of each seed's settings and itself
   * @param inputs what a target is made of
   * @param entries that it shows
   */
  record Known(
      Site site,
      Ledger ledger,
      Editions editions,
      List<Article> heads,
      Set<String> broken,
      List<LeftOut> leftOut,
      Function<Article, List<SeedFile>> sources,
      List<Target> targets,
      Function<Target, Inputs> inputs,
      Function<Target, List<Entry>> entries) {}

  /** Keeps in mind what becomes of files about which somebody has asked before. */
  void remember() {
    for (String path : new TreeSet<>(memory.paths())) {
      Target target = targets.get(path);
      if (target != null) {
        staged.fate(target.path()).ifPresent(fate -> memorize(target, fate));
      }
    }
  }

  /** What is to say of what somebody asked about: a path, the URL of a page, or a seed. */
  Explanation of(String asked) {
    String address = known.site().address().toString();
    if (asked.startsWith(address)) {
      String rest = asked.substring(address.length()).replaceAll("[?#].*$", "");
      return file(asked, decoded(rest));
    }
    if (asked.matches("(?i)https?://.*")) {
      return new Explanation(asked, asked, "is not of this site, which is " + address, List.of());
    }
    Optional<String> seed = below(folders.seeds(), asked);
    if (seed.isPresent()) {
      return seed(asked, seed.get());
    }
    return file(asked, below(folders.output(), asked).orElse(asked.replaceFirst("^(\\./)*/?", "")));
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A percent sign that encodes nothing stands for itself.
      return path;
    }
  }

  /** The name below a folder of a file that is named from where one is, or from the site. */
  private Optional<String> below(Path folder, String asked) {
    try {
      Path root = folder.toAbsolutePath().normalize();
      return Stream.of(Path.of(asked), folders.site().resolve(asked))
          .map(path -> path.toAbsolutePath().normalize())
          .filter(path -> path.startsWith(root))
          .map(path -> root.relativize(path).toString().replace('\\', '/'))
          .map(name -> asked.endsWith("/") && !name.isEmpty() ? name + "/" : name)
          .findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Explanation file(String asked, String named) {
    String path = named.isEmpty() || named.endsWith("/") ? named + "index.html" : named;
    if (!targets.containsKey(path) && targets.containsKey(path + "/index.html")) {
      path = path + "/index.html";
    }
    Optional<TwinFate> twin = OutputPath.parse(path).flatMap(staged::twin);
    if (twin.isPresent()) {
      return twin(asked, path, twin.get());
    }
    Optional<Fate> fate = OutputPath.parse(path).flatMap(staged::fate);
    Target target = targets.get(path);
    if (fate.isEmpty()) {
      return new Explanation(
          asked,
          path,
          "is no file of this site" + Suggestion.after(path, targets.keySet()),
          atAddress(path));
    }
    if (target == null) {
      return fate.get().reason() == Fate.Reason.HELD
          ? new Explanation(
              asked, path, "stays as it stands, until its article is mended", atAddress(path))
          : new Explanation(
              asked, path, "is removed: the site has no such file any more", atAddress(path));
    }
    List<String> details = new ArrayList<>(memorize(target, fate.get()));
    details.addAll(shown(target));
    return new Explanation(asked, path, verdict(fate.get()), details);
  }

  /** A twin is made where its file is, so what is said of that is said of it. */
  private Explanation twin(String asked, String path, TwinFate twin) {
    Explanation file = file(asked, twin.file().value());
    String what = "the " + twin.coding().name().toLowerCase(Locale.ROOT) + " twin of ";
    String verdict =
        switch (twin.state()) {
          case AS_LEFT -> "is " + what + file.about() + ", as it was made before";
          case WRITTEN -> "is " + what + file.about() + " and was made by this run";
          case SPARED ->
              "is not there: " + what + file.about() + " would save too little to be kept";
        };
    List<String> details = new ArrayList<>();
    details.add(file.about() + " " + file.verdict());
    details.addAll(file.details());
    return new Explanation(asked, path, verdict, details);
  }

  private static String verdict(Fate fate) {
    if (fate.reason() == Fate.Reason.AS_LEFT) {
      return "is as the last run left it, and nothing that it shows has changed: not rendered";
    }
    return "was rendered: "
        + because(fate.reason())
        + (fate.written()
            ? "; its bytes are others, so it was written"
            : "; its bytes are the same, so it was not written");
  }

  private static String because(Fate.Reason reason) {
    return switch (reason) {
      case NEW -> "it was not there before";
      case FORGOTTEN -> "nobody knew how it was made, since .polyfeed/cache was gone";
      case TOUCHED -> "somebody has changed or removed the file";
      case CHANGED -> "what it shows has changed";
      case AS_LEFT, REMOVED, HELD -> "";
    };
  }

  /** Remembers what a file is made of, and says what has changed. */
  private List<String> memorize(Target target, Fate fate) {
    String path = target.path().value();
    Optional<LastRendered.Memory> before = memory.of(path);
    Map<String, String> inputs = known.inputs().apply(target).hashes();
    if (fate.reason() == Fate.Reason.AS_LEFT) {
      if (before.isEmpty()) {
        memory.keep(path, new LastRendered.Memory(inputs, Optional.empty(), List.of()));
        return unchangedSince();
      }
      List<String> said = new ArrayList<>(unchangedSince());
      before
          .get()
          .at()
          .ifPresent(
              at ->
                  said.add(
                      "last rendered at " + at + ": " + String.join("; ", before.get().because())));
      return said;
    }
    List<String> changed =
        fate.reason() == Fate.Reason.CHANGED
            ? before
                .map(known -> differences(known.inputs(), inputs))
                .orElseGet(() -> hints(target))
            : List.of();
    List<String> because =
        Stream.concat(Stream.of(because(fate.reason())), changed.stream()).toList();
    memory.keep(path, new LastRendered.Memory(inputs, Optional.of(now), because));
    return changed;
  }

  private List<String> unchangedSince() {
    return last.changed().filter(Set::isEmpty).isPresent()
        ? last.time()
            .map(at -> List.of("no source has changed since the last run, at " + at))
            .orElse(List.of())
        : List.of();
  }

  private static List<String> differences(Map<String, String> before, Map<String, String> after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      String old = before.get(name);
      String fresh = after.get(name);
      if (old == null) {
        lines.add("new there: " + name);
      } else if (fresh == null) {
        lines.add("no longer there: " + name);
      } else if (!old.equals(fresh)) {
        lines.add("changed: " + name);
      }
    }
    return lines.isEmpty() ? List.of("changed: something that has no name") : shortened(lines);
  }

  /** Where nobody has asked before: of what it shows, the sources that have changed. */
  private List<String> hints(Target target) {
    Set<String> changed = last.changed().orElse(Set.of());
    List<String> lines = new ArrayList<>();
    known.entries().apply(target).stream()
        .flatMap(entry -> storyOf(entry.article().story()))
        .flatMap(head -> known.sources().apply(head).stream())
        .distinct()
        .filter(source -> changed.contains(SourceFiles.name(source.path())))
        .forEach(source -> lines.add("changed: " + source.shown()));
    String templates = SourceFiles.name(folders.templates()) + "/";
    changed.stream()
        .filter(name -> name.startsWith(templates))
        .sorted()
        .forEach(
            name ->
                lines.add(
                    "changed: "
                        + folders.shown(folders.templates())
                        + "/"
                        + name.substring(templates.length())));
    String site = SourceFiles.name(folders.seeds()) + "/site.y";
    if (changed.stream().anyMatch(name -> name.startsWith(site))) {
      lines.add("changed: " + known.site().file());
    }
    lines.add(
        (lines.isEmpty() ? "what has changed" : "what else has changed")
            + " is not known, since nobody asked about this file before; from now on it is kept");
    return shortened(lines);
  }

  private Stream<Article> storyOf(String story) {
    return known.heads().stream().filter(head -> head.story().equals(story));
  }

  /** What a file shows, and what it does not show yet or no more. */
  private List<String> shown(Target target) {
    List<Entry> entries = known.entries().apply(target);
    if (target.seed().isPresent()) {
      return states(entries.get(0).article().story());
    }
    String path = target.path().value();
    String folder = path.substring(0, Math.max(path.indexOf('/'), 0));
    return entries.isEmpty()
        ? List.of()
        : shortened(
            known.heads().stream()
                .filter(head -> folder.isEmpty() || head.locale().value().equals(folder))
                .filter(head -> !head.isPublic(now) || known.broken().contains(head.seed().name()))
                .map(this::state)
                .toList());
  }

  /** The articles of a story, and how they stand. */
  private List<String> states(String story) {
    return Stream.concat(
            storyOf(story).map(this::state),
            known.leftOut().stream()
                .filter(one -> one.story().equals(story))
                .map(one -> one.shown() + ": has errors, and no good version of it is kept"))
        .toList();
  }

  private String state(Article head) {
    return head.shown()
        + ": "
        + (known.broken().contains(head.seed().name())
            ? "has errors, so its last good version stands in for it; that is "
            : "")
        + standing(head);
  }

  private String standing(Article head) {
    if (head.draft()) {
      return "a draft";
    }
    if (head.withdrawn().isPresent()) {
      return "withdrawn";
    }
    if (head.isOver(now)) {
      return "over since " + head.expires().orElseThrow();
    }
    if (!head.isPublic(now)) {
      return "to appear at " + head.publishAt().or(head::published).orElseThrow();
    }
    return known.editions().list().stream()
        .flatMap(edition -> edition.entries().stream())
        .filter(entry -> entry.article().equals(head))
        .findFirst()
        .map(entry -> "published " + entry.published() + ", updated " + entry.updated())
        .orElse("in no edition");
  }

  /** The articles of which a page once stood there. */
  private List<String> atAddress(String path) {
    String address = "/" + path.replaceFirst("(^|/)index\\.html$", "$1");
    return Optional.ofNullable(known.ledger().owners().get(address))
        .map(
            story -> {
              List<String> lines = new ArrayList<>();
              lines.add("a page of the story '" + story + "' stood there");
              List<String> states = states(story);
              lines.addAll(states.isEmpty() ? List.of("the story has no articles now") : states);
              return List.copyOf(lines);
            })
        .orElse(List.of());
  }

  private Explanation seed(String asked, String name) {
    String shown = folders.shown(folders.seeds()) + "/" + name;
    Optional<Article> head =
        known.heads().stream().filter(one -> one.seed().name().equals(name)).findFirst();
    if (head.isPresent()) {
      List<String> files =
          known.targets().stream()
              .filter(
                  target ->
                      known.entries().apply(target).stream()
                          .anyMatch(entry -> entry.article().seed().name().equals(name)))
              .map(target -> "shown in " + target.path() + ", which " + inShort(target))
              .toList();
      String state = state(head.get()).substring(head.get().shown().length() + 2);
      return new Explanation(
          asked,
          shown,
          "is " + (state.startsWith("has") ? "broken: it " + state : state),
          files.isEmpty() ? List.of("no file shows it") : shortened(files));
    }
    if (known.leftOut().stream().anyMatch(one -> one.shown().equals(shown))) {
      return new Explanation(
          asked,
          shown,
          "has errors, and no good version of it is kept: no file shows it",
          List.of());
    }
    List<String> sharing =
        known.heads().stream()
            .filter(
                one -> known.sources().apply(one).stream().anyMatch(of -> of.name().equals(name)))
            .map(one -> "holds for " + one.shown())
            .toList();
    if (!sharing.isEmpty()) {
      return new Explanation(asked, shown, "is read for what is beside it", shortened(sharing));
    }
    if (shown.equals(known.site().file())) {
      return new Explanation(asked, shown, "is read for every file", List.of());
    }
    Optional<Target> carried =
        known.targets().stream()
            .filter(target -> target.place() == Place.ASSET)
            .filter(target -> known.inputs().apply(target).hashes().containsKey(shown))
            .findFirst();
    if (carried.isPresent()) {
      return new Explanation(
          asked, shown, "is carried to " + carried.get().path() + " as it is", List.of());
    }
    return new Explanation(asked, shown, unread(name), List.of());
  }

  private String unread(String name) {
    if (("/" + name).contains("/.")) {
      return "is not read: its name begins with a dot";
    }
    if (Files.exists(folders.seeds().resolve(name))) {
      return "is no article, and no article that is shown refers to it";
    }
    List<String> names = known.heads().stream().map(head -> head.seed().name()).toList();
    return "is not there" + Suggestion.after(name, names);
  }

  private String inShort(Target target) {
    return staged
        .fate(target.path())
        .map(
            fate ->
                fate.reason() == Fate.Reason.AS_LEFT
                    ? "is as it was"
                    : fate.written() ? "was written" : "was rendered, with the same bytes")
        .orElse("is unknown");
  }

  private static List<String> shortened(List<String> lines) {
    return lines.size() <= MOST
        ? List.copyOf(lines)
        : Stream.concat(
                lines.stream().limit(MOST), Stream.of("and " + (lines.size() - MOST) + " more"))
            .toList();
  }
}
