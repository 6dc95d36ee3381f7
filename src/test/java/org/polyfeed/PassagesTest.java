package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What macros wrote on one page, and is written again on others. */
class PassagesTest {

  @TempDir Path folder;

  @BeforeEach
  void topicsHaveATemplateOfTheirOwn() throws IOException {
    Files.createDirectories(folder.resolve("templates"));
  }

  private SiteOnDisk site(String topic) throws IOException {
    Files.writeString(folder.resolve("templates/topic.vm"), topic);
    return new SiteOnDisk(folder)
        .with(
            "site.yaml",
            "address: https://news.example/\npages: { entries: 1 }\nlocales: { en: {}, de: {}, ar: {} }\n")
        .with("a.en.md", "---\ntitle: Sea\ndate: 2024-01-01\ntopics: [ships, fish]\n---\nText.\n")
        .with("a.de.md", "---\ntitle: Meer\ndate: 2024-01-01\ntopics: [ships]\n---\nText.\n")
        .with("b.en.md", "---\ntitle: Ice\ndate: 2024-01-02\ntopics: [ships, fish]\n---\nText.\n")
        .generated();
  }

  @Test
  void leadFromEachPageToTheSameOnes() throws IOException {
    SiteOnDisk site =
        site(
            """
            #macro(one $entry)<a href="$entry.href">$entry.title</a>
            #foreach($to in $entry.translations)<a href="$to.href">$to.text</a>
            #end#end
            #foreach($entry in $page.headlines)#one($entry)#end
            """);
    assertThat(site.text("en/topics/ships/page/2/index.html"))
        .isEqualTo(
            """
            <a href="../../../../2024/01/sea/">Sea</a>
            <a href="../../../../../de/2024/01/meer/">Deutsch</a>
            """);
    assertThat(site.text("de/topics/ships/index.html"))
        .isEqualTo(
            """
            <a href="../../2024/01/meer/">Meer</a>
            <a href="../../../en/2024/01/sea/">English</a>
            """);
    assertThat(site.text("en/topics/fish/index.html"))
        .isEqualTo("<a href=\"../../2024/01/ice/\">Ice</a>\n");
  }

  @Test
  void doNotHoldWhatIsOfThePage() throws IOException {
    SiteOnDisk site =
        site(
            """
            #macro(one $entry)$entry.title: $page.name, $frame.title
            #end
            #foreach($entry in $page.headlines)#one($entry)#end
            """);
    assertThat(site.text("en/topics/ships/index.html")).startsWith("Ice: ships, ships");
    assertThat(site.text("en/topics/fish/index.html")).startsWith("Ice: fish, fish");
  }

  @Test
  void doNotHoldLinksThatAreMadeOtherwise() throws IOException {
    SiteOnDisk site =
        site(
            """
            #macro(one $entry)$say.of("article.authors", {"authors": "$entry.href"})
            #end
            #macro(two $entry)#if($entry.href.toString().length() > 3)"${entry.href}"#end
            #end
            #foreach($entry in $page.headlines)#one($entry)#two($entry)#end
            """);
    assertThat(site.text("en/topics/ships/index.html"))
        .isEqualTo("By ../../2024/01/ice/\n\"../../2024/01/ice/\"\n");
    assertThat(site.text("en/topics/ships/page/2/index.html"))
        .isEqualTo("By ../../../../2024/01/sea/\n\"../../../../2024/01/sea/\"\n");
  }
}
