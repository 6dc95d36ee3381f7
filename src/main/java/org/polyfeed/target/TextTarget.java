package org.polyfeed.target;

import java.nio.charset.StandardCharsets;

/** A file whose text is known before anything is rendered. */
public record TextTarget(OutputPath path, Place place, String text) implements Target {

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.of("text").with(text).done();
  }

  /** What the file holds, in UTF-8. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
