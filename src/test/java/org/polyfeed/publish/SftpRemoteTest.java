package org.polyfeed.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.polyfeed.FileTree;
import org.polyfeed.output.SiteFile;
import org.polyfeed.site.Destination;

final class SftpRemoteTest extends RemoteContract {

  private SshHost host;

  @BeforeEach
  void start() throws IOException {
    host = new SshHost(temp.resolve("host"));
    host.letInWithPassword("open sesame");
    Files.writeString(temp.resolve("known_hosts"), host.knownAt(host.port()) + "\n");
  }

  @AfterEach
  void stop() throws IOException {
    host.close();
  }

  private Path place() {
    return temp.resolve("host/place");
  }

  @Override
  Remote open() throws IOException {
    return open("place");
  }

  private Remote open(String path) throws IOException {
    return new Remotes(
            temp,
            List.of(),
            temp,
            temp.resolve("own"),
            Map.of("POLYFEED_OLD_HOST_PASSWORD", "open sesame"))
        .open(
            new Destination.Sftp(
                "old-host",
                1,
                false,
                "127.0.0.1",
                host.port(),
                SshHost.USER,
                path,
                Optional.empty(),
                Optional.of("known_hosts")));
  }

  @Override
  FileTree there() throws IOException {
    return tree(place());
  }

  @Override
  void foreign(String path, String text) throws IOException {
    write(place(), path, text);
  }

  @Test
  void filesKeepTheirTimes() throws IOException {
    List<SiteFile> site = site(Map.of("en/a.html", "a"));
    Files.setLastModifiedTime(site.get(0).file(), FileTime.fromMillis(1_600_000_000_000L));
    change(remote -> remote.put(site, file -> {}));
    assertThat(Files.getLastModifiedTime(place().resolve("en/a.html")).toMillis())
        .isEqualTo(1_600_000_000_000L);
  }

  @Test
  void whatAnEarlierTryHasLeftIsClearedAway() throws IOException {
    foreign(".polyfeed-new-01234567-3", "half a file");
    foreign(".polyfeed-newer", "somebody's own");
    change(remote -> remote.keepList("x".getBytes(StandardCharsets.UTF_8)));
    assertThat(names(place())).containsExactly(".polyfeed-newer", Remote.LIST);
  }

  @Test
  void aServerWithoutPosixRenameHasFilesReplacedToo() throws IOException {
    SftpModuleProperties.OPENSSH_EXTENSIONS.set(host.server(), "fsync@openssh.com=1");
    List<String> removed = Collections.synchronizedList(new ArrayList<>());
    SftpSubsystemFactory factory = new SftpSubsystemFactory();
    factory.addSftpEventListener(
        new SftpEventListener() {
          @Override
          public void removed(
              ServerSession session, Path path, boolean folder, @Nullable Throwable failure) {
            removed.add(path.toString());
          }
        });
    host.server().setSubsystemFactories(List.of(factory));
    for (String text : List.of("one", "two")) {
      List<SiteFile> site = site(Map.of("en/a.html", text, "b.html", text));
      change(remote -> remote.put(site, file -> {}));
      assertThat(there().text("en/a.html")).isEqualTo(text);
      assertThat(there().files()).hasSize(2);
    }
    assertThat(removed).contains("/place/en/a.html");
  }

  @Test
  void theFolderMayHaveAnyNameAndBeALink() throws IOException {
    for (String name : List.of("a b", "*[x]?", "سلام", "./y", "~/home", "/absolute/")) {
      try (Remote remote = open(name)) {
        remote.keepList("x".getBytes(StandardCharsets.UTF_8));
        assertThat(remote.list()).isPresent();
      }
    }
    Files.createDirectories(temp.resolve("host/real"));
    Files.createSymbolicLink(temp.resolve("host/link"), Path.of("real"));
    List<SiteFile> site = site(Map.of("en/a.html", "a"));
    try (Remote remote = open("link")) {
      remote.put(site, file -> {});
    }
    assertThat(temp.resolve("host/real/en/a.html")).hasContent("a");
    assertThat(Files.isSymbolicLink(temp.resolve("host/link"))).isTrue();
  }
}
