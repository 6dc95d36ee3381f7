package org.polyfeed.page;

import java.util.List;
import org.polyfeed.edition.Address;

/**
 * What a macro wrote on one page, to be written again on others: texts, and between them links,
 * which lead from each page in another way.
 *
 * @param texts one more than there are links; markup in UTF-8
 */
record Passage(List<byte[]> texts, List<Address> links) {

  Passage {
    texts = List.copyOf(texts);
    links = List.copyOf(links);
  }

  /** About how much memory it takes, in bytes. */
  int weight() {
    int weight = 200 + 50 * links.size();
    for (byte[] text : texts) {
      weight += text.length;
    }
    return weight;
  }
}
