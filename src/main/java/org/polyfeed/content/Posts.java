package org.polyfeed.content;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.polyfeed.article.FormerPath;
import org.polyfeed.problem.Problems;

/** What posts of all programs have in common. */
record Posts(Problems problems) {

  /** Aliases are paths, whatever the site. */
  private static final URI ANY_SITE = URI.create("https://site.example/");

  /**
   * A post that can be an article; nothing, and a warning, where it has no text.
   *
   * @param heading that its text begins with, or empty
   */
  Optional<Post> checked(Post post, String heading) {
    boolean shows = post.text().matches("(?s).*(!\\[|<(img|video|audio|iframe|figure|svg)\\b).*");
    if (post.words().isEmpty() && !shows) {
      problems.warning(post.source(), 0, "left out: it has no text");
      return Optional.empty();
    }
    return Optional.of(post.title().isEmpty() ? titled(post, heading) : post);
  }

  private static Post titled(Post post, String heading) {
    return new Post(
        post.source(),
        post.id(),
        post.url(),
        heading,
        post.published(),
        post.updated(),
        post.undated(),
        post.authors(),
        post.topics(),
        post.summary(),
        post.text(),
        post.words(),
        post.extension(),
        post.language(),
        post.group(),
        post.story(),
        post.further(),
        post.files());
  }

  static String written(OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }

  /** The picture that stands for a post, as themes call it; a path of the site becomes a file. */
  static Optional<Map<String, Object>> image(Params params, UnaryOperator<String> reference) {
    Params cover =
        params.below("cover").keys().isEmpty() ? params.below("image") : params.below("cover");
    Optional<String> source =
        params.texts("images").stream()
            .findFirst()
            .or(() -> cover.text("image", "path", "src", "url"))
            .or(
                () ->
                    params.text(
                        "image",
                        "featured_image",
                        "featuredImage",
                        "cover",
                        "thumbnail",
                        "banner"));
    Optional<String> alt =
        cover.text("alt").or(() -> params.text("image_alt", "featuredImageAlt", "imageAlt"));
    return source
        .map(reference)
        .filter(Posts::canStand)
        .map(
            found -> {
              Map<String, Object> image = new LinkedHashMap<>();
              image.put("src", found);
              alt.ifPresent(words -> image.put("alt", words));
              return image;
            });
  }

  static Optional<List<Map<String, Object>>> recordings(
      Params params, String key, UnaryOperator<String> reference) {
    List<Map<String, Object>> all =
        params.texts(key).stream()
            .map(reference)
            .filter(Posts::canStand)
            .map(found -> Map.<String, Object>of("src", found))
            .toList();
    return Optional.of(all).filter(found -> !found.isEmpty());
  }

  /**
   * Paths at which a post stood before; a warning for each at which no file can stand.
   *
   * @param folder from which those count that begin with no slash
   */
  Optional<List<String>> aliases(Params params, String key, String folder) {
    List<String> aliases = new ArrayList<>();
    for (String written : params.texts(key)) {
      Optional<String> path =
          written.startsWith("/")
              ? Optional.of(written)
              : Paths.resolved(folder, written)
                  .map(found -> "/" + found + (written.endsWith("/") ? "/" : ""));
      Optional<String> alias = path.flatMap(found -> FormerPath.of(found, ANY_SITE));
      alias.ifPresent(aliases::add);
      if (alias.isEmpty()) {
        problems.warning(
            params.fields().file(),
            params.line(key),
            "its alias '" + written + "' can be no file; let the host lead on from it");
      }
    }
    return Optional.of(aliases.stream().distinct().toList()).filter(some -> !some.isEmpty());
  }

  /** A URL, or a file that is carried: never a path of the old site. */
  private static boolean canStand(String reference) {
    return reference.matches("(?i)https?://[!-~]+")
        || (!reference.startsWith("/") && !reference.contains("://"));
  }
}
