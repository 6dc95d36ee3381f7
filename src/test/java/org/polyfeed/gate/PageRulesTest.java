package org.polyfeed.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.polyfeed.problem.Problems;
import org.polyfeed.target.OutputPath;

/** What a page is known by from another changes nothing of what is found in it. */
final class PageRulesTest {

  private static final List<String> FOLDERS = List.of("", "a/", "a/b/", "a/%41/", "م/", "م/a/b/");

  private static final List<String> LINKS =
      List.of(
          "",
          "a/",
          "b/",
          "../",
          "../a/",
          "../../a/b/",
          "../../../",
          "../%D9%85/",
          "../م/",
          "./a",
          "b/../../a/",
          "%41/",
          "a/%41/",
          "?q",
          "../?q",
          "#top",
          "../#x",
          "x.html",
          "/a/",
          "//a/",
          "..//a/",
          "mailto:a",
          "../mailto:a",
          "https://news.example/a/",
          "https://news.example/%D9%85/",
          "https://news.example/a/?q",
          "https://news.example/a/%3Fq",
          "https://news.example/x",
          "../https://news.example/a/",
          "https://sea.example/a/");

  private static final List<String> TAGS =
      List.of(
          "<a href=\"%\">",
          "<img src='%'>",
          "<link rel=\"canonical\" href=\"%\">",
          "<link rel=\"alternate\" type=\"x\" href=\"%\">",
          "<link rel=\"icon\" href=\"%\">",
          "<img srcset=\"% 2x\">");

  private static final StandingSite NOTHING =
      new StandingSite() {
        @Override
        public Collection<OutputPath> paths() {
          return List.of();
        }

        @Override
        public Optional<byte[]> bytes(OutputPath path) {
          return Optional.empty();
        }

        @Override
        public boolean holdsFileOfOthers(String path) {
          return false;
        }
      };

  private static Map<String, String> pages(Random chance) {
    Map<String, String> pages = new TreeMap<>();
    for (String folder : FOLDERS) {
      if (chance.nextInt(4) > 0) {
        StringBuilder markup =
            new StringBuilder(chance.nextInt(20) == 0 ? "<base href=\"/\">" : "");
        for (int i = chance.nextInt(6); i >= 0; i--) {
          String tag = TAGS.get(chance.nextInt(TAGS.size()));
          markup.append(tag.replace("%", LINKS.get(chance.nextInt(LINKS.size()))));
        }
        pages.put(folder + "index.html", markup.toString());
      }
    }
    return pages;
  }

  /** What is said of each page, in the order of pages. */
  private static List<String> said(PageRules rules, Map<String, String> pages) {
    pages.forEach(
        (path, markup) -> rules.judge(path, path, path, markup.getBytes(StandardCharsets.UTF_8)));
    Problems problems = new Problems();
    rules.conclude(problems);
    List<String> said = new ArrayList<>();
    problems.all().forEach(problem -> said.add(problem.message().replaceAll("; so do.*", "")));
    return said.stream().sorted().distinct().toList();
  }

  @Test
  void pagesTogetherHaveTheFaultsThatTheyHaveAlone() {
    for (int seed = 0; seed < 3_000; seed++) {
      Map<String, String> pages = pages(new Random(seed));
      Destinations destinations =
          new Destinations(
              URI.create("https://news.example/"),
              pages.keySet().stream().map(OutputPath::new).toList(),
              NOTHING);
      List<String> alone =
          pages.entrySet().stream()
              .flatMap(
                  page ->
                      said(new PageRules(destinations), Map.of(page.getKey(), page.getValue()))
                          .stream())
              .map(message -> message.replaceAll("; mend.*", ""))
              .sorted()
              .distinct()
              .toList();
      List<String> together =
          said(new PageRules(destinations), pages).stream()
              .map(message -> message.replaceAll("; mend.*", ""))
              .sorted()
              .distinct()
              .toList();
      assertThat(together).as("seed %s: %s", seed, pages).isEqualTo(alone);
    }
  }
}
