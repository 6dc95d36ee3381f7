package org.polyfeed;

import java.util.List;

/**
 * Why a file of the site was rendered in a run, or why not.
 *
 * @param asked how somebody named it
 * @param about its path below the output, or what problems call the seed
 * @param verdict what became of it, after its name
 * @param details a sentence or a name each
 */
public record Explanation(String asked, String about, String verdict, List<String> details) {

  public Explanation {
    details = List.copyOf(details);
  }
}
