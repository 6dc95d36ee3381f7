package org.polyfeed.gate;

import org.polyfeed.problem.Severity;

/**
 * Something that is wrong with a feed.
 *
 * @param severity an error where Polyfeed is to blame, and a warning where an author may be
 */
record Fault(Severity severity, String message) {

  static Fault error(String message) {
    return new Fault(Severity.ERROR, message);
  }
}
