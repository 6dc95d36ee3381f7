package org.polyfeed.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.polyfeed.output.SiteFile;
import org.polyfeed.site.Destination;
import org.polyfeed.target.OutputPath;

/**
 * A branch of a git repository, by the system's git and with its credentials. What is published is
 * one commit, so that visitors see all of it at once.
 */
final class GitRemote implements Remote {

  /** The branch as it was found, and as it is to be, in the repository of this machine. */
  private static final String BASE = "refs/polyfeed/base";

  private static final String NEXT = "refs/polyfeed/next";

  /** GitHub Pages would leave out files whose names begin with {@code _}, were it not there. */
  private static final String NO_JEKYLL = ".nojekyll";

  /** All by which git is told of a repository, when it runs Polyfeed as a hook. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_COMMON_DIR",
          "GIT_GRAFT_FILE",
          "GIT_IMPLICIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_INTERNAL_SUPER_PREFIX",
          "GIT_NAMESPACE",
          "GIT_NO_REPLACE_OBJECTS",
          "GIT_OBJECT_DIRECTORY",
          "GIT_PREFIX",
          "GIT_QUARANTINE_PATH",
          "GIT_REPLACE_REF_BASE",
          "GIT_SHALLOW_FILE",
          "GIT_WORK_TREE");

  /** Neither asks anybody nor waits for ever. */
  private static final String SSH =
      "ssh -oBatchMode=yes -oConnectTimeout=30 -oServerAliveInterval=15 -oServerAliveCountMax=4";

  /** Of a tree: mode, kind, name in git's store, and path. */
  private static final Pattern ENTRY = Pattern.compile("\\d+ \\w+ ([0-9a-f]+)\t([^\0]+)\0");

  /** What git says where its repository on this machine is at fault. */
  private static final Pattern OWN_FAULT =
      Pattern.compile(
          "(?s).*(\\.lock'?: File exists|loose object|is corrupt|bad object|packfile|pack-objects"
              + "|not a git repository|invalid index-pack|unable to read|missing blob).*");

  /** What git says where waiting would change nothing. */
  private static final Pattern FOR_GOOD =
      Pattern.compile(
          "(?s).*(Authentication failed|could not read Username|Permission denied"
              + "|Host key verification failed|not found|does not appear to be a git repository"
              + "|does not exist|No such file or directory|protected branch|hook declined"
              + "|error: 40[13]|not allowed|dubious ownership|unsupported|not supported"
              + "|refusing to update checked out branch|denying non-fast-forward"
              + "|funny ref|invalid refspec|SSL certificate|forbidden).*");

  private final Destination.Git destination;
  private final String repository;
  private final Path own;
  private final Foreign foreign;
  private final Tool git;
  private final Optional<String> base;
  private @Nullable Map<String, String> found;
  private @Nullable Import begun;

  private GitRemote(
      Destination.Git destination,
      String repository,
      Path own,
      Tool git,
      Foreign foreign,
      Optional<String> base) {
    this.destination = destination;
    this.repository = repository;
    this.own = own;
    this.foreign = foreign;
    this.git = git;
    this.base = base;
  }

  /**
   * Fetches the branch as it is now.
   *
   * @param repository as git takes it
   * @param own the folder of a repository of this machine, made where it is missing; disposable
   * @param site the folder to which a repository's path is relative
   */
  static GitRemote open(
      Destination.Git destination,
      String repository,
      Path own,
      Path site,
      Foreign foreign,
      Map<String, String> environment)
      throws IOException {
    Map<String, String> surroundings = new HashMap<>(environment);
    // Polyfeed may be run by a hook of another repository.
    surroundings.keySet().removeAll(OF_OTHERS);
    surroundings.put("GIT_DIR", own.toAbsolutePath().toString());
    // Nobody is there to be asked.
    surroundings.put("GIT_TERMINAL_PROMPT", "0");
    surroundings.putIfAbsent("GIT_HTTP_LOW_SPEED_LIMIT", "1000");
    surroundings.putIfAbsent("GIT_HTTP_LOW_SPEED_TIME", "60");
    Path folder = site.toAbsolutePath().normalize();
    Files.createDirectories(own);
    Tool plain = new Tool("git", folder, surroundings);
    boolean hasOwnSsh =
        surroundings.containsKey("GIT_SSH_COMMAND")
            || surroundings.containsKey("GIT_SSH")
            || plain.run(List.of("config", "--get", "core.sshCommand")).isGood();
    if (!hasOwnSsh) {
      surroundings.put("GIT_SSH_COMMAND", SSH);
    }
    Tool git = new Tool("git", folder, surroundings);
    GitRemote empty = new GitRemote(destination, repository, own, git, foreign, Optional.empty());
    empty.must("init", "--quiet", "--bare");
    GitRemote fetched = new GitRemote(destination, repository, own, git, foreign, empty.fetch());
    fetched.refuseToErase();
    return fetched;
  }

  /** Without history, the commits of others would be lost. */
  private void refuseToErase() throws IOException {
    if (destination.keepsHistory() || base.isEmpty() || foreign == Foreign.IS_ADOPTED) {
      return;
    }
    boolean hasHistory =
        must("cat-file", "commit", base.get()).out().lines().anyMatch(GitRemote::isParent);
    if (hasHistory || list().isEmpty()) {
      throw new RefusedException(
          "the branch "
              + destination.branch()
              + " has commits that are not Polyfeed's, which 'history: squash' would erase; say"
              + " 'history: keep', name another branch, or publish with --adopt");
    }
  }

  private static boolean isParent(String line) {
    return line.startsWith("parent ");
  }

  /** The commit at which the branch is, if there is such a branch. */
  private Optional<String> fetch() throws IOException {
    String branch = "refs/heads/" + destination.branch();
    if (must("ls-remote", "--", repository, branch).text().isEmpty()) {
      return Optional.empty();
    }
    must("fetch", "--quiet", "--no-tags", "--depth=1", "--", repository, "+" + branch + ":" + BASE);
    return Optional.of(must("rev-parse", "--verify", BASE + "^{commit}").text());
  }

  private Tool.Ended must(String... arguments) throws IOException {
    Tool.Ended ended = git.run(List.of(arguments));
    if (!ended.isGood()) {
      throw failure(ended);
    }
    return ended;
  }

  private IOException failure(Tool.Ended ended) throws IOException {
    if (OWN_FAULT.matcher(ended.err()).matches()) {
      // The next try begins anew.
      FolderRemote.deleteAll(own);
    }
    String message = "git says: " + ended.complaint();
    return FOR_GOOD.matcher(ended.err()).matches()
        ? new RefusedException(message)
        : new IOException(message);
  }

  @Override
  public Optional<byte[]> list() throws IOException {
    String blob = files().get(at(LIST));
    return blob == null
        ? Optional.empty()
        : Optional.of(must("cat-file", "blob", blob).out().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Set<OutputPath> taken(Collection<OutputPath> paths) throws IOException {
    Set<String> others = new HashSet<>(files().keySet());
    list()
        .flatMap(Published::parse)
        .ifPresent(ours -> ours.hashes().keySet().forEach(path -> others.remove(at(path.value()))));
    Set<String> folders = new HashSet<>();
    others.forEach(other -> folders.addAll(above(other)));
    return paths.stream()
        .filter(
            path ->
                others.contains(at(path.value()))
                    || folders.contains(at(path.value()))
                    || above(at(path.value())).stream().anyMatch(others::contains))
        .collect(Collectors.toSet());
  }

  private static List<String> above(String path) {
    List<String> folders = new ArrayList<>();
    for (String up = path; up.contains("/"); ) {
      up = up.substring(0, up.lastIndexOf('/'));
      folders.add(up);
    }
    return folders;
  }

  /** The names in git's store of all files of the branch, by their paths. */
  private Map<String, String> files() throws IOException {
    if (found == null) {
      Map<String, String> files = new HashMap<>();
      if (base.isPresent()) {
        ENTRY
            .matcher(must("ls-tree", "-r", "-z", base.get()).out())
            .results()
            .forEach(entry -> files.put(entry.group(2), entry.group(1)));
      }
      found = files;
    }
    return found;
  }

  /** Where a file of the site is in the branch. */
  private String at(String path) {
    return destination.folder().isEmpty() ? path : destination.folder() + "/" + path;
  }

  @Override
  public void put(List<SiteFile> files, Arrivals arrivals) throws IOException {
    for (SiteFile one : files) {
      try (InputStream in = Files.newInputStream(one.file())) {
        begun().file(at(one.path().value()), one.size(), in);
      } catch (IOException e) {
        throw begun().reason(e);
      }
      arrivals.arrived(one);
    }
  }

  @Override
  public void remove(Collection<OutputPath> paths) throws IOException {
    for (OutputPath path : paths) {
      begun().remove(at(path.value()));
    }
  }

  @Override
  public void keepList(byte[] list) throws IOException {
    begun().file(at(LIST), list);
  }

  @Override
  public boolean isAtomic() {
    return true;
  }

  private Import begun() throws IOException {
    if (begun == null) {
      begun = new Import(git.start(List.of("fast-import", "--quiet", "--done", "--force")));
      begun.header();
      if (!files().containsKey(at(NO_JEKYLL))) {
        begun.file(at(NO_JEKYLL), new byte[0]);
      }
    }
    return begun;
  }

  @Override
  public void finish() throws IOException {
    Tool.Ended ended = begun().end();
    if (!ended.isGood()) {
      throw failure(ended);
    }
    // Whoever has pushed since the branch was fetched must not lose it.
    String branch = "refs/heads/" + destination.branch();
    must(
        "push",
        "--quiet",
        "--force-with-lease=" + branch + ":" + base.orElse(""),
        "--",
        repository,
        NEXT + ":" + branch);
    // What is published is published, however it goes with tidying up.
    git.run(List.of("gc", "--quiet", "--auto"));
  }

  @Override
  public void close() {
    if (begun != null) {
      begun.close();
    }
  }

  /** A commit in the making, in the language of git fast-import. */
  private final class Import implements AutoCloseable {

    private final Tool.Running running;
    private final OutputStream out;

    private Import(Tool.Running running) {
      this.running = running;
      this.out = new BufferedOutputStream(running.in(), 1 << 16);
    }

    private void header() throws IOException {
      // Without this, the commit of a run that was cut off would be its parent.
      line("reset " + NEXT);
      line("");
      line("commit " + NEXT);
      line("committer " + committer());
      data("Publish the site\n".getBytes(StandardCharsets.UTF_8));
      if (base.isPresent() && destination.keepsHistory()) {
        line("from " + base.get());
      } else if (base.isPresent()) {
        line("M 040000 " + must("rev-parse", base.get() + "^{tree}").text() + " \"\"");
      }
    }

    /** As git knows its user, else as Polyfeed. */
    private String committer() throws IOException {
      Tool.Ended known = git.run(List.of("var", "GIT_COMMITTER_IDENT"));
      if (known.isGood()) {
        return known.text();
      }
      Map<String, String> named = new HashMap<>(git.environment());
      named.put("GIT_COMMITTER_NAME", "Polyfeed");
      named.put("GIT_COMMITTER_EMAIL", "polyfeed@localhost");
      Tool.Ended given =
          new Tool(git.program(), git.folder(), named).run(List.of("var", "GIT_COMMITTER_IDENT"));
      if (!given.isGood()) {
        throw failure(given);
      }
      return given.text();
    }

    private void file(String path, byte[] bytes) throws IOException {
      line("M 100644 inline " + path);
      data(bytes);
    }

    private void file(String path, long size, InputStream in) throws IOException {
      line("M 100644 inline " + path);
      line("data " + size);
      if (in.transferTo(out) != size) {
        throw new IOException(path + ": changed while it was read");
      }
      line("");
    }

    private void remove(String path) throws IOException {
      line("D " + path);
    }

    private void data(byte[] bytes) throws IOException {
      line("data " + bytes.length);
      out.write(bytes);
      line("");
    }

    private void line(String text) throws IOException {
      out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Why nothing more can be written: git may have said it. */
    private IOException reason(IOException fault) throws IOException {
      return running.hasEnded() ? failure(running.end()) : fault;
    }

    private Tool.Ended end() throws IOException {
      try {
        line("done");
        out.flush();
      } catch (IOException e) {
        throw reason(e);
      }
      return running.end();
    }

    @Override
    public void close() {
      running.close();
    }
  }
}
