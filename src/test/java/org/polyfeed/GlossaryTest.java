package org.polyfeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.ScriptConversion;
import org.polyfeed.locale.WordForm;
import org.polyfeed.output.Changes;
import org.polyfeed.problem.Problem;
import org.polyfeed.problem.Problems;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.MediaFolder;
import org.polyfeed.site.Glossary;
import org.polyfeed.site.Site;
import org.polyfeed.site.SiteParser;

/** What a site agrees on, in checks, places and conversions. */
final class GlossaryTest {

  private static final String SETTINGS =
      """
      address: https://n.example/
      id: n.example,2024
      timezone: UTC
      default: en
      locales:
        en: {}
        ru: { untranslated: show }
        fa-AF: {}
        zh-Hans: {}
        zh-Hant: {}
      """;

  private static final String GLOSSARY =
      """
      glossary:
        Taliban:
          en: Taliban
          ru: [Талибан, талиб*]
          fa: طالبان
          zh-Hans: 塔利班
          note: A movement, not a party
        Kabul: { en: [Kabul, Cabul], ru: [Кабул, кабул*], fa: کابل, tr: Kâbil }
        Georgia (the country): { en: Georgia, ru: Грузия }
        Georgia (the state): { en: Georgia, ru: Джорджия }
      """;

  @TempDir Path folder;

  private SiteOnDisk site;

  @BeforeEach
  void writeSite() {
    site =
        new SiteOnDisk(folder)
            .with("site.yaml", SETTINGS + GLOSSARY)
            .with("a.en.md", "---\ndate: 2024-05-01\n---\n# The Taliban\n\nIn Kabul, they said.\n");
  }

  private List<String> warnings() throws IOException {
    Folders folders =
        new Folders(
            folder, folder.resolve("seeds"), folder.resolve("templates"), folder.resolve("output"));
    return new Polyfeed(folders, SiteOnDisk.NOW, "test")
        .check().problems().all().stream().map(Problem::toString).toList();
  }

  @Test
  void aTranslationThatCallsThingsOtherwiseIsNamed() throws IOException {
    site.with("a.ru.md", "# Талибы\n\nВ кишлаке, сказали они.\n")
        .with("a.fa-AF.md", "# طالب‌ها\n\nدر کابل گفتند.\n")
        .with("a.zh-Hans.md", "# 塔利班\n\n在喀布尔，他们说。\n");
    assertThat(warnings())
        .hasSize(2)
        .anySatisfy(
            said ->
                assertThat(said)
                    .contains("seeds/a.fa-AF.md")
                    .contains(
                        "the term 'Taliban' is not called here as agreed: where seeds/a.en.md says"
                            + " 'Taliban', fa-AF has 'طالبان' (A movement, not a party); write it"
                            + " so, or add the form that is right here to 'glossary:' in site.yaml"))
        .anySatisfy(
            said ->
                assertThat(said)
                    .contains("seeds/a.ru.md")
                    .contains("where seeds/a.en.md says 'Kabul', ru has 'Кабул' or 'кабул*'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "He `says Taliban` in <code>Kabul</code>.|Ничего.",
        "He said <span translate=\"no\">Taliban</span>.|Ничего.",
        "He said <q lang=\"ps\">Taliban</q>.|Ничего.",
        "He <em>said Tali</em>ban.|Сказал «<b translate=\"no\">талиб</b>ы».",
        "In Georgia.|В Джорджии: Джорджия.",
        "In Georgia.|Грузия.",
        "In Kabul.|<p title=\"x\">В Ка&shy;буле</p>"
      })
  void aTranslationThatSaysItIsNotNamed(String english, String russian) throws IOException {
    site.with("a.en.md", "# One\n\n" + english + "\n")
        .with("a.ru.md", "# Два\n\n" + russian + "\n");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void eitherOfTwoThatAreOneNameMustBeThere() throws IOException {
    site.with("a.en.md", "# One\n\nIn Georgia.\n").with("a.ru.md", "# Два\n\nТам.\n");
    assertThat(warnings())
        .singleElement()
        .asString()
        .contains("the term 'Georgia (the country)' or 'Georgia (the state)'")
        .contains("'Грузия' or 'Джорджия'");
  }

  @Test
  void theOriginalIsTheOneThatStatusTakes() throws IOException {
    site.with("site.yaml", SETTINGS.replace("default: en", "default: ru") + GLOSSARY)
        .with("a.ru.md", "# Талибан\n\nВ Кабуле.\n")
        .with("a.en.md", "# Talibs\n\nIn the city.\n");
    assertThat(warnings())
        .hasSize(2)
        .allSatisfy(said -> assertThat(said).contains("seeds/a.en.md").contains("seeds/a.ru.md"));
  }

  @Test
  void generatingDoesNotLook() {
    site.with("a.ru.md", "# Два\n\nТам.\n");
    assertThat(site.outcome(SiteOnDisk.NOW).problems().all()).isEmpty();
  }

  @Test
  void whatIsConvertedIsNotLookedAt() throws IOException {
    site.with(
            "site.yaml",
            SETTINGS.replace("zh-Hant: {}", "zh-Hant: { script-of: zh-Hans }")
                + GLOSSARY
                + "  Moon: { en: Moon, zh-Hant: 太陰 }\n")
        .with("a.en.md", "# Moon\n\nThe moon.\n")
        .with("a.zh-Hans.md", "# 月亮\n\n月亮。\n");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void aPlaceThatAllShareIsNamedInEachLanguage() {
    site.with("a.yaml", "dateline: KABUL\n")
        .with("a.ru.md", "# Талибан\n\nТам.\n")
        .with("a.fa-AF.md", "---\nslug: there\n---\n# طالبان\n\nآنجا.\n")
        .with("a.zh-Hans.md", "# 塔利班\n\n那里。\n")
        .generated();
    assertThat(page("en")).contains("<b>KABUL</b>").contains("\"dateline\":\"KABUL\"");
    assertThat(page("ru")).contains("<b>КАБУЛ</b>").contains("\"dateline\":\"КАБУЛ\"");
    assertThat(site.text("ru/rss.xml")).contains("КАБУЛ —").doesNotContain("KABUL");
    assertThat(page("fa-AF")).contains("<b>کابل</b>");
    assertThat(page("zh-Hans")).contains("<b>KABUL</b>");
    assertThat(site.text("ru/index.html")).contains("<b>КАБУЛ</b>");
  }

  private String page(String locale) {
    return site.files("index.html").stream()
        .filter(file -> file.matches(locale + "/202[45]/.*") && !file.contains("/04/"))
        .map(site::text)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatAnArticleSaysInItsOwnLanguageStays() {
    site.with("a.en.md", "---\ndate: 2024-05-01\n---\n# The Taliban\n\nCABUL — They said it.\n")
        .with("b.ru.md", "---\ndate: 2024-05-01\ndateline: Kabul\n---\n# Талибан\n\nСказано.\n")
        .with("c.en.md", "---\ndate: 2024-05-01\ndateline: Kabul (AP)\n---\n# Third\n\nSaid.\n")
        .generated();
    assertThat(page("en")).contains("<b>CABUL</b>");
    assertThat(site.text("ru/index.html")).contains("<b>Кабул</b>");
    assertThat(site.text("en/index.html")).contains("<b>Kabul (AP)</b>");
  }

  @Test
  void aFallbackIsReportedFromAPlaceOfThePagesLanguageAndKeepsItsText() {
    site.with("a.en.md", "---\ndate: 2024-05-01\n---\n# The Taliban\n\nKABUL — They said it.\n")
        .generated();
    assertThat(page("ru")).contains("<b>КАБУЛ</b>").contains("\"dateline\":\"KABUL\"");
    assertThat(site.text("ru/index.html")).contains("<b>КАБУЛ</b>");
    assertThat(site.text("ru/rss.xml")).contains("KABUL —").doesNotContain("КАБУЛ");
    assertThat(site.text("zh-Hans/index.html"))
        .contains("<b lang=\"en\" dir=\"ltr\" class=\"script-Latn\">KABUL</b>");
  }

  @Test
  void aChangeOfItRendersWhatItChanges() throws IOException {
    site.with("a.yaml", "dateline: KABUL\n")
        .with("a.ru.md", "# Талибан\n\nТам.\n")
        .with("b.en.md", "---\ndate: 2024-04-01\n---\n# Another\n\nIn Paris.\n")
        .with("b.ru.md", "---\ndate: 2024-04-01\n---\n# Другая\n\nВ Париже.\n")
        .generated();
    String other = GLOSSARY.replace("ru: [Кабул, кабул*]", "ru: [Кабол, кабул*]");
    Changes changes =
        site.with("site.yaml", SETTINGS + other)
            .outcome(SiteOnDisk.NOW.plusSeconds(60))
            .changes()
            .orElseThrow();
    assertThat(page("ru")).contains("<b>КАБОЛ</b>");
    assertThat(changes.rendered()).isLessThan(changes.files() / 2);
    Changes none =
        site.with("site.yaml", SETTINGS + other + "  Paris: { en: Paris, ru: Париж }\n")
            .outcome(SiteOnDisk.NOW.plusSeconds(120))
            .changes()
            .orElseThrow();
    assertThat(none.rendered()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sr-Cyrl|sr-Latn|Ролинг стонс и РОЛИНГ СТОНС|Rolling Stones i ROLLING STONES",
        "sr-Cyrl|sr-Latn|Вашингтону, ВАШИНГТОНСКИ|Washingtonu, WASHINGTONSKI",
        "sr-Cyrl|sr-Latn|Њу Џерси|New Jersey",
        "sr-Cyrl|sr-Latn|Блумберг|Блумберг as given",
        "sr-Latn|sr-Cyrl|Washingtonu, Washington|Вашингтону, Вашингтон",
        "uz-Cyrl|uz-Latn|Нью-Йоркда|New Yorkda",
        "zh-Hans|zh-Hant|布什总统|布希總統"
      })
  void aTermWithFormsInBothScriptsIsConvertedAsAgreed(
      String from, String to, String text, String converted) {
    Problems problems = new Problems();
    ScriptConversion conversion =
        parsed(
                """
                address: https://n.example/
                locales:
                  %s: {}
                  %s: { script-of: %s, spellings: { Блумберг: Блумберг as given } }
                glossary:
                  Stones: { sr-Cyrl: Ролинг стонс, sr-Latn: Rolling Stones }
                  Washington: { sr-Cyrl: [Вашингтон, Вашингтон*], sr-Latn: [Washington, Washington*] }
                  Jersey: { sr-Cyrl: Њу Џерси, sr-Latn: New Jersey, en: New Jersey }
                  Bloomberg: { sr-Cyrl: [Блумберг, Блумберг*], sr-Latn: [Bloomberg, Bloomberg*] }
                  York: { uz-Cyrl: Нью-Йорк*, uz-Latn: New York* }
                  Bush: { zh-Hans: 布什, zh-Hant: 布希 }
                """
                    .replace("%s: {}", from + ": {}")
                    .replace("%s: { script-of: %s", to + ": { script-of: " + from),
                problems)
            .locale(new LocaleTag(to))
            .orElseThrow()
            .conversion()
            .orElseThrow();
    assertThat(problems.all()).isEmpty();
    assertThat(conversion.convert(text)).isEqualTo(converted);
  }

  private static Site parsed(String yaml, Problems problems) {
    Fields fields = Fields.of("seeds/site.yaml", yaml, problems);
    return new SiteParser(fields, "news", new MediaFolder("seeds", List.of())).parse();
  }

  @Test
  void aConvertedPlaceIsTheOneAgreed() {
    site.with(
            "site.yaml",
            """
            address: https://n.example/
            id: n.example,2024
            locales: { sr-Cyrl: {}, sr-Latn: { script-of: sr-Cyrl } }
            glossary: { Vienna: { en: Vienna, sr-Latn: Wien } }
            """)
        .without("a.en.md")
        .with("a.sr-Cyrl.md", "---\ndate: 2024-05-01\ndateline: Vienna\n---\n# Реч\n\nТу.\n")
        .generated();
    assertThat(page("sr-Latn")).contains("<b>Wien</b>");
    assertThat(page("sr-Cyrl")).contains("<b>Vienna</b>");
  }

  @Test
  void translatorsAreToldWhatIsAgreed() {
    Glossary glossary = parsed(SETTINGS + GLOSSARY, new Problems()).glossary();
    assertThat(
            glossary.agreed(
                "Kabul: the Taliban and Kabul", new LocaleTag("en"), new LocaleTag("fa-AF")))
        .extracting(one -> one.term().name() + " " + one.written() + " " + one.forms())
        .containsExactly("Kabul Kabul [کابل]", "Taliban Taliban [طالبان]");
    assertThat(glossary.agreed("Kabul", new LocaleTag("en"), new LocaleTag("ps"))).isEmpty();
    assertThat(glossary.agreed("塔利班", new LocaleTag("zh-Hant"), new LocaleTag("en"))).isEmpty();
    assertThat(glossary.forms(glossary.terms().get(0), new LocaleTag("ru")))
        .containsExactly(new WordForm("Талибан", false), new WordForm("талиб", true));
    assertThat(glossary.terms().get(0).note()).contains("A movement, not a party");
  }
}
