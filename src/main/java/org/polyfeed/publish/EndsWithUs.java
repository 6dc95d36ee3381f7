package org.polyfeed.publish;

/**
 * A program that must not go on where this one ends. To close it before its end kills it, with all
 * that it has started, which would go on for itself.
 */
final class EndsWithUs implements AutoCloseable {

  private final Process process;
  private final Thread atExit = new Thread(this::kill);

  EndsWithUs(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  @Override
  public void close() {
    kill();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The program is ending.
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
