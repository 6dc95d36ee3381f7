package org.polyfeed.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfeed.site.Destination;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What is wrong when a bucket does not do what it was asked, and what would mend it. What services
 * say in their own words is not repeated, since it may hold parts of the request.
 */
final class S3Failures {

  /** Where a service says which region is the right one. */
  private static final Pattern REGION = Pattern.compile("<Region>([A-Za-z0-9-]{1,40})</Region>");

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9.]{1,60}");

  private final Destination.S3 to;

  S3Failures(Destination.S3 to) {
    this.to = to;
  }

  /** Something that a bucket is asked for. */
  interface Request<T> {
    T made() throws IOException;
  }

  /**
   * Makes a request.
   *
   * @param doing what is done, for people: such as {@code writing index.html}
   * @throws RefusedException where it is of no use to try again
   */
  <T> T of(String doing, Request<T> request) throws IOException {
    try {
      return request.made();
    } catch (S3Exception e) {
      throw told(doing, e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (SdkException e) {
      throw unreached(doing, e);
    }
  }

  /** What went wrong, of which the service itself has told. */
  IOException told(String doing, S3Exception failure) {
    String code = code(failure);
    int status = failure.statusCode();
    if ((status >= 500 && status != 501)
        || status == 408
        || status == 429
        || failure.isThrottlingException()
        || code.matches("RequestTimeout|BadDigest|.*Conflict.*|OperationAborted|IncompleteBody")) {
      return new IOException(answered(doing, status, code), failure);
    }
    return new RefusedException(
        cure(code, status, failure).orElseGet(() -> answered(doing, status, code)), failure);
  }

  /** Some of many objects were left as they were, for a reason that has such a code. */
  IOException left(String doing, String code) {
    return code.equals("AccessDenied")
        ? new RefusedException(denied())
        : new IOException(answered(doing, 200, code));
  }

  private static String answered(String doing, int status, String code) {
    return "while "
        + doing
        + ", the service answered "
        + status
        + (code.isEmpty() ? "" : " " + code);
  }

  private Optional<String> cure(String code, int status, S3Exception failure) {
    return switch (code) {
      case "SignatureDoesNotMatch" ->
          Optional.of(
              "the secret key is not the one that belongs to the key's id; give the right one");
      case "InvalidAccessKeyId", "InvalidSecurity" ->
          Optional.of("the service does not know the key's id; give the id of one of its keys");
      case "ExpiredToken", "InvalidToken", "TokenRefreshRequired" ->
          Optional.of("the keys were for a while, which is over; get new ones");
      case "RequestTimeTooSkewed", "RequestExpired" ->
          Optional.of("the clock of this machine is wrong" + there(failure) + "; set it right");
      case "NoSuchBucket" ->
          Optional.of("there is no bucket " + to.bucket() + "; make it, or correct 'bucket:'");
      case "PermanentRedirect",
          "TemporaryRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          Optional.of(
              "the bucket is in another region; "
                  + region(failure)
                      .map(right -> "say 'region: " + right + "'")
                      .orElse("say which in 'region:'"));
      case "AccessDenied", "AllAccessDisabled", "AccountProblem" -> Optional.of(denied());
      default ->
          switch (status) {
            // Answers to HEAD have no text.
            case 401, 403 -> Optional.of(denied());
            case 301, 307, 308 ->
                Optional.of(
                    "the bucket is somewhere else; "
                        + region(failure)
                            .map(right -> "say 'region: " + right + "'")
                            .orElse("correct 'region:' or 'endpoint:'"));
            case 404 ->
                Optional.of("nothing there answers as S3 does; correct 'endpoint:' or 'bucket:'");
            default -> Optional.empty();
          };
    };
  }

  private String denied() {
    return "the key may not do all that is needed in the bucket "
        + to.bucket()
        + "; let it list the bucket and get, put and delete its objects (docs/publishing.md says how)";
  }

  /** The service's own clock. */
  private static String there(S3Exception failure) {
    return header(failure, "Date").map(date -> ": there it is " + date).orElse("");
  }

  private static Optional<String> region(S3Exception failure) {
    Optional<String> header = header(failure, "x-amz-bucket-region");
    if (header.isPresent() || failure.awsErrorDetails() == null) {
      return header;
    }
    Matcher body =
        REGION.matcher(
            Optional.ofNullable(failure.awsErrorDetails().rawResponse())
                .map(bytes -> bytes.asString(StandardCharsets.ISO_8859_1))
                .orElse(""));
    return body.find() ? Optional.of(body.group(1)) : Optional.empty();
  }

  private static Optional<String> header(S3Exception failure, String name) {
    return Optional.ofNullable(failure.awsErrorDetails())
        .map(AwsErrorDetails::sdkHttpResponse)
        .flatMap(response -> response.firstMatchingHeader(name))
        .filter(value -> value.matches("[\\w ,:+-]{1,60}"));
  }

  /** What the service calls it; empty where it does not say. */
  static String code(S3Exception failure) {
    return Optional.ofNullable(failure.awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .filter(code -> CODE.matcher(code).matches())
        .orElse("");
  }

  /** What went wrong on the way, or on this machine. */
  private IOException unreached(String doing, SdkException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileSystemException disk) {
        return disk;
      }
      if (cause instanceof CertificateException) {
        return new RefusedException(
            "the certificate of the service is not one that Java trusts: "
                + cause.getMessage()
                + "; correct 'endpoint:', or let Java know who has signed it",
            failure);
      }
      if (cause instanceof UnknownHostException) {
        return new IOException(
            "there is no host " + cause.getMessage() + ", or no network", failure);
      }
    }
    return new IOException(
        "the connection was lost while " + doing + ": " + reason(failure), failure);
  }

  /** The last of the causes says what it was; those above it say what they were doing. */
  private static String reason(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage());
  }
}
