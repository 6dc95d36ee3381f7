package org.polyfeed.publish;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real server on this machine alone that speaks SFTP and has a folder. */
public final class SshHost implements AutoCloseable {

  public static final String USER = "me";

  private final SshServer server = SshServer.setUpDefaultServer();
  private final KeyPair key;
  private final Set<String> passwords = ConcurrentHashMap.newKeySet();
  private final List<PublicKey> keys = new CopyOnWriteArrayList<>();

  /**
   * Starts it.
   *
   * @param folder what those who log in see as the root of all
   */
  public SshHost(Path folder) throws IOException {
    Files.createDirectories(folder);
    key = newKey();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(key));
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setPasswordAuthenticator(
        (user, password, session) -> user.equals(USER) && passwords.contains(password));
    server.setPublickeyAuthenticator(
        (user, offered, session) ->
            user.equals(USER)
                && keys.stream().anyMatch(known -> KeyUtils.compareKeys(known, offered)));
    server.start();
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has this curve", e);
    }
  }

  public int port() {
    return server.getPort();
  }

  /** The server itself, for tests that have it behave otherwise. */
  public SshServer server() {
    return server;
  }

  /** What known_hosts says of it where it is reached at a port. */
  public String knownAt(int port) {
    return "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(key.getPublic());
  }

  /** As ssh prints it. */
  public String fingerprint() {
    return KeyUtils.getFingerPrint(key.getPublic());
  }

  public void letInWithPassword(String password) {
    passwords.add(password);
  }

  /** Lets in whoever has the other half of a key, as a line of authorized_keys. */
  public void letInWithKey(String line) throws IOException {
    try {
      keys.add(PublicKeyEntry.parsePublicKeyEntry(line).resolvePublicKey(null, null, null));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** A new key in a file, locked if the passphrase is not empty; returns its public half. */
  public static String writeKey(Path file, String passphrase) throws IOException {
    try {
      com.jcraft.jsch.KeyPair pair =
          com.jcraft.jsch.KeyPair.genKeyPair(new JSch(), com.jcraft.jsch.KeyPair.ECDSA, 256);
      Files.createDirectories(file.getParent());
      ByteArrayOutputStream secret = new ByteArrayOutputStream();
      pair.writePrivateKey(
          secret, passphrase.isEmpty() ? null : passphrase.getBytes(StandardCharsets.UTF_8));
      Files.write(file, secret.toByteArray());
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      pair.writePublicKey(line, "test");
      return line.toString(StandardCharsets.UTF_8).strip();
    } catch (JSchException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }
}
