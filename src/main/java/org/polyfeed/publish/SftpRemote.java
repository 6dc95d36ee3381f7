package org.polyfeed.publish;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import com.jcraft.jsch.SftpProgressMonitor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.polyfeed.output.SiteFile;
import org.polyfeed.target.OutputPath;

/**
 * A folder of a host that speaks SFTP. A file is written beside the others and then renamed over
 * the old one in one step, where the host can do so; else the old one is removed first, and for a
 * moment there is none. Files keep their times.
 */
final class SftpRemote implements Remote {

  /** What names begin with of files that are on their way. */
  private static final String BESIDE = ".polyfeed-new-";

  private static final String POSIX_RENAME = "posix-rename@openssh.com";

  private final SftpSession session;
  private final SftpLanes lanes;
  private final String root;
  private final Set<String> folders = ConcurrentHashMap.newKeySet();

  /** Of this connection alone: two that publish at once must not write into one file. */
  private final String beside;

  private boolean begun;

  /**
   * @param path of the folder as site.yaml has it, made where it is missing, if that to which it
   *     belongs is there
   */
  SftpRemote(SftpSession session, String path) throws IOException {
    this.session = session;
    this.lanes = new SftpLanes(session);
    byte[] own = new byte[4];
    new SecureRandom().nextBytes(own);
    this.beside = BESIDE + HexFormat.of().formatHex(own) + "-";
    List<String> homes = new ArrayList<>();
    try {
      lanes.once((lane, nothing) -> homes.add(home(lane)));
    } catch (IOException e) {
      lanes.close();
      throw e;
    }
    String below = path.startsWith("~/") ? path.substring(2) : path;
    this.root = (below.startsWith("/") ? below : homes.get(0) + "/" + below).replaceAll("/+$", "");
  }

  private String home(SftpLanes.Lane lane) throws IOException {
    try {
      return lane.channel().getHome().replaceAll("/+$", "");
    } catch (SftpException e) {
      throw failure("", e);
    }
  }

  @Override
  public Optional<byte[]> list() throws IOException {
    List<byte[]> found = new ArrayList<>();
    lanes.once(
        (lane, nothing) -> {
          ByteArrayOutputStream list = new ByteArrayOutputStream();
          try {
            lane.channel().get(quoted(LIST), list, new Moves(nothingToTell()));
            found.add(list.toByteArray());
          } catch (SftpException e) {
            if (!isMissing(e)) {
              throw failure(LIST, e);
            }
          }
        });
    return found.stream().findFirst();
  }

  private static Arrivals nothingToTell() {
    return file -> {};
  }

  @Override
  public void keepList(byte[] list) throws IOException {
    begin();
    lanes.once(
        (lane, nothing) -> {
          try (InputStream in = new ByteArrayInputStream(Published.packed(list))) {
            write(lane, in, LIST, nothingToTell());
          }
          place(lane, LIST);
        });
  }

  /** Makes the folder, and takes away what tries before have left on its way. */
  private void begin() throws IOException {
    if (begun) {
      return;
    }
    lanes.once(
        (lane, nothing) -> {
          makeRoot(lane);
          List<String> left = new ArrayList<>();
          try {
            lane.channel()
                .ls(
                    quoted(""),
                    entry -> {
                      if (entry.getFilename().startsWith(BESIDE)) {
                        left.add(entry.getFilename());
                      }
                      return ChannelSftp.LsEntrySelector.CONTINUE;
                    });
          } catch (SftpException e) {
            throw failure("", e);
          }
          for (String name : left) {
            removeFile(lane, name);
          }
        });
    begun = true;
  }

  private void makeRoot(SftpLanes.Lane lane) throws IOException {
    if (isFolder(lane, "")) {
      return;
    }
    // What is mounted there may be missing just now: then nothing is made in its place.
    String above = root.substring(0, Math.max(root.lastIndexOf('/'), 0));
    try {
      if (!above.isEmpty() && !lane.channel().stat(escaped(above)).isDir()) {
        throw new FileAlreadyExistsException(session.at(above));
      }
    } catch (SftpException e) {
      if (isMissing(e)) {
        throw new RefusedException(
            session.at(above) + ": there is no such folder; make it, or correct 'path:'", e);
      }
      throw failure("", e);
    }
    try {
      lane.channel().mkdir(root);
    } catch (SftpException e) {
      throw failure("", e);
    }
  }

  @Override
  public Set<OutputPath> taken(Collection<OutputPath> paths) throws IOException {
    Map<Integer, Set<String>> byDepth = new TreeMap<>();
    for (OutputPath path : paths) {
      for (String up = path.value(); !up.isEmpty(); up = above(up)) {
        byDepth.computeIfAbsent(depth(up), depth -> new TreeSet<>()).add(up);
      }
    }
    Set<String> there = ConcurrentHashMap.newKeySet();
    // Below a folder that is not there, nothing needs to be asked for.
    Set<String> opened = ConcurrentHashMap.newKeySet();
    opened.add("");
    for (Set<String> level : byDepth.values()) {
      lanes.each(
          level.stream().filter(path -> opened.contains(above(path))).toList(),
          (lane, path) -> {
            Optional<SftpATTRS> found = look(lane, path);
            found.ifPresent(any -> there.add(path));
            found.filter(one -> one.isDir() || one.isLink()).ifPresent(any -> opened.add(path));
          });
    }
    return paths.stream().filter(path -> there.contains(path.value())).collect(Collectors.toSet());
  }

  /** What stands at a path, a link as itself. */
  private Optional<SftpATTRS> look(SftpLanes.Lane lane, String path) throws IOException {
    try {
      return Optional.of(lane.channel().lstat(quoted(path)));
    } catch (SftpException e) {
      if (isMissing(e)) {
        return Optional.empty();
      }
      throw failure(path, e);
    }
  }

  @Override
  public void put(List<SiteFile> files, Arrivals arrivals) throws IOException {
    begin();
    lanes.each(
        files,
        (lane, file) -> {
          String path = file.path().value();
          try (LocalFile in = new LocalFile(Files.newInputStream(file.file()))) {
            try {
              write(lane, in, path, arrivals);
            } catch (IOException e) {
              in.refuse();
              throw e;
            }
          }
          keepTime(lane, Files.getLastModifiedTime(file.file()).toInstant());
          place(lane, path);
          arrivals.arrived(file);
        });
  }

  /** Tells a disk here that fails from a host that does. */
  private static final class LocalFile extends FilterInputStream {

    private Optional<IOException> failure = Optional.empty();

    private LocalFile(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return super.read(bytes, from, length);
      } catch (IOException e) {
        failure = Optional.of(e);
        throw e;
      }
    }

    void refuse() throws IOException {
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
  }

  private void write(SftpLanes.Lane lane, InputStream in, String path, Arrivals arrivals)
      throws IOException {
    try {
      lane.channel().put(in, quoted(beside(lane)), new Moves(arrivals), ChannelSftp.OVERWRITE);
    } catch (SftpException e) {
      throw failure(path, e);
    }
  }

  private String beside(SftpLanes.Lane lane) {
    return beside + lane.number();
  }

  /** Tells of bytes that have left. */
  private final class Moves implements SftpProgressMonitor {

    private final Arrivals arrivals;

    private Moves(Arrivals arrivals) {
      this.arrivals = arrivals;
    }

    @Override
    public void init(int operation, String from, String to, long size) {
      // Whoever shows it knows.
    }

    @Override
    public boolean count(long bytes) {
      lanes.moved();
      arrivals.left(bytes);
      return true;
    }

    @Override
    public void end() {
      // Until it has its name, it has not arrived.
    }
  }

  private void keepTime(SftpLanes.Lane lane, Instant time) throws IOException {
    SftpATTRS times = new SftpATTRS();
    int seconds = (int) time.getEpochSecond();
    times.setACMODTIME(seconds, seconds);
    try {
      lane.channel().setStat(quoted(beside(lane)), times);
    } catch (SftpException e) {
      // A host that lets nobody set times has the file all the same.
      if (isLost(e)) {
        throw failure("", e);
      }
    }
  }

  /** Gives a file that was written the name that visitors know. */
  private void place(SftpLanes.Lane lane, String path) throws IOException {
    // Its folder is there more often than not.
    if (renames(lane, path)) {
      return;
    }
    makeFolder(lane, above(path));
    if (isFolder(lane, path)) {
      throw new FileSystemException(
          at(path), null, "a folder stands where a file must be; move it away");
    }
    if (lane.channel().getExtension(POSIX_RENAME) == null) {
      removeFile(lane, path);
    }
    try {
      lane.channel().rename(quoted(beside(lane)), quoted(path));
    } catch (SftpException e) {
      throw isMissing(e)
          ? new IOException(at(path) + ": it was taken away while it was carried there", e)
          : failure(path, e);
    }
  }

  private boolean renames(SftpLanes.Lane lane, String path) throws IOException {
    try {
      lane.channel().rename(quoted(beside(lane)), quoted(path));
      return true;
    } catch (SftpException e) {
      if (isLost(e)) {
        throw failure(path, e);
      }
      return false;
    }
  }

  private void makeFolder(SftpLanes.Lane lane, String folder) throws IOException {
    if (folder.isEmpty() || folders.contains(folder)) {
      return;
    }
    if (!isFolder(lane, folder)) {
      makeFolder(lane, above(folder));
      try {
        // Here alone, JSch looks for no pattern.
        lane.channel().mkdir(root + "/" + folder);
      } catch (SftpException e) {
        // Another lane may have been quicker.
        if (isLost(e) || !isFolder(lane, folder)) {
          throw look(lane, folder).isPresent()
              ? new FileAlreadyExistsException(at(folder))
              : failure(folder, e);
        }
      }
    }
    folders.add(folder);
  }

  /** Whether a folder is there, or a link to one. */
  private boolean isFolder(SftpLanes.Lane lane, String path) throws IOException {
    try {
      return lane.channel().stat(quoted(path)).isDir();
    } catch (SftpException e) {
      if (isLost(e) || e.id == ChannelSftp.SSH_FX_PERMISSION_DENIED) {
        throw failure(path, e);
      }
      return false;
    }
  }

  @Override
  public void remove(Collection<OutputPath> paths) throws IOException {
    lanes.each(paths, (lane, path) -> removeFile(lane, path.value()));
    Map<Integer, Set<String>> byDepth = new TreeMap<>((one, other) -> other - one);
    for (OutputPath path : paths) {
      for (String up = above(path.value()); !up.isEmpty(); up = above(up)) {
        byDepth.computeIfAbsent(depth(up), depth -> new TreeSet<>()).add(up);
      }
    }
    Set<String> kept = ConcurrentHashMap.newKeySet();
    for (Set<String> level : byDepth.values()) {
      lanes.each(
          level,
          (lane, folder) -> {
            if (kept.contains(folder) || !removesFolder(lane, folder)) {
              kept.add(above(folder));
            }
          });
    }
  }

  private void removeFile(SftpLanes.Lane lane, String path) throws IOException {
    try {
      lane.channel().rm(quoted(path));
    } catch (SftpException e) {
      if (isMissing(e)) {
        return;
      }
      // Others may have put a folder in its place.
      if (isLost(e) || !look(lane, path).map(SftpATTRS::isDir).orElse(true)) {
        throw failure(path, e);
      }
    }
  }

  /** Whether it is gone; a host removes no folder that is not empty. */
  private boolean removesFolder(SftpLanes.Lane lane, String folder) throws IOException {
    folders.remove(folder);
    try {
      lane.channel().rmdir(quoted(folder));
      return true;
    } catch (SftpException e) {
      if (isLost(e)) {
        throw failure(folder, e);
      }
      return isMissing(e);
    }
  }

  @Override
  public boolean isAtomic() {
    return false;
  }

  @Override
  public void finish() {
    // Each file is in its place already.
  }

  @Override
  public void close() {
    lanes.close();
  }

  private static int depth(String path) {
    return (int) path.chars().filter(letter -> letter == '/').count();
  }

  private static String above(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }

  private String at(String path) {
    return session.at(path.isEmpty() ? root : root + "/" + path);
  }

  /** A path below the folder, as JSch wants to have it. */
  private String quoted(String path) {
    return escaped(path.isEmpty() ? (root.isEmpty() ? "/" : root) : root + "/" + path);
  }

  /** JSch looks for patterns in all paths. */
  private static String escaped(String path) {
    return path.replaceAll("([\\\\*?])", "\\\\$1");
  }

  private static boolean isMissing(SftpException e) {
    return e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE;
  }

  /** Whether it was not the host that answered. */
  private boolean isLost(SftpException e) {
    return e.getCause() != null
        || e.id == ChannelSftp.SSH_FX_NO_CONNECTION
        || e.id == ChannelSftp.SSH_FX_CONNECTION_LOST
        || !session.isConnected();
  }

  private IOException failure(String path, SftpException e) {
    if (isLost(e)) {
      return new IOException(session.host() + ": the connection was lost", e);
    }
    if (e.id == ChannelSftp.SSH_FX_PERMISSION_DENIED) {
      AccessDeniedException denied = new AccessDeniedException(at(path));
      denied.initCause(e);
      return denied;
    }
    FileSystemException said =
        new FileSystemException(
            at(path),
            null,
            "the host says '"
                + e.getMessage()
                + "'"
                + (e.id == ChannelSftp.SSH_FX_FAILURE
                    ? "; its disk may be full, or a quota used up"
                    : ""));
    said.initCause(e);
    return said;
  }
}
