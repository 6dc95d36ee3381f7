package org.polyfeed.readers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.polyfeed.FileTree;
import org.polyfeed.SiteOnDisk;

/**
 * The sites that readers and browsers try: the project's own, and one with all that a site may
 * have. They are made once for all tests, and no test may change them.
 */
final class Sites implements ArgumentsProvider {

  @Override
  public Stream<Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    Served served =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(Sites.class))
            .computeIfAbsent("sites", key -> Served.generate(), Served.class);
    return Stream.of(Arguments.of(served.own), Arguments.of(served.rich));
  }

  private record Served(Path folder, ServedSite own, ServedSite rich) implements AutoCloseable {

    static Served generate() {
      try {
        Path folder = Files.createTempDirectory("sites");
        FileTree.copy(Path.of("seeds"), folder.resolve("own/seeds"));
        SiteOnDisk own = new SiteOnDisk(folder.resolve("own")).generated();
        SiteOnDisk rich = RichSite.in(folder.resolve("rich"));
        return new Served(
            folder,
            ServedSite.of("own", "https://polyfeed.example/", own),
            ServedSite.of("rich", RichSite.ADDRESS, rich));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      own.host().close();
      rich.host().close();
      FileTree.delete(folder);
    }
  }
}
