package org.polyfeed.page;

import java.io.IOException;
import java.io.Writer;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.Renderable;
import org.polyfeed.article.Html;
import org.polyfeed.edition.Address;
import org.polyfeed.locale.LocaleFormat;

/**
 * Writes what templates refer to as its type demands: safe markup as it stands, addresses as links
 * from the page that holds them, numbers in the page's digits, and all else as text.
 */
final class EscapeByType implements ReferenceInsertionEventHandler {

  private final Hrefs hrefs;
  private final LocaleFormat format;

  /** A link that is made where it is written, so that the page knows its place. */
  private record LinkTo(Address address, Hrefs hrefs) implements Renderable {

    @Override
    public boolean render(InternalContextAdapter context, Writer writer) throws IOException {
      if (writer instanceof PageText page) {
        page.link(address);
      } else {
        writer.write(Html.escaped(hrefs.to(address)).markup());
      }
      return true;
    }
  }

  EscapeByType(Hrefs hrefs, LocaleFormat format) {
    this.hrefs = hrefs;
    this.format = format;
  }

  @Override
  public Object referenceInsert(Context context, String reference, Object value) {
    if (value instanceof Html || value instanceof Renderable) {
      return value;
    }
    if (value instanceof Address address) {
      return new LinkTo(address, hrefs);
    }
    if (value instanceof Number number) {
      return Html.escaped(format.number(number.longValue()));
    }
    return Html.escaped(String.valueOf(value));
  }
}
