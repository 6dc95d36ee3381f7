package org.polyfeed.publish;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToLongFunction;

/** The way to a server on this machine: slow, and cut off where a test says. */
public final class Wire implements Closeable {

  private final ServerSocket here;
  private final int port;
  private final long delay;
  private final IntToLongFunction ends;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Closeable> open = new CopyOnWriteArrayList<>();

  /**
   * Lays it.
   *
   * @param port of the server
   * @param delay for how many milliseconds every byte is on its way
   * @param ends after how many bytes, in both directions together, a connection is cut; asked with
   *     its number from 0
   */
  public Wire(int port, long delay, IntToLongFunction ends) throws IOException {
    this.here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.port = port;
    this.delay = delay;
    this.ends = ends;
    start(this::accept);
  }

  /** Never cut. */
  public static Wire slow(int port, long delay) throws IOException {
    return new Wire(port, delay, number -> Long.MAX_VALUE);
  }

  /** Where one connects to it. */
  public int port() {
    return here.getLocalPort();
  }

  /** How often somebody has connected. */
  public int connections() {
    return connections.get();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!here.isClosed()) {
      try {
        Socket client = here.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        AtomicLong left = new AtomicLong(ends.applyAsLong(connections.getAndIncrement()));
        carry(client, server, left);
        carry(server, client, left);
      } catch (IOException e) {
        // The test is over, or the server does not answer: whoever has connected is cut off.
      }
    }
  }

  private record Chunk(ByteBuffer bytes, long due) {}

  private void carry(Socket from, Socket to, AtomicLong left) {
    BlockingQueue<Chunk> onTheWay = new LinkedBlockingQueue<>(1000);
    start(
        () -> {
          byte[] buffer = new byte[16_384];
          try (from;
              InputStream in = from.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
              onTheWay.put(
                  new Chunk(
                      ByteBuffer.wrap(Arrays.copyOf(buffer, read)),
                      System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delay)));
            }
            onTheWay.put(new Chunk(ByteBuffer.allocate(0), System.nanoTime()));
          } catch (IOException | InterruptedException e) {
            onTheWay.offer(new Chunk(ByteBuffer.allocate(0), System.nanoTime()));
          }
        });
    start(
        () -> {
          try (from;
              to;
              OutputStream out = to.getOutputStream()) {
            while (true) {
              Chunk chunk = onTheWay.take();
              long early = chunk.due() - System.nanoTime();
              if (early > 0) {
                TimeUnit.NANOSECONDS.sleep(early);
              }
              long before = left.getAndAdd(-chunk.bytes().remaining());
              if (chunk.bytes().remaining() == 0 || before <= 0) {
                return;
              }
              out.write(
                  chunk.bytes().array(), 0, (int) Math.min(before, chunk.bytes().remaining()));
              out.flush();
              if (before <= chunk.bytes().remaining()) {
                return;
              }
            }
          } catch (IOException | InterruptedException e) {
            // One of both has gone.
          }
        });
  }

  @Override
  public void close() throws IOException {
    here.close();
    for (Closeable one : open) {
      one.close();
    }
  }
}
