package org.polyfeed.publish;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.UnixDomainSocketFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where keys are by which one logs in with SSH: the file that is named; else the agent's, and then
 * those in the files that ssh looks for. Nothing of them is ever told but their names.
 *
 * @param named the file that site.yaml names
 * @param folder where ssh keeps keys
 * @param agent the socket of the agent
 * @param passphrase what opens files that are locked
 * @param passphraseName the variable that holds it, for people
 */
record SshKeys(
    Optional<Path> named,
    Path folder,
    Optional<Path> agent,
    Optional<String> passphrase,
    String passphraseName) {

  /** As ssh has them, the best first. */
  private static final List<String> LOOKED_FOR = List.of("id_ed25519", "id_ecdsa", "id_rsa");

  /**
   * The keys that were found.
   *
   * @param identities those that can be used
   * @param names for people: which these are, and why others cannot be used
   */
  record Found(List<Identity> identities, List<String> names) {

    Found {
      identities = List.copyOf(identities);
      names = List.copyOf(names);
    }
  }

  /**
   * Looks for all of them.
   *
   * @throws RefusedException where the file that is named holds no key
   */
  Found found() throws IOException {
    List<Identity> identities = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Identity> ofAgent = ofAgent(names);
    if (named.isPresent()) {
      Identity wanted = named(named.get());
      if (!isLocked(wanted, named.get(), names)) {
        identities.add(wanted);
      }
      // The agent may have the same key, and open.
      ofAgent.stream()
          .filter(one -> Arrays.equals(one.getPublicKeyBlob(), wanted.getPublicKeyBlob()))
          .forEach(identities::add);
      return new Found(identities, names);
    }
    identities.addAll(ofAgent);
    for (String name : LOOKED_FOR) {
      Path file = folder.resolve(name);
      if (!Files.isReadable(file)) {
        continue;
      }
      try {
        Identity one = read(file);
        if (!isLocked(one, file, names)) {
          identities.add(one);
        }
      } catch (JSchException e) {
        names.add(file + " (which is no private key)");
      }
    }
    return new Found(identities, names);
  }

  private Identity named(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new RefusedException(
          file + ": there is no such file of a key, or Polyfeed may not read it");
    }
    try {
      return read(file);
    } catch (JSchException e) {
      throw new RefusedException(
          file + ": this is no private key; name one that ssh-keygen has made, without .pub", e);
    }
  }

  private static Identity read(Path file) throws IOException, JSchException {
    JSch one = new JSch();
    one.addIdentity(file.toString(), Files.readAllBytes(file), null, null);
    return one.getIdentityRepository().getIdentities().firstElement();
  }

  private boolean isLocked(Identity one, Path file, List<String> names) {
    if (!one.isEncrypted()) {
      names.add(file.toString());
      return false;
    }
    if (passphrase.isEmpty()) {
      names.add(file + " (which needs its passphrase in " + passphraseName + ")");
      return true;
    }
    if (opens(one)) {
      names.add(file.toString());
      return false;
    }
    names.add(file + " (which the passphrase in " + passphraseName + " does not open)");
    return true;
  }

  private boolean opens(Identity one) {
    try {
      return one.setPassphrase(passphrase.orElse("").getBytes(StandardCharsets.UTF_8));
    } catch (JSchException e) {
      // What a wrong one makes of a key may be no key.
      return false;
    }
  }

  private List<Identity> ofAgent(List<String> names) {
    if (agent.isEmpty()) {
      return List.of();
    }
    try {
      SSHAgentConnector connector =
          new SSHAgentConnector(new UnixDomainSocketFactory(), agent.get());
      if (!connector.isAvailable()) {
        names.add("the agent (which does not answer at " + agent.get() + ")");
        return List.of();
      }
      IdentityRepository keys = new AgentIdentityRepository(connector);
      List<Identity> found = List.copyOf(keys.getIdentities());
      names.add("the agent's " + found.size() + (found.size() == 1 ? " key" : " keys"));
      return found;
    } catch (AgentProxyException e) {
      names.add("the agent (which does not answer)");
      return List.of();
    }
  }
}
