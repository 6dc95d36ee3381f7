package org.polyfeed.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.polyfeed.problem.Suggestion;

/** The categories of Apple's directory of podcasts, as of 2019, by which the others go too. */
final class PodcastCategories {

  private static final String BELOW = " > ";

  private static final Map<String, List<String>> ALL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "Arts",
                  List.of(
                      "Books",
                      "Design",
                      "Fashion & Beauty",
                      "Food",
                      "Performing Arts",
                      "Visual Arts")),
              Map.entry(
                  "Business",
                  List.of(
                      "Careers",
                      "Entrepreneurship",
                      "Investing",
                      "Management",
                      "Marketing",
                      "Non-Profit")),
              Map.entry("Comedy", List.of("Comedy Interviews", "Improv", "Stand-Up")),
              Map.entry(
                  "Education",
                  List.of("Courses", "How To", "Language Learning", "Self-Improvement")),
              Map.entry("Fiction", List.of("Comedy Fiction", "Drama", "Science Fiction")),
              Map.entry("Government", List.of()),
              Map.entry(
                  "Health & Fitness",
                  List.of(
                      "Alternative Health",
                      "Fitness",
                      "Medicine",
                      "Mental Health",
                      "Nutrition",
                      "Sexuality")),
              Map.entry("History", List.of()),
              Map.entry(
                  "Kids & Family",
                  List.of("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids")),
              Map.entry(
                  "Leisure",
                  List.of(
                      "Animation & Manga",
                      "Automotive",
                      "Aviation",
                      "Crafts",
                      "Games",
                      "Hobbies",
                      "Home & Garden",
                      "Video Games")),
              Map.entry("Music", List.of("Music Commentary", "Music History", "Music Interviews")),
              Map.entry(
                  "News",
                  List.of(
                      "Business News",
                      "Daily News",
                      "Entertainment News",
                      "News Commentary",
                      "Politics",
                      "Sports News",
                      "Tech News")),
              Map.entry(
                  "Religion & Spirituality",
                  List.of(
                      "Buddhism",
                      "Christianity",
                      "Hinduism",
                      "Islam",
                      "Judaism",
                      "Religion",
                      "Spirituality")),
              Map.entry(
                  "Science",
                  List.of(
                      "Astronomy",
                      "Chemistry",
                      "Earth Sciences",
                      "Life Sciences",
                      "Mathematics",
                      "Natural Sciences",
                      "Nature",
                      "Physics",
                      "Social Sciences")),
              Map.entry(
                  "Society & Culture",
                  List.of(
                      "Documentary",
                      "Personal Journals",
                      "Philosophy",
                      "Places & Travel",
                      "Relationships")),
              Map.entry(
                  "Sports",
                  List.of(
                      "Baseball",
                      "Basketball",
                      "Cricket",
                      "Fantasy Sports",
                      "Football",
                      "Golf",
                      "Hockey",
                      "Rugby",
                      "Running",
                      "Soccer",
                      "Swimming",
                      "Tennis",
                      "Volleyball",
                      "Wilderness",
                      "Wrestling")),
              Map.entry("Technology", List.of()),
              Map.entry("True Crime", List.of()),
              Map.entry(
                  "TV & Film",
                  List.of(
                      "After Shows",
                      "Film History",
                      "Film Interviews",
                      "Film Reviews",
                      "TV Reviews"))));

  private PodcastCategories() {}

  /** A category as people write it: {@code News > Politics}, {@code news}, {@code Politics}. */
  static Optional<Podcast.Category> parse(String text) {
    String wanted = bare(text);
    return ALL.entrySet().stream()
        .flatMap(one -> all(one.getKey(), one.getValue()))
        .filter(
            one ->
                bare(name(one)).equals(wanted)
                    || one.below().filter(below -> bare(below).equals(wanted)).isPresent())
        .findFirst();
  }

  /** What is probably meant, or else all that there are above others. */
  static String after(String text) {
    List<String> names =
        ALL.entrySet().stream()
            .flatMap(one -> all(one.getKey(), one.getValue()))
            .flatMap(one -> Stream.concat(Stream.of(name(one)), one.below().stream()))
            .toList();
    String meant = Suggestion.after(text, names);
    return meant.isEmpty() ? "; there are " + String.join(", ", ALL.keySet()) : meant;
  }

  private static Stream<Podcast.Category> all(String name, List<String> below) {
    return Stream.concat(
        Stream.of(new Podcast.Category(name, Optional.empty())),
        below.stream().map(one -> new Podcast.Category(name, Optional.of(one))));
  }

  private static String name(Podcast.Category category) {
    return category.name() + category.below().map(below -> BELOW + below).orElse("");
  }

  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "").replace("and", "&");
  }
}
