package org.polyfeed.publish;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * A client of HTTP that gives up a request of which nothing moves any more. The JDK's own only does
 * so where it waits for an answer: a server that has stopped to read would hold it for ever.
 */
final class WatchedHttp implements SdkHttpClient {

  private final SdkHttpClient client;
  private final Duration longest;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "http");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param longest for how long nothing may move, in whole seconds
   */
  WatchedHttp(SdkHttpClient client, Duration longest) {
    this.client = client;
    this.longest = longest;
  }

  /** Makes one around each client that the SDK asks for. */
  record Builder(SdkHttpClient.Builder<?> around, Duration longest)
      implements SdkHttpClient.Builder<Builder> {

    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      return new WatchedHttp(around.buildWithDefaults(defaults), longest);
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    AtomicLong moves = new AtomicLong();
    HttpExecuteRequest.Builder watched =
        HttpExecuteRequest.builder().request(request.httpRequest());
    request
        .contentStreamProvider()
        .ifPresent(body -> watched.contentStreamProvider(of(body, moves)));
    request.metricCollector().ifPresent(watched::metricCollector);
    return new Request(client.prepareRequest(watched.build()), moves);
  }

  private static ContentStreamProvider of(ContentStreamProvider body, AtomicLong moves) {
    return () -> new Body(body.newStream(), moves);
  }

  /** What is sent: it moves as far as it is read. */
  private static final class Body extends FilterInputStream {

    private final AtomicLong moves;

    private Body(InputStream in, AtomicLong moves) {
      super(in);
      this.moves = moves;
    }

    @Override
    public int read() throws IOException {
      moves.incrementAndGet();
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      moves.incrementAndGet();
      return super.read(bytes, from, length);
    }
  }

  private final class Request implements ExecutableHttpRequest {

    private final ExecutableHttpRequest request;
    private final AtomicLong moves;

    private Request(ExecutableHttpRequest request, AtomicLong moves) {
      this.request = request;
      this.moves = moves;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      Future<HttpExecuteResponse> answer = threads.submit(request);
      try {
        return inTime(answer);
      } catch (InterruptedException e) {
        abort();
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("it was told to end");
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failure) {
          throw failure;
        }
        if (e.getCause() instanceof RuntimeException fault) {
          throw fault;
        }
        throw new IllegalStateException(e.getCause());
      }
    }

    private HttpExecuteResponse inTime(Future<HttpExecuteResponse> answer)
        throws IOException, InterruptedException, ExecutionException {
      long before = moves.get();
      for (long still = 0; still < longest.toSeconds(); still++) {
        try {
          return answer.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
          if (moves.get() != before) {
            before = moves.get();
            still = 0;
          }
        }
      }
      abort();
      throw new IOException("nothing has moved for " + longest.toSeconds() + " seconds");
    }

    /** Without waiting: to end a connection by TLS, Java waits for what is being written there. */
    @Override
    public void abort() {
      threads.execute(request::abort);
    }
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    threads.shutdown();
    client.close();
  }
}
