package org.polyfeed.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewFilesTest {

  @TempDir private Path folder;

  @Test
  void whatSomebodyElseHasMadeMeanwhileIsHisEvenIfItIsTheSame() throws IOException {
    NewFiles files = new NewFiles(folder);
    files.add("seeds/a.md", "Text.\n");
    assertThatThrownBy(() -> files.add("seeds/a.md", "Text.\n"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder.resolve("seeds/a.md")).hasContent("Text.");
    try (Stream<Path> left = Files.list(folder.resolve("seeds"))) {
      assertThat(left).hasSize(1);
    }
  }
}
