package org.polyfeed.target;

import java.util.Optional;

/**
 * A content coding of HTTP (RFC 9110, section 8.4.1), in which a host may find a file ready to be
 * sent: its twin, beside it.
 */
public enum Coding {
  GZIP(".gz"),
  BROTLI(".br");

  private final String ending;

  Coding(String ending) {
    this.ending = ending;
  }

  /** What the name of a twin has behind that of its file. */
  public String ending() {
    return ending;
  }

  /** Where the twin of a file stands; nothing where no file can have such a name. */
  public Optional<OutputPath> twin(OutputPath file) {
    return OutputPath.parse(file.value() + ending);
  }

  /** The file of which a path could be the twin; nothing where it has another ending. */
  public Optional<OutputPath> file(OutputPath twin) {
    String path = twin.value();
    return path.endsWith(ending)
        ? OutputPath.parse(path.substring(0, path.length() - ending.length()))
        : Optional.empty();
  }
}
