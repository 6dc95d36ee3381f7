package org.polyfeed.publish;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.site.Destination;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Where the keys to a bucket are: in variables of the destination's own, or wherever the tools of
 * Amazon keep them. They are read for each connection and kept nowhere.
 */
final class S3Account {

  /** Of three, the first that fails for now: the publisher tries all of it again besides. */
  private static final int TRIES = 3;

  private static final Duration TO_CONNECT = Duration.ofSeconds(10);

  /** Some services need long for the answer to a big file. */
  private static final Duration TO_ANSWER = Duration.ofSeconds(90);

  private final Destination.S3 to;
  private final Map<String, String> environment;
  private final String variable;

  S3Account(Destination.S3 to, Map<String, String> environment) {
    this.to = to;
    this.environment = environment;
    this.variable = "POLYFEED_" + to.name().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /**
   * Connects.
   *
   * @throws RefusedException where there are no keys, or nobody says which region it is
   */
  S3Client client() throws RefusedException {
    S3ClientBuilder client =
        S3Client.builder()
            .credentialsProvider(keys())
            .region(region())
            .forcePathStyle(to.pathStyle())
            .httpClientBuilder(
                new WatchedHttp.Builder(
                    UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(TO_ANSWER),
                    // Who waits for an answer gives up first, and can say so.
                    TO_CONNECT.plus(TO_ANSWER)))
            .overrideConfiguration(
                settings ->
                    settings.retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(TRIES)
                            .build()))
            // Each body goes with its MD5, which all services check; many take no other sum, and
            // none in a trailer.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .addPlugin(LegacyMd5Plugin.create())
            // The JDK waits five seconds for a go-ahead that many services never give.
            .serviceConfiguration(
                settings -> settings.chunkedEncodingEnabled(false).expectContinueEnabled(false));
    to.endpoint().ifPresent(client::endpointOverride);
    return client.build();
  }

  private AwsCredentialsProvider keys() throws RefusedException {
    String id = variable("_ACCESS_KEY_ID");
    String secret = variable("_SECRET_ACCESS_KEY");
    if (id.isEmpty() != secret.isEmpty()) {
      throw new RefusedException(
          "of "
              + variable
              + "_ACCESS_KEY_ID and "
              + variable
              + "_SECRET_ACCESS_KEY one is set and the other is not; set both, or neither");
    }
    return id.isEmpty() ? found() : StaticCredentialsProvider.create(own(id, secret));
  }

  private AwsCredentials own(String id, String secret) {
    String token = variable("_SESSION_TOKEN");
    return token.isEmpty()
        ? AwsBasicCredentials.create(id, secret)
        : AwsSessionCredentials.create(id, secret, token);
  }

  private String variable(String ending) {
    return environment.getOrDefault(variable + ending, "").strip();
  }

  private AwsCredentialsProvider found() throws RefusedException {
    DefaultCredentialsProvider keys = DefaultCredentialsProvider.builder().build();
    try {
      keys.resolveCredentials();
      return keys;
    } catch (SdkClientException e) {
      keys.close();
      throw new RefusedException(
          "there are no keys for the bucket; looked for "
              + variable
              + "_ACCESS_KEY_ID and "
              + variable
              + "_SECRET_ACCESS_KEY, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a web identity,"
              + " the profile "
              + environment.getOrDefault("AWS_PROFILE", "default")
              + " in ~/.aws, and the keys of a container or machine of Amazon's"
              + needsTool(e),
          e);
    }
  }

  /** What only Amazon's own tool can do, it can do for others. */
  private static String needsTool(SdkClientException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("'sso")
        ? "; the profile logs in by a browser: let another have 'credential_process = aws configure"
            + " export-credentials --format process --profile NAME'"
        : "";
  }

  private Region region() throws RefusedException {
    if (to.region().isPresent()) {
      return Region.of(to.region().get());
    }
    Optional<URI> endpoint = to.endpoint();
    try {
      // Only Amazon's machines know a region, and to ask others for it takes seconds.
      AwsRegionProvider known =
          endpoint.isPresent()
              ? new AwsRegionProviderChain(
                  new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
              : new DefaultAwsRegionProviderChain();
      return known.getRegion();
    } catch (SdkClientException e) {
      if (endpoint.isPresent()) {
        // Most services know no regions, and take this one for theirs.
        return Region.US_EAST_1;
      }
      throw new RefusedException(
          "nothing says in which region the bucket is; say 'region:', such as eu-west-1", e);
    }
  }
}
