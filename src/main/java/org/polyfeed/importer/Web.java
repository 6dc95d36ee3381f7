package org.polyfeed.importer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Fetches documents from addresses that the user gives or that feeds name, and from no others: not
 * from this machine, nor from networks that others cannot reach, unless that is wanted.
 */
final class Web {

  private static final int MOST_REDIRECTS = 5;

  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?([A-Za-z0-9._:-]+)");

  private final HttpClient client;
  private final long most;
  private final boolean privately;
  private final Duration patience;

  /**
   * @param most that a document may have, in bytes, unpacked
   * @param privately whether addresses that are not public are fetched from, too
   * @param patience with one document, until all of it is there
   */
  Web(long most, boolean privately, Duration patience) {
    this.most = most;
    this.privately = privately;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            // Each step is looked at before it is taken.
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  static String tooLarge(long most) {
    return "it has more than "
        + most / 1_000_000
        + " MB; if that is right, say --max-size with a larger number";
  }

  /**
   * What is at an address.
   *
   * @throws Unusable where it is not to be fetched
   * @throws IOException if the network fails
   */
  Document get(URI address) throws Unusable, IOException {
    URI at = address;
    for (int step = 0; step <= MOST_REDIRECTS; step++) {
      check(at);
      HttpResponse<InputStream> response = send(at);
      try (InputStream body = response.body()) {
        int status = response.statusCode();
        Optional<String> next = response.headers().firstValue("Location");
        if (status >= 300 && status < 400 && next.isPresent()) {
          at = resolved(at, next.get());
          continue;
        }
        if (status != 200) {
          throw new IOException(at + " answers " + status + " and no feed");
        }
        return document(at, response.headers(), unpacked(response.headers(), body, at));
      }
    }
    throw new Unusable(0, "it leads on more than " + MOST_REDIRECTS + " times");
  }

  private static URI resolved(URI at, String location) throws Unusable {
    try {
      return at.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new Unusable(0, "it leads on to '" + location + "', which is no address");
    }
  }

  private static Document document(URI url, HttpHeaders headers, byte[] bytes) {
    Optional<String> type = headers.firstValue("Content-Type");
    Matcher charset = CHARSET.matcher(type.orElse(""));
    return new Document(
        url.toString(),
        bytes,
        Optional.of(url),
        charset.find() ? Optional.of(charset.group(1)) : Optional.empty(),
        true);
  }

  /**
   * Whether an address may be fetched from. Java remembers for half a minute which addresses a name
   * has, so that the connection goes to those that were looked at.
   */
  private void check(URI address) throws Unusable, IOException {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = address.getHost();
    if (!(scheme.equals("http") || scheme.equals("https")) || host == null) {
      throw new Unusable(0, "'" + address + "': only http and https addresses are fetched");
    }
    if (privately) {
      return;
    }
    try {
      for (InetAddress one : InetAddress.getAllByName(host)) {
        if (!isPublic(one)) {
          throw new Unusable(
              0,
              "'"
                  + host
                  + "' is at "
                  + one.getHostAddress()
                  + ", which is not public; if you trust it, say --allow-private");
        }
      }
    } catch (UnknownHostException e) {
      throw new IOException(host + ": there is no such host", e);
    }
  }

  /** RFC 6890: what of the registries of special addresses is reached from everywhere. */
  static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? isPublic(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF)
        : address instanceof Inet6Address && isPublic6(bytes);
  }

  private static boolean isPublic(int first, int second, int third) {
    boolean shared = first == 100 && (second & 0xC0) == 64;
    boolean protocols = first == 192 && second == 0 && (third == 0 || third == 2);
    boolean benchmarks = first == 198 && (second == 18 || second == 19);
    boolean examples =
        (first == 198 && second == 51 && third == 100)
            || (first == 203 && second == 0 && third == 113);
    return first != 0 && first < 224 && !shared && !protocols && !benchmarks && !examples;
  }

  /** Only 2000::/3 is given to the public; addresses that stand for others are those. */
  private static boolean isPublic6(byte[] bytes) {
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    if (first == 0x20 && second == 0x02) {
      return isPublic(bytes[2] & 0xFF, bytes[3] & 0xFF, bytes[4] & 0xFF)
          && !(bytes[2] == 10 || bytes[2] == 127);
    }
    boolean translated = first == 0 && second == 0x64;
    boolean special = first == 0x20 && second == 0x01 && (bytes[2] == 0 || bytes[2] == 0x0D);
    return (first & 0xE0) == 0x20 && !special && !translated;
  }

  private HttpResponse<InputStream> send(URI address) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("User-Agent", "Polyfeed")
            .header(
                "Accept",
                "application/atom+xml, application/feed+json, application/rss+xml,"
                    + " application/xml;q=0.9, */*;q=0.5")
            .header("Accept-Encoding", "gzip")
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException e) {
      throw late(address, e);
    } catch (ConnectException e) {
      throw new IOException(address + ": nobody answers there", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("it was told to end");
    }
  }

  private IOException late(URI address, Throwable cause) {
    return new IOException(
        address
            + ": not all of it has come in "
            + patience.toSeconds()
            + " s; try again, or say"
            + " --timeout with a larger number",
        cause);
  }

  /** All of a body, however slowly it comes, within the time that there is. */
  private byte[] unpacked(HttpHeaders headers, InputStream body, URI address)
      throws IOException, Unusable {
    boolean packed =
        headers.firstValue("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
    CompletableFuture<byte[]> all = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (InputStream in = packed ? new GZIPInputStream(body) : body) {
                all.complete(in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8)));
              } catch (IOException e) {
                all.completeExceptionally(e);
              }
            },
            "fetching");
    reader.setDaemon(true);
    reader.start();
    try {
      byte[] bytes = all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (bytes.length > most) {
        throw new Unusable(0, tooLarge(most));
      }
      return bytes;
    } catch (TimeoutException e) {
      throw late(address, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ZipException || e.getCause() instanceof EOFException) {
        throw new IOException(address + ": what came is broken, or was cut off", e);
      }
      throw new IOException(address + ": the connection broke off", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("it was told to end");
    }
  }
}
