package org.polyfeed.site;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.seed.Fields;

/** Reads which feeds a site has, and what they hold. */
final class FeedsParser {

  /** Of feeds where the site says nothing. */
  private static final FeedShape SHAPE =
      new FeedShape(List.of(FeedFormat.values()), 50, 500_000, FeedContent.FULL);

  private static final Pattern ALIAS =
      Pattern.compile("(/(?!\\.)[A-Za-z0-9._~%-]+)*/(?!\\.)[A-Za-z0-9._~%-]+\\.[A-Za-z]+");

  private static final Pattern PERCENT = Pattern.compile("\\d{1,3}%");

  /** Where the site says nothing, in percent. */
  private static final int ACCEPT_NEW = 10;

  private final Fields settings;
  private final List<SiteLocale> locales;

  /**
   * @param settings below {@code feeds}
   * @param locales of the site
   */
  FeedsParser(Fields settings, List<SiteLocale> locales) {
    this.settings = settings;
    this.locales = locales;
  }

  /** What the site says, and for the rest the standard. */
  FeedSettings feeds() {
    settings.refuseOthers(SiteSettings.FEEDS.names());
    FeedShape shape = shape(settings, SHAPE);
    return new FeedSettings(
        shape,
        shape(settings, "topics", shape),
        shape(settings, "authors", shape),
        shape(settings, "all", shape),
        selections(settings.fields("more"), shape),
        settings.texts("exclude"),
        aliases(settings.fields("aliases")),
        percent(settings, "accept-new").orElse(ACCEPT_NEW),
        settings.text("hub").flatMap(url -> new Values(settings).url("hub", url)));
  }

  private static Optional<Integer> percent(Fields fields, String key) {
    Optional<String> text = fields.text(key);
    Optional<Integer> percent =
        text.filter(given -> PERCENT.matcher(given).matches())
            .map(given -> Integer.valueOf(given.substring(0, given.length() - 1)))
            .filter(number -> number <= 100);
    if (text.isPresent() && percent.isEmpty()) {
      fields.refuse(key, "'" + text.get() + "' must be a whole number of percent from 0% to 100%");
    }
    return percent;
  }

  private static FeedShape shape(Fields settings, String kind, FeedShape standard) {
    if (settings.has(kind) && !settings.holdsFields(kind)) {
      if (settings.flag(kind).orElse(true)) {
        return standard;
      }
      return new FeedShape(List.of(), standard.entries(), standard.bytes(), standard.content());
    }
    Fields own = settings.fields(kind);
    own.refuseOthers(SiteSettings.SHAPE.names());
    return shape(own, standard);
  }

  /** What the settings say, and for the rest the standard. */
  private static FeedShape shape(Fields settings, FeedShape standard) {
    Set<FeedFormat> formats = new LinkedHashSet<>();
    List<String> names = settings.texts("formats");
    for (String name : names) {
      new Values(settings).choice("formats", name, FeedFormat.values()).ifPresent(formats::add);
    }
    if (settings.has("formats") && names.isEmpty()) {
      settings.refuse("formats", "'formats' names none; it needs rss, atom or json");
    }
    return new FeedShape(
        formats.isEmpty() ? standard.formats() : List.copyOf(formats),
        settings.number("entries", 1).orElse(standard.entries()),
        settings.number("bytes", 1).orElse(standard.bytes()),
        new Values(settings).choice("content", FeedContent.values(), standard.content()));
  }

  private List<Selection> selections(Fields more, FeedShape standard) {
    List<Selection> selections = new ArrayList<>();
    for (String name : more.keys()) {
      if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        more.refuse(
            name,
            "'"
                + name
                + "' is part of the feed's address: it must be lower-case ASCII letters, digits"
                + " and hyphens, such as 'weekend'");
        continue;
      }
      Fields one = more.fields(name);
      one.refuseOthers(SiteSettings.SELECTION.names());
      Selection selection =
          new Selection(
              name,
              new Values(one).localized("title"),
              one.texts("topics"),
              one.texts("authors"),
              among(one, "locales"),
              shape(one, standard));
      if (!one.has("topics") && !one.has("authors") && !one.has("locales")) {
        more.refuse(
            name, "the feed '" + name + "' selects nothing; name 'topics', 'authors' or 'locales'");
      }
      selections.add(selection);
    }
    return selections;
  }

  private static List<FeedAlias> aliases(Fields settings) {
    List<FeedAlias> aliases = new ArrayList<>();
    for (String path : settings.keys()) {
      String feed = settings.isText(path) ? settings.text(path).orElse("") : "";
      for (String one : List.of(path, feed)) {
        if (!isFile(one)) {
          settings.refuse(
              path,
              "'"
                  + one
                  + "' is no path of a file with an ending, in ASCII letters, digits and . _ ~ % -;"
                  + " an alias leads from one such path to that of a feed:"
                  + " '/index.xml: /en/rss.xml'"
                  + (isFile(one + "/index.xml") ? "; for '" + one + "' let the host lead on" : ""));
          break;
        }
      }
      if (isFile(path) && isFile(feed)) {
        aliases.add(new FeedAlias(path, feed, settings.line(path)));
      }
    }
    return aliases;
  }

  /** A name without an ending is no feed to hosts, which go by endings. */
  private static boolean isFile(String path) {
    return ALIAS.matcher(path).matches();
  }

  /** Locales of the site, in its order. */
  private List<LocaleTag> among(Fields fields, String key) {
    Set<LocaleTag> among = new LinkedHashSet<>();
    for (String name : fields.texts(key)) {
      Optional<LocaleTag> tag = new Values(fields).tag(key, name).map(LocaleTag::plain);
      Optional<LocaleTag> known =
          locales.isEmpty()
              ? tag
              : locales.stream()
                  .map(SiteLocale::tag)
                  .filter(own -> tag.filter(own::sameAs).isPresent())
                  .findFirst();
      if (tag.isPresent() && known.isEmpty()) {
        fields.refuse(
            key, tag.get() + " is not among the site's locales: " + LocalesParser.names(locales));
      }
      known.ifPresent(among::add);
    }
    return List.copyOf(among);
  }
}
