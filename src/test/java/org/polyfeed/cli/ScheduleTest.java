package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.polyfeed.readers.Tool;

final class ScheduleTest {

  @TempDir private Path temp;

  private Ran schedule(Path site, String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> arguments =
        Stream.concat(Stream.of("schedule", "--site", site.toString()), Stream.of(options))
            .toList();
    int code =
        Main.run(
            arguments.toArray(String[]::new),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Map.of("POLYFEED_COMMAND", "/opt/polyfeed/bin/polyfeed"),
            () -> Ran.NOW);
    return new Ran(code, out.toString(), err.toString());
  }

  @ParameterizedTest
  @CsvSource({"1m,* *", "5m,*/5 *", "30m,*/30 *", "1h,0 *", "6h,0 */6", "1d,0 0"})
  void cronRunsAtSteps(String every, String steps) {
    assertThat(schedule(temp, "cron", "--every", every).out())
        .endsWith(
            "\n"
                + steps
                + " * * * LC_ALL=C.UTF-8 /opt/polyfeed/bin/polyfeed generate --quiet --site "
                + temp
                + "\n");
  }

  @Test
  void namesAreQuotedForWhoReadsThem() throws IOException {
    Path site = Files.createDirectories(temp.resolve("it's 5% off"));
    assertThat(schedule(site, "cron").out()).endsWith("/it'\\''s 5\\% off'\n");
    assertThat(schedule(site, "systemd").out())
        .contains("--site \"" + temp + "/it's 5%% off\"\n")
        .contains("/etc/systemd/system/polyfeed-it-s-5-off.timer;");
  }

  @ParameterizedTest
  @CsvSource({"1m,*:*", "10m,*:0/10", "2h,0/2:00", "1d,00:00"})
  void systemdRunsAtSteps(String every, String calendar) {
    assertThat(schedule(temp, "systemd", "--every", every).out())
        .contains("OnCalendar=*-*-* " + calendar + ":00\n")
        .contains("ExecStart=/opt/polyfeed/bin/polyfeed generate --quiet --site " + temp)
        .doesNotContain("NAME", "SITE", "OUTPUT", "COMMAND", "HOUR:");
  }

  @Test
  void foldersOfOtherNamesAreHandedOn() throws IOException {
    Path site = Files.createDirectories(temp.resolve("news"));
    String seeds = Files.createDirectories(temp.resolve("my texts")).toString();
    String[] options = {"--seeds", seeds, "--output", temp.resolve("www").toString()};
    String handed = " --site " + site + " --seeds %s" + seeds + "%s --output " + temp + "/www\n";
    assertThat(schedule(site, "cron", options[0], options[1], options[2], options[3]).out())
        .endsWith(handed.formatted("'", "'"));
    assertThat(schedule(site, "systemd", options[0], options[1], options[2], options[3]).out())
        .contains(handed.formatted("\"", "\""))
        .contains(
            "\nReadWritePaths="
                + site
                + "\nReadWritePaths=\""
                + seeds
                + "\"\nReadWritePaths="
                + temp
                + "/www\n");
  }

  @Test
  void whatIsGeneratedIsPublishedToo() {
    assertThat(schedule(temp, "cron", "--publish").out())
        .contains(
            " * * * LC_ALL=C.UTF-8 /opt/polyfeed/bin/polyfeed generate --quiet --site "
                + temp
                + " && LC_ALL=C.UTF-8 /opt/polyfeed/bin/polyfeed publish --quiet --site "
                + temp
                + "\n");
    assertThat(schedule(temp, "systemd", "--publish").out())
        .contains(
            "ExecStart=/opt/polyfeed/bin/polyfeed generate --quiet --site "
                + temp
                + "\nExecStart=/opt/polyfeed/bin/polyfeed publish --quiet --site "
                + temp
                + "\n")
        .doesNotContain("PrivateNetwork");
    assertThat(schedule(temp, "systemd").out()).contains("\nPrivateNetwork=yes\n");
    assertThat(schedule(temp, "github", "--publish").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aNameWithALineEndIsRefused() throws IOException {
    Path site = Files.createDirectories(temp.resolve("a\nb"));
    Ran ran = schedule(site, "cron");
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).startsWith("no scheduler can be told of a folder whose name has");
  }

  @ParameterizedTest
  @ValueSource(strings = {"news", "it's 5% \"off\": $x \\", "خبر"})
  void systemdTakesTheUnits(String folder) throws Exception {
    Tool systemd = Tool.find("systemd-analyze", "systemd");
    Path site = Files.createDirectories(temp.resolve(folder));
    String units =
        schedule(site, "systemd", "--every", "15m", "--publish")
            .out()
            .replace("/opt/polyfeed/bin/polyfeed", "/bin/true")
            .replace("User=www-data", "User=root");
    String[] files = units.split("# /etc/systemd/system/");
    assertThat(files).hasSize(3);
    List<String> arguments = new ArrayList<>(List.of("verify"));
    Path folderOfUnits = Files.createDirectories(temp.resolve("units"));
    for (String file : List.of(files).subList(1, 3)) {
      String name = file.substring(0, file.indexOf('\n')).replaceFirst(";.*", "");
      Path unit = Files.writeString(folderOfUnits.resolve(name), "# " + file);
      arguments.add(unit.toString());
    }
    Tool.Run run = systemd.run(temp, arguments);
    assertThat(run.printed()).doesNotContain(folderOfUnits.toString());
    assertThat(run.code()).as(run.printed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7m", "60m", "0m", "5h", "2d", "often", "5"})
  void stepsThatFillNoHourAreRefused(String every) {
    Ran ran = schedule(temp, "cron", "--every", every);
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("--every " + every + ": it must be minutes that fill an hour");
  }
}
