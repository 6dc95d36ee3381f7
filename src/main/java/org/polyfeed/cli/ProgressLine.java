package org.polyfeed.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.polyfeed.progress.Progress;
import org.polyfeed.progress.Step;

/** Shows on a terminal how far a run has come, on one line that goes when the run is over. */
final class ProgressLine implements AutoCloseable {

  /** A run that is over sooner shows nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Between two looks, in milliseconds. */
  private static final long PAUSE = 100;

  private static final int WIDEST_BAR = 30;

  /** A narrower one tells nothing. */
  private static final int NARROWEST_BAR = 8;

  private final Progress progress;
  private final PrintWriter terminal;
  private final Supplier<Instant> clock;
  private final int width;
  private final Instant began;
  private Step step;
  private Instant stepSeen;
  private long doneThen;
  private String shown = "";
  private boolean over;

  /**
   * Nothing is shown until it is told to draw.
   *
   * @param columns of the terminal
   */
  ProgressLine(Progress progress, PrintWriter terminal, Supplier<Instant> clock, int columns) {
    this.progress = progress;
    this.terminal = terminal;
    this.clock = clock;
    // A letter in the last column would make some terminals begin another line.
    this.width = Math.max(columns - 1, 0);
    this.began = clock.get();
    this.step = progress.now();
    this.stepSeen = began;
    this.doneThen = step.done();
  }

  /**
   * Draws from now on, where there is a terminal.
   *
   * @param columns of the terminal, or nothing where there is none
   */
  static ProgressLine start(
      Progress progress, PrintWriter terminal, Supplier<Instant> clock, OptionalInt columns) {
    ProgressLine line = new ProgressLine(progress, terminal, clock, columns.orElse(0));
    if (columns.isPresent()) {
      Thread drawing = new Thread(line::drawUntilOver, "progress");
      drawing.setDaemon(true);
      drawing.start();
    }
    return line;
  }

  private synchronized void drawUntilOver() {
    try {
      while (!over) {
        draw();
        wait(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Shows how things stand now. */
  synchronized void draw() {
    Instant now = clock.get();
    Step running = progress.now();
    if (running != step) {
      step = running;
      stepSeen = now;
      doneThen = running.done();
    }
    if (!over && !now.isBefore(began.plus(PATIENCE)) && !step.name().isEmpty()) {
      show(line(now));
    }
  }

  /** Leaves the terminal as if nothing had been there. */
  @Override
  public synchronized void close() {
    over = true;
    notifyAll();
    if (!shown.isEmpty()) {
      show("");
      terminal.print('\r');
      terminal.flush();
    }
  }

  /** Over what was there; blanks work on every terminal. */
  private void show(String line) {
    if (!line.equals(shown)) {
      terminal.print('\r' + line + " ".repeat(Math.max(shown.length() - line.length(), 0)));
      terminal.flush();
      shown = line;
    }
  }

  private String line(Instant now) {
    if (step.of() == 0) {
      return cut(step.name() + " ...");
    }
    long done = Math.min(step.done(), step.of());
    String count = step.name() + " " + amount(done) + " of " + amount(step.of());
    String counts = count + rate(done, now);
    int room = Math.min(width - counts.length() - "[] ".length(), WIDEST_BAR);
    if (room >= NARROWEST_BAR) {
      int filled = (int) (room * done / step.of());
      return "[" + "#".repeat(filled) + "-".repeat(room - filled) + "] " + counts;
    }
    return cut(counts.length() <= width ? counts : count);
  }

  private String amount(long number) {
    return switch (step.unit()) {
      case PIECES -> Long.toString(number);
      case BYTES -> Amount.bytes(number);
    };
  }

  private String rate(long done, Instant now) {
    long milliseconds = Duration.between(stepSeen, now).toMillis();
    return milliseconds < PATIENCE.toMillis()
        ? ""
        : ", " + amount((done - doneThen) * 1_000L / milliseconds) + "/s";
  }

  private String cut(String line) {
    return line.substring(0, Math.min(line.length(), width));
  }
}
