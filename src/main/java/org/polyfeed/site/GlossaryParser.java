package org.polyfeed.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.polyfeed.locale.Letters;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.WordForm;
import org.polyfeed.seed.Fields;
import org.polyfeed.seed.YamlValue;

/** Reads the names and words on which a site agrees. */
final class GlossaryParser {

  /** The key that is no locale. */
  static final String NOTE = "note";

  private static final Pattern MARKUP =
      Pattern.compile("<[A-Za-z/!?]|&#?[A-Za-z0-9]+;|]\\(|[_`]{2}");

  private final Fields all;

  /**
   * @param all terms, by their names
   */
  GlossaryParser(Fields all) {
    this.all = all;
  }

  Glossary glossary() {
    List<Term> terms = new ArrayList<>();
    for (String name : all.keys()) {
      term(name).ifPresent(terms::add);
    }
    warnOfDoubles(terms);
    return new Glossary(terms);
  }

  private Optional<Term> term(String name) {
    if (name.isBlank()) {
      all.refuse(name, "a term has no name; give it one, such as its form in English");
    }
    Fields fields = all.fields(name);
    Map<LocaleTag, List<WordForm>> byLocale = new LinkedHashMap<>();
    boolean faulty = false;
    for (String key : fields.keys()) {
      if (key.equals(NOTE)) {
        continue;
      }
      Optional<LocaleTag> tag = new Values(fields).tag(key, key).map(LocaleTag::plain);
      List<WordForm> forms = forms(fields, name, key);
      faulty |= tag.isEmpty() || forms.isEmpty();
      if (tag.isPresent() && !forms.isEmpty() && byLocale.putIfAbsent(tag.get(), forms) != null) {
        fields.refuse(key, "the locale " + tag.get() + " stands here twice; merge the forms");
      }
    }
    Optional<String> note = fields.text(NOTE);
    if (byLocale.isEmpty()) {
      if (!faulty && (!all.has(name) || all.holdsFields(name) || isBlank(name))) {
        all.refuse(
            name,
            "the term '"
                + name
                + "' has no form; name one for a locale, such as 'en: "
                + name
                + "'");
      }
      return Optional.empty();
    }
    return Optional.of(new Term(name, byLocale, note));
  }

  private boolean isBlank(String name) {
    return all.isText(name) && all.text(name).isEmpty();
  }

  private static List<WordForm> forms(Fields fields, String name, String key) {
    Set<WordForm> forms = new LinkedHashSet<>();
    List<YamlValue> values = fields.values(key);
    if (values.isEmpty()) {
      fields.refuse(key, emptiness(name, key));
    }
    for (YamlValue value : values) {
      if (value instanceof YamlValue.Text text) {
        String written = Letters.unembedded(text.value().replaceAll("\\s+", " "));
        Optional<String> fault = fault(written, name, key);
        if (fault.isPresent()) {
          fields.refuse(value, fault.get());
        } else {
          forms.add(WordForm.of(Letters.composed(written)));
        }
      } else {
        fields.refuse(value, "'" + key + "' must be a form of '" + name + "', or a list of forms");
      }
    }
    return List.copyOf(forms);
  }

  private static String emptiness(String name, String key) {
    return "a form of '" + name + "' is empty; write it, or leave '" + key + "' out";
  }

  /** Why a text is no form; nothing where it is one. */
  private static Optional<String> fault(String written, String name, String key) {
    if (written.isBlank()) {
      return Optional.of(emptiness(name, key));
    }
    String stem = WordForm.of(written).written();
    if (stem.contains(WordForm.ANY_ENDING)) {
      return Optional.of(
          "'"
              + written
              + "': a * stands for any ending, and can only be the last sign of a form, such as"
              + " Taliban*");
    }
    if (MARKUP.matcher(written).find()) {
      return Optional.of("'" + written + "' is markup; write the form as readers see it");
    }
    if (stem.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.of(
          "'"
              + written
              + "' has no letter, so it would be found anywhere; write out what it begins with");
    }
    return Optional.empty();
  }

  /**
   * Two names may be one in some language, as Georgia is in English; two that are one in every
   * language that both have are the same term twice.
   */
  private void warnOfDoubles(List<Term> terms) {
    Map<String, List<Term>> known = new HashMap<>();
    for (Term term : terms) {
      Set<Term> alike = new LinkedHashSet<>();
      Set<String> own = new LinkedHashSet<>();
      term.forms().forEach((locale, forms) -> forms.forEach(form -> own.add(key(locale, form))));
      own.forEach(key -> alike.addAll(known.getOrDefault(key, List.of())));
      alike.stream()
          .filter(other -> isSame(term, other))
          .findFirst()
          .ifPresent(
              other ->
                  all.warn(
                      term.name(),
                      "the terms '"
                          + other.name()
                          + "' and '"
                          + term.name()
                          + "' have the same forms in every locale that both have; merge them"));
      own.forEach(key -> known.computeIfAbsent(key, any -> new ArrayList<>()).add(term));
    }
  }

  private static String key(LocaleTag locale, WordForm form) {
    return locale + " " + form.key(locale);
  }

  private static boolean isSame(Term one, Term other) {
    return one.forms().entrySet().stream()
        .filter(entry -> other.forms().containsKey(entry.getKey()))
        .allMatch(
            entry ->
                entry.getValue().stream()
                    .map(form -> form.key(entry.getKey()))
                    .anyMatch(
                        key ->
                            other.forms().getOrDefault(entry.getKey(), List.of()).stream()
                                .anyMatch(form -> form.key(entry.getKey()).equals(key))));
  }
}
