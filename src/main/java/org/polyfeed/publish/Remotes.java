package org.polyfeed.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    if (destination instanceof Destination.Folder folder) {
      Path path = path(folder.path());
      refuseSources(folder, path);
      return folder.releases() > 0
          ? new ReleasesRemote(path, folder.releases())
          : new FolderRemote(path);
    }
    if (destination instanceof Destination.Git git) {
      String repository =
          git.repository().startsWith("~/") ? path(git.repository()).toString() : git.repository();
      return GitRemote.open(git, repository, own.resolve(git.name() + ".git"), site, environment);
    }
    if (destination instanceof Destination.S3 s3) {
      return S3Remote.open(s3, environment);
    }
    throw new RefusedException(destination.name() + ": not yet");
  }

  /** The next run would take what is published for what it is made of. */
  private void refuseSources(Destination.Folder folder, Path path) throws IOException {
    for (Path source : sources) {
      if (RealPath.of(path).isIn(RealPath.of(source))) {
        throw new RefusedException(
            folder.name() + ": " + path + " lies in " + source + ", which is the site's own");
      }
    }
    if (folder.releases() > 0 && path.toAbsolutePath().normalize().getFileName() == null) {
      throw new RefusedException(folder.name() + ": " + path + " cannot be a link");
    }
  }

  /** A file of this machine as people write it. */
  private Path path(String written) {
    return written.startsWith("~/") ? home.resolve(written.substring(2)) : site.resolve(written);
  }
}
