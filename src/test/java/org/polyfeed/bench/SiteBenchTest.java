package org.polyfeed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sites of growing size in processes of their own, as a user runs them. Time and memory are printed
 * and decide nothing: counts of files do. Runs from nothing are also told stage by stage, in
 * processes that are recorded, which are slower.
 */
@Tag("bench")
class SiteBenchTest {

  private static final int LOCALES = 8;

  @Test
  void tenTimesTheStoriesCostTenTimesAsMuch(@TempDir Path folder) throws Exception {
    System.out.println("stories x locales   mode       wall s   peak MB     files");
    for (int stories : List.of(125, 1250)) {
      Path site = folder.resolve("site-" + stories);
      Workload.write(site, stories);
      long fresh = run(site, stories, "from nothing");
      long again = run(site, stories, "unchanged");
      assertThat(again).isEqualTo(fresh);
      recorded(folder.resolve("recorded-" + stories), stories, folder.resolve("recording.jfr"));
      assertThat(fresh).isGreaterThan((long) stories * LOCALES);
    }
  }

  private static void recorded(Path site, int stories, Path recording)
      throws IOException, InterruptedException {
    Workload.write(site, stories);
    Instant start = Instant.now();
    run(
        site,
        stories,
        "recorded",
        "-XX:FlightRecorderOptions=stackdepth=512",
        "-XX:StartFlightRecording=settings=profile,jdk.ExecutionSample#period=%d ms,"
                .formatted(Stages.PERIOD)
            + "jdk.NativeMethodSample#period=%d ms,filename=%s".formatted(Stages.PERIOD, recording),
        "-Xlog:jfr*=off");
    Stages stages = Stages.of(recording);
    System.out.print(stages.table(start));
    assertThat(stages.unseen()).as("stages of which nothing was seen").isEmpty();
  }

  /** Runs the command in a process of its own; the number of files that the site has then. */
  private static long run(Path site, int stories, String mode, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.polyfeed.cli.Main", "generate", "--quiet"));
    command.addAll(List.of("--site", site.toString()));
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).inheritIO().start();
    long peak = 0;
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakKilobytes(process.pid()));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(process.exitValue()).isZero();
    long files = files(site.resolve("output"));
    System.out.printf(
        Locale.ROOT,
        "%7d x %d         %-12s %7.2f   %7d   %7d%n",
        stories,
        LOCALES,
        mode,
        seconds,
        peak / 1024,
        files);
    return files;
  }

  /** What Linux says was the most memory that the process has held; 0 elsewhere. */
  private static long peakKilobytes(long process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(Files::isRegularFile).count();
    }
  }
}
