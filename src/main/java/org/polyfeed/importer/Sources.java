package org.polyfeed.importer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.polyfeed.problem.Problems;

/** Opens what the user names: files, folders, standard input, addresses on the web. */
final class Sources {

  /** As command lines have it since the seventies. */
  private static final String STANDARD_INPUT = "-";

  /** Those of files that feeds are kept in. */
  private static final Set<String> ENDINGS = Set.of("xml", "rss", "atom", "rdf", "json", "wxr");

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:(//)?.*");

  private final InputStream standardInput;
  private final Web web;
  private final long most;
  private final Problems problems;

  /**
   * @param most that a document may have, in bytes
   */
  Sources(InputStream standardInput, Web web, long most, Problems problems) {
    this.standardInput = standardInput;
    this.web = web;
    this.most = most;
    this.problems = problems;
  }

  /**
   * The documents of a source; an error where there are none.
   *
   * @throws IOException if the disk or network fails
   */
  List<Document> open(String source) throws IOException {
    if (source.equals(STANDARD_INPUT)) {
      return bytes("standard input", standardInput)
          .map(bytes -> List.of(document("standard input", bytes, true)))
          .orElse(List.of());
    }
    if (source.toLowerCase(Locale.ROOT).matches("https?://.*")) {
      return fetch(source).stream().toList();
    }
    try {
      Path path = Path.of(source);
      if (Files.isDirectory(path)) {
        return folder(path);
      }
      if (Files.exists(path)) {
        return file(path, source, true).stream().toList();
      }
    } catch (InvalidPathException e) {
      // Said below, as of names that no file has.
    }
    problems.error(
        source,
        0,
        SCHEME.matcher(source).matches()
            ? "only http and https addresses are fetched"
            : "there is no such file or folder");
    return List.of();
  }

  /**
   * What is at an address.
   *
   * @throws IOException if the network fails
   */
  Optional<Document> fetch(String address) throws IOException {
    try {
      return Optional.of(web.get(new URI(address)));
    } catch (URISyntaxException e) {
      problems.error(address, 0, "it is no address");
    } catch (Unusable e) {
      problems.error(address, 0, e.reason());
    }
    return Optional.empty();
  }

  private List<Document> folder(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes) {
            boolean hidden =
                !found.equals(folder) && found.getFileName().toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) {
            String name = found.getFileName().toString().toLowerCase(Locale.ROOT);
            boolean wanted = ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
            if (attributes.isRegularFile() && wanted && !name.startsWith(".")) {
              files.add(found);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    List<Document> documents = new ArrayList<>();
    for (Path file : files) {
      file(file, file.toString().replace('\\', '/'), false).ifPresent(documents::add);
    }
    if (files.isEmpty()) {
      problems.error(
          folder.toString(),
          0,
          "no file in it is called like a feed: .xml, .rss, .atom, .rdf, .json; nor is it a site of"
              + " Hugo, Jekyll or Zola, which have a file of settings and a folder of content; pages"
              + " that were scraped want --scraped");
    }
    return documents;
  }

  private Optional<Document> file(Path file, String name, boolean asked) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return bytes(name, in).map(bytes -> document(name, bytes, asked));
    }
  }

  private static Document document(String name, byte[] bytes, boolean asked) {
    return new Document(name, bytes, Optional.empty(), Optional.empty(), asked);
  }

  private Optional<byte[]> bytes(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > most) {
      problems.error(name, 0, Web.tooLarge(most));
      return Optional.empty();
    }
    return Optional.of(bytes);
  }
}
