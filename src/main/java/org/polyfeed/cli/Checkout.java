package org.polyfeed.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.polyfeed.Folders;
import picocli.CommandLine;

/**
 * A site where a service has checked out its repository: all paths are from the repository's top.
 *
 * @param name of the site
 * @param folders with relative paths
 */
record Checkout(String name, Folders folders) {

  /**
   * What the patterns and variables of these services, or lines, would be made of; what they cut
   * off; and what looks like an option.
   */
  private static final Pattern UNFIT =
      Pattern.compile("^[-!#~\\s]|\\s$|[*?\\[\\]{}\\\\$]|[\\p{Cc}\\p{Zl}\\p{Zp}]");

  /**
   * The checkout of the repository that the site is in; one without is taken for the top of one.
   *
   * @throws CommandLine.ParameterException where a folder is not in it, or has an unfit name
   */
  static Checkout of(Folders folders, CommandLine command) throws IOException {
    Path site = real(folders.site());
    Path top = site;
    while (top != null && Files.notExists(top.resolve(".git"))) {
      top = top.getParent();
    }
    Path root = top == null ? site : top;
    if (site.startsWith(real(folders.output()))) {
      throw new CommandLine.ParameterException(
          command,
          "--output "
              + folders.output()
              + ": it holds the site's own folder, and all that is in it would be shown; name another");
    }
    Path name = site.getFileName();
    return new Checkout(
        name == null ? "site" : name.toString(),
        new Folders(
            within(root, "--site", folders.site(), command),
            within(root, "--seeds", folders.seeds(), command),
            within(root, "--templates", folders.templates(), command),
            within(root, "--output", folders.output(), command)));
  }

  /** Relative; the top itself is a dot. */
  private static Path within(Path root, String option, Path folder, CommandLine command)
      throws IOException {
    Path whole = real(folder);
    if (!whole.startsWith(root)) {
      throw new CommandLine.ParameterException(
          command,
          option
              + " "
              + folder
              + ": it must be in the repository "
              + root
              + ", which is all that is checked out");
    }
    String path = root.relativize(whole).toString();
    if (UNFIT.matcher(path).find()) {
      throw new CommandLine.ParameterException(
          command,
          option
              + " "
              + folder
              + ": the service would take its name for a pattern, a variable or an option; rename it,"
              + " without * ? [ ] { } $ and \\, and without - ! # ~ or a space at its beginning");
    }
    return Path.of(path.isEmpty() ? "." : path);
  }

  /** With all links followed, also where its end is not there yet. */
  private static Path real(Path path) throws IOException {
    Path whole = path.toAbsolutePath().normalize();
    Path above = whole;
    while (above.getParent() != null && Files.notExists(above)) {
      above = above.getParent();
    }
    return above.toRealPath().resolve(above.relativize(whole)).normalize();
  }

  /** As the services write paths. */
  static String text(Path path) {
    return path.normalize().toString().replace('\\', '/');
  }

  /** Where the ledger is. */
  String ledger() {
    return text(folders.seeds().resolve("ledger.jsonl"));
  }

  String output() {
    return text(folders.output());
  }

  /** Where Polyfeed keeps what need not be made again. */
  String own() {
    return text(folders.own());
  }
}
