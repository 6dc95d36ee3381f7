package org.polyfeed.site;

import java.util.List;

/**
 * A program that drafts translations.
 *
 * @param command its name, and its arguments
 * @param timeout for how long it may be silent, in seconds
 */
public record MachineTranslation(List<String> command, int timeout) {
  public MachineTranslation {
    command = List.copyOf(command);
  }
}
