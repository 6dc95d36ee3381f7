package org.polyfeed.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.polyfeed.output.FilesBelow;

/**
 * A program of the system's, which finds its own secrets. It is never run by a shell.
 *
 * @param folder in which it runs
 * @param environment all that it is told of its surroundings
 */
record Tool(String program, Path folder, Map<String, String> environment) {

  /** How long a program that has failed may take to end, in milliseconds. */
  private static final long GRACE = 500;

  Tool {
    environment = Map.copyOf(environment);
  }

  /**
   * How a run ended.
   *
   * @param out what it wrote, in UTF-8
   * @param err what it said, in English
   */
  record Ended(int code, String out, String err) {

    boolean isGood() {
      return code == 0;
    }

    /** What it wrote, without the end of its last line. */
    String text() {
      return out.strip();
    }

    /** What it said, in one line. */
    String complaint() {
      String said = String.join("; ", err.strip().split("\\s*\\R\\s*"));
      // Nobody should have written a secret into a URL; if so, it goes no further.
      String shown =
          said.replaceAll("://[^/@\\s']*(/[^@\\s']*)?@", "://…@").replaceAll("\\.+$", "");
      return shown.isEmpty() ? "it ended with code " + code : shown;
    }
  }

  /** Runs it to its end, with nothing to read. */
  Ended run(List<String> arguments) throws IOException {
    try (Running running = start(arguments)) {
      return running.end();
    }
  }

  /**
   * Starts it.
   *
   * @throws RefusedException where the system does not have it
   */
  Running start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(arguments);
    if (!FilesBelow.isAscii(String.join("", arguments)) && !new FilesBelow(folder).isInUtf8()) {
      throw new RefusedException(
          "'"
              + program
              + "' cannot be told of names that are not ASCII under this system's locale; set"
              + " LC_ALL=C.UTF-8");
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    // What it says is looked at.
    builder.environment().put("LC_ALL", "C");
    try {
      return new Running(builder.start());
    } catch (IOException e) {
      throw new RefusedException("'" + program + "' could not be started; install it", e);
    }
  }

  /** A run that has not ended yet. To close it before its end kills it. */
  static final class Running implements AutoCloseable {

    private final Process process;
    private final EndsWithUs ending;
    private final Reading out;
    private final Reading err;

    private Running(Process process) {
      this.process = process;
      this.ending = new EndsWithUs(process);
      this.out = new Reading(process.getInputStream());
      this.err = new Reading(process.getErrorStream());
      out.start();
      err.start();
    }

    /** What it reads. */
    OutputStream in() {
      return process.getOutputStream();
    }

    /** Waits for its end, when there is nothing more for it to read. */
    Ended end() throws IOException {
      try {
        process.getOutputStream().close();
      } catch (IOException e) {
        // It has ended before it read all; its code says so.
      }
      try {
        int code = process.waitFor();
        out.join();
        err.join();
        return new Ended(code, out.text(), err.text());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("it was told to end");
      }
    }

    /** Whether it has ended by itself. */
    boolean hasEnded() throws IOException {
      try {
        // It may be about to.
        return process.waitFor(GRACE, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("it was told to end");
      }
    }

    @Override
    public void close() {
      ending.close();
    }
  }

  /** Takes what a program writes, so that it never waits for a reader. */
  private static final class Reading extends Thread {

    private final InputStream from;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Reading(InputStream from) {
      this.from = from;
      setDaemon(true);
    }

    private String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void run() {
      try (from) {
        from.transferTo(bytes);
      } catch (IOException e) {
        // It was killed; what it had said is there.
      }
    }
  }
}
