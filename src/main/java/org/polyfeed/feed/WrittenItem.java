package org.polyfeed.feed;

import java.util.Set;
import org.jdom2.Namespace;
import org.polyfeed.target.Part;

/**
 * An entry as one format writes it.
 *
 * @param namespaces which the feed that holds it must declare; none where the format has none
 */
record WrittenItem(Part part, Set<Namespace> namespaces) {

  WrittenItem {
    namespaces = Set.copyOf(namespaces);
  }
}
