package org.polyfeed.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.SlugStyle;
import org.polyfeed.problem.Suggestion;
import org.polyfeed.seed.Fields;

/**
 * Values of {@code site.yaml} that are more than text. What is wrong with one becomes an error.
 *
 * @param fields whose they are
 */
record Values(Fields fields) {

  /** A locale that the value of a key names. */
  Optional<LocaleTag> tag(String key, String name) {
    Optional<LocaleTag> tag = LocaleTag.declared(name);
    if (tag.isEmpty()) {
      fields.refuse(key, LocaleTag.fault(name));
    }
    return tag;
  }

  /** A text, or one for each locale. */
  LocalizedText localized(String key) {
    if (!fields.holdsFields(key)) {
      return new LocalizedText(Map.of(), fields.text(key));
    }
    Fields texts = fields.fields(key);
    Map<LocaleTag, String> byLocale = new TreeMap<>();
    for (String name : texts.keys()) {
      Optional<LocaleTag> tag = new Values(texts).tag(name, name);
      texts
          .text(name)
          .ifPresent(text -> tag.ifPresent(locale -> byLocale.put(locale.plain(), text)));
    }
    return new LocalizedText(byLocale, Optional.empty());
  }

  /** An address of the web that the value of a key is. */
  Optional<URI> url(String key, String text) {
    try {
      URI url = new URI(text);
      // Others with a host, such as javascript://host/, would run in a reader that follows them.
      if (isOfTheWeb(url) && url.getRawUserInfo() == null) {
        return Optional.of(URI.create(url.toASCIIString()));
      }
    } catch (URISyntaxException e) {
      // Said below, as of URLs that lead to no host of the web.
    }
    fields.refuse(key, "'" + text + "' is no URL; it must be like https://example.org/");
    return Optional.empty();
  }

  /** One of several, by its name in small letters. */
  <E extends Enum<E>> E choice(String key, E[] all, E standard) {
    return fields.text(key).flatMap(name -> choice(key, name, all)).orElse(standard);
  }

  /** The same of a name that the value of a key holds; nothing where it is none of them. */
  <E extends Enum<E>> Optional<E> choice(String key, String name, E[] all) {
    List<String> names =
        Arrays.stream(all).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    int index = names.indexOf(name);
    if (index < 0) {
      fields.refuse(
          key,
          "'"
              + name
              + "' must be one of "
              + String.join(", ", names)
              + Suggestion.after(name, names));
      return Optional.empty();
    }
    return Optional.of(all[index]);
  }

  /** What the words of addresses are made of. */
  Optional<SlugStyle> slugs() {
    return fields.text("slug").flatMap(name -> choice("slug", name, SlugStyle.values()));
  }

  /** Whether a URL leads to a host by HTTP. */
  static boolean isOfTheWeb(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    return Set.of("http", "https").contains(scheme) && url.getHost() != null;
  }
}
