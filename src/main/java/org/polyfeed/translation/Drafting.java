package org.polyfeed.translation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.article.Article;
import org.polyfeed.article.Story;
import org.polyfeed.article.Unit;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;

/** Drafts that a machine makes of what nobody has translated. */
final class Drafting {

  private final Desk desk;
  private final LocaleTag to;
  private final boolean force;
  private final Problems problems;
  private final List<Original> originals = new ArrayList<>();

  Drafting(Desk desk, LocaleTag to, boolean force, Problems problems) {
    this.desk = desk;
    this.to = to;
    this.force = force;
    this.problems = problems;
  }

  /**
   * Adds a story, if it may be drafted.
   *
   * @param named whether somebody has asked for this very story
   */
  void add(Story story, Article source, Desk.State state, boolean named) throws IOException {
    if (state != Desk.State.MISSING) {
      if (named) {
        problems.error(
            source.shown(),
            0,
            "it is in " + to + " already, and a draft in its place would take that off the site");
      }
      return;
    }
    Optional<Article> before = desk.written(story.key(), to);
    if (before.isPresent() && !force) {
      Optional<Mark> mark = desk.text(before.get()).flatMap(Mark::of);
      boolean ours =
          mark.filter(one -> one.kind() == Mark.Kind.DRAFTED && one.isUntouched()).isPresent();
      if (!ours || mark.get().source().equals(source.hash().value())) {
        if (named) {
          problems.error(
              before.get().shown(),
              0,
              "there is a draft already; approve it, or write it over with --force");
        }
        return;
      }
    }
    desk.original(source).ifPresent(originals::add);
  }

  Translations.Taken run(Engine engine) throws IOException {
    Map<String, Map<String, ?>> questions = new LinkedHashMap<>();
    for (Original original : originals) {
      for (Unit unit : original.units()) {
        Tagged text = Tagged.of(unit.pieces());
        if (known(original, unit, text).isEmpty()) {
          questions.put(id(original, unit), question(original, unit, text));
        }
      }
    }
    try {
      Map<String, Tagged> answers =
          questions.isEmpty() ? Map.of() : engine.translated(new LinkedHashMap<>(questions));
      return write(answers, engine);
    } catch (Engine.Failed e) {
      problems.error(engine.command().get(0), 0, String.valueOf(e.getMessage()));
      return new Translations.Taken(List.of(), List.of(), 0, true);
    }
  }

  private Optional<Tagged> known(Original original, Unit unit, Tagged text) {
    return desk.memory()
        .translation(original.article().locale(), to, text)
        .filter(one -> Codes.of(unit.pieces()).fault(Codes.of(one.pieces())).isEmpty());
  }

  private static String id(Original original, Unit unit) {
    return original.article().story() + "#" + unit.id();
  }

  private Map<String, Object> question(Original original, Unit unit, Tagged text) {
    List<String> notes = new ArrayList<>();
    notes.add(unit.part().said());
    notes.addAll(desk.noted(unit, original.article().locale(), to).notes());
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("id", id(original, unit));
    question.put("from", original.article().locale().plain().value());
    question.put("to", to.plain().value());
    question.put("text", text.text());
    question.put("notes", notes);
    return question;
  }

  private Translations.Taken write(Map<String, Tagged> answers, Engine engine) throws IOException {
    List<Desk.Sheet> sheets = new ArrayList<>();
    for (Original original : originals) {
      Map<String, Tagged> translations = new LinkedHashMap<>();
      for (Unit unit : original.units()) {
        Tagged text = Tagged.of(unit.pieces());
        String id = id(original, unit);
        Optional<Tagged> found =
            Optional.ofNullable(answers.get(id)).or(() -> known(original, unit, text));
        Tagged answer = found.orElse(text);
        Optional<String> fault = Codes.of(unit.pieces()).fault(Codes.of(answer.pieces()));
        if (fault.isPresent() || answer.isBlank()) {
          problems.error(
              engine.command().get(0),
              0,
              "its translation of " + id + " " + fault.orElse("is empty"));
        }
        translations.put(unit.id(), answer);
      }
      Article source = original.article();
      Optional<Article> before = desk.written(source.story(), to);
      Optional<String> text = before.isPresent() ? desk.text(before.get()) : Optional.empty();
      Map<String, Object> front =
          before.flatMap(desk::original).map(Original::front).orElse(Map.of());
      Original.Written written = original.written(Mark.Kind.DRAFTED, translations, to, front);
      if (!written.wrong().isEmpty() && !problems.hasErrors()) {
        problems.error(
            engine.command().get(0),
            0,
            "its translation of "
                + source.story()
                + "#"
                + written.wrong().get(0)
                + " would be read as something else in a seed like "
                + source.shown());
      }
      sheets.add(desk.sheet(source, to, before, text, written.text()));
    }
    if (problems.hasErrors()) {
      return new Translations.Taken(List.of(), List.of(), 0, true);
    }
    desk.write(sheets, Map.of());
    return desk.taken(sheets, 0);
  }
}
