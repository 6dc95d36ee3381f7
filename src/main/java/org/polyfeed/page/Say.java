package org.polyfeed.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.polyfeed.article.Html;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Romanisation;
import org.polyfeed.locale.Words;

/** The words of a page's language, as templates ask for them. They see it as {@code $say}. */
public final class Say {

  /** Unicode keeps these two from ever being characters, and no text that gets here holds them. */
  private static final char OPEN = '\uFDD0';

  private static final char CLOSE = '\uFDD1';

  private final Words words;
  private final LocaleFormat format;
  private final Romanisation romanisation;
  private final Hrefs hrefs;

  Say(Words words, LocaleFormat format, Romanisation romanisation, Hrefs hrefs) {
    this.words = words;
    this.format = format;
    this.romanisation = romanisation;
    this.hrefs = hrefs;
  }

  /** A message without arguments. */
  public String of(String key) {
    return words.say(key);
  }

  /** A message with its arguments; safe markup where one of them is. */
  public Object of(String key, Map<String, ?> arguments) {
    Map<String, Object> plain = new LinkedHashMap<>(arguments);
    Map<String, String> markup = new HashMap<>();
    arguments.forEach(
        (name, value) -> {
          if (value instanceof Html html) {
            String place = OPEN + name + CLOSE;
            markup.put(place, html.markup());
            plain.put(name, place);
          }
        });
    String said = words.say(key, plain);
    if (markup.isEmpty()) {
      return said;
    }
    String safe = Html.escaped(said).markup();
    for (Map.Entry<String, String> one : markup.entrySet()) {
      safe = safe.replace(one.getKey(), one.getValue());
    }
    return new Html(safe);
  }

  /** A date that machines can read too. */
  public Html time(Moment moment) {
    return new Html(
        "<time datetime=\""
            + Html.escaped(moment.iso())
            + "\">"
            + Html.escaped(moment.text())
            + "</time>");
  }

  /**
   * A text in Latin letters, for who reads its language only so; empty where it is written in them
   * or nobody can read it from its letters alone. It costs only the pages that ask.
   */
  public String romanised(Language language, String text) {
    return romanisation.of(new LocaleTag(language.tag()), text);
  }

  /**
   * Names of people as the language lists them, each set apart from the direction of the others and
   * leading to what they wrote.
   */
  public Html names(List<Link> names) {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      places.add("" + OPEN + i + CLOSE);
    }
    String listed = Html.escaped(format.list(places)).markup();
    for (int i = 0; i < names.size(); i++) {
      listed = listed.replace(places.get(i), linked(names.get(i)));
    }
    return new Html(listed);
  }

  private String linked(Link link) {
    String href = hrefs.to(link.href());
    return "<a href=\""
        + Html.escaped(href)
        + "\"><bdi>"
        + Html.escaped(link.text())
        + "</bdi></a>";
  }

  /** A text in another language, set apart so that it does not turn the direction around it. */
  public Html isolated(Language language, String text) {
    return new Html(
        "<bdi lang=\""
            + Html.escaped(language.tag())
            + "\" dir=\""
            + Html.escaped(language.dir())
            + "\">"
            + Html.escaped(text)
            + "</bdi>");
  }
}
