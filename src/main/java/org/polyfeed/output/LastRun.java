package org.polyfeed.output;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Severity;
import org.polyfeed.seed.FileState;
import org.polyfeed.seed.SourceFiles;

/**
 * What the last run read, left and said. A run that finds all of it as it was has nothing to do.
 * Disposable: without it, or where it is damaged, a run looks at everything.
 */
public final class LastRun {

  /** Another number for another format. */
  private static final String FORMAT = "polyfeed last run 3";

  private final Path file;
  private final String key;
  private final SourceFiles before;
  private final long began;

  private LastRun(Path file, String key, SourceFiles before, long began) {
    this.file = file;
    this.key = key;
    this.before = before;
    this.began = began;
  }

  /**
   * What is worth telling again.
   *
   * @param newest when the newest article was published
   * @param problems what is wrong with its sources
   * @param kept how many articles keep their last good version
   * @param files how many the site has
   */
  public record Told(
      int editions,
      int articles,
      Optional<Instant> newest,
      int kept,
      int files,
      List<Problem> problems) {

    public Told {
      problems = List.copyOf(problems);
    }

    /** Whether nothing was wrong that holds up a run. */
    public boolean isGood() {
      return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
  }

  /**
   * Looks at the sources before anything is read.
   *
   * @param file in which the last run is kept
   * @param key of all else that a run depends on
   * @param roots files and folders that it reads
   * @throws IOException if a folder cannot be read
   */
  public static LastRun before(Path file, String key, List<Path> roots) throws IOException {
    Files.createDirectories(file.getParent());
    Path mark = file.resolveSibling(file.getFileName() + ".new");
    Files.write(mark, new byte[0]);
    // By the clock that gives files their times.
    long began = Files.getLastModifiedTime(mark).to(TimeUnit.NANOSECONDS);
    Files.delete(mark);
    return new LastRun(file, key, SourceFiles.of(roots), began);
  }

  /** When this run began, by the clock of the file system, in nanoseconds since 1970. */
  public long began() {
    return began;
  }

  /**
   * What the last run said, if a run at this time has nothing to do.
   *
   * @param cache of the output
   */
  public Optional<Told> unchanged(Instant now, BuildCache cache) {
    return read()
        .filter(last -> !now.isBefore(last.since()) && now.isBefore(last.until()))
        .filter(last -> last.states().equals(before.states()) && cache.isAsLeft())
        .map(Whole::told);
  }

  /** When the last run that is known was. */
  public Optional<Instant> time() {
    return read().map(Whole::since);
  }

  /**
   * The sources that are not as the last run left them, by {@link SourceFiles#name}; nothing where
   * it is not known.
   */
  public Optional<Set<String>> changed() {
    return read().map(last -> before.differingFrom(last.states()));
  }

  /** All that the last run has kept. */
  private record Whole(Instant since, Instant until, Told told, Map<String, FileState> states) {}

  private Optional<Whole> read() {
    try (CheckedInputStream checked =
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32());
        DataInputStream in = new DataInputStream(checked)) {
      if (!in.readUTF().equals(FORMAT) || !in.readUTF().equals(key)) {
        return Optional.empty();
      }
      Instant since = Instant.ofEpochSecond(in.readLong(), in.readInt());
      Instant until = Instant.ofEpochSecond(in.readLong(), in.readInt());
      int editions = in.readInt();
      int articles = in.readInt();
      Optional<Instant> newest =
          in.readBoolean()
              ? Optional.of(Instant.ofEpochSecond(in.readLong(), in.readInt()))
              : Optional.empty();
      int kept = in.readInt();
      int files = in.readInt();
      List<Problem> problems = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        Severity severity = Severity.valueOf(in.readUTF());
        String about = text(in);
        problems.add(new Problem(severity, about, in.readInt(), text(in)));
      }
      Map<String, FileState> states = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        states.put(text(in), new FileState(in.readLong(), in.readLong(), in.readInt()));
      }
      long sum = checked.getChecksum().getValue();
      Told told = new Told(editions, articles, newest, kept, files, problems);
      return in.readLong() == sum
          ? Optional.of(new Whole(since, until, told, states))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      // There is none, or it is damaged: then the run looks for itself.
      return Optional.empty();
    }
  }

  /** Makes the next run look at everything, unless this one keeps what it has seen. */
  public void forget() throws IOException {
    WholeFile.makeWay(file);
    Files.deleteIfExists(file);
  }

  /**
   * Keeps what a run that succeeded has read and said.
   *
   * @param until when a run will have something to do even if nothing changes
   * @param written files among the sources that the run has written itself
   */
  public void keep(Told told, Instant now, Instant until, List<Path> written) throws IOException {
    if (!before.areSettled(began)) {
      return;
    }
    SourceFiles after = before.with(SourceFiles.of(written));
    WholeFile.replace(
        file,
        to -> {
          CheckedOutputStream checked = new CheckedOutputStream(to, new CRC32());
          DataOutputStream out = new DataOutputStream(checked);
          out.writeUTF(FORMAT);
          out.writeUTF(key);
          write(now, out);
          write(until, out);
          out.writeInt(told.editions());
          out.writeInt(told.articles());
          out.writeBoolean(told.newest().isPresent());
          if (told.newest().isPresent()) {
            write(told.newest().get(), out);
          }
          out.writeInt(told.kept());
          out.writeInt(told.files());
          out.writeInt(told.problems().size());
          for (Problem problem : told.problems()) {
            out.writeUTF(problem.severity().name());
            text(problem.file(), out);
            out.writeInt(problem.line());
            text(problem.message(), out);
          }
          out.writeInt(after.states().size());
          for (Map.Entry<String, FileState> source : after.states().entrySet()) {
            text(source.getKey(), out);
            out.writeLong(source.getValue().size());
            out.writeLong(source.getValue().modified());
            out.writeInt(source.getValue().file());
          }
          out.flush();
          out.writeLong(checked.getChecksum().getValue());
          out.flush();
        });
  }

  /** What authors write may be longer than {@code writeUTF} takes. */
  static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(length, 0));
    if (bytes.length != length) {
      throw new EOFException();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void write(Instant time, DataOutputStream out) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }
}
