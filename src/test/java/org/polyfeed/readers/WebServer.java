package org.polyfeed.readers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server of the system that runs for a test, on this machine alone. */
record WebServer(Process process, int port) implements AutoCloseable {

  /** A port that nobody listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param work a folder for what it writes
   * @param environment variables that it needs
   */
  static WebServer start(Path work, int port, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path said = work.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    for (int i = 0; i < 600; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
        return new WebServer(process, port);
      } catch (IOException e) {
        assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    process.destroy();
    throw new AssertionError(command.get(0) + " does not answer: " + Files.readString(said));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
