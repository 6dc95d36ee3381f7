package org.polyfeed.target;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a file: a frame, and between its head and its tail the parts that it may share with
 * other files. The frame alone is a whole file, and so is the frame with any of the parts.
 *
 * @param separator what stands between two parts
 */
public record Composed(Part head, List<Part> parts, Part separator, Part tail) {

  private static final Part NOTHING = new Part(new byte[0]);

  public Composed {
    parts = List.copyOf(parts);
  }

  /** A file that shares nothing. */
  public static Composed of(byte[] bytes) {
    return new Composed(new Part(bytes), List.of(), NOTHING, NOTHING);
  }

  /** The same frame with one of the parts, or with none. */
  public Composed with(List<Part> some) {
    return new Composed(head, some, separator, tail);
  }

  /** All in their order. */
  public List<Part> all() {
    List<Part> all = new ArrayList<>(2 * parts.size() + 2);
    all.add(head);
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        all.add(separator);
      }
      all.add(parts.get(i));
    }
    all.add(tail);
    return all;
  }

  /** In bytes. */
  public int size() {
    return all().stream().mapToInt(part -> part.bytes().length).sum();
  }

  /** One after the other. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(size());
    all().forEach(part -> bytes.writeBytes(part.bytes()));
    return bytes.toByteArray();
  }
}
