package org.polyfeed.site;

import java.net.URI;
import java.util.Optional;

/** A place that the site is published to, as {@code site.yaml} names it under {@code publish}. */
public sealed interface Destination {

  /** What the site calls it. */
  String name();

  /** The line of site.yaml at which it stands. */
  int line();

  /** Whether search engines and hubs are told of what has changed there. */
  boolean pings();

  /** Where it is: of two that are called the same, this tells whether they are one place. */
  String place();

  /** Whether visitors see all of a change at once. */
  default boolean isAtomic() {
    return false;
  }

  /**
   * A folder of this machine, or one that is mounted.
   *
   * @param path relative to the site's folder, absolute, or below {@code ~/}
   * @param releases how many versions of the site are kept beside each other, of which a link at
   *     the path shows the newest; 0 where files are put into the folder itself
   */
  record Folder(String name, int line, boolean pings, String path, int releases)
      implements Destination {

    @Override
    public String place() {
      return "folder " + path;
    }

    @Override
    public boolean isAtomic() {
      return releases > 0;
    }
  }

  /**
   * Whatever rsync reaches, over ssh or among the folders of this machine.
   *
   * @param destination as rsync takes it: {@code user@host:folder/} or a folder
   * @param shell the command by which rsync reaches another machine, if it is not {@code ssh}
   */
  record Rsync(String name, int line, boolean pings, String destination, Optional<String> shell)
      implements Destination {

    @Override
    public String place() {
      return "rsync " + destination;
    }
  }

  /**
   * A folder of a machine that speaks SFTP.
   *
   * @param port from 1 to 65535
   * @param path of the folder, relative to where one is after logging in, or absolute
   * @param key the file of the private key, if not one of those that ssh looks for
   * @param knownHosts where the keys of hosts are, if not where ssh keeps them
   */
  record Sftp(
      String name,
      int line,
      boolean pings,
      String host,
      int port,
      String user,
      String path,
      Optional<String> key,
      Optional<String> knownHosts)
      implements Destination {

    @Override
    public String place() {
      return "sftp " + user + "@" + host + ":" + port + " " + path;
    }
  }

  /**
   * A bucket of Amazon S3, or of whatever speaks its language.
   *
   * @param endpoint of another than Amazon
   * @param region where it is; the tools' own settings count where this is absent
   * @param prefix of all names, without a slash at its beginning, with one at its end unless it is
   *     empty
   * @param pathStyle whether the bucket is a part of the path rather than of the host's name
   * @param compressed whether text is kept compressed, with {@code Content-Encoding: gzip}
   * @param cached how long, in seconds, pages and feeds may be kept without asking again
   */
  record S3(
      String name,
      int line,
      boolean pings,
      String bucket,
      Optional<URI> endpoint,
      Optional<String> region,
      String prefix,
      boolean pathStyle,
      boolean compressed,
      Optional<Integer> cached)
      implements Destination {

    @Override
    public String place() {
      return "s3 " + endpoint.map(URI::toString).orElse("") + " " + bucket + " " + prefix;
    }
  }

  /**
   * A branch of a git repository, from which GitHub, GitLab or Codeberg Pages serve.
   *
   * @param repository as git takes it: a URL, {@code user@host:path}, or a folder
   * @param folder of the branch, without slashes at its ends; empty for the whole branch
   * @param keepsHistory whether each change is a commit after the last; else the branch has one
   *     commit
   */
  record Git(
      String name,
      int line,
      boolean pings,
      String repository,
      String branch,
      String folder,
      boolean keepsHistory)
      implements Destination {

    @Override
    public String place() {
      return "git " + repository + " " + branch + " " + folder;
    }

    @Override
    public boolean isAtomic() {
      return true;
    }
  }
}
