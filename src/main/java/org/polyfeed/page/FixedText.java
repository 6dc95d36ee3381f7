package org.polyfeed.page;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.parser.node.ASTText;
import org.apache.velocity.runtime.parser.node.Node;
import org.apache.velocity.runtime.parser.node.SimpleNode;

/** What a template says on every page, encoded once. */
final class FixedText extends SimpleNode {

  private final String text;
  private final byte[] bytes;

  private FixedText(ASTText text) {
    super(0);
    this.text = text.getCtext();
    this.bytes = this.text.getBytes(StandardCharsets.UTF_8);
  }

  /** Puts one in place of each such text of a template. */
  static void replaceIn(Node node) {
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      if (node.jjtGetChild(i) instanceof ASTText text) {
        node.jjtAddChild(new FixedText(text), i);
      } else {
        replaceIn(node.jjtGetChild(i));
      }
    }
  }

  @Override
  public boolean render(InternalContextAdapter context, Writer writer) throws IOException {
    if (writer instanceof PageText page) {
      page.write(bytes);
    } else {
      writer.write(text);
    }
    return true;
  }
}
