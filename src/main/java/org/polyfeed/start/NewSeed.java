package org.polyfeed.start;

import java.util.List;
import java.util.Optional;

/**
 * An article to be written.
 *
 * @param title on one line
 * @param date when it is to be published, as front matter has it, if anybody says so
 * @param topics that it is about, each on one line
 */
public record NewSeed(String title, Optional<String> date, List<String> topics, boolean draft) {

  public NewSeed {
    topics = List.copyOf(topics);
  }

  /** What its file holds: front matter, and room for the text. */
  public String text() {
    StringBuilder text = new StringBuilder("---\n");
    text.append("title: ").append(YamlText.of(title)).append('\n');
    date.ifPresent(day -> text.append("date: ").append(day).append('\n'));
    if (!topics.isEmpty()) {
      text.append("topics: ").append(YamlText.of(topics)).append('\n');
    }
    if (draft) {
      text.append("draft: true\n");
    }
    return text.append("---\n\n").toString();
  }
}
