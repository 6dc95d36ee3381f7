package org.polyfeed.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A line to a server of HTTP on which something may go wrong. Each request has a connection of its
 * own.
 */
final class Line implements AutoCloseable {

  /** What happens to requests. Safe to call from any thread. */
  interface Fault {

    /**
     * What is answered in the server's place, if anything.
     *
     * @param head the request's first line and headers
     */
    Optional<String> answer(String head);

    /** What is answered in the server's place after the server has done what it was asked. */
    default Optional<String> afterwards(String head) {
      return Optional.empty();
    }

    /** After how many bytes, of both directions together, the connection is cut. */
    default long cutAfter() {
      return Long.MAX_VALUE;
    }
  }

  private final int server;
  private final Fault fault;
  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Line(int server, Fault fault) throws IOException {
    this.server = server;
    this.fault = fault;
    this.socket = new ServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    threads.execute(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** An answer of S3 that is an error. */
  static String error(int status, String code, String more) {
    return answer(
        status,
        "Content-Type: application/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>"
            + code
            + "</Code><Message>Said of the secret.</Message>"
            + more
            + "</Error>");
  }

  /** An answer with one header or more, each but the last with its end, and a body in ASCII. */
  static String answer(int status, String headers, String body) {
    return "HTTP/1.1 %d Answer\r\n%s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, headers, body.length(), body);
  }

  private void accept() {
    while (true) {
      try {
        Socket client = socket.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        // The test is over.
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = client.getInputStream();
      String head = head(in);
      if (head.isEmpty()) {
        return;
      }
      Optional<String> answer = fault.answer(head);
      long length = length(head);
      Counter left = new Counter(fault.cutAfter());
      if (answer.isPresent()) {
        copy(in, OutputStream.nullOutputStream(), length, left);
        client.getOutputStream().write(answer.get().getBytes(StandardCharsets.UTF_8));
        return;
      }
      try (Socket there = new Socket(InetAddress.getLoopbackAddress(), server)) {
        String single = head.replaceFirst("(?i)\r\nConnection: [^\r]*", "");
        byte[] first =
            single
                .replaceFirst("\r\n", "\r\nConnection: close\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        Optional<String> afterwards = fault.afterwards(head);
        OutputStream back =
            afterwards.isPresent() ? OutputStream.nullOutputStream() : client.getOutputStream();
        boolean isWhole =
            left.takes(first.length) == first.length
                && write(there.getOutputStream(), first)
                && copy(in, there.getOutputStream(), length, left)
                && copy(there.getInputStream(), back, Long.MAX_VALUE, left);
        if (isWhole && afterwards.isPresent()) {
          write(client.getOutputStream(), afterwards.get().getBytes(StandardCharsets.UTF_8));
        }
        if (!isWhole) {
          // As a router does that has forgotten the connection.
          client.setSoLinger(true, 0);
        }
      }
    } catch (IOException e) {
      // Either end has gone; the other notices.
    }
  }

  /** How many bytes may still pass. */
  private static final class Counter {

    private long left;

    private Counter(long left) {
      this.left = left;
    }

    private int takes(int bytes) {
      int taken = (int) Math.min(left, bytes);
      left -= taken;
      return taken;
    }
  }

  private static boolean write(OutputStream out, byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return true;
  }

  /** False where the connection is cut before all has passed. */
  private static boolean copy(InputStream in, OutputStream out, long length, Counter left)
      throws IOException {
    byte[] buffer = new byte[8_192];
    for (long passed = 0; passed < length; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, length - passed));
      if (read < 0) {
        return true;
      }
      int taken = left.takes(read);
      out.write(buffer, 0, taken);
      out.flush();
      if (taken < read) {
        return false;
      }
      passed += read;
    }
    return true;
  }

  private static long length(String head) {
    for (String line : head.lines().toList()) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, "Content-Length:".length())) {
        return Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return 0;
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int one = in.read(); one >= 0; one = in.read()) {
      head.write(one);
      if (one == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
