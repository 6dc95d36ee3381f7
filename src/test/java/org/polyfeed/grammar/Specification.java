package org.polyfeed.grammar;

import java.util.List;

/** What one format asks of a document. */
interface Specification {

  /** What is wrong with a document; empty where nothing is. */
  List<String> faults(byte[] document);

  /** All that it asks, each with the section that asks it. */
  List<String> rules();
}
