package org.polyfeed.progress;

import java.util.concurrent.atomic.AtomicInteger;

/** A part of a run that may take long. Safe to share between threads. */
public final class Step {

  private final String name;
  private final int of;
  private final AtomicInteger done = new AtomicInteger();

  Step(String name, int of) {
    this.name = name;
    this.of = of;
  }

  /** One more is done. */
  public void one() {
    done.incrementAndGet();
  }

  public String name() {
    return name;
  }

  /** How much there is to do; 0 where nothing is counted. */
  public int of() {
    return of;
  }

  public int done() {
    return done.get();
  }
}
