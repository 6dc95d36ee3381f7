package org.polyfeed.publish;

import com.jcraft.jsch.ChannelSftp;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Does things over several channels of one connection at once, since most of what a small file
 * takes is waiting for answers. Where nothing moves any more, the connection is given up.
 */
final class SftpLanes implements Closeable {

  /** One fewer than OpenSSH allows, if it is not told otherwise. */
  private static final int MOST = 8;

  /** How many seconds nothing may move. */
  private static final int STILL = 60;

  private static final int FAREWELL_SECONDS = 5;

  private final SftpSession session;
  private final Map<Integer, ChannelSftp> channels = new HashMap<>();
  private final AtomicInteger allowed = new AtomicInteger(MOST);
  private final AtomicLong moves = new AtomicLong();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "sftp");
            thread.setDaemon(true);
            return thread;
          });

  SftpLanes(SftpSession session) {
    this.session = session;
  }

  /**
   * One of the channels.
   *
   * @param number from 0
   */
  record Lane(int number, ChannelSftp channel) {}

  /** What is done with one thing. */
  interface Job<T> {
    void run(Lane lane, T one) throws IOException;
  }

  /** Something has moved. */
  void moved() {
    moves.incrementAndGet();
  }

  /**
   * Does a job with each thing, in any order. When this returns, nothing is at work any more.
   *
   * @throws IOException what failed first; then nothing new was begun
   */
  <T> void each(Collection<T> things, Job<T> job) throws IOException {
    Queue<T> left = new ConcurrentLinkedQueue<>(things);
    CompletionService<Void> lanes = new ExecutorCompletionService<>(threads);
    int running = Math.min(allowed.get(), things.size());
    for (int number = 0; number < running; number++) {
      int own = number;
      lanes.submit(
          () -> {
            run(own, left, job);
            return null;
          });
    }
    List<IOException> failures = new ArrayList<>();
    while (running > 0) {
      Future<Void> ended = ended(lanes);
      running--;
      try {
        ended.get();
      } catch (ExecutionException e) {
        left.clear();
        failures.add(failure(e));
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  /** Does a job once. */
  void once(Job<String> job) throws IOException {
    each(List.of(""), job);
  }

  private <T> void run(int number, Queue<T> left, Job<T> job) throws IOException {
    ChannelSftp channel;
    try {
      channel = channel(number);
    } catch (IOException e) {
      if (number == 0 || !session.isConnected()) {
        throw e;
      }
      // The host allows no more of them, and the others do the work.
      allowed.accumulateAndGet(number, Math::min);
      return;
    }
    for (T one = left.poll(); one != null; one = left.poll()) {
      job.run(new Lane(number, channel), one);
      moved();
    }
  }

  private ChannelSftp channel(int number) throws IOException {
    synchronized (channels) {
      ChannelSftp known = channels.get(number);
      if (known != null) {
        return known;
      }
    }
    ChannelSftp channel = session.channel();
    moved();
    synchronized (channels) {
      channels.put(number, channel);
    }
    return channel;
  }

  private Future<Void> ended(CompletionService<Void> lanes) throws IOException {
    long before = moves.get();
    int still = 0;
    while (true) {
      try {
        Future<Void> ended = lanes.poll(1, TimeUnit.SECONDS);
        if (ended != null) {
          return ended;
        }
      } catch (InterruptedException e) {
        throw interrupted();
      }
      still = moves.get() == before ? still + 1 : 0;
      before = moves.get();
      if (still == STILL) {
        // Now each of them fails, if it was not over.
        session.cut();
      }
    }
  }

  private InterruptedIOException interrupted() {
    session.cut();
    Thread.currentThread().interrupt();
    return new InterruptedIOException("it was told to end");
  }

  private static IOException failure(ExecutionException e) {
    if (e.getCause() instanceof IOException failure) {
      return failure;
    }
    if (e.getCause() instanceof Error fault) {
      throw fault;
    }
    throw new IllegalStateException(e);
  }

  @Override
  public void close() {
    Future<?> farewell = threads.submit(session::end);
    try {
      farewell.get(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // A host that hangs need not hear it.
    }
    session.cut();
    threads.shutdown();
  }
}
