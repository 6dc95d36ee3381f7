package org.polyfeed.content;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.polyfeed.article.Links;
import org.polyfeed.seed.SeedFile;

/** Finds the files that pages refer to, and decides where they go among the seeds. */
final class Assets {

  private final ContentFiles files;
  private final SiteUrls urls;
  private final List<String> roots;
  private final Map<String, Path> places = new HashMap<>();

  /**
   * @param roots the folders whose files stand at the root of the site, in the order in which they
   *     are asked; an empty one is the folder of the site itself
   */
  Assets(ContentFiles files, SiteUrls urls, List<String> roots) {
    this.files = files;
    this.urls = urls;
    this.roots = List.copyOf(roots);
  }

  /**
   * A page whose references are looked at.
   *
   * @param path at which it stands, from the root of the site
   * @param folder of its file, from the folder of the site
   * @param seeds the folder of its seed, from that of the seeds
   * @param carried takes the files that it refers to, by where they go
   */
  record Place(String path, String folder, String seeds, Map<String, Path> carried) {}

  /** A reference as the seed is to have it. */
  String reference(String written, Place page) {
    String given = written.strip();
    if (given.isEmpty() || given.startsWith("#") || given.startsWith("?")) {
      return written;
    }
    String bare = given.replaceFirst("[?#].*$", "");
    String rest = given.substring(bare.length());
    Optional<String> path = urls.path(given, page.path());
    if (path.isEmpty()) {
      return written;
    }
    boolean relative = !bare.startsWith("/") && !bare.contains("://");
    Optional<String> beside = relative ? beside(Links.decoded(bare), page) : Optional.empty();
    Optional<String> name = beside.or(() -> atRoot(path.get(), page));
    if (name.isPresent()) {
      String reached = Paths.relative(page.seeds(), name.get());
      boolean same = reached.equals(Links.decoded(bare).replaceFirst("^(\\./)+", ""));
      return same ? written : encoded(reached) + rest;
    }
    // What leads to another page leads there from everywhere.
    return relative && urls.isKnown() ? urls.of(path.get()) + rest : written;
  }

  /** A file or URL that stands for a page, which themes also count from the root of the site. */
  String ofPage(String written, Place page) {
    String bare = written.strip().replaceFirst("^/+", "");
    boolean path = !bare.contains(":") && !bare.isEmpty();
    Optional<String> found =
        path
            ? beside(Links.decoded(bare), page).or(() -> atRoot("/" + Links.decoded(bare), page))
            : Optional.empty();
    if (found.isPresent()) {
      return encoded(Paths.relative(page.seeds(), found.get()));
    }
    String reference = reference(written, page);
    return reference.startsWith("/") && !reference.startsWith("//") && urls.isKnown()
        ? urls.of(reference)
        : reference;
  }

  /** So that no letter of a name ends a reference, in Markdown either. */
  private static String encoded(String name) {
    return SiteUrls.encoded(name.replace("%", "%25"))
        .replace("#", "%23")
        .replace("?", "%3F")
        .replace("(", "%28")
        .replace(")", "%29");
  }

  /** Takes a file along that lies in the folder of a page. */
  Optional<String> beside(String name, Place page) {
    return Paths.resolved(page.folder(), name)
        .filter(ContentFiles::isCarried)
        .flatMap(
            source ->
                files
                    .at(source)
                    .flatMap(
                        path ->
                            Paths.resolved(page.seeds(), name)
                                .flatMap(there -> carry(there, path, page))));
  }

  /** Takes all files along that lie in the folder of a page, which is a bundle. */
  void takeAll(Place page) {
    for (SeedFile file : files.below(page.folder(), any -> false)) {
      beside(file.name().substring(page.folder().length() + 1), page);
    }
  }

  private Optional<String> atRoot(String path, Place page) {
    String name = path.substring(1);
    if (!ContentFiles.isCarried(name) || name.isEmpty()) {
      return Optional.empty();
    }
    for (String root : roots) {
      Optional<Path> found = files.at(root.isEmpty() ? name : root + "/" + name);
      if (found.isPresent()) {
        return carry(name, found.get(), page);
      }
    }
    return Optional.empty();
  }

  private Optional<String> carry(String name, Path source, Place page) {
    Path first = places.putIfAbsent(name, source);
    if (first != null && !first.equals(source)) {
      String other = "static/" + name;
      Path second = places.putIfAbsent(other, source);
      if (second != null && !second.equals(source)) {
        return Optional.empty();
      }
      page.carried().put(other, source);
      return Optional.of(other);
    }
    page.carried().put(name, source);
    return Optional.of(name);
  }
}
