package org.polyfeed.page;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;
import org.polyfeed.article.LastUsed;

/**
 * The call of a macro that depends on nothing but its arguments and the edition of the page: what
 * it wrote once is written again, on other pages too. So an entry is rendered once for the dozen
 * lists that show it.
 */
final class MacroCall extends SimpleNode {

  private final ASTDirective call;
  private final LastUsed<Key, Passage> passages;

  /**
   * @param passages that macros of the theme wrote
   */
  MacroCall(ASTDirective call, LastUsed<Key, Passage> passages) {
    super(0);
    this.call = call;
    this.passages = passages;
  }

  /** What decides what a macro writes: its name, the language of the page, the arguments. */
  static final class Key {

    private final Object[] parts;
    private final int hash;

    private Key(Object[] parts) {
      this.parts = parts;
      int sum = 0;
      for (Object part : parts) {
        sum = 31 * sum + (part instanceof String ? part.hashCode() : System.identityHashCode(part));
      }
      this.hash = sum;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (!(other instanceof Key key) || hash != key.hash || parts.length != key.parts.length) {
        return false;
      }
      for (int i = 0; i < parts.length; i++) {
        // To compare what an entry is would take as long as to write it.
        if (parts[i] != key.parts[i]
            && !(parts[i] instanceof String text && text.equals(key.parts[i]))) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  @Override
  public boolean render(InternalContextAdapter context, Writer writer) throws IOException {
    if (!(writer instanceof PageText page)) {
      return call.render(context, writer);
    }
    Optional<Key> key = key(context, page);
    if (key.isEmpty()) {
      return call.render(context, writer);
    }
    Optional<Passage> known = passages.find(key.get());
    if (known.isPresent()) {
      page.write(known.get());
      return true;
    }
    PageText.Mark mark = page.open();
    boolean done = call.render(context, writer);
    page.close(mark).ifPresent(passage -> passages.put(key.get(), passage));
    return done;
  }

  /** Nothing where an argument may change, or be another with every page. */
  private Optional<Key> key(InternalContextAdapter context, PageText page) {
    int count = call.jjtGetNumChildren();
    Object[] parts = new Object[count + 2];
    parts[0] = call.getDirectiveName();
    parts[1] = page.language();
    for (int i = 0; i < count; i++) {
      Object argument = call.jjtGetChild(i).value(context);
      if (!(argument instanceof String || argument instanceof Record)) {
        return Optional.empty();
      }
      parts[i + 2] = argument;
    }
    return Optional.of(new Key(parts));
  }
}
