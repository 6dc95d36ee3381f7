package org.polyfeed.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyfeed.problem.Problems;

/** Ledgers of any text whatever: read, or refused with a reason. */
final class LedgerFuzzTest {

  private static final String LINE =
      "{\"article\":\"a/en\",\"id\":\"tag:n.example,2024:a/en\",\"first\":\"2024-01-01T00:00:00Z\","
          + "\"updated\":\"2024-01-01T00:00:00Z\",\"hash\":\"0\",\"slug\":\"a\","
          + "\"addresses\":{\"en\":[\"/en/2024/01/a/\"]},\"volumes\":{\"en\":1}}\n";

  static Stream<String> ledgers() {
    String head = "{\"polyfeed\":1,\"authority\":\"n.example,2024\"}\n";
    return Stream.of(
        head + LINE,
        head + LINE + LINE,
        head + "<<<<<<< HEAD\n" + LINE + "=======\n",
        head + LINE.replace("[\"/en", "[{\"a\":1},\"/../en"),
        "{\"polyfeed\":2}\n",
        "[]\nnull\n{\n");
  }

  @MethodSource("ledgers")
  @FuzzTest
  void whatIsReadIsWrittenAsItWas(@NotNull String text) {
    Ledger ledger = new Ledger();
    Problems problems = new Problems();
    new LedgerFile("seeds/ledger.jsonl", problems)
        .read(text.getBytes(StandardCharsets.UTF_8), ledger);
    if (!problems.hasErrors()) {
      Ledger again = new Ledger();
      new LedgerFile("seeds/ledger.jsonl", problems).read(LedgerFile.write(ledger), again);
      assertThat(again.lines()).isEqualTo(ledger.lines());
      assertThat(again.sections()).isEqualTo(ledger.sections());
    }
  }
}
