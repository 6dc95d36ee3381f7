package org.polyfeed.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses by RFC 1952 as far as it goes. Java names neither time nor file in the header. */
final class Gzip extends GZIPOutputStream {

  private static final int BUFFER = 8_192;

  Gzip(OutputStream out) throws IOException {
    super(out, BUFFER);
    def.setLevel(Deflater.BEST_COMPRESSION);
  }
}
