package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        .contains("--site \"" + temp + "/it's 5%% off\" --output")
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

  @ParameterizedTest
  @ValueSource(strings = {"7m", "60m", "0m", "5h", "2d", "often", "5"})
  void stepsThatFillNoHourAreRefused(String every) {
    Ran ran = schedule(temp, "cron", "--every", every);
    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.err()).contains("--every " + every + ": it must be minutes that fill an hour");
  }
}
