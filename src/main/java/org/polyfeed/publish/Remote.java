package org.polyfeed.publish;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.polyfeed.output.SiteFile;
import org.polyfeed.target.OutputPath;

/**
 * A place that files are carried to, for as long as the connection lasts. What fails for now is an
 * {@link IOException}, and is tried again with another connection; what fails for good is a {@link
 * RefusedException}.
 */
interface Remote extends Closeable {

  /** The name of the list of what Polyfeed put there, among the files themselves. */
  String LIST = ".polyfeed-published";

  /** Is told of each file that has arrived. Safe to call from any thread. */
  interface Arrivals {
    void arrived(SiteFile file) throws IOException;

    /**
     * Bytes have left for there, of files that have not arrived. Who tells nothing of them is
     * thought to have sent each file at once.
     */
    default void left(long bytes) {}
  }

  /** How a file is there that Polyfeed once put there. */
  enum State {
    AS_PUT,
    GONE,
    ALTERED
  }

  /**
   * Keeps others from publishing there until this is closed, where the place knows how to.
   *
   * @throws RefusedException where somebody else is at it
   */
  default void claim() throws IOException {}

  /**
   * How a file is there, as far as that is seen at little cost.
   *
   * @param hash that it should have
   * @param same the file of this machine that has the same bytes, if there is one
   */
  default State state(OutputPath path, String hash, Optional<SiteFile> same) throws IOException {
    return State.AS_PUT;
  }

  /**
   * Of the files of a site, those that belong there.
   *
   * @throws RefusedException where one of them cannot be there
   */
  default List<SiteFile> takes(List<SiteFile> files) throws IOException {
    return files;
  }

  /** The list of what Polyfeed put there, if it has one. */
  Optional<byte[]> list() throws IOException;

  /** Keeps the list there, whole or not at all. */
  void keepList(byte[] list) throws IOException;

  /**
   * Which of these paths are files there; or, where that would be lost if a file were put there,
   * stand where others have a folder, or below a file of theirs.
   */
  Set<OutputPath> taken(Collection<OutputPath> paths) throws IOException;

  /**
   * Carries files there, in any order. Whoever looks meets each of them whole, old or new. When
   * this returns, all of them are there.
   */
  void put(List<SiteFile> files, Arrivals arrivals) throws IOException;

  /** Removes files, and folders that are left empty. What is not there is removed already. */
  void remove(Collection<OutputPath> paths) throws IOException;

  /**
   * Whether nobody sees anything of all this until {@link #finish}, and nothing is left of it where
   * it does not come to that.
   */
  boolean isAtomic();

  /** Shows what was carried there, where this is one step. */
  void finish() throws IOException;
}
