package org.polyfeed.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a run spent at which stage, by the samples of a flight recording: a stage is known by who
 * called, so the program need not tell. Nobody samples starting Java, compiling and collecting.
 */
final class Stages {

  /** Between two samples, in milliseconds. */
  static final int PERIOD = 10;

  private static final String REST = "start and rest";

  /** In the order in which they call each other, innermost first. */
  private static final Map<String, List<String>> CALLERS = new LinkedHashMap<>();

  static {
    CALLERS.put("gate", List.of("gate."));
    CALLERS.put("render", List.of("Press.render"));
    CALLERS.put(
        "heads",
        List.of(
            "article.ArticleParser.heads",
            "article.ArticleParser.read",
            "article.ArticleParser.lambda$read"));
    CALLERS.put("scan", List.of("seed.SeedScanner.scan", "seed.SourceFiles.of"));
    CALLERS.put("plan", List.of("Planner.plan"));
    CALLERS.put("write", List.of("output.", "ledger.Ledger.write", "article.HeadCache.keep"));
  }

  /** The order of a run. */
  private static final List<String> ORDER =
      List.of("scan", "heads", "plan", "render", "gate", "write", REST);

  private final Map<String, Stage> stages = new LinkedHashMap<>();

  private static final class Stage {
    private Optional<Instant> first = Optional.empty();
    private Instant last = Instant.MIN;
    private long samples;
    private long allocated;
    private long heap;
  }

  private Stages() {
    ORDER.forEach(name -> stages.put(name, new Stage()));
  }

  /** Reads a recording. */
  static Stages of(Path recording) throws IOException {
    List<RecordedEvent> events = new ArrayList<>(RecordingFile.readAllEvents(recording));
    events.sort(Comparator.comparing(RecordedEvent::getStartTime));
    Stages stages = new Stages();
    String now = REST;
    for (RecordedEvent event : events) {
      switch (event.getEventType().getName()) {
        case "jdk.ExecutionSample", "jdk.NativeMethodSample" -> {
          now = name(event);
          stages.sampled(now, event.getStartTime());
        }
        case "jdk.ObjectAllocationSample" ->
            stages.stages.get(name(event)).allocated += event.getLong("weight");
        case "jdk.GCHeapSummary" -> {
          Stage stage = stages.stages.get(now);
          stage.heap = Math.max(stage.heap, event.getLong("heapUsed"));
        }
        default -> {
          // Of no use here.
        }
      }
    }
    return stages;
  }

  /** Those of which nothing was seen: their callers have other names now. */
  List<String> unseen() {
    return stages.entrySet().stream()
        .filter(stage -> stage.getValue().samples == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void sampled(String name, Instant at) {
    Stage stage = stages.get(name);
    stage.first = stage.first.or(() -> Optional.of(at));
    stage.last = at;
    stage.samples++;
  }

  private static String name(RecordedEvent event) {
    if (event.getStackTrace() == null) {
      return REST;
    }
    List<String> frames =
        event.getStackTrace().getFrames().stream()
            .map(RecordedFrame::getMethod)
            .map(method -> method.getType().getName() + "." + method.getName())
            .filter(name -> name.startsWith("org.polyfeed."))
            .map(name -> name.substring("org.polyfeed.".length()))
            .toList();
    return CALLERS.entrySet().stream()
        .filter(stage -> stage.getValue().stream().anyMatch(caller -> called(frames, caller)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(REST);
  }

  private static boolean called(List<String> frames, String caller) {
    return frames.stream().anyMatch(frame -> frame.startsWith(caller));
  }

  /** A line for each stage: CPU by samples, from when to when, what it allocated, the heap. */
  String table(Instant start) {
    StringBuilder table =
        new StringBuilder("   stage            CPU s   from s  to s   allocated MB   heap MB\n");
    stages.forEach(
        (name, stage) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "   %-14s %7.2f  %6s %6s   %12d %9d%n",
                    name,
                    stage.samples * PERIOD / 1_000.0,
                    stage.first.map(at -> seconds(start, at)).orElse(""),
                    stage.first.map(at -> seconds(start, stage.last)).orElse(""),
                    stage.allocated / 1_000_000,
                    stage.heap / 1_000_000)));
    return table.toString();
  }

  private static String seconds(Instant from, Instant to) {
    return String.format(Locale.ROOT, "%.1f", Duration.between(from, to).toMillis() / 1_000.0);
  }
}
