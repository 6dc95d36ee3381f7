package org.polyfeed.translation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.polyfeed.article.Article;
import org.polyfeed.article.Story;
import org.polyfeed.article.Unit;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.output.NewFiles;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Suggestion;
import org.polyfeed.site.Site;

/** What goes to translators, and what comes back: the order of the steps. */
public final class Translations {

  private final Desk desk;
  private final Problems problems;
  private final Instant now;

  private Translations(Desk desk, Instant now, Problems problems) {
    this.desk = desk;
    this.now = now;
    this.problems = problems;
  }

  /**
   * Looks at a site. Where it has errors, nothing else is to be done.
   *
   * @param seeds the folder of seeds
   * @param shown what problems call it
   * @throws IOException if the disk fails
   */
  public static Translations of(Path seeds, String shown, Instant now, Problems problems)
      throws IOException {
    return new Translations(Desk.read(seeds, shown, now, problems), now, problems);
  }

  public Site site() {
    return desk.site();
  }

  /** The site's own name of a locale; nothing where no edition shows it. */
  public Optional<LocaleTag> locale(String name) {
    return desk.locale(name);
  }

  /**
   * What was exported.
   *
   * @param written names of files
   * @param same names of those that were there already, and the same
   * @param left of those that stay as they are, since a translator may have changed them
   * @param units in those that were written
   * @param open those of them that have no translation
   */
  public record Exported(
      List<String> written, List<String> same, List<String> left, long units, long open) {}

  /**
   * Writes files for translators.
   *
   * @param into the folder for them
   * @param force whether files are written over that are there
   */
  public Exported export(Selection selection, Format format, Path into, boolean force)
      throws IOException {
    List<Work> works = new ArrayList<>();
    for (Story story : stories(selection)) {
      Optional<Article> source = source(story, selection);
      if (source.isPresent()) {
        Desk.State state = desk.state(story, source.get(), selection.to());
        if (state == Desk.State.CURRENT || selection.takes(state)) {
          Optional<Work> work = work(story, source.get(), selection.to(), state);
          work.filter(any -> selection.takes(state)).ifPresent(works::add);
        }
      }
    }
    if (problems.hasErrors()) {
      return new Exported(List.of(), List.of(), List.of(), 0, 0);
    }
    return write(works, format, into, force);
  }

  private Exported write(List<Work> works, Format format, Path into, boolean force)
      throws IOException {
    NewFiles files = new NewFiles(into);
    List<String> written = new ArrayList<>();
    List<String> same = new ArrayList<>();
    List<String> left = new ArrayList<>();
    long units = 0;
    long open = 0;
    files.clear(works.stream().map(work -> work.name() + "." + format.extension()).toList());
    for (Work work : works) {
      String name = work.name() + "." + format.extension();
      String text = format.text(work, now);
      Optional<String> before = files.text(name);
      if (before.filter(text::equals).isPresent()) {
        same.add(name);
      } else if (before.isPresent() && !force) {
        left.add(name);
        problems.warning(
            into.resolve(name).toString(),
            0,
            "it is there already, and a translator may have changed it; import it first, or write"
                + " it over with --force");
      } else {
        files.replace(name, before, text);
        written.add(name);
        units += work.units().size();
        open += work.untranslated();
      }
    }
    desk.keepMemory();
    return new Exported(written, same, left, units, open);
  }

  /** What a story is translated from, if that is another locale. */
  private Optional<Article> source(Story story, Selection selection) {
    return desk.source(story, selection.from())
        .filter(source -> !source.locale().sameAs(selection.to()));
  }

  /** Those that are meant; an error for each name that none has. */
  List<Story> stories(Selection selection) {
    if (selection.stories().isEmpty()) {
      return List.copyOf(desk.stories().values());
    }
    Set<Story> meant = new LinkedHashSet<>();
    for (String name : selection.stories()) {
      String path = name.replace('\\', '/');
      String key = desk.stories().containsKey(path) ? path : desk.story(path).orElse(path);
      Story story = desk.stories().get(key);
      if (story == null) {
        problems.error(
            name,
            0,
            "there is no story of this name"
                + Suggestion.after(name, desk.stories().keySet())
                + "; it is the name of its files without locale and ending");
      } else {
        meant.add(story);
      }
    }
    return List.copyOf(meant);
  }

  /** What there is to do for a story, with all that is known already. */
  private Optional<Work> work(Story story, Article source, LocaleTag to, Desk.State state)
      throws IOException {
    Optional<Original> found = desk.original(source);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Original original = found.get();
    Optional<Article> target = desk.written(story.key(), to).or(() -> story.own(to));
    Optional<Original> before = target.flatMap(desk::original);
    Map<String, Tagged> aligned = before.map(original::aligned).orElse(Map.of());
    String text = target.isPresent() ? desk.text(target.get()).orElse("") : "";
    Optional<Mark.Kind> kind = Mark.of(text).map(Mark::kind);
    boolean machine = kind.equals(Optional.of(Mark.Kind.DRAFTED));
    boolean partial = kind.equals(Optional.of(Mark.Kind.PARTIAL));
    boolean current =
        state == Desk.State.CURRENT && target.filter(one -> one.locale().sameAs(to)).isPresent();
    List<Work.Piecework> units = new ArrayList<>();
    for (Unit unit : original.units()) {
      Tagged said = Tagged.of(unit.pieces());
      Optional<Tagged> own = Optional.ofNullable(aligned.get(unit.id()));
      if (current) {
        own.ifPresent(known -> desk.memory().keep(source.locale(), to, story.key(), said, known));
      }
      Optional<Tagged> known =
          own.filter(any -> current)
              .or(() -> desk.memory().translation(source.locale(), to, said))
              .filter(one -> Codes.of(unit.pieces()).fault(Codes.of(one.pieces())).isEmpty());
      Optional<Work.Suggested> suggestion =
          known.isPresent()
              ? Optional.empty()
              : suggestion(story, source, to, said, own.filter(any -> !partial), machine);
      units.add(new Work.Piecework(desk.noted(unit, source.locale(), to), said, known, suggestion));
    }
    boolean whole = !aligned.isEmpty() && target.filter(one -> one.locale().sameAs(to)).isPresent();
    return Optional.of(
        new Work(
            story.key(),
            source.locale(),
            to,
            source.shown(),
            source.hash().value(),
            whole ? Tagged.hash(text) : "",
            units));
  }

  private Optional<Work.Suggested> suggestion(
      Story story,
      Article source,
      LocaleTag to,
      Tagged said,
      Optional<Tagged> own,
      boolean machine) {
    return desk.memory()
        .match(source.locale(), to, story.key(), said)
        .map(
            match ->
                new Work.Suggested(
                    Optional.of(match.source()), match.target(), match.alike(), false))
        .or(() -> own.map(text -> new Work.Suggested(Optional.empty(), text, 0.5, machine)));
  }

  /**
   * What was imported.
   *
   * @param added names of new seeds
   * @param changed names of those that were written anew
   * @param known how many were as they are already
   * @param refused whether nothing was written, because of errors
   */
  public record Taken(List<String> added, List<String> changed, int known, boolean refused) {
    public Taken {
      added = List.copyOf(added);
      changed = List.copyOf(changed);
    }
  }

  /**
   * How far to go.
   *
   * @param force whether seeds are written over that somebody has changed
   * @param keepGoing whether what is wrong with one story holds up no other
   * @param partial whether stories that are not translated whole become drafts
   */
  public record Wishes(boolean force, boolean keepGoing, boolean partial) {}

  /**
   * Makes seeds of what translators have sent back.
   *
   * @param files their bytes, by what problems call them
   */
  public Taken take(Map<String, byte[]> files, Wishes wishes) throws IOException {
    Intake intake = new Intake(desk, wishes, problems);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      intake.read(file.getKey(), file.getValue());
    }
    boolean refused = problems.hasErrors() && !wishes.keepGoing();
    if (!refused) {
      intake.write();
    }
    return refused ? new Taken(List.of(), List.of(), 0, true) : intake.taken();
  }

  /**
   * Has a machine translate what is missing, as drafts.
   *
   * @param engine that does it
   * @param force whether also where somebody has changed a draft
   */
  public Taken draft(Selection selection, Engine engine, boolean force) throws IOException {
    Drafting drafting = new Drafting(desk, selection.to(), force, problems);
    for (Story story : stories(selection)) {
      Optional<Article> source = source(story, selection);
      if (source.isPresent()) {
        drafting.add(
            story,
            source.get(),
            desk.state(story, source.get(), selection.to()),
            !selection.stories().isEmpty());
      }
    }
    return problems.hasErrors() ? new Taken(List.of(), List.of(), 0, true) : drafting.run(engine);
  }

  /**
   * Makes drafts of machines translations like others, and remembers them.
   *
   * @param force whether also where the source has changed since
   */
  public Taken approve(Selection selection, boolean force) throws IOException {
    List<Desk.Sheet> sheets = new ArrayList<>();
    List<Article> drafts = new ArrayList<>();
    Map<String, Article> byStory = new TreeMap<>();
    for (Article draft : desk.drafts()) {
      if (draft.locale().sameAs(selection.to())) {
        byStory.put(draft.story(), draft);
      }
    }
    if (selection.stories().isEmpty()) {
      drafts.addAll(byStory.values());
    }
    for (Story story : selection.stories().isEmpty() ? List.<Story>of() : stories(selection)) {
      Article draft = byStory.get(story.key());
      if (draft == null) {
        problems.error(story.key(), 0, "it has no draft in " + selection.to());
      } else {
        drafts.add(draft);
      }
    }
    for (Article draft : drafts) {
      approved(draft, selection, force).ifPresent(sheets::add);
    }
    if (problems.hasErrors()) {
      return new Taken(List.of(), List.of(), 0, true);
    }
    desk.write(sheets, Map.of());
    return desk.taken(sheets, 0);
  }

  private Optional<Desk.Sheet> approved(Article draft, Selection selection, boolean force)
      throws IOException {
    String text = desk.text(draft).orElse("").replace("\r\n", "\n");
    Optional<Mark> mark = Mark.of(text).filter(one -> one.kind() == Mark.Kind.DRAFTED);
    Story story = desk.stories().get(draft.story());
    Optional<Article> source =
        story == null || mark.isEmpty()
            ? Optional.empty()
            : LocaleTag.declared(mark.get().from()).flatMap(story::as);
    if (mark.isEmpty() || source.isEmpty()) {
      if (!selection.stories().isEmpty()) {
        problems.error(
            draft.shown(),
            0,
            mark.isEmpty()
                ? "no machine has made it, so there is nothing to approve; take 'draft: true' out"
                : "the article that it translates is not there any more");
      }
      return Optional.empty();
    }
    if (!source.get().hash().value().equals(mark.get().source()) && !force) {
      problems.error(
          draft.shown(),
          0,
          source.get().shown()
              + " has changed since this was translated; draft it again, or approve it as it is with"
              + " --force");
      return Optional.empty();
    }
    Optional<Original> original = source.flatMap(desk::original);
    Optional<Original> translation = desk.original(draft);
    if (original.isPresent() && translation.isPresent()) {
      Map<String, Tagged> sources = original.get().sources();
      original
          .get()
          .aligned(translation.get())
          .forEach(
              (id, said) ->
                  desk.memory()
                      .keep(
                          source.get().locale(),
                          selection.to(),
                          draft.story(),
                          sources.getOrDefault(id, said),
                          said));
    }
    // The first line is the fence and the second the mark.
    String rest = text.substring(text.indexOf('\n', "---\n".length()) + 1);
    int end = ("\n" + rest).indexOf("\n---\n");
    String front = end < 0 ? rest : rest.substring(0, end);
    String after = rest.substring(front.length());
    String open = front.replaceFirst("(?m)^draft:\\s*\"?true\"?\\s*?(\n|\\z)", "");
    String approved =
        Mark.marked(Mark.Kind.TRANSLATED, mark.get().from(), mark.get().source(), open + after);
    return Optional.of(new Desk.Sheet(draft.seed().name(), desk.text(draft), approved));
  }
}
