package org.polyfeed.publish;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The system's rsync, from version 3.1 on. It is started without a shell, and secrets are its own
 * affair: ssh has keys, and rsync's daemon is given what the variable {@code RSYNC_PASSWORD} holds.
 *
 * @param place the destination as rsync takes it, with a slash at its end
 * @param shell the command that reaches another machine; empty where there is no need of one
 * @param own a folder for what rsync reads and says; disposable
 * @param environment of the program
 */
record Rsync(String place, Optional<String> shell, Path own, Map<String, String> environment) {

  /** ssh asks nothing, as nobody may be there to answer, and notices where a host is silent. */
  private static final String ASKING_NOTHING =
      " -oBatchMode=yes -oConnectTimeout=20 -oServerAliveInterval=15 -oServerAliveCountMax=3";

  /** The code where folders on the way to a file are missing here. */
  static final int VANISHED = 24;

  private static final int SILENCE_SECONDS = 60;

  /** What a shell at the other end takes as it is. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@:._/+,=%\\[\\]-]*");

  /** What rsync says of a file that is not there, whatever the language. */
  private static final Pattern MISSING =
      Pattern.compile("rsync: .*(change_dir|link_stat) \"?.*\"? failed: .* \\((2|20)\\)");

  /** What comes of one fault at both ends. */
  private static final Pattern ECHO = Pattern.compile("Broken pipe|connection unexpectedly closed");

  /** What ssh says where it is not let in. */
  private static final Pattern NOT_LET_IN =
      Pattern.compile(
          "(?s).*(Host key verification failed|Permission denied \\(|HOST IDENTIFICATION HAS"
              + " CHANGED|Could not resolve hostname|Bad configuration option).*");

  /** What ssh says where a host has another key than before, and that key's fingerprint. */
  private static final Pattern OTHER_KEY =
      Pattern.compile("(?s).*HOST IDENTIFICATION HAS CHANGED.*?(SHA256:[A-Za-z0-9+/]+).*");

  /** How many lines of what rsync says are told. */
  private static final int TOLD = 3;

  Rsync {
    environment = Map.copyOf(environment);
  }

  /** Whether files go to another machine. */
  static boolean isRemote(String destination) {
    return destination.startsWith("rsync://") || destination.matches("[^/]*:.*");
  }

  /** Whether another machine is reached without a shell. */
  static boolean isDaemon(String destination) {
    return destination.startsWith("rsync://") || destination.matches("[^/:]*::.*");
  }

  /** The command that reaches another machine; of two like options, ssh goes by the first. */
  static String askingNothing(String shell) {
    return shell.matches("(\\S*/)?ssh( .*)?") ? shell + ASKING_NOTHING : shell;
  }

  /** Is told of each line that rsync prints. */
  interface Printed {
    void line(String line) throws IOException;
  }

  /**
   * How rsync has ended.
   *
   * @param said what it wrote to its standard error
   */
  record Ended(int code, List<String> said) {

    Ended {
      said = List.copyOf(said);
    }

    /** Whether all that was wrong is that something is not there. */
    boolean isMissing() {
      List<String> faults =
          said.stream()
              .filter(line -> line.startsWith("rsync: ") && !ECHO.matcher(line).find())
              .toList();
      return code != 0
          && !faults.isEmpty()
          && faults.stream().allMatch(line -> MISSING.matcher(line).find());
    }
  }

  /**
   * Runs it with files that are named, below the folder from which it copies.
   *
   * @param from as rsync takes it
   * @param to as rsync takes it
   */
  Ended run(List<String> options, Collection<String> names, String from, String to, Printed printed)
      throws IOException {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("--from0", "--files-from=-"));
    Path input = own.resolve("names");
    Files.createDirectories(own);
    Files.write(
        input,
        names.stream()
            .map(one -> one + "\0")
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8));
    return run(arguments, input, from, to, printed);
  }

  /** Runs it with one file. */
  Ended run(List<String> options, String from, String to) throws IOException {
    Files.createDirectories(own);
    Path input = own.resolve("names");
    Files.write(input, new byte[0]);
    return run(options, input, from, to, line -> {});
  }

  private Ended run(List<String> options, Path input, String from, String to, Printed printed)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(program().toString(), "--8-bit-output"));
    command.add("--timeout=" + SILENCE_SECONDS);
    shell.ifPresent(with -> command.add("--rsh=" + with));
    if (isRemote(place)) {
      command.add("--compress");
    }
    if (!PLAIN.matcher(place).matches()) {
      command.add("--protect-args");
    }
    command.addAll(options);
    command.addAll(List.of("--", from, to));
    Path said = own.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectInput(input.toFile()).redirectError(said.toFile());
    prepare(builder.environment());
    Process process = builder.start();
    try (EndsWithUs ending = new EndsWithUs(process);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        printed.line(line);
      }
      int code = process.waitFor();
      return new Ended(
          code,
          new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("it was told to end");
    }
  }

  private Path program() throws RefusedException {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "rsync"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new RefusedException("there is no rsync here; install it, from version 3.1 on"));
  }

  /** What others set must stay as it is, also where Java cannot spell it. */
  private void prepare(Map<String, String> variables) {
    variables.keySet().retainAll(environment.keySet());
    environment.forEach(
        (variable, value) -> {
          if (!value.equals(variables.get(variable))) {
            variables.put(variable, value);
          }
        });
    // Its words are looked at.
    variables.put("LC_ALL", "C");
  }

  /** What a run that did not go well comes to. */
  IOException failure(Ended ended) {
    String words = words(ended);
    // Before it says so, a host may greet us with as many lines as it likes.
    String all = String.join("\n", ended.said());
    Matcher otherKey = OTHER_KEY.matcher(all);
    return switch (ended.code()) {
      case 1, 2, 4 ->
          new RefusedException("rsync does not take this (" + words + "); it must be 3.1 or newer");
      case 5, 14 -> new RefusedException(words);
      case 126, 127 ->
          new RefusedException(
              "there is no rsync at the other end, or it cannot be reached (" + words + ")");
      case 3, 11, 23, VANISHED, 25 -> new FileSystemException(place, null, words);
      // Which of both it is hangs on whether rsync or ssh is quicker.
      case 12, 255 ->
          NOT_LET_IN.matcher(all).matches()
              ? new RefusedException(
                  (otherKey.matches() ? otherKey(otherKey.group(1)) : words(notLetIn(ended)))
                      + "; ssh must get in without asking anything: try it once by hand, and see"
                      + " whether the host's key is the right one")
              : new IOException(place + ": " + words);
      default -> new IOException(place + ": " + words);
    };
  }

  private static String otherKey(String fingerprint) {
    return "the host has another key than the one that ssh knows: somebody may be in its place, or"
        + " it was set up anew; it shows the key with the fingerprint "
        + fingerprint;
  }

  /** Of what was said, that which tells why. */
  private static Ended notLetIn(Ended ended) {
    return new Ended(
        ended.code(),
        ended.said().stream().filter(line -> NOT_LET_IN.matcher(line).matches()).toList());
  }

  private static String words(Ended ended) {
    List<String> telling =
        ended.said().stream()
            .filter(line -> !line.startsWith("rsync error:") && !line.startsWith("default_perms"))
            .filter(line -> !line.matches("@+") && !ECHO.matcher(line).find())
            .toList();
    Stream<String> told = telling.isEmpty() ? ended.said().stream() : telling.stream();
    String words =
        told.limit(TOLD)
            .map(line -> line.strip().replaceFirst("\\.$", ""))
            .collect(Collectors.joining("; "));
    return words.isEmpty() ? "rsync ended with code " + ended.code() : words;
  }
}
