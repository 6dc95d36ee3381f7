package org.polyfeed.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.CompressedContentFormat;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.http.content.PreCompressedHttpContentFactory;
import org.eclipse.jetty.http.content.ResourceHttpContent;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ResourceService;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.jspecify.annotations.Nullable;
import org.polyfeed.target.MediaTypes;

/**
 * Answers for one site: its files, below the path of its address, and events for its open pages.
 */
final class SiteHandler extends Handler.Abstract {

  /** Below which the preview's own files are; no file of a site is named so. */
  private static final String OWN = "/.polyfeed/";

  /**
   * How long a page may hear nothing, in milliseconds: so long may one go unnoticed that is gone.
   */
  private static final long SILENCE = 10_000;

  /** What the server never shows, but what others are to find there (RFC 8615). */
  private static final Pattern HIDDEN = Pattern.compile("(?:^|/)\\.(?!well-known(?:/|$))");

  /** Those in which parts of a file are asked for. */
  private static final Pattern PARTS =
      Pattern.compile("(?i)bytes=\\s*(?:\\d{1,18}-(?:\\d{1,18})?|-\\d{1,18})(?:\\s*,.*)?");

  private final Path folder;
  private final OtherFiles others;
  private final Bulletin bulletin;
  private final Set<String> hosts;
  private final ResourceService service = new ResourceService();

  /**
   * @param folder of the preview's output
   * @param others files that stand beside the site where it is published
   * @param port on which this is asked
   */
  SiteHandler(Path folder, OtherFiles others, Bulletin bulletin, int port) {
    this.folder = folder;
    this.others = others;
    this.bulletin = bulletin;
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    service.setHttpContentFactory(
        new PreCompressedHttpContentFactory(
            this::content, List.of(CompressedContentFormat.BR, CompressedContentFormat.GZIP)));
    service.setPrecompressedFormats(
        List.of(CompressedContentFormat.BR, CompressedContentFormat.GZIP));
    service.setEtags(true);
    service.setDirAllowed(false);
    // Whoever looks wants to see what is there now.
    service.setCacheControl("no-cache");
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    // Pages of other sites shall neither read drafts nor show them.
    response.getHeaders().put("Cross-Origin-Resource-Policy", "same-origin");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    String path = Request.getPathInContext(request);
    String host = Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST)).orElse("");
    if (!hosts.contains(host.toLowerCase(Locale.ROOT))) {
      // Else another site could name this machine as its own, and read what is here.
      say(HttpStatus.MISDIRECTED_REQUEST_421, "This is only for this machine.", response, callback);
    } else if (!HttpMethod.GET.is(request.getMethod())
        && !HttpMethod.HEAD.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      say(HttpStatus.METHOD_NOT_ALLOWED_405, "There is nothing to send here.", response, callback);
    } else if (path.equals(OWN + "events") && HttpMethod.GET.is(request.getMethod())) {
      tell(request, response, callback);
    } else if (path.equals(OWN + "preview.js")) {
      serve(request, response, callback, script());
    } else {
      serveSite(path, host, request, response, callback);
    }
    return true;
  }

  private void serveSite(
      String path, String host, Request request, Response response, Callback callback)
      throws IOException {
    Optional<URI> address = bulletin.address();
    if (address.isEmpty()) {
      byte[] none = page("There is no site to see yet", "It is shown here as soon as it is made.");
      answer(HttpStatus.SERVICE_UNAVAILABLE_503, with(tag(""), none), response, callback);
      return;
    }
    String root = address.get().getPath();
    if (!path.startsWith(root)) {
      if (path.equals("/") || (path + "/").equals(root)) {
        Response.sendRedirect(request, response, callback, address.get().getRawPath());
      } else {
        serveMissing(address.get(), host, response, callback);
      }
      return;
    }
    String below = path.substring(root.length());
    HttpContent found = HIDDEN.matcher(below).find() ? null : content(below);
    if (found != null && found.getResource().isDirectory()) {
      if (!path.endsWith("/")) {
        HttpURI uri = request.getHttpURI();
        HttpURI to = HttpURI.build(uri).path(uri.getPath() + "/");
        Response.sendRedirect(request, response, callback, to.getPathQuery());
        return;
      }
      below = below + "index.html";
      found = content(below);
    } else if (path.endsWith("/")) {
      found = null;
    }
    if (found == null) {
      serveMissing(address.get(), host, response, callback);
      return;
    }
    Optional<Served> changed = changed(found, below, address.get(), host);
    HttpContent as = changed.isPresent() ? changed.get() : service.getContent(below, request);
    // A folder is served by the page in it, whatever the address ends in.
    Request asked =
        Request.serveAs(request, HttpURI.build(request.getHttpURI()).path(OWN + "file"));
    serve(asked, response, callback, as);
  }

  private void serve(Request request, Response response, Callback callback, HttpContent content) {
    HttpFields.Mutable headers = HttpFields.build(request.getHeaders());
    if (!mayHavePart(request, content)) {
      headers.remove(HttpHeader.RANGE);
    }
    if (content.getLastModified() == null) {
      // RFC 9110, section 13.1.3; Jetty would ask the file.
      headers.remove(HttpHeader.IF_MODIFIED_SINCE).remove(HttpHeader.IF_UNMODIFIED_SINCE);
    }
    service.doGet(new Asked(request, headers), response, callback, content);
  }

  /** RFC 9110, sections 14.2 and 13.1.5; Jetty would send a part of another version. */
  private static boolean mayHavePart(Request request, HttpContent content) {
    String range = Optional.ofNullable(request.getHeaders().get(HttpHeader.RANGE)).orElse("");
    if (!PARTS.matcher(range).matches() || isBackwards(range)) {
      return false;
    }
    if (range.contains(",") && content instanceof Served) {
      // Jetty takes several parts from the disk.
      return false;
    }
    String condition = request.getHeaders().get(HttpHeader.IF_RANGE);
    return condition == null
        || (condition.startsWith("\"") && condition.equals(content.getETagValue()))
        || condition.equals(value(content.getLastModified()));
  }

  private static String value(@Nullable HttpField field) {
    return field == null ? "" : field.getValue();
  }

  /** RFC 9110, section 14.1.1: whoever asks so gets all. */
  private static boolean isBackwards(String range) {
    return Pattern.compile("(\\d{1,18})-(\\d{1,18})")
        .matcher(range)
        .results()
        .anyMatch(part -> Long.parseLong(part.group(2)) < Long.parseLong(part.group(1)));
  }

  /** A request with other headers. */
  private static final class Asked extends Request.Wrapper {

    private final HttpFields headers;

    private Asked(Request request, HttpFields headers) {
      super(request);
      this.headers = headers;
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }

  /** What stands at a path, or nothing; of the preview, else what is beside the site. */
  private @Nullable HttpContent content(String below) throws IOException {
    Resource root = ResourceFactory.root().newResource(folder);
    if (root == null) {
      return null;
    }
    Resource file = below.isEmpty() ? root : root.resolve(below);
    if (file == null || !file.exists()) {
      Optional<Path> other = others.at(below);
      file = other.isEmpty() ? null : ResourceFactory.root().newResource(other.get());
    }
    return file == null || !file.isReadable()
        ? null
        : new ResourceHttpContent(file, type(below), ByteBufferPool.SIZED_NON_POOLING);
  }

  /** As hosts are told, and where these are not, as Jetty thinks. */
  private static @Nullable String type(String below) {
    return MediaTypes.sent(below).orElseGet(() -> MimeTypes.DEFAULTS.getMimeByExtension(below));
  }

  /** Whether a file may hold addresses. */
  private static boolean isText(String type) {
    return type.startsWith("text/")
        || type.startsWith("application/xml")
        || type.startsWith("image/svg+xml")
        || type.startsWith("application/xslt+xml")
        || type.endsWith("json");
  }

  /** The file with its links led here, and pages with the script; nothing where it is as it is. */
  private Optional<Served> changed(HttpContent file, String below, URI address, String host)
      throws IOException {
    String type = Optional.ofNullable(file.getContentTypeValue()).orElse("");
    if (!isText(type)) {
      return Optional.empty();
    }
    // Before the file is read: it may be of a later generation, and never of an earlier one.
    String script = tag(address.getPath() + below);
    byte[] bytes = bytes(file);
    byte[] led = new Addresses(address, host).led(bytes);
    if (type.startsWith("text/html")) {
      return Optional.of(new Served(file, with(script, led)));
    }
    return Arrays.equals(led, bytes) ? Optional.empty() : Optional.of(new Served(file, led));
  }

  private static byte[] bytes(HttpContent file) throws IOException {
    try (InputStream in = file.getResource().newInputStream()) {
      return in.readAllBytes();
    }
  }

  /** At the end, so that nothing of the page comes later or stands elsewhere than it will. */
  private static byte[] with(String script, byte[] page) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(page.length + script.length());
    all.writeBytes(page);
    all.writeBytes(script.getBytes(StandardCharsets.UTF_8));
    return all.toByteArray();
  }

  /**
   * The script of a page.
   *
   * @param file of the page, as the path of an address; empty for none
   */
  private String tag(String file) {
    return "<script defer src=\""
        + OWN
        + "preview.js\" data-session=\""
        + escaped(bulletin.session())
        + "\" data-number=\""
        + bulletin.number()
        + "\" data-file=\""
        + escaped(file)
        + "\"></script>\n";
  }

  private void serveMissing(URI address, String host, Response response, Callback callback)
      throws IOException {
    String name = "404.html";
    String script = tag(address.getPath() + name);
    HttpContent page = content(name);
    byte[] html =
        page == null
            ? page("There is no such page", "Nor has the site a page that says so.")
            : new Addresses(address, host).led(bytes(page));
    answer(HttpStatus.NOT_FOUND_404, with(script, html), response, callback);
  }

  /** Of the preview's own, where the site has none. */
  private static byte[] page(String title, String text) {
    return ("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>"
            + title
            + "</title>\n<h1>"
            + title
            + "</h1>\n<p>"
            + text
            + "</p>\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }

  private static void answer(int status, byte[] html, Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, html.length);
    response.write(true, ByteBuffer.wrap(html), callback);
  }

  private static void say(int status, String text, Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    Content.Sink.write(response, true, text + "\n", callback);
  }

  private static HttpContent script() throws IOException {
    Resource script =
        ResourceFactory.root().newResource(SiteHandler.class.getResource("preview.js"));
    HttpContent content =
        new ResourceHttpContent(
            script, "text/javascript; charset=utf-8", ByteBufferPool.SIZED_NON_POOLING);
    return new Served(content, bytes(content));
  }

  /** Tells a page what changes, for as long as it listens. */
  private void tell(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Fields asked = Request.extractQueryParameters(request);
    String session = Optional.ofNullable(asked.getValue("session")).orElse("");
    long known =
        Math.max(
            number(asked.getValue("after")), number(request.getHeaders().get("Last-Event-ID")));
    try {
      send("retry: 1000\n\n", response);
      // What is wrong is said at once, whatever the page knows.
      Bulletin.Event event = bulletin.event(session, known);
      while (true) {
        send("id: " + event.number() + "\ndata: " + event.json() + "\n\n", response);
        known = event.number();
        while (bulletin.await(known, SILENCE) <= known) {
          send(":\n\n", response);
        }
        event = bulletin.event(session, known);
      }
    } catch (IOException e) {
      // The page is gone.
      callback.failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      callback.succeeded();
    }
  }

  private static void send(String text, Response response) throws IOException {
    Content.Sink.write(response, false, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static long number(@Nullable String text) {
    return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }
}
