package org.polyfeed.page;

import java.util.List;
import org.polyfeed.edition.Address;

/**
 * What a macro wrote on one page, to be written again on others: texts, and between them links,
 * which lead from each page in another way.
 *
 * @param texts one more than there are links; markup
 */
record Passage(List<String> texts, List<Address> links) {

  Passage {
    texts = List.copyOf(texts);
    links = List.copyOf(links);
  }

  /** About how much memory it takes, in UTF-16 units. */
  int weight() {
    int weight = 100 + 50 * links.size();
    for (String text : texts) {
      weight += text.length();
    }
    return weight;
  }
}
