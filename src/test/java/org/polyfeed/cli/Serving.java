package org.polyfeed.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code polyfeed serve} in a process of its own, as its user starts and ends it. */
final class Serving implements AutoCloseable {

  /** Longer than the slowest machine takes. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Pattern ADDRESS = Pattern.compile("Preview at (http://\\S+?), until");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path said;

  private Serving(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /** Serves a site at any port that is free. */
  static Serving of(Path site, String... options) throws IOException {
    return with(Map.of(), site, options);
  }

  /** The same with further variables of the environment. */
  static Serving with(Map<String, String> environment, Path site, String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.polyfeed.cli.Main",
                "serve",
                "--port",
                "0",
                "--site",
                site.toString()));
    command.addAll(List.of(options));
    Path said = Files.createTempFile("serving", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    return new Serving(builder.start(), said);
  }

  /** Looks again and again, until it is there or the program has ended. */
  interface Look<T> {
    Optional<T> at() throws IOException, InterruptedException;
  }

  <T> T await(String what, Look<T> look) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Optional<T> found = look.at();
      if (found.isPresent()) {
        return found.get();
      }
      if (!process.isAlive()) {
        throw new AssertionError("ended without " + what + ": " + said());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("no " + what + ": " + said());
  }

  /** Where the site is, once it is ready. */
  URI address() throws IOException, InterruptedException {
    return await(
        "address",
        () -> {
          Matcher found = ADDRESS.matcher(said());
          return found.find() ? Optional.of(URI.create(found.group(1))) : Optional.empty();
        });
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address().resolve(path)).timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Waits until a page says something. */
  void awaitPage(String path, String text) throws IOException, InterruptedException {
    await(
        path + " with " + text, () -> Optional.of(get(path).body()).filter(p -> p.contains(text)));
  }

  /** Waits until the program has printed something. */
  void awaitSaid(String text) throws IOException, InterruptedException {
    await(text, () -> Optional.of(said()).filter(all -> all.contains(text)));
  }

  /** What a page that opens now is told first, in JSON. */
  String event() throws IOException, InterruptedException {
    try (Stream<String> lines =
        client
            .send(
                HttpRequest.newBuilder(address().resolve("/.polyfeed/events?session=&after=0"))
                    .build(),
                HttpResponse.BodyHandlers.ofLines())
            .body()) {
      return lines
          .filter(line -> line.startsWith("data: "))
          .findFirst()
          .orElseThrow()
          .substring("data: ".length());
    }
  }

  /** Waits until pages that open are told something. */
  void awaitEvent(String text) throws IOException, InterruptedException {
    await("event with " + text, () -> Optional.of(event()).filter(all -> all.contains(text)));
  }

  /** What it has printed so far, on both streams. */
  String said() throws IOException {
    return Files.readString(said, StandardCharsets.UTF_8);
  }

  /** Asks it to end, as Ctrl-C and a system that goes down do, and gives its exit code. */
  int end() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  /** Ends it as no program can prevent. */
  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.delete(said);
  }
}
