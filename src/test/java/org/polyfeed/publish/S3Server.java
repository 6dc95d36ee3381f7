package org.polyfeed.publish;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An s3proxy, which keeps its objects in memory and looks at signatures, and a client of it. */
final class S3Server implements AutoCloseable {

  static final String ID = "AKIDOFTESTS";

  static final String SECRET = "a secret of the tests/+=";

  private static final Pattern STARTED =
      Pattern.compile("Started .*ServerConnector.*\\{127\\.0\\.0\\.1:(\\d+)}");

  private final Process process;
  private final int port;
  private final S3Client client;

  private S3Server(Process process, int port) {
    this.process = process;
    this.port = port;
    this.client =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(ID, SECRET)))
            .build();
  }

  static S3Server start(Path folder) throws IOException {
    Path settings = folder.resolve("s3proxy.properties");
    Files.writeString(
        settings,
        "s3proxy.endpoint=http://127.0.0.1:0\n"
            + "s3proxy.authorization=aws-v4\n"
            + "s3proxy.identity="
            + ID
            + "\ns3proxy.credential="
            + SECRET
            + "\njclouds.provider=transient\n");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-Duser.language=en",
                    "-jar",
                    Path.of("target", "s3-server", "s3proxy.jar").toString(),
                    "--properties",
                    settings.toString()))
            .redirectErrorStream(true)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        Thread rest = new Thread(() -> said.lines().forEach(any -> {}), "s3proxy");
        rest.setDaemon(true);
        rest.start();
        return new S3Server(process, Integer.parseInt(started.group(1)));
      }
    }
    throw new IllegalStateException("s3proxy did not start: " + all);
  }

  int port() {
    return port;
  }

  void make(String bucket) {
    client.createBucket(make -> make.bucket(bucket));
  }

  void put(String bucket, String key, String text) {
    client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text));
  }

  void delete(String bucket, String key) {
    client.deleteObject(one -> one.bucket(bucket).key(key));
  }

  ResponseBytes<GetObjectResponse> get(String bucket, String key) {
    return client.getObjectAsBytes(get -> get.bucket(bucket).key(key));
  }

  /** The versions of all objects, by their names. */
  Map<String, String> objects(String bucket) {
    Map<String, String> objects = new TreeMap<>();
    for (S3Object object : client.listObjectsV2Paginator(list -> list.bucket(bucket)).contents()) {
      objects.put(object.key(), object.eTag());
    }
    return objects;
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly();
  }
}
