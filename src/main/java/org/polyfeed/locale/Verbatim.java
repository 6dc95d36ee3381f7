package org.polyfeed.locale;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no script conversion may touch: addresses, handles, hashtags and names of files. */
enum Verbatim {
  AMONG_WORDS("\\p{L}\\p{M}\\p{N}"),
  /** Chinese has no spaces between an address and the words around it. */
  AMONG_HAN("A-Za-z0-9");

  record Span(int start, int end) {}

  private static final String TOP_LEVEL =
      "com|org|net|info|edu|gov|int|mil|eu|az|rs|ba|me|hr|si|mk|uz|ru|kz|kg|tj|cn|tw|hk|sg|jp|de|fr"
          + "|uk|us|tv|io|app|news|срб|рф|мкд|қаз";

  private static final String EXTENSIONS =
      "pdf|docx?|xlsx?|pptx?|odt|ods|txt|rtf|csv|json|xml|ya?ml|html?|css|js|java|jar|exe|apk|zip"
          + "|rar|tar|gz|7z|jpe?g|png|gif|svg|webp|tiff?|mp3|mp4|wav|ogg|avi|mov|mkv|epub";

  private final Pattern pattern;

  /** Every repetition has an end, so that no text can make the search long or deep. */
  Verbatim(String letters) {
    String letter = "[" + letters + "]";
    String label = "[" + letters + "_-]";
    String labels = label + "++(?:\\." + label + "++){0,8}?";
    String path = "[^\\s<>\"“”„«»‹›、。，；：！？（）「」『』《》【】]";
    String ending = "(?<![.,;:!?)\\]'’…])";
    String address = "(?:(?:https?|ftp|mailto|tel):|www\\.)" + path + "+" + ending;
    String mail =
        letter + "[._%+" + letters + "-]{0,64}@" + label + "++(?:\\." + label + "++){1,8}";
    String domain =
        labels + "\\.(?:" + TOP_LEVEL + ")(?!" + letter + ")(?:/" + path + "*" + ending + ")?";
    String file = labels + "\\.(?i:" + EXTENSIONS + ")(?!" + letter + ")";
    String name = "[\\p{L}\\p{M}\\p{N}_]+";
    String handle = "[@#]" + name + "(?:['’‘`]" + name + "){0,4}";
    this.pattern =
        Pattern.compile(
            address
                + ("|(?<!" + letter + ")(?:" + mail + "|" + domain + "|" + file + "|" + handle
                    + ")"));
  }

  List<Span> in(String text) {
    if (text.chars().noneMatch(letter -> ".@#:".indexOf(letter) >= 0)) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      spans.add(new Span(matcher.start(), matcher.end()));
    }
    return spans;
  }
}
