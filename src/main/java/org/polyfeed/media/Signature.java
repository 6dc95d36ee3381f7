package org.polyfeed.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Files that metadata-extractor does not know, or of which it does not say how long they play: MP3,
 * Ogg, FLAC, WebM, SVG.
 */
final class Signature {

  /** As far as there may be something else before the first frame of a sound. */
  private static final int HEAD = 64 * 1024;

  /** RFC 3533 section 6: a page of Ogg is no longer, so that the last begins in the last of it. */
  private static final int OGG_PAGE = 65_307;

  /** MPEG-1 layer III, in kilobits a second, by the four bits of the header. */
  private static final List<Integer> RATES_1 =
      List.of(0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0);

  /** The same of MPEG-2 and 2.5. */
  private static final List<Integer> RATES_2 =
      List.of(0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0);

  private static final List<Integer> SAMPLES = List.of(44_100, 48_000, 32_000);

  private final Path file;
  private final long size;

  private Signature(Path file) throws IOException {
    this.file = file;
    this.size = Files.size(file);
  }

  static Header header(Path path) throws IOException {
    return new Signature(path).header();
  }

  private Header header() throws IOException {
    byte[] head = at(0, HEAD);
    String start = latin(head, 0, Math.min(head.length, 4));
    if (start.equals("OggS")) {
      return ogg(head);
    }
    if (start.equals("fLaC")) {
      return Header.of("audio/flac", flac(head));
    }
    // RFC 8794: EBML, of which WebM is one kind and Matroska another.
    if (start.equals("\u001AE\u00DF\u00A3")) {
      return latin(head, 0, Math.min(head.length, 64)).contains("webm")
          ? Header.of(List.of("video/webm", "audio/webm"), Facts.NONE)
          : Header.UNKNOWN;
    }
    if (start.startsWith("ID3") || isFrame(head, 0)) {
      return mp3(head);
    }
    if (!latin(head, 0, Math.min(head.length, 64)).contains("<")) {
      return Header.UNKNOWN;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return SvgRoot.header(in);
    }
  }

  private byte[] at(long position, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Math.min(position, size));
      return in.readNBytes(most);
    }
  }

  private static String latin(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static int octet(byte[] bytes, int at) throws EOFException {
    if (at < 0 || at >= bytes.length) {
      throw new EOFException("the header ends too early");
    }
    return bytes[at] & 0xFF;
  }

  private static int big(byte[] bytes, int at) throws EOFException {
    octet(bytes, at + 3);
    return ByteBuffer.wrap(bytes).getInt(at);
  }

  private static int little(byte[] bytes, int at) throws EOFException {
    octet(bytes, at + 3);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }

  /** ISO 11172-3 section 2.4.1.3: eleven bits, a version, and layer III. */
  private static boolean isFrame(byte[] bytes, int at) {
    return bytes.length > at + 3
        && (bytes[at] & 0xFF) == 0xFF
        && (bytes[at + 1] & 0xE6) == 0xE2
        && (bytes[at + 1] & 0x18) != 0x08
        && (bytes[at + 2] & 0xF0) != 0xF0
        && (bytes[at + 2] & 0x0C) != 0x0C;
  }

  private Header mp3(byte[] head) throws IOException {
    long sound = 0;
    byte[] first = head;
    if (latin(head, 0, 3).equals("ID3")) {
      // ID3v2 section 3.1: the size has seven bits to a byte, and does not count these ten.
      sound = 10;
      for (int i = 6; i < 10; i++) {
        octet(head, i);
      }
      sound +=
          ((head[6] & 0x7FL) << 21)
              | ((head[7] & 0x7F) << 14)
              | ((head[8] & 0x7F) << 7)
              | (head[9] & 0x7F);
      first = at(Math.min(sound, size), HEAD);
    }
    int frame = 0;
    while (frame < first.length && !isFrame(first, frame)) {
      frame++;
    }
    return frame >= first.length
        ? Header.UNKNOWN
        : Header.of("audio/mpeg", lasting(first, frame, size - sound - frame));
  }

  private static Facts lasting(byte[] bytes, int frame, long length) throws EOFException {
    boolean one = (bytes[frame + 1] & 0x18) == 0x18;
    int divisor = one ? 1 : (bytes[frame + 1] & 0x18) == 0x10 ? 2 : 4;
    int samples = SAMPLES.get((bytes[frame + 2] & 0x0C) >> 2) / divisor;
    int perFrame = one ? 1152 : 576;
    boolean mono = (octet(bytes, frame + 3) & 0xC0) == 0xC0;
    // Where the rate varies, the first frame holds no sound but says how many follow.
    int xing = frame + 4 + (one ? (mono ? 17 : 32) : (mono ? 9 : 17));
    if (bytes.length >= xing + 12) {
      String name = latin(bytes, xing, xing + 4);
      boolean counted = (bytes[xing + 7] & 1) == 1;
      if ((name.equals("Xing") || name.equals("Info")) && counted) {
        return played((big(bytes, xing + 8) & 0xFFFFFFFFL) * perFrame, samples);
      }
    }
    if (bytes.length >= frame + 54 && latin(bytes, frame + 36, frame + 40).equals("VBRI")) {
      return played((big(bytes, frame + 50) & 0xFFFFFFFFL) * perFrame, samples);
    }
    int kilobits = (one ? RATES_1 : RATES_2).get((bytes[frame + 2] & 0xF0) >> 4);
    // A kilobit a second is a bit a millisecond.
    return kilobits == 0
        ? Facts.NONE
        : Facts.NONE.lasting(Duration.ofMillis(length * 8 / kilobits));
  }

  private static Facts played(long samples, int aSecond) {
    return aSecond < 1 || samples < 1 || samples > Long.MAX_VALUE / 1000
        ? Facts.NONE
        : Facts.NONE.lasting(Duration.ofMillis(samples * 1000 / aSecond));
  }

  /** RFC 9639 section 8.2: 20 bits of samples a second, and after 8 others 36 of how many. */
  private static Facts flac(byte[] head) throws EOFException {
    int rate = big(head, 18) >>> 12;
    long samples = ((octet(head, 21) & 0x0FL) << 32) | (big(head, 22) & 0xFFFFFFFFL);
    return played(samples, rate);
  }

  private Header ogg(byte[] head) throws IOException {
    int body = 27 + octet(head, 26);
    String codec = latin(head, Math.min(body, head.length), Math.min(body + 8, head.length));
    if (codec.startsWith("\u0080theora")) {
      return Header.of("video/ogg", Facts.NONE);
    }
    int rate = 0;
    int skipped = 0;
    if (codec.equals("OpusHead")) {
      // RFC 7845 section 4: always 48 kHz, less what is played before the sound begins.
      rate = 48_000;
      skipped = octet(head, body + 10) | (octet(head, body + 11) << 8);
    } else if (codec.startsWith("\u0001vorbis")) {
      rate = little(head, body + 12);
    }
    return Header.of("audio/ogg", played(lastGranule() - skipped, rate));
  }

  /** RFC 3533 section 6: the last page says how many samples there are. */
  private long lastGranule() throws IOException {
    byte[] tail = at(Math.max(0, size - OGG_PAGE), OGG_PAGE);
    int last = latin(tail, 0, tail.length).lastIndexOf("OggS");
    return last < 0 || last + 14 > tail.length
        ? 0
        : ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getLong(last + 6);
  }
}
