package org.polyfeed.target;

/**
 * Bytes that several files hold, such as an entry in feeds. It equals only itself, so that what was
 * once found out about it holds wherever it stands.
 */
public final class Part {

  private final byte[] bytes;

  public Part(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }
}
