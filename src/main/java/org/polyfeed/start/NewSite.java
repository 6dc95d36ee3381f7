package org.polyfeed.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.polyfeed.json.Json;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.site.SiteParser;
import org.polyfeed.site.SiteSettings;

/**
 * A small site that works at once: its settings, and a story in each of its languages.
 *
 * @param title of the site, on one line
 * @param address where it will be
 * @param locales that it is in, the first of them its default; at least one
 */
public record NewSite(String title, String address, List<LocaleTag> locales) {

  private static final String SETTINGS = "seeds/site.yaml";

  private static final String SCHEMA = "site.schema.json";

  private static final LocaleTag ENGLISH = new LocaleTag("en");

  private static final String IGNORED =
      """
      # Made by polyfeed generate, again and the same. Keep seeds/ledger.jsonl: it holds the ids that
      # subscribers know.
      /output/
      /.polyfeed/
      """;

  public NewSite {
    locales = List.copyOf(locales);
  }

  /** What is wrong with its settings. */
  public Problems problems() {
    Problems problems = new Problems();
    Fields fields = Fields.of(SETTINGS, settings(), problems);
    new SiteParser(fields, title, new MediaFolder("seeds", List.of())).parse();
    return problems;
  }

  /** The texts of its files by their paths below the site's folder, with slashes. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(".gitignore", IGNORED);
    files.put(SCHEMA, Json.indented(SiteSettings.schema()));
    files.put(SETTINGS, settings());
    for (LocaleTag locale : locales) {
      welcome(locale).ifPresent(text -> files.put(article(locale), text));
    }
    if (written().isEmpty()) {
      files.put(article(locales.get(0)), inEnglish(locales.get(0)));
    }
    return files;
  }

  /** The locales that have an article in their own language. */
  public List<LocaleTag> written() {
    return locales.stream().filter(locale -> welcome(locale).isPresent()).toList();
  }

  private static String article(LocaleTag locale) {
    return "seeds/welcome." + locale.plain() + ".md";
  }

  private String settings() {
    return """
        # yaml-language-server: $schema=../site.schema.json
        # What you say of your site. Every key is optional; docs/site.md describes them all, and
        # 'polyfeed check' finds what is wrong.

        # Its name: one for all languages, or one for each, such as { en: World Desk, fr: Service Monde }
        title: TITLE

        # CHANGE THIS before you publish: where the site will be. All links begin with it, and the ids
        # by which subscribers know articles are made with it once.
        address: ADDRESS

        # Of dates that name no zone themselves, such as Asia/Kabul
        timezone: UTC

        # The languages that the site is in. The first is that of articles that name none.
        locales:
        LOCALES
        """
        .replace("LOCALES", locales.stream().map(this::setting).collect(Collectors.joining("\n")))
        .replace("ADDRESS", YamlText.of(address))
        .replace("TITLE", YamlText.of(title));
  }

  /** A locale without a story shows that of another. */
  private String setting(LocaleTag locale) {
    String name = new LocaleFormat(ENGLISH).nameOf(locale);
    List<LocaleTag> written = written();
    String fallback =
        written.isEmpty() || written.contains(locale)
            ? "{}"
            : "{ fallback: [" + written.get(0).plain() + "] }";
    return "  " + YamlText.of(locale.value()) + ": " + fallback + "   # " + name;
  }

  /** A story in a locale's own language, where Polyfeed has words of it. */
  private static Optional<String> welcome(LocaleTag locale) {
    return locale.chain().stream().flatMap(one -> text(one).stream()).findFirst();
  }

  /** For a site in none of the languages that Polyfeed has a story in. */
  private static String inEnglish(LocaleTag locale) {
    String name = new LocaleFormat(ENGLISH).nameOf(locale);
    return text(ENGLISH).orElseThrow()
        + "\nPolyfeed has no words of this language ("
        + name
        + "): this text is in English.\n";
  }

  private static Optional<String> text(LocaleTag locale) {
    try (InputStream in = NewSite.class.getResourceAsStream("welcome/" + locale + ".md")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file cannot be read", e);
    }
  }
}
