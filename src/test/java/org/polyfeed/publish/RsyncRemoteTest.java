package org.polyfeed.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.polyfeed.FileTree;
import org.polyfeed.readers.Tool;
import org.polyfeed.site.Destination;

/** Over a shell that runs on this machine what rsync would have run on another. */
final class RsyncRemoteTest extends RemoteContract {

  @BeforeEach
  void needsRsync() throws IOException {
    Tool.find("rsync", "rsync");
    reachBy("shift\nexec sh -c \"$*\"\n");
  }

  private void reachBy(String script) throws IOException {
    Path shell = temp.resolve("shell");
    Files.writeString(shell, "#!/bin/sh\n" + script);
    if (!shell.toFile().setExecutable(true)) {
      throw new IOException("it cannot be executed: " + shell);
    }
  }

  private Path place() {
    return temp.resolve("the place");
  }

  @Override
  Remote open() throws IOException {
    return new Remotes(temp, List.of(), temp, temp.resolve("own"), System.getenv())
        .open(
            new Destination.Rsync(
                "www", 1, false, "host:" + place(), Optional.of(temp.resolve("shell").toString())));
  }

  private void assertRefused(String because) throws IOException {
    try (Remote remote = open()) {
      assertThatThrownBy(remote::list)
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith(because + "; ssh must get in without asking anything");
    }
  }

  @Test
  void whoIsNotLetInAfterALongGreetingIsRefused() throws IOException {
    reachBy(
        """
        for line in Welcome to this host. All is watched.; do echo "$line" >&2; done
        echo 'me@host: Permission denied (publickey).' >&2
        exit 255
        """);
    assertRefused("me@host: Permission denied (publickey)");
  }

  @Test
  void aHostWithAnotherKeyIsToldWithItsFingerprint() throws IOException {
    reachBy(
        """
        cat >&2 <<'END'
        @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
        @    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
        @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
        IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!
        The fingerprint for the ED25519 key sent by the remote host is
        SHA256:8CF2FSvfEMKKaeKWCgXtnGl7USmw2H9vc9un+3XrTts.
        Host key verification failed.
        END
        exit 255
        """);
    assertRefused(
        "the host has another key than the one that ssh knows: somebody may be in its place, or it"
            + " was set up anew; it shows the key with the fingerprint"
            + " SHA256:8CF2FSvfEMKKaeKWCgXtnGl7USmw2H9vc9un+3XrTts");
  }

  @Test
  void sshAsksNothingWhateverElseItIsTold() {
    assertThat(Rsync.askingNothing("ssh -p 2222")).startsWith("ssh -p 2222 -oBatchMode=yes ");
    assertThat(Rsync.askingNothing("/usr/bin/ssh")).startsWith("/usr/bin/ssh -oBatchMode=yes ");
    assertThat(Rsync.askingNothing("sshpass -e ssh")).isEqualTo("sshpass -e ssh");
  }

  @Override
  FileTree there() throws IOException {
    return tree(place());
  }

  @Override
  void foreign(String path, String text) throws IOException {
    write(place(), path, text);
  }
}
