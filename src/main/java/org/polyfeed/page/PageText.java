package org.polyfeed.page;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.velocity.exception.VelocityException;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Address;

/**
 * A page as its template writes it, in UTF-8. It remembers where links stand, so that a passage of
 * it can be written again on other pages. For one thread.
 */
final class PageText extends Writer {

  /** In bytes. No page is as long; one that would be comes of a loop that does not end. */
  private static final int MOST = 16_000_000;

  /** In UTF-16 units: Java encodes what is longer sooner than a loop can. */
  private static final int SHORT = 16;

  private final Hrefs hrefs;
  private final Language language;
  private final List<Written> links = new ArrayList<>();
  private byte[] bytes = new byte[32 * 1024];
  private int length;
  private int open;

  /** A link, and from where to where it stands. */
  private record Written(Address address, int from, int to) {}

  /**
   * Where a passage begins.
   *
   * @param at in the text
   * @param links how many there were before it
   * @param asked how many addresses were made relative to the page before it
   */
  record Mark(int at, int links, int asked) {}

  /**
   * @param hrefs from the page
   * @param language of the page
   */
  PageText(Hrefs hrefs, Language language) {
    this.hrefs = hrefs;
    this.language = language;
  }

  Language language() {
    return language;
  }

  @Override
  public void write(char[] letters, int from, int count) {
    write(new String(letters, from, count));
  }

  @Override
  public void write(String text, int from, int count) {
    write(text.substring(from, from + count));
  }

  @Override
  public void write(String text) {
    int count = text.length();
    if (count > SHORT) {
      write(text.getBytes(StandardCharsets.UTF_8));
      return;
    }
    room(count);
    for (int i = 0; i < count; i++) {
      char letter = text.charAt(i);
      if (letter >= 0x80) {
        write(text.substring(i).getBytes(StandardCharsets.UTF_8));
        return;
      }
      bytes[length++] = (byte) letter;
    }
  }

  /** Writes what is encoded already. */
  void write(byte[] text) {
    room(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
  }

  private void room(int more) {
    if (length + more > MOST) {
      length = 0;
      throw new VelocityException(
          "it writes more than "
              + MOST / 1_000_000
              + " MB for one page; does a loop in it not end?");
    }
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  /** Writes where a link leads from this page. */
  void link(Address address) {
    int from = length;
    write(Html.escaped(hrefs.to(address)).markup());
    if (open > 0) {
      links.add(new Written(address, from, length));
    }
  }

  /** Writes again what was written on another page. */
  void write(Passage passage) {
    for (int i = 0; i < passage.links().size(); i++) {
      write(passage.texts().get(i));
      link(passage.links().get(i));
    }
    write(passage.texts().get(passage.links().size()));
  }

  /** Begins a passage. Others may begin in it, if they end in it. */
  Mark open() {
    open++;
    return new Mark(length, links.size(), hrefs.asked());
  }

  /** What was written since; nothing where it holds links that cannot be told from its text. */
  Optional<Passage> close(Mark mark) {
    open--;
    List<Written> inside = links.subList(mark.links(), links.size());
    if (hrefs.asked() - mark.asked() != inside.size()) {
      return Optional.empty();
    }
    List<byte[]> texts = new ArrayList<>(inside.size() + 1);
    List<Address> addresses = new ArrayList<>(inside.size());
    int from = mark.at();
    for (Written link : inside) {
      texts.add(Arrays.copyOfRange(bytes, from, link.from()));
      addresses.add(link.address());
      from = link.to();
    }
    texts.add(Arrays.copyOfRange(bytes, from, length));
    return Optional.of(new Passage(texts, addresses));
  }

  @Override
  public void flush() {
    // It is in memory.
  }

  @Override
  public void close() {
    // There is nothing to close.
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }
}
