package org.polyfeed.publish;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchRevokedHostKeyException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.Logger;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.polyfeed.site.Destination;

/**
 * A connection by SSH to a host whose key is known, over which SFTP is spoken. Safe to share
 * between threads.
 */
final class SftpSession {

  /** To connect, to log in, and to open a channel, each in milliseconds. */
  private static final int PATIENCE = 20_000;

  /** How long a silence may be, in milliseconds, until the host is asked whether it is there. */
  private static final int SILENCE = 15_000;

  private static final int SILENCES = 3;

  private static final int SSH = 22;

  private final Destination.Sftp to;
  private final Session session;
  private final Line line;

  private SftpSession(Destination.Sftp to, Session session, Line line) {
    this.to = to;
    this.session = session;
    this.line = line;
  }

  /**
   * Connects and logs in.
   *
   * @param knownHosts files of the keys of hosts, the one first to which a new one would be added
   * @param password if there is one
   * @param passwordName the variable that holds it, for people
   * @throws RefusedException where the host is not the one that is known, or does not let us in
   * @throws IOException where the host cannot be reached
   */
  static SftpSession open(
      Destination.Sftp to,
      List<Path> knownHosts,
      SshKeys keys,
      Optional<String> password,
      String passwordName)
      throws IOException {
    SshKeys.Found found = keys.found();
    JSch ssh = new JSch();
    Witness witness = new Witness();
    ssh.setInstanceLogger(witness);
    Line line = new Line();
    Session session;
    try {
      ssh.setKnownHosts(new ByteArrayInputStream(all(knownHosts)));
      session = ssh.getSession(to.user(), to.host(), to.port());
      session.setSocketFactory(line);
      for (Identity key : found.identities()) {
        ssh.addIdentity(key, null);
      }
      if (password.isPresent()) {
        session.setPassword(password.get().getBytes(StandardCharsets.UTF_8));
      }
      session.setConfig("StrictHostKeyChecking", "yes");
      session.setConfig(
          "PreferredAuthentications",
          password.isPresent() ? "publickey,password,keyboard-interactive" : "publickey");
      session.setDaemonThread(true);
      session.setServerAliveInterval(SILENCE);
      session.setServerAliveCountMax(SILENCES);
    } catch (JSchException e) {
      throw new RefusedException(knownHosts.get(0) + " cannot be read: " + e.getMessage(), e);
    }
    try {
      session.connect(PATIENCE);
      return new SftpSession(to, session, line);
    } catch (JSchUnknownHostKeyException e) {
      throw new RefusedException(unknown(to, session.getHostKey(), knownHosts.get(0)), e);
    } catch (JSchChangedHostKeyException e) {
      throw new RefusedException(changed(to, session.getHostKey(), knownHosts.get(0)), e);
    } catch (JSchRevokedHostKeyException e) {
      throw new RefusedException(
          "the key of " + host(to) + " is revoked in " + knownHosts.get(0), e);
    } catch (JSchAlgoNegoFailException e) {
      throw new RefusedException(
          host(to) + " speaks no SSH that is safe today (" + e.getMessage() + ")", e);
    } catch (JSchException e) {
      line.cut();
      if (witness.sawRefusal(e)) {
        throw new RefusedException(notLetIn(to, found, password, passwordName, e), e);
      }
      throw new IOException(host(to) + ": " + reason(witness.lost(e)), e);
    }
  }

  private static byte[] all(List<Path> files) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Path file : files) {
      if (Files.isReadable(file)) {
        all.write(Files.readAllBytes(file));
        all.write('\n');
      }
    }
    return all.toByteArray();
  }

  /** As people and ssh write it. */
  private static String host(Destination.Sftp to) {
    return to.port() == SSH ? to.host() : "[" + to.host() + "]:" + to.port();
  }

  private static String unknown(Destination.Sftp to, HostKey key, Path knownHosts) {
    return "the host "
        + host(to)
        + " is not known yet: "
        + seen(key)
        + "; ask who keeps the host whether this is its key, and only then add it: echo '"
        + host(to)
        + " "
        + key.getType()
        + " "
        + key.getKey()
        + "' >> "
        + knownHosts;
  }

  private static String changed(Destination.Sftp to, HostKey key, Path knownHosts) {
    return "the host "
        + host(to)
        + " has another key than the one in "
        + knownHosts
        + ": somebody may be in its place, or it was set up anew; "
        + seen(key)
        + "; ask who keeps the host whether this is its key, and only then take the old one away:"
        + " ssh-keygen -R '"
        + host(to)
        + "' -f "
        + knownHosts;
  }

  private static String seen(HostKey key) {
    String type =
        key.getType().replaceFirst("^(ssh-|ecdsa-sha2-nistp\\d+)", "").toUpperCase(Locale.ROOT);
    return "it shows the "
        + (type.isEmpty() ? "ECDSA" : type)
        + " key with the fingerprint "
        + fingerprint(key);
  }

  /** As {@code ssh-keygen -l} prints it. */
  private static String fingerprint(HostKey key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(key.getKey()));
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static String notLetIn(
      Destination.Sftp to,
      SshKeys.Found found,
      Optional<String> password,
      String passwordName,
      JSchException e) {
    return host(to)
        + " does not let "
        + to.user()
        + " in; tried: "
        + (found.names().isEmpty() ? "no key, as there is none" : String.join(", ", found.names()))
        + (password.isPresent() ? ", the password in " : ", and no password, as there is none in ")
        + passwordName
        + " ("
        + e.getMessage()
        + ")";
  }

  /** What is at the bottom of a failure, in words. */
  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    if (deepest instanceof UnknownHostException) {
      return "no address of this host is known";
    }
    return Optional.ofNullable(deepest.getMessage()).orElse(deepest.getClass().getSimpleName());
  }

  /** Another channel over the connection. */
  ChannelSftp channel() throws IOException {
    try {
      Channel opened = session.openChannel("sftp");
      if (!(opened instanceof ChannelSftp channel)) {
        // The session has ended meanwhile.
        throw new IOException(host(to) + ": the connection was lost");
      }
      channel.connect(PATIENCE);
      return channel;
    } catch (JSchException e) {
      throw new IOException(host(to) + ": no SFTP there (" + reason(e) + ")", e);
    }
  }

  boolean isConnected() {
    return session.isConnected();
  }

  /** What is at a host, as people write it. */
  String at(String path) {
    return to.user() + "@" + host(to) + ":" + path;
  }

  String host() {
    return host(to);
  }

  /** Says farewell, for which a host that hangs may let us wait. */
  void end() {
    session.disconnect();
  }

  /** Ends the connection at once, so that whoever waits for something fails. */
  void cut() {
    line.cut();
  }

  /** The connection itself, which can be cut. */
  private static final class Line implements SocketFactory {

    private final AtomicReference<@Nullable Socket> connected = new AtomicReference<>();

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      Socket socket = new Socket();
      connected.set(socket);
      socket.connect(new InetSocketAddress(host, port), PATIENCE);
      return socket;
    }

    @Override
    public InputStream getInputStream(Socket socket) throws IOException {
      return socket.getInputStream();
    }

    @Override
    public OutputStream getOutputStream(Socket socket) throws IOException {
      return socket.getOutputStream();
    }

    void cut() {
      Socket socket = connected.get();
      if (socket != null) {
        try {
          socket.close();
        } catch (IOException e) {
          // It is of no use any more.
        }
      }
    }
  }

  /** Logs nothing, but notes how logging in has failed, which JSch tells nobody else. */
  private static final class Witness implements Logger {

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    @Override
    public boolean isEnabled(int level) {
      return level >= WARN;
    }

    @Override
    public void log(int level, String message) {
      // What matters comes with its cause.
    }

    @Override
    public void log(int level, String message, @Nullable Throwable cause) {
      if (cause != null) {
        failure.set(cause);
      }
    }

    /** Whether the host said no; JSch says the same where the connection broke meanwhile. */
    boolean sawRefusal(JSchException e) {
      Throwable seen = failure.get();
      String message = Optional.ofNullable(e.getMessage()).orElse("");
      return message.startsWith("Auth ")
          && (seen == null || seen instanceof JSchSessionDisconnectException);
    }

    Throwable lost(JSchException e) {
      return Optional.ofNullable(failure.get()).orElse(e);
    }
  }
}
