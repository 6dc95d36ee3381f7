package org.polyfeed.progress;

import java.util.concurrent.atomic.AtomicLong;

/** A part of a run that may take long. Safe to share between threads. */
public final class Step {

  private final String name;
  private final long of;
  private final Unit unit;
  private final AtomicLong done = new AtomicLong();

  Step(String name, long of, Unit unit) {
    this.name = name;
    this.of = of;
    this.unit = unit;
  }

  /** What a step counts. */
  public enum Unit {
    PIECES,
    BYTES
  }

  /** One more is done. */
  public void one() {
    add(1);
  }

  /** So much more is done. */
  public void add(long more) {
    done.addAndGet(more);
  }

  public String name() {
    return name;
  }

  /** How much there is to do; 0 where nothing is counted. */
  public long of() {
    return of;
  }

  public long done() {
    return done.get();
  }

  public Unit unit() {
    return unit;
  }
}
