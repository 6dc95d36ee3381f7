package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.FileTree;
import org.polyfeed.publish.SshHost;

/** {@code polyfeed publish} to a server that speaks SFTP. */
final class SftpPublishTest {

  private static final Map<String, String> NO_SECRETS = Map.of();

  private static final Map<String, String> PASSWORD = Map.of("POLYFEED_OLD_PASSWORD", "sesame 7");

  @TempDir private Path temp;

  private SshHost host;

  private Path site;

  @BeforeEach
  void aSiteAndAServer() throws IOException {
    host = new SshHost(temp.resolve("host"));
    host.letInWithPassword("sesame 7");
    site = temp.resolve("site");
    settings("");
    Files.writeString(site.resolve("known_hosts"), host.knownAt(host.port()) + "\n");
    story("flood.en.md", "Flood", "Water.");
    story("rain.en.md", "Rain", "More.");
    story("snow.en.md", "Snow", "White.");
    story("flood.fa.md", "سیل", "آب.");
    generate();
  }

  @AfterEach
  void stop() throws IOException {
    host.close();
  }

  private void settings(String more) throws IOException {
    Files.createDirectories(site.resolve("seeds"));
    Files.writeString(
        site.resolve("seeds/site.yaml"),
        """
        address: https://n.example/
        id: n.example,2024
        locales: { en: {}, fa: { slug: native } }
        publish:
          old:
            to: sftp
            host: 127.0.0.1
            port: PORT
            user: me
            path: public_html
            known-hosts: known_hosts
        """
                .replace("PORT", Integer.toString(host.port()))
            + more);
  }

  private void story(String name, String title, String text) throws IOException {
    Files.writeString(
        site.resolve("seeds").resolve(name),
        "---\ndate: 2024-04-02\n---\n# " + title + "\n\n" + text + "\n");
  }

  private void generate() {
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  private Ran publish(Map<String, String> secrets, String... options) {
    Map<String, String> environment = new TreeMap<>(secrets);
    environment.put("HOME", temp.resolve("home").toString());
    return Ran.publish(environment, site, options);
  }

  private String refused(Map<String, String> secrets) {
    Ran ran = publish(secrets);
    assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).endsWith(".\n").doesNotContain("sesame");
    assertThat(ran.out()).doesNotContain("sesame");
    assertThat(place()).doesNotExist();
    return ran.err();
  }

  private Path place() {
    return temp.resolve("host/public_html");
  }

  private FileTree there() throws IOException {
    return FileTree.of(place()).without(".polyfeed-published"::equals);
  }

  private FileTree output() throws IOException {
    return FileTree.of(site.resolve("output")).without(".polyfeed-files"::equals);
  }

  @Test
  void allIsCarriedThenNothingThenWhatChanged() throws IOException {
    Ran first = publish(PASSWORD);
    assertThat(first.err()).isEmpty();
    assertThat(first.code()).isZero();
    assertThat(there().differenceFrom(output())).isEmpty();

    assertThat(publish(PASSWORD).out()).isEqualTo("old: as it should be: nothing was sent.\n");

    story("rain.en.md", "Rain", "Much more.");
    Files.delete(site.resolve("seeds/snow.en.md"));
    generate();
    String dry = publish(PASSWORD, "--dry-run").out();
    assertThat(dry)
        .contains("old: + en/2024/04/rain/index.html\n", "old: - en/2024/04/snow/index.html\n")
        .doesNotContain("en/2024/04/flood", "assets/");
    String said = publish(PASSWORD, "--verbose").out();
    assertThat(said.replaceFirst("old: \\d+ files? sent.*\n", "").lines())
        .containsExactlyInAnyOrderElementsOf(
            dry.replaceFirst("old: \\d+ files? would.*\n", "").lines().toList());
    assertThat(there().differenceFrom(output())).isEmpty();
  }

  @Test
  void anUnknownHostIsRefusedWithItsFingerprintAndTheLineToAdd() throws IOException {
    Path known = site.resolve("known_hosts");
    Files.writeString(known, "# none\n");

    String said = refused(PASSWORD);

    assertThat(said)
        .startsWith("old: the host [127.0.0.1]:" + host.port() + " is not known yet: ")
        .contains("ECDSA key with the fingerprint " + host.fingerprint() + ";");
    String line = said.replaceFirst("(?s).*echo '(.*)' >> .*", "$1");
    Files.writeString(known, line + "\n");
    assertThat(publish(PASSWORD).code()).isZero();
  }

  @Test
  void aHostWithAnotherKeyIsRefusedWithAWarning() throws IOException {
    try (SshHost other = new SshHost(temp.resolve("other"))) {
      Files.writeString(site.resolve("known_hosts"), other.knownAt(host.port()) + "\n");
    }
    assertThat(refused(PASSWORD))
        .contains("has another key than the one in", "somebody may be in its place")
        .contains(host.fingerprint());
  }

  @Test
  void aWrongPasswordIsRefusedAndNotTold() {
    assertThat(refused(Map.of("POLYFEED_OLD_PASSWORD", "sesame 8")))
        .startsWith(
            "old: [127.0.0.1]:"
                + host.port()
                + " does not let me in; tried: no key, as there is none, the password in"
                + " POLYFEED_OLD_PASSWORD");
    assertThat(refused(NO_SECRETS)).contains("no password, as there is none in POLYFEED_OLD_PASS");
  }

  @Test
  void aKeyIsTakenFromTheUsersFolderOrFromTheFileThatIsNamed() throws IOException {
    String known = SshHost.writeKey(temp.resolve("home/.ssh/id_ecdsa"), "");
    assertThat(refused(NO_SECRETS)).contains("tried: " + temp.resolve("home/.ssh/id_ecdsa"));
    host.letInWithKey(known);
    Ran ran = publish(NO_SECRETS);
    assertThat(ran.code()).as(ran.err()).isZero();

    settings("    key: ~/keys/own\n");
    String own = SshHost.writeKey(temp.resolve("home/keys/own"), "sesame 9");
    host.letInWithKey(own);
    generate();
    Ran locked = publish(NO_SECRETS);
    assertThat(locked.err())
        .contains("keys/own (which needs its passphrase in POLYFEED_OLD_PASSPHRASE)");
    Ran wrong = publish(Map.of("POLYFEED_OLD_PASSPHRASE", "sesame 0"));
    assertThat(wrong.err())
        .contains("(which the passphrase in POLYFEED_OLD_PASSPHRASE does not open)")
        .doesNotContain("sesame");
    Ran open = publish(Map.of("POLYFEED_OLD_PASSPHRASE", "sesame 9"));
    assertThat(open.code()).as(open.err()).isZero();
  }

  @Test
  void aFileThatIsNoKeyIsRefused() throws IOException {
    settings("    key: key.pub\n");
    generate();
    assertThat(refused(PASSWORD)).contains("key.pub: there is no such file of a key");
    Files.writeString(site.resolve("key.pub"), "ssh-ed25519 AAAA me\n");
    assertThat(refused(PASSWORD)).contains("key.pub: this is no private key");
  }

  @Test
  void theFolderIsMadeOnlyInOneThatIsThere() throws IOException {
    settings("");
    Path settings = site.resolve("seeds/site.yaml");
    Files.writeString(settings, Files.readString(settings).replace("public_html", "no/such/one"));
    generate();
    Ran ran = publish(PASSWORD);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).contains(":/no/such: there is no such folder; make it, or correct");
    assertThat(temp.resolve("host/no")).doesNotExist();
  }

  @Test
  void aDiskThatIsFullIsToldAndTheNextTimeFinishes() throws Exception {
    Files.createDirectories(place());
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=100k", "none", place().toString()) == 0,
        "needs the right to mount a file system in memory");
    try {
      Ran ran = publish(PASSWORD);
      assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DISK);
      assertThat(ran.err())
          .contains("the host says '", "its disk may be full")
          .contains("Every file that was sent is whole; to publish again goes on from there.");
      FileTree whole = output();
      there()
          .without(name -> name.startsWith(".polyfeed-new-") || name.contains("(an empty"))
          .files()
          .forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(whole.files().get(name)));
      assertThat(run("mount", "-o", "remount,size=40m", place().toString())).isZero();
      Ran again = publish(PASSWORD);
      assertThat(again.code()).as(again.err()).isZero();
      assertThat(there().differenceFrom(output())).isEmpty();
    } finally {
      run("umount", "--lazy", place().toString());
    }
  }

  private static int run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) ? process.exitValue() : -1;
    } catch (IOException e) {
      // There is no such command here.
      return -1;
    }
  }
}
