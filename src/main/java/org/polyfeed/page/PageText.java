package org.polyfeed.page;

import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.velocity.exception.VelocityException;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Address;

/**
 * A page as its template writes it. It remembers where links stand, so that a passage of it can be
 * written again on other pages. For one thread; Java's own writer into a text waits for others.
 */
final class PageText extends Writer {

  /** In letters. No page is as long; one that would be comes of a loop that does not end. */
  private static final int MOST = 16_000_000;

  private final StringBuilder written;
  private final Hrefs hrefs;
  private final Language language;
  private final List<Written> links = new ArrayList<>();
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
   * @param written to be filled; what it holds goes
   * @param hrefs from the page
   * @param language of the page
   */
  PageText(StringBuilder written, Hrefs hrefs, Language language) {
    this.written = written;
    this.hrefs = hrefs;
    this.language = language;
    written.setLength(0);
  }

  Language language() {
    return language;
  }

  @Override
  public void write(char[] letters, int from, int length) {
    written.append(letters, from, length);
    refuseEndless();
  }

  @Override
  public void write(String text) {
    written.append(text);
    refuseEndless();
  }

  @Override
  public void write(String text, int from, int length) {
    written.append(text, from, from + length);
    refuseEndless();
  }

  /** Writes where a link leads from this page. */
  void link(Address address) {
    int from = written.length();
    write(Html.escaped(hrefs.to(address)).markup());
    if (open > 0) {
      links.add(new Written(address, from, written.length()));
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
    return new Mark(written.length(), links.size(), hrefs.asked());
  }

  /** What was written since; nothing where it holds links that cannot be told from its text. */
  Optional<Passage> close(Mark mark) {
    open--;
    List<Written> inside = links.subList(mark.links(), links.size());
    if (hrefs.asked() - mark.asked() != inside.size()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>(inside.size() + 1);
    List<Address> addresses = new ArrayList<>(inside.size());
    int from = mark.at();
    for (Written link : inside) {
      texts.add(written.substring(from, link.from()));
      addresses.add(link.address());
      from = link.to();
    }
    texts.add(written.substring(from));
    return Optional.of(new Passage(texts, addresses));
  }

  private void refuseEndless() {
    if (written.length() > MOST) {
      written.setLength(0);
      throw new VelocityException(
          "it writes more than "
              + MOST / 1_000_000
              + " million letters for one page; does a loop in it not end?");
    }
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
    return written.toString().getBytes(StandardCharsets.UTF_8);
  }
}
