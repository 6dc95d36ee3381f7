package org.polyfeed.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.polyfeed.locale.LocaleFormat;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.locale.Messages;
import org.polyfeed.problem.Problems;
import org.polyfeed.problem.Suggestion;
import org.polyfeed.site.SiteLocale;
import org.polyfeed.target.Fingerprint;
import org.polyfeed.target.OutputPath;

/**
 * Templates, words and files for pages: those that come with Polyfeed, and in their place those of
 * the same name in the site's folder of templates.
 */
public final class Theme {

  /** Those that the kinds of page and each other name. */
  private static final List<String> TEMPLATES =
      List.of(
          "archive.vm",
          "article.vm",
          "author.vm",
          "chooser.vm",
          "foot.vm",
          "head.vm",
          "home.vm",
          "macros.vm",
          "month.vm",
          "not-found.vm",
          "redirect.vm",
          "subscribe.vm",
          "topic.vm",
          "withdrawn.vm");

  private static final List<String> STYLESHEETS = List.of("feed.css", "polyfeed.css");

  private static final String ASSETS = "assets/";

  private static final String ROBOTS = "robots.txt";

  private static final String MESSAGES = "messages/";

  private static final String BUILT_IN = "/org/polyfeed/templates/";

  private final Path folder;
  private final String shown;
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  private Theme(Path folder, String shown) {
    this.folder = folder;
    this.shown = shown;
  }

  /**
   * Reads all that pages may need.
   *
   * @param folder of the site's own templates, which need not be there
   * @param shown what problems call it
   * @throws IOException if a file cannot be read
   */
  public static Theme read(Path folder, String shown, Problems problems) throws IOException {
    Theme theme = new Theme(folder, shown);
    for (String name : TEMPLATES) {
      theme.files.put(name, builtIn(name).orElseThrow());
    }
    for (String name : STYLESHEETS) {
      theme.files.put(ASSETS + name, builtIn(ASSETS + name).orElseThrow());
    }
    for (Path file : theme.ownFiles()) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      if (name.startsWith(ASSETS) && !isOutputPath(name)) {
        problems.error(
            theme.shown(name), 0, "its name must be ASCII letters, digits, - . _ ~; rename it");
      } else if (name.startsWith(ASSETS) || name.equals(ROBOTS) || isTemplate(name)) {
        theme.files.put(name, Files.readAllBytes(file));
      }
    }
    for (String name : theme.templates()) {
      theme.checkText(name, problems);
    }
    theme.warnOfUnused(problems);
    return theme;
  }

  private void checkText(String name, Problems problems) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file(name))).toString();
      if (text.indexOf('\0') >= 0) {
        problems.error(shown(name), 0, "holds a zero byte; write it as plain text");
      }
    } catch (CharacterCodingException e) {
      problems.error(shown(name), 0, "is not in UTF-8; save it so");
    }
  }

  /** A template that no page is made of and no other takes in may bear a slip in its name. */
  private void warnOfUnused(Problems problems) {
    for (String name : templates()) {
      if (!TEMPLATES.contains(name)
          && templates().stream()
              .noneMatch(other -> new String(file(other), StandardCharsets.UTF_8).contains(name))) {
        problems.warning(
            shown(name), 0, "nothing uses it" + Suggestion.after(name, List.copyOf(TEMPLATES)));
      }
    }
  }

  private static boolean isTemplate(String name) {
    return name.endsWith(".vm") && !name.contains("/");
  }

  /** Templates write links to these themselves, so they must be right as they stand. */
  private static boolean isOutputPath(String name) {
    return name.chars().allMatch(letter -> letter < 128) && OutputPath.parse(name).isPresent();
  }

  private List<Path> ownFiles() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static Optional<byte[]> builtIn(String name) throws IOException {
    try (InputStream in = Theme.class.getResourceAsStream(BUILT_IN + name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  /** Whether a file only repeats the built-in one of its name. */
  private static boolean isBuiltIn(String name, byte[] bytes) throws IOException {
    return builtIn(name).filter(own -> Arrays.equals(own, bytes)).isPresent();
  }

  /** The names of all templates. */
  Collection<String> templates() {
    return files.keySet().stream().filter(name -> name.endsWith(".vm")).toList();
  }

  /** The names of the files that pages link to, below {@code assets/}. */
  Collection<String> assets() {
    return files.keySet().stream()
        .filter(name -> name.startsWith(ASSETS))
        .map(name -> name.substring(ASSETS.length()))
        .toList();
  }

  byte[] asset(String name) {
    return file(ASSETS + name);
  }

  /**
   * @throws java.util.NoSuchElementException if there is none of the name
   */
  byte[] file(String name) {
    return Optional.ofNullable(files.get(name)).orElseThrow();
  }

  /** What the site itself tells robots, if anything. */
  public Optional<String> robots() {
    return has(ROBOTS)
        ? Optional.of(new String(file(ROBOTS), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  /** What problems call a file of the theme. */
  String shown(String name) {
    return shown + "/" + name;
  }

  /** Of all templates, but not of the words. */
  Fingerprint fingerprint() {
    Fingerprint.Parts parts = Fingerprint.of("theme");
    for (String name : templates()) {
      parts.with(name).with(Fingerprint.of(file(name)));
    }
    return parts.done();
  }

  /** Hashes of all templates, by what problems call them. */
  Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    templates().forEach(name -> hashes.put(shown(name), Fingerprint.of(file(name)).value()));
    return hashes;
  }

  /**
   * The words for locales: the built-in ones of each and of its parents, and over them the site's.
   *
   * @throws IOException if a file cannot be read
   */
  public Messages messages(List<SiteLocale> locales, Problems problems) throws IOException {
    Set<String> tags = new LinkedHashSet<>(Set.of("en"));
    for (SiteLocale locale : locales) {
      Stream.concat(Stream.of(locale.tag()), locale.fallback().stream())
          .flatMap(Theme::withParents)
          .forEach(tags::add);
    }
    LocaleFormat english = new LocaleFormat(new LocaleTag("en"));
    Set<String> builtIn = new TreeSet<>();
    List<Messages.Source> sources = new ArrayList<>();
    for (String tag : tags) {
      Optional<byte[]> file = builtIn(MESSAGES + tag + ".properties");
      if (file.isPresent()) {
        builtIn.add(tag);
        sources.add(source(tag, file.get(), false));
      }
    }
    for (Path file : ownFiles()) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      if (name.startsWith(MESSAGES) && name.endsWith(".properties")) {
        String tag = name.substring(MESSAGES.length(), name.length() - ".properties".length());
        Optional<LocaleTag> locale = LocaleTag.declared(tag);
        if (locale.isEmpty()) {
          problems.error(shown(name), 0, "'" + tag + "' is no locale; name it like fr.properties");
        } else if (tags.contains(locale.get().value())) {
          boolean overlay = builtIn.contains(locale.get().value());
          sources.add(source(tag, Files.readAllBytes(file), overlay));
        } else if (!isBuiltIn(name, Files.readAllBytes(file))) {
          problems.note(shown(name), 0, "passed over: no edition speaks " + locale.get());
        }
      }
    }
    Messages messages = Messages.parse(sources, problems);
    for (SiteLocale locale : locales) {
      if (!messages.speaks(locale.tag())) {
        problems.warning(
            shown(MESSAGES + locale.tag() + ".properties"),
            0,
            "there are no words for "
                + locale.tag()
                + ": its pages say theirs in "
                + english.nameOf(messages.spokenIn(locale.tag(), locale.fallback())));
      }
    }
    return messages;
  }

  private static Stream<String> withParents(LocaleTag locale) {
    return Stream.concat(
        locale.chain().stream().map(LocaleTag::value),
        Stream.of(locale.language() + "-" + locale.script()));
  }

  private Messages.Source source(String tag, byte[] bytes, boolean overlay) {
    return new Messages.Source(
        shown(MESSAGES + tag + ".properties"),
        LocaleTag.declared(tag).orElseThrow(),
        new String(bytes, StandardCharsets.UTF_8),
        overlay);
  }
}
