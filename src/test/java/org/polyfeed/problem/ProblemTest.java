package org.polyfeed.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void controlsAreShownAndSteerNoTerminal() {
    assertThat(new Problem(Severity.WARNING, "a\u001b.md", 3, "'\0\u009b1m' is\nodd"))
        .hasToString("a\u241b.md:3: warning: '\u2400\ufffd1m' is\nodd");
  }
}
