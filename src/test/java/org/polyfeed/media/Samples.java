package org.polyfeed.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Small pictures and recordings, made of nothing but their headers where that is enough. */
public final class Samples {

  private Samples() {}

  public static byte[] png(int width, int height) {
    return image("png", width, height);
  }

  public static byte[] image(String format, int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A JPEG whose camera was held in one of the eight ways that Exif numbers. */
  static byte[] jpeg(int width, int height, int orientation) {
    byte[] plain = image("jpg", width, height);
    byte[] tiff =
        ByteBuffer.allocate(26)
            .put(latin("MM"))
            .putShort((short) 42)
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0x0112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0)
            .array();
    byte[] exif = joined(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 34}, latin("Exif\0\0"), tiff);
    return joined(Arrays.copyOf(plain, 2), exif, Arrays.copyOfRange(plain, 2, plain.length));
  }

  /** A WebP of the extended kind. */
  static byte[] webp(int width, int height) {
    byte[] size =
        ByteBuffer.allocate(10)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0)
            .put((byte) (width - 1))
            .put((byte) ((width - 1) >> 8))
            .put((byte) 0)
            .put((byte) (height - 1))
            .put((byte) ((height - 1) >> 8))
            .put((byte) 0)
            .array();
    return joined(latin("RIFF"), little(22), latin("WEBPVP8X"), little(10), size);
  }

  /** A second of silence has 8,000 samples of a byte each. */
  public static byte[] wav(int seconds) {
    int length = seconds * 8_000;
    byte[] format =
        ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 1)
            .putShort((short) 1)
            .putInt(8_000)
            .putInt(8_000)
            .putShort((short) 1)
            .putShort((short) 8)
            .array();
    byte[] silence = new byte[length];
    Arrays.fill(silence, (byte) 0x80);
    return joined(
        latin("RIFF"),
        little(36 + length),
        latin("WAVEfmt "),
        little(16),
        format,
        latin("data"),
        little(length),
        silence);
  }

  /** Frames of MPEG-1 layer III at 128 kilobits and 44,100 samples a second: 417 bytes each. */
  public static byte[] mp3(int frames) {
    byte[] frame = new byte[417];
    frame[0] = (byte) 0xFF;
    frame[1] = (byte) 0xFB;
    frame[2] = (byte) 0x90;
    byte[][] all = new byte[frames][];
    Arrays.fill(all, frame);
    return joined(all);
  }

  /** The same behind an empty tag. */
  static byte[] taggedMp3(int frames) {
    return joined(latin("ID3\3\0\0\0\0\0\12"), new byte[10], mp3(frames));
  }

  /** The same, where the first frame says how many follow. */
  static byte[] variableMp3(int frames) {
    byte[] first = mp3(1);
    byte[] xing = joined(latin("Xing"), big(1), big(frames));
    System.arraycopy(xing, 0, first, 36, xing.length);
    return joined(first, mp3(2));
  }

  /** The head of a film, with no pictures in it. */
  public static byte[] mp4(int width, int height, int milliseconds) {
    byte[] visual =
        joined(
            new byte[6],
            new byte[] {0, 1},
            new byte[16],
            pair(width, height),
            big(0x480000),
            big(0x480000),
            big(0),
            new byte[] {0, 1},
            new byte[32],
            pair(24, -1));
    byte[] track =
        box(
            "trak",
            box("tkhd", big(7), new byte[80]),
            box(
                "mdia",
                box("mdhd", big(0), big(0), big(0), big(1000), big(milliseconds), big(0)),
                box("hdlr", big(0), big(0), latin("vide"), new byte[13]),
                box(
                    "minf",
                    box("vmhd", big(1), new byte[8]),
                    box("stbl", box("stsd", big(0), big(1), box("avc1", visual))))));
    return joined(film("isom"), box("moov", movie(milliseconds), track));
  }

  /** The head of a sound. */
  static byte[] m4a(int milliseconds) {
    return joined(film("M4A "), box("moov", movie(milliseconds)));
  }

  private static byte[] film(String brand) {
    return box("ftyp", latin(brand), big(0), latin(brand));
  }

  private static byte[] movie(int milliseconds) {
    return box(
        "mvhd", big(0), big(0), big(0), big(1000), big(milliseconds), big(0x10000), new byte[76]);
  }

  private static byte[] box(String type, byte[]... parts) {
    byte[] body = joined(parts);
    return joined(big(body.length + 8), latin(type), body);
  }

  static byte[] flac(int rate, int samples) {
    byte[] info = new byte[34];
    ByteBuffer.wrap(info).putInt(10, rate << 12).putInt(14, samples);
    return joined(latin("fLaC"), big(0x80000022), info);
  }

  /** Ogg with a first page and a last, of Opus at its 48,000 samples a second. */
  static byte[] opus(int seconds) {
    byte[] head = joined(latin("OpusHead"), new byte[] {1, 1, 0, 0}, little(48_000), new byte[3]);
    return joined(page(0, head), page(seconds * 48_000L, new byte[1]));
  }

  private static byte[] page(long granule, byte[] body) {
    byte[] head =
        ByteBuffer.allocate(28)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(latin("OggS"))
            .putShort((short) 0)
            .putLong(granule)
            .putLong(0)
            .putInt(0)
            .put((byte) 1)
            .put((byte) body.length)
            .array();
    return joined(head, body);
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] big(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }

  private static byte[] little(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }

  private static byte[] pair(int one, int other) {
    return ByteBuffer.allocate(4).putShort((short) one).putShort((short) other).array();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
