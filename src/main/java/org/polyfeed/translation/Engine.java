package org.polyfeed.translation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.polyfeed.json.Json;

/**
 * A program of the user's choice that translates: it reads a line of JSON for each unit, and writes
 * one for each. It is never run by a shell.
 *
 * @param command the program, and its arguments
 * @param timeout for how long it may be silent, in seconds
 * @param folder in which it runs
 * @param environment all that it is told of its surroundings
 */
public record Engine(
    List<String> command, int timeout, Path folder, Map<String, String> environment) {

  /** Of an answer, how much longer it may be than what was asked, and how long at least. */
  private static final int TIMES = 50;

  private static final int LEAST = 100_000;

  /** Of what it complains about, in characters. */
  private static final int SAID = 500;

  public Engine {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** The program has not done as it should. */
  static final class Failed extends Exception {

    private static final long serialVersionUID = 1;

    Failed(String reason) {
      super(reason);
    }
  }

  /** A line, or the end of all. */
  private record Line(String text, boolean last) {}

  /**
   * Has texts translated.
   *
   * @param questions lines of JSON, each with an {@code id} that no other has
   * @return the answers by ids: one for each question
   */
  Map<String, Tagged> translated(Map<String, Map<String, ?>> questions) throws IOException, Failed {
    StringBuilder asked = new StringBuilder();
    questions.values().forEach(question -> asked.append(Json.line(question)).append('\n'));
    Process process = start();
    Thread ending = new Thread(() -> kill(process));
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      StringBuilder said = new StringBuilder();
      BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
      long most = Math.max(LEAST, (long) TIMES * asked.length());
      thread(() -> ask(process.getOutputStream(), asked.toString()));
      thread(() -> listen(process.getInputStream(), lines, most));
      Thread complaints = thread(() -> complain(process.getErrorStream(), said));
      Map<String, Tagged> answers = answers(lines, questions);
      int code = end(process, complaints);
      if (code != 0) {
        throw new Failed("it ended with code " + code + complaint(said));
      }
      questions.keySet().removeAll(answers.keySet());
      if (!questions.isEmpty()) {
        throw new Failed(
            "it gave no answer for " + questions.keySet().iterator().next() + complaint(said));
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("it was told to end");
    } finally {
      kill(process);
      forget(ending);
    }
  }

  private static void forget(Thread ending) {
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException e) {
      // The program is ending.
    }
  }

  private Process start() throws Failed {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new Failed("it cannot be started; install it, or mend 'translate.command'");
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void ask(OutputStream to, String text) {
    try (to) {
      to.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It reads no more; what it has to say for itself comes another way.
    }
  }

  private static void listen(InputStream from, BlockingQueue<Line> lines, long most) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      long all = 0;
      for (int letter = reader.read(); letter >= 0; letter = reader.read()) {
        if (++all > most) {
          // What is no JSON ends the run.
          lines.add(new Line("too much", false));
          return;
        }
        if (letter == '\n') {
          lines.add(new Line(line.toString(), false));
          line.setLength(0);
        } else {
          line.append((char) letter);
        }
      }
      if (!line.isEmpty()) {
        lines.add(new Line(line.toString(), false));
      }
    } catch (IOException e) {
      // It was ended.
    }
    lines.add(new Line("", true));
  }

  private static void complain(InputStream from, StringBuilder said) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      for (int letter = reader.read(); letter >= 0; letter = reader.read()) {
        synchronized (said) {
          if (said.length() < SAID) {
            said.append((char) letter);
          }
        }
      }
    } catch (IOException e) {
      // It was ended.
    }
  }

  private static String complaint(StringBuilder said) {
    synchronized (said) {
      String text = said.toString().strip().replaceAll("\\s*\\R\\s*", "; ");
      return text.isEmpty() ? "" : " and says: " + text;
    }
  }

  private Map<String, Tagged> answers(
      BlockingQueue<Line> lines, Map<String, Map<String, ?>> questions)
      throws InterruptedException, Failed {
    Map<String, Tagged> answers = new LinkedHashMap<>();
    int number = 0;
    while (true) {
      Line line = lines.poll(timeout, TimeUnit.SECONDS);
      if (line == null) {
        throw new Failed(
            "it said nothing for " + timeout + " seconds; 'translate.timeout' gives it longer");
      }
      if (line.last()) {
        return answers;
      }
      number++;
      if (!line.text().isBlank()) {
        answer(line.text(), number, questions, answers);
      }
    }
  }

  private static void answer(
      String line, int number, Map<String, Map<String, ?>> questions, Map<String, Tagged> answers)
      throws Failed {
    String where = "in line " + number + " of its answers ";
    try {
      Map<String, Object> answer = Json.foreignObject(line);
      if (!(answer.get("id") instanceof String id)
          || !(answer.get("text") instanceof String text)) {
        throw new Failed(where + "'id' or 'text' is missing");
      }
      if (!questions.containsKey(id)) {
        throw new Failed(where + "the id '" + id + "' is none that it was asked");
      }
      if (answers.put(id, Tagged.of(new Tagged(text).pieces())) != null) {
        throw new Failed(where + "the id '" + id + "' stands for the second time");
      }
    } catch (Json.Malformed e) {
      throw new Failed(where + "there is no object of JSON, or far too much of it");
    }
  }

  private int end(Process process, Thread complaints) throws InterruptedException, Failed {
    if (!process.waitFor(timeout, TimeUnit.SECONDS)) {
      throw new Failed("it does not end within " + timeout + " seconds after its last answer");
    }
    complaints.join(TimeUnit.SECONDS.toMillis(1));
    return process.exitValue();
  }
}
