package org.polyfeed.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfeed.readers.Tool;

/** What becomes of folders that Hugo, Jekyll and Zola make sites of, and of scraped pages. */
final class ImportFoldersTest {

  private static final String HUGO =
      """
      baseURL = "https://old.example/"
      title = "A log"
      languageCode = "en-GB"
      """;

  private static final String HUGO_IN_TWO =
      """
      baseURL: https://old.example/
      title: A log
      languages:
        en: { weight: 1 }
        fr: { weight: 2, title: Un journal }
      """;

  private static final String ZOLA =
      """
      base_url = "https://zola.example"
      title = "Z"
      [languages.fr]
      title = "Zf"
      """;

  @TempDir private Path temp;

  private Path site;

  private Path old;

  @BeforeEach
  void make() throws IOException {
    site = Files.createDirectory(temp.resolve("site"));
    old = Files.createDirectory(temp.resolve("old"));
  }

  private void file(String name, String text) throws IOException {
    file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void file(String name, byte[] bytes) throws IOException {
    Path file = old.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private Ran imported(String... options) {
    List<String> all = new ArrayList<>(List.of(old.toString()));
    all.addAll(List.of(options));
    return Ran.importing(site, all.toArray(String[]::new));
  }

  private List<String> seeds() throws IOException {
    Path seeds = site.resolve("seeds");
    if (!Files.isDirectory(seeds)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(seeds)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> seeds.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** A seed without the mark of its import. */
  private String seed(String name) throws IOException {
    return Files.readString(site.resolve("seeds").resolve(name))
        .replaceFirst("# imported [0-9a-f]+\n", "");
  }

  private void generates() {
    Ran ran = Ran.generate(site);
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  private void refused(String... said) throws IOException {
    Ran ran = imported();
    assertThat(ran.err()).contains(said).endsWith("Nothing was imported.\n");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(seeds()).isEmpty();
  }

  /** The items of an RSS feed in their order: id and time. */
  private static List<String> items(Path feed) throws IOException {
    List<String> items = new ArrayList<>();
    Matcher item =
        Pattern.compile("<item>(.*?)</item>", Pattern.DOTALL).matcher(Files.readString(feed));
    while (item.find()) {
      String id = item.group(1).replaceFirst("(?s).*<guid[^>]*>(.*?)</guid>.*", "$1");
      String time = item.group(1).replaceFirst("(?s).*<pubDate>(.*?)</pubDate>.*", "$1");
      Instant at =
          Instant.from(
              DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss [Z][zzz]", Locale.ENGLISH)
                  .parse(time));
      items.add(id.replace("&#43;", "+") + " " + at);
    }
    return items;
  }

  @Test
  void feedsOfASiteOfHugoAndOfPolyfeedHaveTheSameItems() throws Exception {
    Tool hugo = Tool.find("hugo", "hugo");
    file("config.yaml", HUGO_IN_TWO);
    file("layouts/_default/single.html", "{{ .Content }}");
    file("layouts/_default/list.html", "");
    file("content/posts/_index.md", "---\ntitle: Posts\n---\n");
    file("content/posts/Ferry_One.md", "---\ntitle: Ferry\ndate: 2024-04-02\n---\nIt sails.\n");
    file("content/posts/Ferry_One.fr.md", "---\ntitle: Bac\ndate: 2024-04-02\n---\nIl part.\n");
    file(
        "content/posts/toml.md",
        "+++\ntitle = \"T\"\ndate = 2024-04-03T10:00:00+02:00\nslug = \"My Slug!\"\n+++\nText.\n");
    file("content/posts/json.md", "{\n\t\"title\": \"J\",\n\t\"date\": \"2024-04-04\"\n}\nText.\n");
    file(
        "content/posts/bundle/index.md",
        "---\ntitle: B\npublishDate: 2024-04-05T01:02:03Z\nlastmod: 2024-04-06\n---\nText.\n");
    file(
        "content/posts/sub/Ünïcode & ståff's (x)+y.md",
        "---\ntitle: U\nDate: 2024-04-07\n---\nText.\n");
    file("content/posts/sub/فارسی.md", "---\ntitle: F\ndate: 2024-04-08 10:11:12\n---\nText.\n");
    file(
        "content/posts/where.md",
        "---\ntitle: W\ndate: 2024-04-09\nurl: /some/Where.html\n---\nText.\n");
    file("content/posts/rel.fr.md", "---\ntitle: R\ndate: 2024-04-10\nurl: a/b/\n---\nTexte.\n");
    Tool.Run hugos = hugo.run(old, List.of("--quiet"));
    assertThat(hugos.code()).as(hugos.printed()).isZero();
    Ran ran = imported();
    assertThat(ran.code()).as(ran.err()).isZero();
    generates();
    for (String feed : List.of("public/index.xml en", "public/fr/index.xml fr")) {
      String[] names = feed.split(" ", -1);
      assertThat(items(site.resolve("output/" + names[1] + "/rss.xml")))
          .containsExactlyElementsOf(items(old.resolve(names[0])))
          .hasSizeGreaterThan(1);
    }
    try (Stream<Path> made = Files.walk(old.resolve("public"))) {
      assertThat(
              made.filter(page -> page.toString().contains("/posts/") && isPage(page))
                  .map(page -> old.resolve("public").relativize(page).toString())
                  // No file that every host and disk can have.
                  .filter(page -> !page.contains("+")))
          .hasSizeGreaterThan(5)
          .allSatisfy(page -> assertThat(site.resolve("output").resolve(page)).exists());
    }
  }

  private static boolean isPage(Path page) {
    return page.endsWith("index.html") && !page.toString().contains("/page/");
  }

  @Test
  void aPostOfHugoKeepsWhatItSays() throws IOException {
    file("hugo.toml", HUGO);
    file(
        "content/posts/ferry/index.md",
        """
        +++
        title = "The ferry"
        date = 2024-04-02T09:30:00+02:00
        lastmod = 2024-04-03
        description = "It sails again."
        tags = ["Sea & sky"]
        categories = ["ports"]
        authors = ["Ada Moreau"]
        images = ["ferry.jpg"]
        expiryDate = 2030-01-01
        aliases = ["/first/", "second/third.html"]
        weight = 3
        [params]
        menu = { main = { weight = 1 } }
        +++
        It sails, ![seen](ferry.jpg) from [here](../other/#top).
        """);
    file("content/posts/ferry/ferry.jpg", "jpg");
    file("content/posts/ferry/data.csv", "a,b");
    Ran ran = imported();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).startsWith("1 folder: 1 new, 0 changed, 0 known.\n");
    assertThat(seeds())
        .containsExactly(
            "posts/ferry/data.csv",
            "posts/ferry/ferry.jpg",
            "posts/ferry/index.en-GB.md",
            "site.yaml");
    assertThat(seed("posts/ferry/index.en-GB.md"))
        .isEqualTo(
            """
            ---
            id: "https://old.example/posts/ferry/"
            title: The ferry
            date: "2024-04-02T09:30:00+02:00"
            updated: "2024-04-03T00:00:00Z"
            authors:
              - Ada Moreau
            topics:
              - "Sea & sky"
              - ports
            summary: It sails again.
            slug: ferry
            aliases:
              - /first/
              - /posts/second/third.html
            image:
              src: ferry.jpg
            expires: "2030-01-01T00:00:00Z"
            ---

            It sails, ![seen](ferry.jpg) from [here](https://old.example/posts/other/#top).
            """);
    assertThat(Files.readString(site.resolve("seeds/site.yaml")))
        .contains("title: A log", "address: \"https://old.example/\"")
        .contains("permalink: \"/posts/{slug}/\"");
    generates();
    assertThat(site.resolve("output/posts/ferry/index.html")).exists();
    assertThat(imported().out()).startsWith("1 folder: 0 new, 0 changed, 1 known.\n");
  }

  @Test
  void translationsAreFoundByNameByFolderAndByKey() throws IOException {
    file(
        "config/_default/hugo.toml",
        "baseURL = \"https://old.example/\"\ndefaultContentLanguage = \"fr\"\n");
    file(
        "config/_default/languages.toml",
        "[fr]\ncontentDir = \"content\"\n[fa]\ncontentDir = \"content/fa\"\n[en]\n");
    file("content/a.md", "---\ndate: 2024-01-02\ntitle: A\n---\nTexte.\n");
    file("content/a.en.md", "---\ndate: 2024-01-02\ntitle: A\n---\nText.\n");
    file("content/fa/a.md", "---\ndate: 2024-01-02\ntitle: الف\n---\nمتن.\n");
    file("content/b.md", "---\ndate: 2024-01-03\ntitle: B\ntranslationKey: b\n---\nTexte.\n");
    file("content/fa/ب.md", "---\ndate: 2024-01-03\ntitle: ب\ntranslationKey: b\n---\nمتن.\n");
    Ran ran = imported();
    assertThat(ran.err()).isEmpty();
    assertThat(seeds())
        .containsExactly("a.en.md", "a.fa.md", "a.fr.md", "b.fa.md", "b.fr.md", "site.yaml");
    assertThat(seed("b.fa.md")).contains("id: \"https://old.example/fa/%D8%A8/\"", "slug: ب");
    generates();
  }

  @Test
  void permalinksOfTheSettingsMakeIds() throws IOException {
    file(
        "hugo.yaml",
        """
        baseURL: https://old.example/log/
        languageCode: en
        permalinks: { posts: '/:year/:month/:title/', notes: '/:sections[last]/:slug' }
        """);
    file("content/posts/x.md", "---\ntitle: A B & C\ndate: 2024-04-02\n---\nText.\n");
    file("content/notes/in/_index.md", "---\ntitle: In\n---\n");
    file("content/notes/in/y.md", "---\ntitle: Why\ndate: 2024-04-02\nslug: z\n---\nText.\n");
    imported();
    assertThat(seed("posts/x.en.md")).contains("id: \"https://old.example/log/2024/04/a-b-c/\"");
    assertThat(seed("notes/in/y.en.md")).contains("id: \"https://old.example/log/in/z/\"");
  }

  @Test
  void shortcodesOfHugoAreSaidAndThoseOfThemesCounted() throws IOException {
    file("hugo.toml", HUGO);
    file("static/images/a b.png", "png");
    file("content/b.md", "---\ntitle: B\ndate: 2024-04-01\n---\n{{< box >}}\n");
    file(
        "content/a.md",
        """
        ---
        title: A
        date: 2024-04-02
        ---
        The start.
        <!--more-->

        {{< figure src="/images/a b.png" alt="It" caption="A & b" >}}

        {{< youtube id="0123456789a" title="Film" >}} and [b]({{< ref "b.md#x" >}})

        {{< highlight go "linenos=table" >}}
        x := 1
        {{< /highlight >}}

        {{< box "a }}" >}}inner{{< /box >}} {{</* shown */>}}

            ![code](/images/a%20b.png)
        """);
    Ran ran = imported();
    assertThat(ran.err())
        .isEqualTo(
            old.resolve("content/a.md")
                + ":16: warning: the shortcode 'box' stands 2 times, first here; Polyfeed does not"
                + " know it, and it stays as it is: write what it stands for\n");
    assertThat(seed("a.en-GB.md"))
        .contains("summary: The start.\n")
        .endsWith(
            """
            ---

            The start.

            <figure><img src="images/a%20b.png" alt="It"><figcaption>A &amp; b</figcaption></figure>

            [Film](https://www.youtube.com/watch?v=0123456789a) and [b](https://old.example/b/#x)

            ```go
            x := 1
            ```

            {{< box "a }}" >}}inner{{< /box >}} {{< shown >}}

                ![code](/images/a%20b.png)
            """);
    assertThat(seeds()).contains("images/a b.png");
  }

  @Test
  void pagesWithoutADateAreLeftOutUnlessTheyAreWanted() throws IOException {
    file("hugo.toml", HUGO);
    file("content/about.md", "---\ntitle: About\n---\nText.\n");
    file("content/a.md", "---\ntitle: A\ndate: 2024-04-02\ndraft: true\n---\nText.\n");
    Ran ran = imported();
    assertThat(ran.err()).contains("1 page has no date and is left out; --pages takes them");
    assertThat(seeds()).containsExactly("a.en-GB.md", "site.yaml");
    assertThat(seed("a.en-GB.md")).contains("draft: true\n");
    assertThat(imported("--pages").out()).startsWith("1 folder: 1 new, 0 changed, 1 known.");
  }

  @Test
  void whatChangedIsTakenOverWithItsPictures() throws IOException {
    file("hugo.toml", HUGO);
    file("content/a.md", "---\ntitle: A\ndate: 2024-04-02\n---\nText.\n");
    imported();
    file("content/a.md", "---\ntitle: A\ndate: 2024-04-02\n---\nText ![x](/x.png).\n");
    file("static/x.png", "png");
    assertThat(imported("--update").out()).startsWith("1 folder: 0 new, 1 changed, 0 known.");
    assertThat(seed("a.en-GB.md")).contains("Text ![x](x.png).");
    assertThat(seeds()).containsExactly("a.en-GB.md", "site.yaml", "x.png");
    Files.writeString(site.resolve("seeds/x.png"), "mine");
    file("content/b.md", "---\ntitle: B\ndate: 2024-04-02\n---\nText ![x](/x.png).\n");
    assertThat(imported().err()).contains("seeds/x.png: warning: it stays as it is");
    assertThat(Files.readString(site.resolve("seeds/x.png"))).isEqualTo("mine");
  }

  @Test
  void aPostOfJekyllKeepsWhatItSays() throws IOException {
    file(
        "_config.yml",
        """
        title: A log
        url: https://old.example
        baseurl: /log
        lang: en
        author: ada
        timezone: Europe/Paris
        excerpt_separator: <!--more-->
        """);
    file("_data/authors.yml", "ada:\n  name: Ada Moreau\n  email: ada@old.example\n");
    file("assets/p.png", "png");
    file("_site/2024/index.html", "<p>made</p>");
    file("_posts/2024-04-01-first_One.md", "---\npermalink: /x/:title/\n---\nText.\n");
    file("_drafts/later.md", "---\ntitle: Later\n---\nText.\n");
    file(
        "_posts/2024-04-02-ferry.md",
        """
        ---
        layout: post
        title:  "The ferry"
        date:   2024-04-02 09:30:00 +0200
        categories: sea ports
        tags: [a]
        redirect_from: [/old/ferry, /?p=7]
        last_modified_at: 2024-04-03
        ---
        As {% post_url 2024-04-01-first_One %} has it: ![p]({{ site.baseurl }}/assets/p.png).
        <!--more-->
        {% highlight ruby linenos %}
        puts 1
        {% endhighlight %}
        {% include player.html id=1 %}
        {: .note}
        {% raw %}{{ shown }}{% endraw %}
        """);
    Ran ran = imported();
    assertThat(ran.err())
        .contains(
            "2024-04-02-ferry.md:15: warning: the Liquid '{% include player.html %}'",
            "2024-04-02-ferry.md:7: warning: its alias '/?p=7' can be no file; let the host lead on");
    assertThat(seeds())
        .containsExactly(
            "2024-04-01-first_One.en.md",
            "2024-04-02-ferry.en.md",
            "assets/p.png",
            "later.en.md",
            "site.yaml");
    assertThat(seed("2024-04-02-ferry.en.md"))
        .isEqualTo(
            """
            ---
            id: "https://old.example/log/sea/ports/2024/04/02/ferry"
            title: The ferry
            date: "2024-04-02T09:30:00+02:00"
            updated: "2024-04-03T00:00:00+02:00"
            authors:
              - name: Ada Moreau
                email: "ada@old.example"
            topics:
              - sea
              - ports
              - a
            summary: "As https://old.example/log/x/first_One/ has it: ."
            aliases:
              - /sea/ports/2024/04/02/ferry.html
              - /old/ferry/
            ---

            As https://old.example/log/x/first_One/ has it: ![p](assets/p.png).

            ```ruby
            puts 1
            ```
            {% include player.html id=1 %}
            {{ shown }}
            """);
    assertThat(seed("2024-04-01-first_One.en.md"))
        .contains("id: \"https://old.example/log/x/first_One\"", "title: First_one\n")
        .contains("date: \"2024-04-01T00:00:00+02:00\"");
    assertThat(seed("later.en.md")).contains("draft: true");
    generates();
    assertThat(imported("--update").out()).startsWith("1 folder: 0 new, 0 changed, 3 known.\n");
  }

  @Test
  void postsOfJekyllInTwoLanguagesAreOneStory() throws IOException {
    file(
        "_config.yml",
        "url: https://old.example\nlanguages: [en, fr]\ndefault_lang: en\npermalink: pretty\n");
    file("_posts/2024-04-02-ferry.md", "---\ntitle: F\nlang: en\nref: f\n---\nText.\n");
    file("_posts/2024-04-02-bac.md", "---\ntitle: B\nlang: fr\nref: f\n---\nTexte.\n");
    file("_posts/2024-04-03-same.md", "---\ntitle: S\n---\nText.\n");
    file("_posts/fr/2024-04-03-same.md", "---\ntitle: S\n---\nTexte.\n");
    assertThat(imported().err()).isEmpty();
    assertThat(seeds())
        .containsExactly(
            "2024-04-02-bac.en.md",
            "2024-04-02-bac.fr.md",
            "2024-04-03-same.en.md",
            "2024-04-03-same.fr.md",
            "site.yaml");
    assertThat(seed("2024-04-02-bac.fr.md"))
        .contains("id: \"https://old.example/fr/2024/04/02/bac\"");
    generates();
  }

  @Test
  void aPageOfZolaKeepsWhatItSays() throws IOException {
    file("config.toml", ZOLA);
    file("content/blog/_index.md", "+++\ntitle = \"Blog\"\n+++\n");
    file(
        "content/blog/2024-04-02_The Ferry/index.md",
        """
        +++
        title = "The ferry"
        updated = 2024-04-03
        description = "It sails."
        authors = ["Ada Moreau"]
        aliases = ["ferry.html"]
        [taxonomies]
        tags = ["sea"]
        [extra]
        image = "p.png"
        +++
        Text ![p](p.png), [b](@/blog/b.md#x).
        {{ youtube(id="0123456789a") }}
        {{ chart(name="x") }}
        """);
    file("content/blog/2024-04-02_The Ferry/index.fr.md", "+++\ntitle = \"Bac\"\n+++\nTexte.\n");
    file("content/blog/2024-04-02_The Ferry/p.png", "png");
    file(
        "content/blog/b.md", "+++\ntitle = \"B\"\ndate = 2024-04-01\npath = \"x/y\"\n+++\nText.\n");
    Ran ran = imported();
    assertThat(ran.err()).contains("the shortcode 'chart' stands once").doesNotContain("error");
    assertThat(seed("blog/2024-04-02_The Ferry/index.en.md"))
        .isEqualTo(
            """
            ---
            id: "https://zola.example/blog/the-ferry/"
            title: The ferry
            date: "2024-04-02T00:00:00Z"
            updated: "2024-04-03T00:00:00Z"
            authors:
              - Ada Moreau
            topics:
              - sea
            summary: It sails.
            aliases:
              - /blog/the-ferry/
              - /ferry.html
            image:
              src: p.png
            ---

            Text ![p](p.png), [b](https://zola.example/x/y/#x).
            [youtube.com/watch?v=0123456789a](https://www.youtube.com/watch?v=0123456789a)
            {{ chart(name="x") }}
            """);
    assertThat(seed("blog/2024-04-02_The Ferry/index.fr.md"))
        .contains("id: \"https://zola.example/fr/blog/the-ferry/\"", "slug: the-ferry");
    assertThat(seed("blog/b.en.md")).contains("id: \"https://zola.example/x/y/\"");
    generates();
  }

  @Test
  void brokenFrontMatterIsRefusedWithItsPlace() throws IOException {
    file("hugo.toml", HUGO);
    file("content/good.md", "---\ntitle: G\ndate: 2024-04-02\n---\nText.\n");
    file("content/y.md", "---\ntitle: a: b\n---\nText.\n");
    file("content/t.md", "+++\ntitle = \"T\"\ndate = tomorrow\n+++\nText.\n");
    file("content/j.md", "{\n\"title\": \"J\",\n\"date\" \"2024\"}\nText.\n");
    file("content/open.md", "+++\ntitle = \"T\"\n");
    refused(
        old + "/content/y.md:2: bad YAML",
        old + "/content/t.md:3: bad TOML",
        old + "/content/j.md:1: bad YAML",
        old + "/content/open.md:1: the front matter has no end; close it with a line of '+++'");
  }

  @Test
  void goodPostsAreImportedWithoutBrokenOnesOnlyWhereThatIsWanted() throws IOException {
    file("hugo.toml", HUGO);
    file("content/good.md", "---\ntitle: G\ndate: 2024-04-02\n---\nText.\n");
    file("content/bad.md", "---\ntitle: a: b\n---\nText.\n");
    Ran ran = imported("--keep-going");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(seeds()).containsExactly("good.en-GB.md", "site.yaml");
  }

  @Test
  void aliasesThatMultiplyAndTablesThatNestWithoutBoundAreRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
    }
    file("hugo.toml", HUGO);
    file("content/bomb.md", "---\n" + bomb + "---\nText.\n");
    file("content/deep.md", "+++\na = " + "[".repeat(100_000) + "\n+++\nText.\n");
    file("content/dots.md", "+++\n" + "a.".repeat(100_000) + "a = 1\n+++\nText.\n");
    file("content/json.md", "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}\nText.\n");
    refused("bomb.md:", "deep.md:2: its TOML is longer", "dots.md:2: its TOML", "json.md:1:");
  }

  @Test
  void linksOutOfTheFolderAreRefusedAndReferencesOutOfItCarryNothing() throws IOException {
    file("hugo.toml", HUGO);
    Files.writeString(temp.resolve("secret.png"), "secret");
    file("content/a.md", "---\ntitle: A\ndate: 2024-04-02\n---\n![x](../../secret.png)\n");
    Ran ran = imported();
    assertThat(ran.code()).isZero();
    assertThat(seeds()).containsExactly("a.en-GB.md", "site.yaml");
    Files.createSymbolicLink(old.resolve("content/b.md"), temp.resolve("secret.png"));
    assertThat(imported().err()).contains("content/b.md: a link that leads out");
    Files.delete(old.resolve("content/b.md"));
    Files.createSymbolicLink(old.resolve("content/p.png"), temp.resolve("secret.png"));
    file("content/c.md", "---\ntitle: C\ndate: 2024-04-02\n---\n![x](p.png)\n");
    assertThat(imported().code()).isEqualTo(1);
    assertThat(seeds()).containsExactly("a.en-GB.md", "site.yaml");
  }

  @Test
  void wrongEncodingsAndFilesTooLargeAreSaid() throws IOException {
    file("hugo.toml", HUGO);
    file(
        "content/latin.md",
        "---\ntitle: Là-bas où\ndate: 2024-04-02\n---\nL'été à la plage, dès août, où ça mène.\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    Ran ran = imported();
    assertThat(ran.err()).contains("latin.md:1: warning: not UTF-8; read as ISO-8859-1");
    assertThat(seed("latin.en-GB.md")).contains("title: Là-bas où");
    file("content/large.md", "---\ntitle: L\ndate: 2024-04-02\n---\n" + "x ".repeat(3_000_000));
    assertThat(imported().err()).contains("large.md: is 6000034 bytes long");
  }

  /** Cron sets no locale; Java then takes file names for ASCII. */
  @Test
  void namesInAnyScriptAreReadAlikeUnderCron() throws Exception {
    file("hugo.toml", HUGO.replace("en-GB", "fa"));
    file("content/قایق/index.md", "---\ntitle: قایق\ndate: 2024-04-02\n---\nرسید. ![ع](عکس.png)\n");
    file("content/قایق/عکس.png", "png");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    assumeTrue(Files.isExecutable(java), "needs a java to run");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.polyfeed.cli.Main",
            "import",
            "--site",
            site.toString(),
            old.toString());
    builder.environment().put("LC_ALL", "C");
    assertThat(builder.inheritIO().start().waitFor()).isZero();
    assertThat(seeds()).containsExactly("site.yaml", "قایق/index.fa.md", "قایق/عکس.png");
    generates();
  }

  private void page(String name, String text) throws IOException {
    file(
        name,
        "Our Paper\n\n"
            + text
            + "\n\nIt happened today, and "
            + name
            + " tells of it.\n\nFollow us everywhere!\n");
  }

  @Test
  void whatStandsInMostScrapedPagesIsShownAndLeftOutOnlyWhereThatIsWanted() throws IOException {
    for (String name : List.of("one", "two", "three")) {
      page("2024-04-02-" + name + ".en.txt", "Title " + name);
    }
    file("2024-04-02-one.fr.txt", "Titre\n\nTexte.\n");
    file("notes.pdf", "pdf");
    Ran shown = imported("--scraped", "--dry-run");
    assertThat(shown.err())
        .isEqualTo(
            old
                + ": warning: stands in 3 of 3 pages: 'Follow us everywhere!';"
                + " --remove-boilerplate leaves it out\n"
                + old
                + ": warning: stands in 3 of 3 pages: 'Our Paper'; --remove-boilerplate leaves it"
                + " out\n");
    assertThat(shown.out()).startsWith("1 folder: 4 new");
    Ran ran = imported("--scraped", "--remove-boilerplate");
    assertThat(ran.err()).contains("left out of 3 of 3 pages: 'Our Paper'\n");
    assertThat(seeds())
        .containsExactly(
            "2024-04-02-one.en.txt",
            "2024-04-02-one.fr.txt",
            "2024-04-02-three.en.txt",
            "2024-04-02-two.en.txt",
            "site.yaml");
    assertThat(seed("2024-04-02-one.en.txt"))
        .contains("Title one", "It happened today")
        .doesNotContain("Our Paper", "Follow us");
    generates();
    assertThat(imported("--scraped", "--remove-boilerplate", "--update").out())
        .startsWith("1 folder: 0 new, 0 changed, 4 known.\n");
  }

  @Test
  void scrapedHtmlSaysWhatItIs() throws IOException {
    for (String name : List.of("one", "two", "three")) {
      file(
          name + ".html",
          "<!doctype html><html lang=fr><head><title>"
              + name
              + " | Journal</title><meta property=article:published_time"
              + " content=2024-04-02T10:00:00+02:00><meta name=author content='Ada Moreau'><link"
              + " rel=canonical href=https://j.example/"
              + name
              + "></head><body><nav><a href=/>Accueil du journal</a></nav><h1>Titre "
              + name
              + "</h1><p>Texte "
              + name
              + " <img src=files/p.png alt=x> <a href=/autre>autre</a>.</p><div>Abonnez-vous"
              + " !</div></body></html>");
    }
    file("files/p.png", "png");
    Ran ran = imported("--scraped", "--remove-boilerplate");
    assertThat(ran.err()).contains("left out of 3 of 3 pages: 'Abonnez-vous !'");
    assertThat(seeds())
        .containsExactly("files/p.png", "one.fr.html", "site.yaml", "three.fr.html", "two.fr.html");
    assertThat(seed("one.fr.html"))
        .contains("id: \"https://j.example/one\"", "title: Titre one")
        .contains("date: \"2024-04-02T10:00:00+02:00\"", "- Ada Moreau")
        .contains("src=\"files/p.png\"", "href=\"https://j.example/autre\"")
        .doesNotContain("Abonnez-vous", "Accueil");
    generates();
  }

  @Test
  void scrapedPagesThatNameNoLanguageAreRefused() throws IOException {
    file("a.txt", "Title\n\nText.\n");
    Ran ran = imported("--scraped");
    assertThat(ran.err()).contains("names no language; say which it is with --locale");
    assertThat(seeds()).isEmpty();
    assertThat(imported("--scraped", "--locale", "en").code()).isZero();
    assertThat(seeds()).containsExactly("a.en.txt", "site.yaml");
  }

  @Test
  void aFolderWithNothingOfAnyKindIsRefused() throws IOException {
    file("a.md", "Text\n");
    refused("no file in it is called like a feed", "nor is it a site of Hugo, Jekyll or Zola");
  }
}
