package org.polyfeed.serve;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.eclipse.jetty.http.CompressedContentFormat;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A file that is served otherwise than it stands on the disk: other bytes, so another tag. */
final class Served extends HttpContent.Wrapper {

  private final byte[] bytes;

  /**
   * @param file of which this has the media type
   */
  Served(HttpContent file, byte[] bytes) {
    super(file);
    this.bytes = bytes;
  }

  @Override
  public HttpField getETag() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new HttpField(
          HttpHeader.ETAG, '"' + HexFormat.of().formatHex(hash).substring(0, 32) + '"');
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The time of the file tells nothing of the address that it is served with. */
  @Override
  public @Nullable HttpField getLastModified() {
    return null;
  }

  @Override
  public HttpField getContentLength() {
    return new HttpField.LongValueHttpField(HttpHeader.CONTENT_LENGTH, bytes.length);
  }

  @Override
  public long getContentLengthValue() {
    return bytes.length;
  }

  /** What stands compressed beside the file are other bytes. */
  @Override
  public @Nullable Set<CompressedContentFormat> getPreCompressedContentFormats() {
    return null;
  }

  @Override
  public void writeTo(Content.Sink sink, long offset, long length, Callback callback) {
    int from = Math.toIntExact(offset);
    int size = length < 0 ? bytes.length - from : Math.toIntExact(length);
    sink.write(true, ByteBuffer.wrap(bytes, from, size), callback);
  }
}
