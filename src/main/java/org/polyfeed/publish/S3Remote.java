package org.polyfeed.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.polyfeed.host.FileHeaders;
import org.polyfeed.output.SiteFile;
import org.polyfeed.site.Destination;
import org.polyfeed.target.MediaTypes;
import org.polyfeed.target.OutputPath;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of Amazon S3, or of whatever speaks its language. Each object is whole by nature. */
final class S3Remote implements Remote {

  /** How many files are on their way at once. */
  private static final int AT_ONCE = 8;

  /** Up to so many objects are asked for one by one, and of more the bucket is listed. */
  private static final int FEW = 100;

  /** The most that one request deletes. */
  private static final int BATCH = 1_000;

  /** In bytes: what is larger is not held in memory, and not compressed. */
  private static final long LARGE = 10_000_000;

  /** The most that one request puts, in bytes. */
  private static final long LARGEST = 5L << 30;

  /** The most that S3 takes for a name, in bytes of UTF-8. */
  private static final int LONGEST_KEY = 1_024;

  /** With the list: in which form the files are there. */
  private static final String FORM = "polyfeed-form";

  /** RFC 1952, section 2.3.1. */
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private static final String WRITING_LIST = "writing " + LIST;

  private static final String DELETING = "deleting what the site no longer has";

  /** Another list has come, or the one that was there is gone. */
  private static final Set<Integer> CONDITION_NOT_MET = Set.of(404, 412);

  /** How services answer to what they have not learnt. */
  private static final Set<Integer> NOT_KNOWN = Set.of(400, 405, 501);

  private final Destination.S3 to;
  private final S3Client client;
  private final S3Failures failures;
  private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

  /** The version of the list that was seen last; nothing where there was none. */
  private Optional<String> seen = Optional.empty();

  /** Whether the service can be told to put the list only in the place of that version. */
  private boolean knowsConditions = true;

  private S3Remote(Destination.S3 to, S3Client client) {
    this.to = to;
    this.client = client;
    this.failures = new S3Failures(to);
  }

  static S3Remote open(Destination.S3 to, Map<String, String> environment) throws RefusedException {
    return new S3Remote(to, new S3Account(to, environment).client());
  }

  /** Objects have headers of their own, and no host that would choose among compressed twins. */
  @Override
  public List<SiteFile> takes(List<SiteFile> files) throws RefusedException {
    Set<String> names = files.stream().map(file -> file.path().value()).collect(Collectors.toSet());
    List<SiteFile> taken = files.stream().filter(file -> !isTwin(file, names)).toList();
    for (SiteFile file : taken) {
      if (file.size() > LARGEST) {
        throw new RefusedException(
            file.path() + " is larger than 5 GB, the most that S3 takes at once");
      }
      if (key(file.path()).getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
        throw new RefusedException(
            file.path()
                + " is longer than S3 takes for a name, 1024 bytes of UTF-8; give the article a"
                + " shorter 'slug:'");
      }
    }
    return taken;
  }

  private static boolean isTwin(SiteFile file, Set<String> names) {
    String path = file.path().value();
    // What stands among the media, an article may link to.
    return (path.endsWith(".gz") || path.endsWith(".br"))
        && !path.startsWith("media/")
        && names.contains(path.substring(0, path.length() - ".gz".length()));
  }

  private String key(OutputPath path) {
    return to.prefix() + path.value();
  }

  private String listKey() {
    return to.prefix() + LIST;
  }

  @Override
  public Optional<byte[]> list() throws IOException {
    return failures.of(
        "reading " + LIST,
        () -> {
          ResponseBytes<GetObjectResponse> found;
          try {
            found = client.getObjectAsBytes(get -> get.bucket(to.bucket()).key(listKey()));
          } catch (S3Exception e) {
            if (S3Failures.code(e).equals("NoSuchKey")) {
              seen = Optional.empty();
              return Optional.empty();
            }
            throw e;
          }
          seen = Optional.ofNullable(found.response().eTag());
          byte[] list = unpacked(found.asByteArray());
          String form = found.response().metadata().getOrDefault(FORM, form());
          return Optional.of(form.equals(form()) ? list : unsettled(list));
        });
  }

  /** A list of files that are there in another form, so that all of them must go again. */
  private static byte[] unsettled(byte[] list) {
    return Published.parse(list).map(all -> all.unsettled().bytes()).orElse(list);
  }

  /** What shows in objects besides their content. Another number where the headers change. */
  private String form() {
    return "2" + (to.compressed() ? " gzip" : "") + " cache=" + shortly();
  }

  private int shortly() {
    return to.cached().orElse(FileHeaders.SHORT);
  }

  @Override
  public void keepList(byte[] list) throws IOException {
    byte[] packed = packed(new ByteArrayInputStream(list));
    PutObjectRequest.Builder put =
        request(LIST, md5(packed))
            .contentType("text/plain; charset=utf-8")
            .contentEncoding("gzip")
            .cacheControl("no-cache")
            .metadata(Map.of(FORM, form()));
    if (!knowsConditions || !replaceSeen(put, list, packed)) {
      PutObjectRequest.Builder anyhow = put.ifMatch(null).ifNoneMatch(null);
      seen = failures.of(WRITING_LIST, () -> put(anyhow, packed));
    }
  }

  /** Puts the list there unless another has come; false where the service cannot do so. */
  private boolean replaceSeen(PutObjectRequest.Builder put, byte[] list, byte[] packed)
      throws IOException {
    seen.ifPresentOrElse(put::ifMatch, () -> put.ifNoneMatch("*"));
    Optional<String> before = seen;
    boolean isDone =
        failures.of(
            WRITING_LIST,
            () -> {
              try {
                seen = put(put, packed);
                return true;
              } catch (S3Exception e) {
                if (!CONDITION_NOT_MET.contains(e.statusCode())
                    && !NOT_KNOWN.contains(e.statusCode())) {
                  throw e;
                }
                // The answer to an earlier try may have been lost.
                return CONDITION_NOT_MET.contains(e.statusCode())
                    && list().filter(there -> Arrays.equals(there, list)).isPresent();
              }
            });
    if (!isDone && !seen.equals(before)) {
      throw new RefusedException(
          "another run has published there at the same time; publish again when it is" + " over");
    }
    knowsConditions = isDone;
    return isDone;
  }

  private Optional<String> put(PutObjectRequest.Builder put, byte[] body) {
    return Optional.ofNullable(client.putObject(put.build(), RequestBody.fromBytes(body)).eTag());
  }

  private PutObjectRequest.Builder request(String path, String md5) {
    return PutObjectRequest.builder().bucket(to.bucket()).key(to.prefix() + path).contentMD5(md5);
  }

  @Override
  public Set<OutputPath> taken(Collection<OutputPath> paths) throws IOException {
    if (paths.size() > FEW) {
      return listed(Set.copyOf(paths));
    }
    Set<OutputPath> taken = ConcurrentHashMap.newKeySet();
    forEach(
        paths,
        path -> {
          if (isThere(path)) {
            taken.add(path);
          }
        });
    return taken;
  }

  private boolean isThere(OutputPath path) throws IOException {
    return failures.of(
        "looking for " + path,
        () -> {
          try {
            client.headObject(head -> head.bucket(to.bucket()).key(key(path)));
            return true;
          } catch (S3Exception e) {
            if (e.statusCode() == 404) {
              return false;
            }
            throw e;
          }
        });
  }

  private Set<OutputPath> listed(Set<OutputPath> wanted) throws IOException {
    return failures.of(
        "listing the bucket",
        () ->
            client
                .listObjectsV2Paginator(list -> list.bucket(to.bucket()).prefix(to.prefix()))
                .contents()
                .stream()
                .map(S3Object::key)
                .flatMap(key -> OutputPath.parse(key.substring(to.prefix().length())).stream())
                .filter(wanted::contains)
                .collect(Collectors.toSet()));
  }

  @Override
  public void put(List<SiteFile> files, Arrivals arrivals) throws IOException {
    forEach(
        files,
        file -> {
          put(file);
          arrivals.arrived(file);
        });
  }

  private void put(SiteFile file) throws IOException {
    FileHeaders headers = FileHeaders.of(file.path(), shortly());
    if (file.size() > LARGE) {
      String md5 = md5(file.file());
      put(file, request(file.path().value(), md5), headers, streamed(file));
    } else if (to.compressed() && MediaTypes.isCompressible(file.path())) {
      byte[] packed;
      try (InputStream in = Files.newInputStream(file.file())) {
        packed = packed(in);
      }
      put(
          file,
          request(file.path().value(), md5(packed)).contentEncoding("gzip"),
          headers,
          RequestBody.fromBytes(packed));
    } else {
      byte[] bytes = Files.readAllBytes(file.file());
      put(file, request(file.path().value(), md5(bytes)), headers, RequestBody.fromBytes(bytes));
    }
  }

  private void put(
      SiteFile file, PutObjectRequest.Builder request, FileHeaders headers, RequestBody body)
      throws IOException {
    PutObjectRequest put =
        request.contentType(headers.mediaType()).cacheControl(headers.cacheControl()).build();
    failures.of("writing " + file.path(), () -> client.putObject(put, body));
  }

  /** A body that is read again where it must be sent again. */
  private static RequestBody streamed(SiteFile file) {
    return RequestBody.fromContentProvider(
        () -> {
          try {
            return Files.newInputStream(file.file());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        file.size(),
        "application/octet-stream");
  }

  @Override
  public void remove(Collection<OutputPath> paths) throws IOException {
    List<OutputPath> all = List.copyOf(paths);
    for (int start = 0; start < all.size(); start += BATCH) {
      List<OutputPath> batch = all.subList(start, Math.min(all.size(), start + BATCH));
      if (!removeAtOnce(batch)) {
        forEach(batch, this::remove);
      }
    }
  }

  /** False where the service can only delete one by one. */
  private boolean removeAtOnce(List<OutputPath> batch) throws IOException {
    List<ObjectIdentifier> keys =
        batch.stream().map(path -> ObjectIdentifier.builder().key(key(path)).build()).toList();
    Optional<DeleteObjectsResponse> deleted =
        failures.of(
            DELETING,
            () -> {
              try {
                return Optional.of(
                    client.deleteObjects(
                        all ->
                            all.bucket(to.bucket())
                                .delete(some -> some.objects(keys).quiet(true))));
              } catch (S3Exception e) {
                if (NOT_KNOWN.contains(e.statusCode())) {
                  return Optional.empty();
                }
                throw e;
              }
            });
    for (S3Error error : deleted.map(DeleteObjectsResponse::errors).orElse(List.of())) {
      if (!error.code().equals("NoSuchKey")) {
        throw failures.left(DELETING, error.code());
      }
    }
    return deleted.isPresent();
  }

  private void remove(OutputPath path) throws IOException {
    failures.of(
        DELETING,
        () -> {
          try {
            return client.deleteObject(one -> one.bucket(to.bucket()).key(key(path)));
          } catch (NoSuchKeyException e) {
            // Amazon says nothing of it, others do.
            return e;
          }
        });
  }

  /** Something that is done with each of many. */
  private interface Work<T> {
    void with(T one) throws IOException;
  }

  /** Does something with each, several at a time. When this returns or throws, nothing goes on. */
  private <T> void forEach(Collection<T> all, Work<T> work) throws IOException {
    Queue<T> left = new ConcurrentLinkedQueue<>(all);
    List<Callable<Optional<T>>> workers =
        Collections.nCopies(Math.min(AT_ONCE, all.size()), () -> workOff(left, work));
    try {
      for (Future<Optional<T>> worker : threads.invokeAll(workers)) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("it was told to end");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static <T> Optional<T> workOff(Queue<T> left, Work<T> work) throws IOException {
    boolean isDone = false;
    try {
      for (T one = left.poll(); one != null; one = left.poll()) {
        work.with(one);
      }
      isDone = true;
    } finally {
      if (!isDone) {
        // The others need not begin with what is to be tried again.
        left.clear();
      }
    }
    return Optional.empty();
  }

  private static byte[] packed(InputStream plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      plain.transferTo(out);
    }
    return packed.toByteArray();
  }

  /** A list as it was before it was packed, if it was: it may have been put there by hand. */
  private static byte[] unpacked(byte[] bytes) throws IOException {
    if (bytes.length < GZIP.length || !Arrays.equals(bytes, 0, GZIP.length, GZIP, 0, GZIP.length)) {
      return bytes;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (ZipException | EOFException e) {
      // It is none.
      return bytes;
    }
  }

  private static String md5(byte[] bytes) {
    return Base64.getEncoder().encodeToString(md5().digest(bytes));
  }

  private static String md5(Path file) throws IOException {
    MessageDigest digest = md5();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Base64.getEncoder().encodeToString(digest.digest());
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has MD5", e);
    }
  }

  @Override
  public boolean isAtomic() {
    return false;
  }

  @Override
  public void finish() {
    // Each object is in its place already.
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.close();
  }
}
