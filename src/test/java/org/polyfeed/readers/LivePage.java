package org.polyfeed.readers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.polyfeed.json.Json;

/**
 * A page in a real browser that stays open, so that a test can see what becomes of it. It is asked
 * by the Chrome DevTools Protocol.
 */
public final class LivePage implements AutoCloseable {

  /** Longer than the slowest machine takes. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process browser;
  private final Path said;
  private final WebSocket socket;
  private final BlockingQueue<String> answers;
  private int asked;

  private LivePage(Process browser, Path said, WebSocket socket, BlockingQueue<String> answers) {
    this.browser = browser;
    this.said = said;
    this.socket = socket;
    this.answers = answers;
  }

  /**
   * Opens a page.
   *
   * @param folder in which the browser may write
   * @param options further ones, as of the command line
   */
  public static LivePage open(Path folder, String url, String... options) throws Exception {
    Tool chromium = Tool.find("chromium", "chromium");
    Path profile = Files.createTempDirectory(folder, "profile");
    Path said = profile.resolve("said.txt");
    List<String> command =
        Stream.concat(
                Stream.of(
                    chromium.program().toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                    "--enable-logging=stderr",
                    "--remote-debugging-port=0",
                    "--remote-allow-origins=*",
                    "--window-size=1000,700",
                    "--user-data-dir=" + profile),
                Stream.concat(Stream.of(options), Stream.of(url)))
            .toList();
    Process browser =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    try {
      HttpClient client = HttpClient.newHttpClient();
      URI target = target(profile.resolve("DevToolsActivePort"), client, browser);
      WebSocket socket =
          client.newWebSocketBuilder().buildAsync(target, new Listener(answers)).join();
      return new LivePage(browser, said, socket, answers);
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      browser.destroyForcibly();
      throw e;
    }
  }

  /** Where the page is to be asked, as the browser says when it is ready. */
  private static URI target(Path port, HttpClient client, Process browser) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end) && browser.isAlive()) {
      if (Files.exists(port) && Files.readString(port).contains("\n")) {
        String host = "127.0.0.1:" + Files.readString(port).lines().findFirst().orElseThrow();
        String list =
            client
                .send(
                    HttpRequest.newBuilder(URI.create("http://" + host + "/json/list")).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher page = Pattern.compile("\"ws://[^\"]*(/devtools/page/[^\"]*)\"").matcher(list);
        if (page.find()) {
          return URI.create("ws://" + host + page.group(1));
        }
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("the browser did not open a page");
  }

  /** Collects messages, which may come in pieces. */
  private static final class Listener implements WebSocket.Listener {

    private final BlockingQueue<String> messages;
    private final StringBuilder text = new StringBuilder();

    private Listener(BlockingQueue<String> messages) {
      this.messages = messages;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        messages.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }

  /**
   * What an expression of JavaScript gives in the page as it is now, as text; empty while the page
   * is loading.
   */
  public String ask(String expression) throws Exception {
    Object result =
        tell(
            "Runtime.evaluate",
            Map.of("expression", "String(" + expression + ")", "returnByValue", true));
    return result instanceof Map<?, ?> all
            && all.get("result") instanceof Map<?, ?> value
            && value.get("value") instanceof String text
        ? text
        : "";
  }

  /** Has the browser do something, and gives its result. */
  private @Nullable Object tell(String method, Map<String, Object> parameters) throws Exception {
    asked++;
    int number = asked;
    socket
        .sendText(Json.line(Map.of("id", number, "method", method, "params", parameters)), true)
        .join();
    while (true) {
      String answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (answer == null) {
        throw new AssertionError("no answer to " + method + " " + parameters);
      }
      if (!answer.startsWith("{\"id\":")) {
        // It tells of events, too.
        continue;
      }
      Map<String, Object> message = Json.object(answer);
      if (message.get("id") instanceof Number one && one.intValue() == number) {
        return message.get("result");
      }
    }
  }

  /** Waits until an expression gives {@code true}. */
  public void await(String expression) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      if (ask(expression).equals("true")) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError(
        "never: "
            + expression
            + "\nat "
            + ask("location.href")
            + "\n"
            + ask("document.documentElement.outerHTML")
            + "\n"
            + ask("document.querySelector('polyfeed-problems')?.shadowRoot.textContent"));
  }

  /** Goes on at another address. */
  public void go(String url) throws Exception {
    ask(
        "location.href = "
            + Json.line(Map.of("to", url)).replaceFirst("\\A\\{\"to\":(.*)\\}\\z", "$1"));
    await("document.readyState === 'complete' && location.href.startsWith('" + url + "')");
  }

  /** Runs a script in every page from now on, before those of its own. */
  public void before(String script) throws Exception {
    tell("Page.enable", Map.of());
    tell("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /** What pages said on the console, and what the browser complained of in them. */
  public List<String> console() throws IOException {
    return Files.readString(said).lines().filter(line -> line.contains("CONSOLE")).toList();
  }

  /** Ends the browser, which clears away what it has left elsewhere, if it is given the time. */
  @Override
  public void close() throws InterruptedException {
    socket.sendText(Json.line(Map.of("id", 0, "method", "Browser.close")), true).join();
    if (!browser.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly().onExit().join();
    }
    socket.abort();
  }
}
