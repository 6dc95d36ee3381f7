package org.polyfeed.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A site of any size, the same on every machine: stories in eight languages and six scripts, about
 * 400 words each, with three of forty topics and one of twelve authors. The sentences mean nothing;
 * their letters, lengths and markup are what matters.
 */
final class Workload {

  private static final LocalDateTime FIRST = LocalDateTime.of(2016, 1, 1, 6, 0);

  private static final Map<String, List<String>> WORDS =
      new TreeMap<>(
          Map.of(
              "en",
              words(
                  "river council harvest winter bridge teacher market signal quiet northern vote"
                      + " water letter garden engine the of and to in with under after before"),
              "ru",
              words(
                  "река совет урожай зима мост учитель рынок сигнал тихий северный голос вода"
                      + " письмо сад двигатель и в на с под после перед что"),
              "ar",
              words(
                  "نهر مجلس حصاد شتاء جسر معلم سوق إشارة هادئ شمالي صوت ماء رسالة حديقة محرك"
                      + " في من إلى على مع بعد قبل"),
              "fa",
              words(
                  "رودخانه شورا برداشت زمستان پل آموزگار بازار نشانه آرام شمالی رأی آب نامه باغ"
                      + " موتور در از به با زیر پس پیش"),
              "zh-Hans",
              words("河流 议会 收成 冬天 桥梁 教师 市场 信号 安静 北方 投票 水源 书信 花园 发动机 的 在 和" + " 与 以后 以前"),
              "de",
              words(
                  "Fluss Rat Ernte Winter Brücke Lehrerin Markt Zeichen still nördlich Stimme"
                      + " Wasser Brief Garten Motor der die das und in mit unter nach vor"),
              "es",
              words(
                  "río consejo cosecha invierno puente maestra mercado señal tranquilo norteño voto"
                      + " agua carta jardín motor el la de y en con bajo después antes"),
              "hi",
              words(
                  "नदी परिषद फसल सर्दी पुल शिक्षक बाज़ार संकेत शांत उत्तरी वोट पानी पत्र बगीचा"
                      + " इंजन का की में और से बाद पहले")));

  private static final List<String> AUTHORS =
      List.of(
          "Ada Moreau",
          "Ben Okafor",
          "Carla Ruiz",
          "Dmitri Orlov",
          "Elif Kaya",
          "Farid Nazari",
          "Gita Rao",
          "Hans Weber",
          "Ines Lopez",
          "Jun Li",
          "Karim Saleh",
          "Lena Fischer");

  private static final int TOPICS = 40;

  private Workload() {}

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  /** Writes the seeds of a site into a folder. */
  static void write(Path site, int stories) throws IOException {
    Path seeds = Files.createDirectories(site.resolve("seeds"));
    StringBuilder settings =
        new StringBuilder(
            "title: Bench\naddress: https://bench.example/\nid: bench.example,2026\n");
    settings.append("locales:\n");
    WORDS.keySet().forEach(locale -> settings.append("  ").append(locale).append(": {}\n"));
    Files.writeString(seeds.resolve("site.yaml"), settings);
    for (int story = 0; story < stories; story++) {
      for (String locale : WORDS.keySet()) {
        Files.writeString(
            seeds.resolve("s%06d.%s.md".formatted(story, locale)), article(story, locale));
      }
    }
  }

  private static String article(int story, String locale) {
    Random random = new Random(story * 31L + locale.hashCode());
    Random shared = new Random(story);
    List<String> topics = new ArrayList<>();
    while (topics.size() < 3) {
      String topic = "topic-" + shared.nextInt(TOPICS);
      if (!topics.contains(topic)) {
        topics.add(topic);
      }
    }
    List<String> words = WORDS.get(locale);
    boolean spaced = !locale.startsWith("zh");
    StringBuilder text = new StringBuilder("---\ntitle: \"");
    text.append(sentence(words, 6, spaced, random)).append(' ').append(story).append("\"\n");
    text.append("date: ").append(FIRST.plusHours(4L * story)).append(":00Z\n");
    text.append("author: ").append(AUTHORS.get(shared.nextInt(AUTHORS.size()))).append('\n');
    text.append("topics: [").append(String.join(", ", topics)).append("]\n---\n\n");
    for (int paragraph = 0; paragraph < 8; paragraph++) {
      if (paragraph == 3) {
        text.append("## ").append(sentence(words, 4, spaced, random)).append("\n\n");
      }
      for (int i = 0; i < 4; i++) {
        String opening = i == 0 && paragraph % 2 == 0 ? "**" + words.get(story % 15) + "** " : "";
        text.append(opening)
            .append(sentence(words, 12, spaced, random))
            .append(spaced ? ". " : "。");
      }
      text.append("\n\n");
    }
    return text.append("[More](https://bench.example/more)\n").toString();
  }

  private static String sentence(List<String> words, int length, boolean spaced, Random random) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      chosen.add(words.get(random.nextInt(words.size())));
    }
    return String.join(spaced ? " " : "", chosen);
  }
}
