package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a slip on the command line does: nothing. */
final class OptionsTest {

  @TempDir private Path site;

  @Test
  void aSiteThatIsNotThereIsNotMade() {
    Ran ran = Ran.generate(site.resolve("nwes"));
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("nwes: there is no such folder");
    assertThat(site.resolve("nwes")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--site", "--seeds", "--templates", "--output", "--log", "--status-file"})
  void anEmptyNameIsRefused(String option) {
    Ran ran = Ran.generate(site, option + "=");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("it is empty; name a file or folder, or leave the option out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "86401", "9223372036854775807"})
  void aWaitThatIsNoneIsRefused(String seconds) {
    Ran ran = Ran.generate(site, "--wait=" + seconds);
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).startsWith("--wait " + seconds + ": it must be seconds, from 0 to 86400");
  }

  @Test
  void templatesThatAreNamedMustBeThere() {
    Ran ran = Ran.generate(site, "--templates", "tepmlates");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).startsWith("--templates tepmlates: there is no such folder");
  }

  @Test
  void aTimeThatNoFeedCanSayIsRefused() throws IOException {
    write("seeds/ferry.txt", "Ferry\n\nIt sails again.\n");
    Ran ran = Ran.generate(site, "--now", "+99999-01-01T00:00:00Z");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(site.resolve("seeds/ledger.jsonl")).doesNotExist();
  }

  @Test
  void anAssetWhoseNameIsNoAddressIsRefused() throws IOException {
    write("seeds/ferry.txt", "Ferry\n\nIt sails again.\n");
    write("templates/assets/my logo.svg", "<svg/>");
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(ran.err()).contains("templates/assets/my logo.svg: its name must be ASCII");
  }

  @Test
  void assetsAreCopiedAsTheyAre() throws IOException {
    write("seeds/ferry.txt", "Ferry\n\nIt sails again.\n");
    write("templates/assets/own.css", "");
    write("templates/assets/own.json", "[1]");
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(site.resolve("output/assets/own.json")).hasContent("[1]");
  }

  @Test
  void templatesThatAreNoTextAreRefusedAndThoseThatNothingUsesAreSaid() throws IOException {
    write("seeds/a.txt", "Title\n\nText.\n");
    write("seeds/site.yaml", "address: https://news.example/\n");
    write("templates/hoem.vm", "x");
    assertThat(Ran.generate(site).err())
        .isEqualTo("templates/hoem.vm: warning: nothing uses it; did you mean 'home.vm'?\n");
    Files.write(site.resolve("templates/home.vm"), new byte[] {'a', (byte) 0xE4});
    assertThat(Ran.generate(site).err()).contains("templates/home.vm: is not in UTF-8; save it so");
  }

  private void write(String name, String text) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
