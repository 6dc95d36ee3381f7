package org.polyfeed.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.polyfeed.target.Coding;
import org.polyfeed.target.MediaTypes;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Target;

/** Which files have compressed twins, and how these are made. Safe to share between threads. */
public final class Twins {

  /** In bytes: what is smaller goes into one packet as it is. */
  private static final long LEAST = 1_000;

  /** Of ten bytes, as many as must be left at most. */
  private static final long MOST_OF_TEN = 9;

  private final List<Coding> codings;
  private final Set<String> files;
  private final Set<String> folders;

  private Twins(List<Coding> codings, Set<String> files, Set<String> folders) {
    this.codings = List.copyOf(codings);
    this.files = files;
    this.folders = folders;
  }

  /** For sites without twins. */
  public static Twins none() {
    return new Twins(List.of(), Set.of(), Set.of());
  }

  /**
   * In those codings that this platform has.
   *
   * @param lacking takes the reason why one of them cannot be
   */
  public static Twins in(List<Coding> codings, Consumer<String> lacking) {
    List<Coding> usable = new ArrayList<>(codings);
    if (usable.contains(Coding.BROTLI)) {
      Brotli.fault()
          .ifPresent(
              fault -> {
                lacking.accept(fault);
                usable.remove(Coding.BROTLI);
              });
    }
    return new Twins(usable, Set.of(), Set.of());
  }

  /** The same, which leaves to these targets the names that they have. */
  Twins beside(List<Target> targets) {
    if (codings.isEmpty()) {
      return this;
    }
    Set<String> paths = new HashSet<>();
    Set<String> above = new HashSet<>();
    for (Target target : targets) {
      String path = target.path().value();
      paths.add(path);
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        above.add(path.substring(0, slash));
      }
    }
    return new Twins(codings, paths, above);
  }

  /** In which codings a file may have a twin, if that saves something. */
  List<Coding> of(OutputPath file) {
    return MediaTypes.isCompressible(file)
        ? codings.stream().filter(coding -> isFree(file, coding)).toList()
        : List.of();
  }

  private boolean isFree(OutputPath file, Coding coding) {
    return coding
        .twin(file)
        .map(OutputPath::value)
        .filter(twin -> !files.contains(twin) && !folders.contains(twin))
        .isPresent();
  }

  /** Targets that have the names of twins of a file. */
  List<OutputPath> hiding(OutputPath file) {
    return codings.stream()
        .flatMap(coding -> coding.twin(file).stream())
        .filter(twin -> files.contains(twin.value()))
        .toList();
  }

  /**
   * Writes the twin of a file into one that is not there yet, unless it would save too little.
   *
   * @return its size in bytes; 0 where there is to be none
   */
  static long write(Path file, Coding coding, Path twin) throws IOException {
    long whole = Files.size(file);
    if (whole < LEAST) {
      return 0;
    }
    try (OutputStream out =
            Files.newOutputStream(twin, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream compressing =
            switch (coding) {
              case GZIP -> new Gzip(out);
              case BROTLI -> Brotli.to(out);
            }) {
      Files.copy(file, compressing);
    }
    long size = Files.size(twin);
    if (size * 10 <= whole * MOST_OF_TEN) {
      return size;
    }
    Files.delete(twin);
    return 0;
  }
}
