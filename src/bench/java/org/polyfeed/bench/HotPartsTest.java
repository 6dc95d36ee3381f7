package org.polyfeed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link HotPartsBenchmark}, and prints time and bytes allocated for each part. */
@Tag("jmh")
class HotPartsTest {

  @Test
  void printsWhatEachPartCosts() throws Exception {
    assertThat(
            new Runner(
                    new OptionsBuilder()
                        .include(HotPartsBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run())
        .isNotEmpty();
  }
}
