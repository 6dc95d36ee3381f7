package org.polyfeed.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.output.FilesBelow;
import org.polyfeed.output.RealPath;
import org.polyfeed.site.Destination;

/**
 * Opens connections to destinations.
 *
 * @param site the site's folder: what paths in site.yaml are relative to
 * @param sources folders of the site that nothing may be published into
 * @param home the user's own folder, where keys are
 * @param own a folder for Polyfeed's own files, which need not be there; disposable
 * @param environment where secrets are
 */
public record Remotes(
    Path site, List<Path> sources, Path home, Path own, Map<String, String> environment) {

  public Remotes {
    sources = List.copyOf(sources);
    environment = Map.copyOf(environment);
  }

  Remote open(Destination destination) throws IOException {
    return open(destination, Foreign.STAYS);
  }

  /** Opens a connection. */
  Remote open(Destination destination, Foreign foreign) throws IOException {
    if (destination instanceof Destination.Folder folder) {
      Path path = path(folder.path());
      refuseSources(folder, path);
      FolderRemote.refuseLost(path);
      return folder.releases() > 0
          ? new ReleasesRemote(path, folder.releases())
          : new FolderRemote(path);
    }
    if (destination instanceof Destination.Git git) {
      String repository =
          git.repository().startsWith("~/") ? path(git.repository()).toString() : git.repository();
      return GitRemote.open(
          git, repository, own.resolve(git.name() + ".git"), site, foreign, environment);
    }
    if (destination instanceof Destination.Sftp sftp) {
      return sftp(sftp);
    }
    if (destination instanceof Destination.Rsync rsync) {
      return rsync(rsync);
    }
    return S3Remote.open((Destination.S3) destination, environment);
  }

  /** The next run would take what is published for what it is made of. */
  private void refuseSources(Destination.Folder folder, Path path) throws IOException {
    for (Path source : sources) {
      if (RealPath.of(path).isIn(RealPath.of(source))) {
        throw new RefusedException(path + " lies in " + source + ", which is the site's own");
      }
    }
    if (folder.releases() > 0 && path.toAbsolutePath().normalize().getFileName() == null) {
      throw new RefusedException(path + " cannot be a link");
    }
  }

  private Remote sftp(Destination.Sftp to) throws IOException {
    Path ssh = home.resolve(".ssh");
    String passwordName = secretName(to, "PASSWORD");
    String passphraseName = secretName(to, "PASSPHRASE");
    SshKeys keys =
        new SshKeys(
            to.key().map(this::path),
            ssh,
            given("SSH_AUTH_SOCK").map(Path::of),
            given(passphraseName),
            passphraseName);
    List<Path> knownHosts =
        to.knownHosts()
            .map(file -> List.of(path(file)))
            .orElse(List.of(ssh.resolve("known_hosts"), Path.of("/etc/ssh/ssh_known_hosts")));
    return new SftpRemote(
        SftpSession.open(to, knownHosts, keys, given(passwordName), passwordName), to.path());
  }

  private Remote rsync(Destination.Rsync to) {
    String place =
        Rsync.isRemote(to.destination())
            // rsync is at home there, and no shell may be there that knows what ~ is.
            ? to.destination().replaceFirst("^([^/:]*):~/?", "$1:").replaceFirst(":$", ":./")
            : RsyncRemote.argument(path(to.destination()));
    Optional<String> shell =
        Rsync.isRemote(place) && !Rsync.isDaemon(place)
            ? Optional.of(Rsync.askingNothing(to.shell().orElse("ssh")))
            : to.shell().map(Rsync::askingNothing);
    return new RsyncRemote(
        new Rsync(
            place.endsWith("/") ? place : place + "/", shell, own.resolve(to.name()), environment));
  }

  /** The variable in which a secret of a destination is. */
  private static String secretName(Destination destination, String secret) {
    return "POLYFEED_"
        + destination.name().toUpperCase(Locale.ROOT).replace('-', '_')
        + "_"
        + secret;
  }

  private Optional<String> given(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
  }

  /** A file of this machine as people write it. */
  private Path path(String written) {
    if (written.equals("~") || written.startsWith("~/")) {
      return at(home, written.replaceFirst("^~/?", ""));
    }
    return written.startsWith("/")
        ? at(home.resolve("/"), written.substring(1))
        : at(site, written);
  }

  /** Under any locale of this machine. */
  private static Path at(Path folder, String path) {
    return FilesBelow.isAscii(path) ? folder.resolve(path) : new FilesBelow(folder).at(path);
  }
}
