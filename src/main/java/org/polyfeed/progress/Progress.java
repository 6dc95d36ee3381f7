package org.polyfeed.progress;

/**
 * How far a run has come: its steps say it, and whoever shows it looks when he likes. Safe to share
 * between threads.
 */
public final class Progress {

  private volatile Step now = new Step("", 0, Step.Unit.PIECES);

  /**
   * A step begins, and the one before is over.
   *
   * @param name for people, such as {@code Rendering}
   */
  public Step begin(String name) {
    return begin(name, 0);
  }

  /**
   * A step begins that counts what it has done.
   *
   * @param of how much it has to do
   */
  public Step begin(String name, int of) {
    return begin(new Step(name, of, Step.Unit.PIECES));
  }

  /**
   * A step begins that counts the bytes that it has carried.
   *
   * @param of how many it has to carry
   */
  public Step beginBytes(String name, long of) {
    return begin(new Step(name, of, Step.Unit.BYTES));
  }

  private Step begin(Step step) {
    now = step;
    return step;
  }

  /** The step that has begun last; one without a name before there is any. */
  public Step now() {
    return now;
  }
}
