package org.polyfeed.locale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.polyfeed.problem.Problems;

/**
 * All that threads share of this package, asked by eight of them at once, against what one alone
 * was told. ICU's formats give wrong answers rather than errors when they are shared.
 */
final class ThreadSafetyTest {

  private static final int THREADS = 8;
  private static final int ROUNDS = 2;
  private static final long SEED = 20240402;

  private static final List<String> TAGS =
      List.of(
          "am", "ar", "ar-EG", "bn", "de", "el", "en", "es", "fa-AF", "fr", "he", "hi", "hy", "ja",
          "ka", "km", "ko", "lo", "my", "ps", "ru", "sr-Cyrl", "sr-Latn", "th", "tr", "uk", "ur",
          "uz-Latn", "vi", "zh-Hans", "zh-Hant");

  /** In which what takes long is asked too. */
  private static final List<String> SLOW = List.of("ar", "en", "ru");

  private static final Map<String, String> MESSAGES =
      Map.of(
          "count", "{count, plural, one {# article} other {# articles}}",
          "dated", "{day, date, long}: {count, number} of {name}");

  private static final String SENTENCES =
      "Dr. Weber met J. R. R. Okoye. «Да», — сказал он в 2024 г. Москва. 渡轮离开了。「行こう。」と言った。"
          + " เรือออกจากท่า พ.ศ. 2500 ແລ້ວ ទូកចេញ។ လှေထွက်သည်။ वह आया। ጀልባው ሄደ። ";

  /** A question and what the answer to it is, whoever asks. */
  private record Question(String name, Supplier<String> asked, String answer) {}

  /** What threads share: made anew for those that are asked by all at once. */
  private static List<Map.Entry<String, Supplier<String>>> questions() {
    List<Map.Entry<String, Supplier<String>>> all = new ArrayList<>();
    Transliteration transliteration = new Transliteration(new Romanisation());
    for (String tag : TAGS) {
      LocaleTag locale = new LocaleTag(tag);
      LocaleFormat format = new LocaleFormat(locale);
      Words words = words(format);
      Excerpt excerpt = new Excerpt(format);
      ReadingTime time = new ReadingTime(format);

      LocalDate day = LocalDate.of(2000 + tag.length(), 4, 1 + all.size() % 28);
      String text = SENTENCES.substring(all.size() % 40).repeat(2);
      int number = 1234 + all.size();
      ask(all, tag + " date", () -> format.date(day));
      ask(all, tag + " number", () -> format.number(number));
      ask(all, tag + " list", () -> format.list(Collections.nCopies(number % 5, "A")));
      ask(all, tag + " names", () -> format.nameOf(locale));
      ask(all, tag + " order", () -> sorted(format));
      ask(all, tag + " excerpt", () -> excerpt.of(text));
      ask(all, tag + " minutes", () -> "" + time.count(text));
      ask(all, tag + " slug", () -> transliteration.slug(locale, text.substring(0, 25)));
      ask(all, tag + " plural", () -> words.say("count", Map.of("count", number)));
      ask(all, tag + " message", () -> words.say("dated", arguments(day, number)));
      ask(all, tag + " letters", () -> letters(locale, text));
      if (SLOW.contains(tag)) {
        ask(all, tag + " own name", format::ownName);
        ask(all, tag + " headings", () -> headings(locale));
        ask(all, tag + " parsed", () -> "" + format.parseDate("2 April 2024"));
      }
    }
    for (String pair : List.of("sr-Cyrl sr-Latn", "sr-Latn sr-Cyrl", "uz-Latn uz-Cyrl")) {
      converted(all, pair, "Влада је усвојила zakon o pametnim gradovima; Oʻzbekiston yoʻli.");
    }
    converted(all, "uz-Cyrl uz-Latn", "Ўзбекистон йўли 2024 йил.");
    converted(all, "zh-Hans zh-Hant", "头发和发展，后来的皇后在里面干杯。");
    converted(all, "zh-Hant zh-Hans", "頭髮和發展，後來的皇后在裡面乾杯。");
    return all;
  }

  private static void ask(
      List<Map.Entry<String, Supplier<String>>> all, String name, Supplier<String> asked) {
    all.add(Map.entry(name, asked));
  }

  private static void converted(
      List<Map.Entry<String, Supplier<String>>> all, String pair, String text) {
    ScriptConversion conversion = ScriptConversionQualityTest.conversion(pair);
    ask(all, pair, () -> conversion.convert(text));
  }

  private static Words words(LocaleFormat format) {
    StringBuilder file = new StringBuilder();
    MESSAGES.forEach((key, pattern) -> file.append(key).append('=').append(pattern).append('\n'));
    Messages.Source source = new Messages.Source("words", format.locale(), file.toString(), true);
    return Messages.parse(List.of(source), new Problems()).in(format, List.of());
  }

  @SuppressWarnings("JavaUtilDate") // ICU's messages take no other.
  private static Map<String, Object> arguments(LocalDate day, int number) {
    return Map.of(
        "day", new java.util.Date(day.toEpochDay() * 86_400_000L), "count", number, "name", "Ada");
  }

  private static String sorted(LocaleFormat format) {
    List<String> words = new ArrayList<>(Arrays.asList(SENTENCES.split(" ", -1)));
    words.sort(format.order());
    return String.join(" ", words);
  }

  private static String headings(LocaleTag locale) {
    return Headings.of(locale, List.of(SENTENCES.split(" ", -1)), Function.identity()).toString();
  }

  private static String letters(LocaleTag locale, String text) {
    return Letters.foreignTo(locale, text)
        + Letters.directionMark(locale, text)
        + Letters.composed(text).hashCode();
  }

  @Test
  void whatOneThreadIsToldAllAreTold() throws InterruptedException {
    List<Map.Entry<String, Supplier<String>>> alone = questions();
    List<Map.Entry<String, Supplier<String>>> shared = questions();
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < alone.size(); i++) {
      questions.add(
          new Question(
              alone.get(i).getKey(), shared.get(i).getValue(), alone.get(i).getValue().get()));
    }
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(SEED + i);
      Thread thread = new Thread(() -> askAll(questions, random, start, wrong));
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).as("seed " + SEED).isEmpty();
  }

  private static void askAll(
      List<Question> questions, Random random, CountDownLatch start, Queue<String> wrong) {
    List<Question> mixed = new ArrayList<>(questions);
    try {
      start.await();
      for (int round = 0; round < ROUNDS; round++) {
        Collections.shuffle(mixed, random);
        for (Question question : mixed) {
          String answer = question.asked().get();
          if (!answer.equals(question.answer())) {
            wrong.add(question.name() + ": " + answer + ", not " + question.answer());
          }
        }
      }
    } catch (InterruptedException | RuntimeException e) {
      wrong.add(e.toString());
    }
  }
}
