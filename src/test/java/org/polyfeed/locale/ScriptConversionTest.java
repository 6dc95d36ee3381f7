package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ScriptConversionTest {

  private static final ScriptConversion TO_LATIN = pair("sr-Cyrl", "sr-Latn");
  private static final ScriptConversion TO_CYRILLIC = pair("sr-Latn", "sr-Cyrl");

  private static ScriptConversion pair(String from, String to) {
    return between(from, to).orElseThrow();
  }

  private static Optional<ScriptConversion> between(String from, String to) {
    return ScriptConversion.between(
        LocaleTag.parse(from).orElseThrow(), LocaleTag.parse(to).orElseThrow());
  }

  @Test
  void regionsAndLikelyScriptsDoNotMatter() {
    assertThat(between("sr", "sr-Latn-RS")).isPresent();
    assertThat(between("sr-Latn-ME", "sr-Cyrl-BA")).isPresent();
    assertThat(between("bs-Cyrl", "bs")).isPresent();
    assertThat(between("zh-CN", "zh-TW")).isPresent();
    assertThat(between("az-Cyrl-AZ", "az")).isPresent();
    assertThat(between("uz-Cyrl", "uz")).isPresent();
  }

  @Test
  void onlyListedPairsAreConverted() {
    assertThat(between("kk", "kk-Latn")).isEmpty();
    assertThat(between("az-Arab", "az")).isEmpty();
    assertThat(between("ru", "ru-Latn")).isEmpty();
    assertThat(between("sr", "sr-Cyrl")).isEmpty();
    assertThat(between("sr", "bs-Latn")).isEmpty();
    assertThat(between("sr", "uz-Latn")).isEmpty();
    assertThat(between("uz-Arab", "uz-Latn")).isEmpty();
  }

  @Test
  void onlyTaiwanGetsTaiwansWords() {
    assertThat(pair("zh-CN", "zh-TW").convert("软件")).isEqualTo("軟體");
    assertThat(pair("zh-Hans", "zh-Hant-TW").convert("软件")).isEqualTo("軟體");
    assertThat(pair("zh-Hans", "zh-Hant").convert("软件")).isEqualTo("軟件");
    assertThat(pair("zh-Hans", "zh-HK").convert("软件")).isEqualTo("軟件");
  }

  @Test
  void bosnianGoesAsSerbian() {
    assertThat(pair("bs-Latn", "bs-Cyrl").convert("Uspjeh u Sarajevu"))
        .isEqualTo("Успјех у Сарајеву");
  }

  @Test
  void emptyAndOddTextsStay() {
    for (String odd :
        List.of("", " ", "\n", "😀", "\ud83d", "123", "—", "'", "ʼ", "@", "#", "a\u0301")) {
      for (String to : List.of("sr-Cyrl", "uz-Cyrl")) {
        assertThat(pair(to.replace("Cyrl", "Latn"), to).convert(odd).length())
            .isEqualTo(odd.length());
      }
      assertThat(pair("zh-Hans", "zh-Hant").convert(odd)).isEqualTo(odd);
    }
  }

  @Test
  @Timeout(30)
  void longAndSenselessTextsAreConvertedInTheirTime() {
    for (String from :
        List.of(
            "az-Cyrl", "az-Latn", "sr-Cyrl", "sr-Latn", "uz-Cyrl", "uz-Latn", "zh-Hans",
            "zh-Hant")) {
      ScriptConversion conversion =
          pair(
              from,
              from.startsWith("zh") ? other(from, "Hans", "Hant") : other(from, "Cyrl", "Latn"));
      for (String piece :
          List.of(
              "a", "а", "a.", "а.", "@", "#", "a-", "x@", "'", "o'", "lar", "I ", "里", "film")) {
        assertThat(conversion.convert("http:" + piece.repeat(10_000))).isNotEmpty();
        assertThat(conversion.convert("film" + piece.repeat(10_000))).isNotEmpty();
      }
      Random random = new Random(1);
      for (int i = 0; i < 500; i++) {
        StringBuilder text = new StringBuilder();
        random.ints(40, 0, LETTERS.length()).forEach(at -> text.append(LETTERS.charAt(at)));
        assertThat(conversion.convert(text.toString())).isNotNull();
      }
    }
  }

  private static final String LETTERS =
      "aсеoљnjlžDŽǅ' ʻʼ’.@#:/-&°0129IVXĳİıßШьъЪЕ里後后\ud83d\ude00\u0301\u00a0_\"(";

  private static String other(String tag, String one, String other) {
    return tag.contains(one) ? tag.replace(one, other) : tag.replace(other, one);
  }

  @Test
  void theSitesOwnWordsWinInEveryCase() {
    ScriptConversion own = TO_CYRILLIC.with(Map.of("facebook", "фејсбук", "Tanjug", "Тањуг"));
    assertThat(own.convert("facebook, Facebook i FACEBOOK; facebooka"))
        .isEqualTo("фејсбук, Фејсбук и ФЕЈСБУК; facebooka");
    assertThat(own.convert("Tanjug, TANJUG, Tanjugov")).isEqualTo("Тањуг, ТАЊУГ, Танјугов");
  }

  @Test
  void theSitesOwnWordsTakeAnyApostrophe() {
    ScriptConversion own = pair("uz-Latn", "uz-Cyrl").with(Map.of("Do'stlik", "Дўстлик"));
    assertThat(own.convert("Do‘stlik va Doʻstlik")).isEqualTo("Дўстлик ва Дўстлик");
  }

  @Test
  void chineseLooksForTheSitesWordsAnywhereAndTheLongestFirst() {
    ScriptConversion own = pair("zh-Hans", "zh-Hant").with(Map.of("软件", "軟體", "软件园", "軟體園區"));
    assertThat(own.convert("新软件在软件园发布")).isEqualTo("新軟體在軟體園區發布");
  }

  @Test
  void ownWordsAreAddedToThoseBefore() {
    ScriptConversion own =
        TO_CYRILLIC.with(Map.of("Intel", "Интел")).with(Map.of("Nokia", "Нокија"));
    assertThat(own.convert("Intel i Nokia")).isEqualTo("Интел и Нокија");
  }

  @Test
  void ownWordsTouchNoAddresses() {
    assertThat(TO_LATIN.with(Map.of("пример", "X")).convert("пример.срб, @пример и пример"))
        .isEqualTo("пример.срб, @пример i X");
  }

  @Test
  void aCircleIsRefusedByItsWords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TO_LATIN.with(Map.of("а", "б", "б", "в", "в", "А")))
        .withMessage("the words а → б → в → А go round in a circle; leave one out");
  }

  @Test
  void aWordKeptAsItIsIsNoCircle() {
    assertThat(TO_CYRILLIC.with(Map.of("Pink", "Pink")).convert("TV Pink")).isEqualTo("ТВ Pink");
  }

  @Test
  void emptyWordsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TO_LATIN.with(Map.of(" ", "b")))
        .withMessage("an empty word is to be written 'b'; name the word");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TO_LATIN.with(Map.of("a", "")))
        .withMessage("the word 'a' has nothing to be written for it");
  }

  @Test
  void twoCasesOfOneWordAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TO_LATIN.with(Map.of("реч", "a", "Реч", "b")))
        .withMessageContaining("'Реч' and 'реч' differ only in case");
  }

  @Test
  void fourThreadsGetWhatOneGets() throws Exception {
    List<Callable<String>> work = new ArrayList<>();
    String serbian = Files.readString(Path.of("seeds/000_3e425f8097483d0b.sr-Cyrl.txt"));
    String chinese = Files.readString(Path.of("seeds/000_3e425f8097483d0b.zh-Hans.md"));
    String latin = TO_LATIN.convert(serbian);
    for (int i = 0; i < 40; i++) {
      work.add(() -> TO_LATIN.convert(serbian));
      work.add(() -> TO_CYRILLIC.convert(latin));
      work.add(() -> pair("zh-Hans", "zh-Hant").convert(chinese));
      work.add(() -> pair("uz-Latn", "uz-Cyrl").convert(latin));
    }
    List<String> one = new ArrayList<>();
    for (Callable<String> each : work) {
      one.add(each.call());
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<String> four = new ArrayList<>();
      for (Future<String> each : threads.invokeAll(work)) {
        four.add(each.get());
      }
      assertThat(four).isEqualTo(one);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void threeThousandCharactersTakeLittleTime() throws IOException {
    String serbian = Files.readString(Path.of("seeds/000_3e425f8097483d0b.sr-Cyrl.txt"));
    String chinese = Files.readString(Path.of("seeds/000_3e425f8097483d0b.zh-Hans.md"));
    report("sr-Cyrl → sr-Latn", TO_LATIN, serbian);
    report("sr-Latn → sr-Cyrl", TO_CYRILLIC, TO_LATIN.convert(serbian));
    report("uz-Latn → uz-Cyrl", pair("uz-Latn", "uz-Cyrl"), TO_LATIN.convert(serbian));
    report("zh-Hans → zh-Hant", pair("zh-Hans", "zh-Hant"), chinese);
  }

  private static void report(String name, ScriptConversion conversion, String text) {
    String long3000 = text.repeat(3000 / text.length() + 1).substring(0, 3000);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 300; i++) {
      long start = System.nanoTime();
      assertThat(conversion.convert(long3000)).isNotEmpty();
      least = Math.min(least, System.nanoTime() - start);
    }
    System.out.println(name + ": 3000 characters in " + least / 1000 + " µs");
  }
}
