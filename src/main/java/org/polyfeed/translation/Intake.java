package org.polyfeed.translation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.article.Article;
import org.polyfeed.article.Story;
import org.polyfeed.article.Unit;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Suggestion;

/** Takes in what translators have sent back: judges all of it before anything is written. */
final class Intake {

  /** How many units are named, of those that lack something. */
  private static final int NAMED = 8;

  private final Desk desk;
  private final Translations.Wishes wishes;
  private final Problems problems;
  private final List<Desk.Sheet> sheets = new ArrayList<>();
  private final Map<Article, Article> translated = new LinkedHashMap<>();
  private final Map<String, String> seen = new HashMap<>();
  private int known;

  Intake(Desk desk, Translations.Wishes wishes, Problems problems) {
    this.desk = desk;
    this.wishes = wishes;
    this.problems = problems;
  }

  /** Reads a file, and judges it. */
  void read(String file, byte[] bytes) throws IOException {
    try {
      List<Returned> all =
          isXml(bytes) ? XliffReader.read(file, bytes) : PoReader.read(file, bytes);
      if (all.isEmpty()) {
        problems.error(file, 0, "there is no story in it; export it again");
      }
      for (Returned one : all) {
        judge(one);
      }
    } catch (Unusable e) {
      problems.error(file, e.line(), e.reason());
    }
  }

  /** By its first sign, which in UTF-16 has a nought beside it. */
  private static boolean isXml(byte[] bytes) {
    for (byte one : bytes) {
      if (one == '<') {
        return true;
      }
      if (one > ' ') {
        return false;
      }
    }
    return false;
  }

  private void judge(Returned one) throws IOException {
    String key = one.story().isEmpty() ? desk.story(one.original()).orElse("") : one.story();
    Story story = desk.stories().get(key);
    if (key.isEmpty() && one.original().isEmpty()) {
      problems.error(
          one.file(),
          one.line(),
          "it does not say of which story it is; export it again, and keep what its head says");
      return;
    }
    if (story == null) {
      problems.error(
          one.file(),
          one.line(),
          "there is no story '"
              + (key.isEmpty() ? one.original() : key)
              + "'"
              + Suggestion.after(key, desk.stories().keySet())
              + "; it was renamed or removed since it was exported");
      return;
    }
    Optional<LocaleTag> to = desk.locale(one.to());
    if (to.isEmpty()) {
      problems.error(
          one.file(),
          one.line(),
          "the site has no locale '" + one.to() + "'; add it to 'locales:' in site.yaml");
      return;
    }
    Optional<Article> source = LocaleTag.declared(one.from()).flatMap(story::as);
    if (source.isEmpty() || source.get().locale().sameAs(to.get())) {
      problems.error(
          one.file(),
          one.line(),
          "the story '" + key + "' is not in '" + one.from() + "', of which this is a translation");
      return;
    }
    String other = seen.putIfAbsent(key + "\n" + to.get().plain(), one.file());
    if (other != null) {
      problems.error(
          one.file(),
          one.line(),
          "the story '"
              + key
              + "' comes back in "
              + to.get()
              + " twice: also in "
              + other
              + "; import one of them");
      return;
    }
    Optional<Original> original = desk.original(source.get());
    if (original.isPresent()) {
      judge(one, original.get(), to.get());
    }
  }

  private void judge(Returned one, Original original, LocaleTag to) throws IOException {
    Map<String, Tagged> found = new LinkedHashMap<>();
    List<String> open = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    boolean faulty = false;
    Found units = Found.of(one);
    for (Unit unit : original.units()) {
      Tagged source = Tagged.of(unit.pieces());
      Optional<Returned.Item> item = units.of(unit.id(), source);
      boolean said = item.filter(any -> !any.target().isBlank()).isPresent();
      Optional<Tagged> translation =
          said
              ? item.filter(Returned.Item::done).map(Returned.Item::target)
              : desk.memory().translation(original.article().locale(), to, source);
      Optional<String> fault =
          translation.flatMap(text -> Codes.of(unit.pieces()).fault(Codes.of(text.pieces())));
      if (fault.isPresent() && said) {
        faulty = true;
        problems.error(
            one.file(),
            item.map(Returned.Item::line).orElse(0),
            "the translation of "
                + unit.id()
                + " "
                + fault.get()
                + "; put the codes where they belong, each once");
      } else if (translation.isPresent() && fault.isEmpty()) {
        found.put(unit.id(), translation.get());
      } else if (item.isEmpty() && units.byId().containsKey(unit.id())) {
        changed.add(unit.id());
      } else {
        open.add(unit.id());
      }
    }
    if (!faulty) {
      settle(one, original, to, found, open, changed);
    }
  }

  /** Units that came back, to be looked for in several ways. */
  private record Found(
      Map<String, Returned.Item> byId,
      Map<String, Returned.Item> byHash,
      Map<Tagged, Returned.Item> bySource) {

    static Found of(Returned one) {
      Found found = new Found(new HashMap<>(), new HashMap<>(), new HashMap<>());
      for (Returned.Item item : one.units()) {
        found.byId.putIfAbsent(item.id(), item);
        found.bySource.putIfAbsent(item.source(), item);
        if (!item.hash().isEmpty()) {
          found.byHash.putIfAbsent(item.hash(), item);
        }
      }
      return found;
    }

    /** The translation of a text: where it stood, else wherever it stands now. */
    Optional<Returned.Item> of(String id, Tagged source) {
      return Optional.ofNullable(byId.get(id))
          .filter(item -> item.isOf(source))
          .or(() -> Optional.ofNullable(bySource.get(source)))
          .or(() -> Optional.ofNullable(byHash.get(source.hash())));
    }
  }

  private void settle(
      Returned one,
      Original original,
      LocaleTag to,
      Map<String, Tagged> found,
      List<String> open,
      List<String> changed)
      throws IOException {
    Article source = original.article();
    Map<String, Tagged> sources = original.sources();
    found.forEach(
        (id, text) ->
            desk.memory()
                .keep(source.locale(), to, source.story(), sources.getOrDefault(id, text), text));
    boolean partial = !open.isEmpty() || !changed.isEmpty();
    if (partial && !wishes.partial()) {
      refuse(one, open, changed);
      return;
    }
    Optional<Article> before = desk.written(source.story(), to);
    if (before.isPresent() && !mayReplace(one, before.get(), original, partial)) {
      return;
    }
    Map<String, Object> kept = before.flatMap(desk::original).map(Original::front).orElse(Map.of());
    Map<String, Object> front = new LinkedHashMap<>(kept);
    Optional<String> text = before.isPresent() ? desk.text(before.get()) : Optional.empty();
    if (text.flatMap(Mark::of).isPresent()) {
      // What Polyfeed made a draft, Polyfeed makes an article.
      front.remove("draft");
    }
    Original.Written written =
        original.written(partial ? Mark.Kind.PARTIAL : Mark.Kind.TRANSLATED, found, to, front);
    if (!written.wrong().isEmpty()) {
      problems.error(
          one.file(),
          line(one, written.wrong().get(0)),
          "the translation of "
              + named(written.wrong())
              + " would be read as something else in a seed like "
              + source.shown()
              + "; write it in other words");
      return;
    }
    add(source, to, before, text, written.text());
  }

  private void add(
      Article source, LocaleTag to, Optional<Article> before, Optional<String> text, String written)
      throws IOException {
    before.ifPresent(article -> translated.put(article, source));
    if (text.filter(written::equals).isPresent()) {
      known++;
      return;
    }
    sheets.add(desk.sheet(source, to, before, text, written));
  }

  private static int line(Returned one, String id) {
    return one.units().stream()
        .filter(item -> item.id().equals(id))
        .mapToInt(Returned.Item::line)
        .findFirst()
        .orElse(0);
  }

  private void refuse(Returned one, List<String> open, List<String> changed) {
    if (!changed.isEmpty()) {
      problems.error(
          one.file(),
          line(one, changed.get(0)),
          "the source of "
              + named(changed)
              + " has changed since it was exported; export the story again, which keeps what still"
              + " fits if you import this with --keep-going");
    }
    if (!open.isEmpty()) {
      problems.error(
          one.file(),
          line(one, open.get(0)),
          "nobody has translated "
              + named(open)
              + "; do so, or make a draft of what there is with --partial");
    }
  }

  private static String named(List<String> ids) {
    return ids.size() <= NAMED
        ? String.join(", ", ids)
        : String.join(", ", ids.subList(0, NAMED)) + " and " + (ids.size() - NAMED) + " more units";
  }

  /** Whether a translation may be written where one is. */
  private boolean mayReplace(Returned one, Article before, Original original, boolean partial)
      throws IOException {
    String extension = before.seed().extension();
    if (!extension.equals(original.seed().file().extension())) {
      problems.error(
          before.shown(),
          0,
          "the translation would be a '."
              + original.seed().file().extension()
              + "' like its source, and there is a '."
              + extension
              + "' already; remove that, or write into it yourself");
      return false;
    }
    if (partial && !before.draft()) {
      problems.error(
          before.shown(),
          0,
          "it is published, and a draft in its place would take it off the site; have all of it"
              + " translated first");
      return false;
    }
    String text = desk.text(before).orElse("");
    boolean untouched = Mark.of(text).filter(Mark::isUntouched).isPresent();
    if (untouched || wishes.force() || Tagged.hash(text).equals(one.target())) {
      return true;
    }
    problems.error(
        before.shown(),
        0,
        "somebody has written or changed it since the story was exported, so it stays as it is;"
            + " export the story again, or write it over with --force");
    return false;
  }

  void write() throws IOException {
    desk.write(sheets, translated);
  }

  Translations.Taken taken() {
    return desk.taken(sheets, known);
  }
}
