package org.polyfeed.publish;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

final class WatchedHttpTest {

  /** More than what is on its way between two sockets. */
  private static final int MUCH = 50_000_000;

  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  private static SdkHttpClient client(Duration still) {
    return new WatchedHttp.Builder(UrlConnectionHttpClient.builder(), still).build();
  }

  private HttpExecuteResponse put(SdkHttpClient client) throws IOException {
    byte[] body = new byte[MUCH];
    return client
        .prepareRequest(
            HttpExecuteRequest.builder()
                .request(
                    SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.PUT)
                        .uri(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/a"))
                        .putHeader("Content-Length", Integer.toString(MUCH))
                        .build())
                .contentStreamProvider(() -> new ByteArrayInputStream(body))
                .build())
        .call();
  }

  @Test
  void aServerThatStopsToReadIsGivenUp() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                socket.getInputStream().readNBytes(1_000);
                over.await(1, TimeUnit.MINUTES);
              } catch (IOException | InterruptedException e) {
                // The other end has gone.
              }
            });
    reader.start();
    try (SdkHttpClient client = client(Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> put(client))
          .isInstanceOf(IOException.class)
          .hasMessage("nothing has moved for 1 seconds");
    } finally {
      over.countDown();
      reader.join();
    }
  }
}
