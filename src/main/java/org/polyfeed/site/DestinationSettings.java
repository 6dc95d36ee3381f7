package org.polyfeed.site;

import static org.polyfeed.settings.Kind.flag;
import static org.polyfeed.settings.Kind.keys;
import static org.polyfeed.settings.Kind.text;
import static org.polyfeed.settings.Kind.whole;
import static org.polyfeed.settings.Setting.key;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.polyfeed.settings.Kind;
import org.polyfeed.settings.Setting;

/** The keys of destinations, by what {@code to} says. */
final class DestinationSettings {

  static final Map<String, Kind.Keys> KINDS = kinds();

  private DestinationSettings() {}

  private static Map<String, Kind.Keys> kinds() {
    Map<String, Kind.Keys> kinds = new LinkedHashMap<>();
    add(
        kinds,
        "folder",
        key("path", text(), "/srv/www/news", "Of the folder; relative to the site's.").needed(),
        key(
                "releases",
                whole(1),
                "5",
                "How many versions are kept beside each other, of which a link at `path` shows the"
                    + " newest.")
            .without("files are put into the folder itself"));
    add(
        kinds,
        "rsync",
        key(
                "destination",
                text(),
                "\"me@example.org:public_html/\"",
                "As rsync takes it: a folder, here or on another machine.")
            .needed(),
        key("shell", text(), "ssh -p 2222", "How rsync reaches another machine.").without("`ssh`"));
    add(
        kinds,
        "sftp",
        key("host", text(), "example.org", "The machine.").needed(),
        key("port", whole(1), "2222", "Where it listens, up to 65535.").without("22"),
        key("user", text(), "me", "Who logs in.").needed(),
        key("path", text(), "public_html", "Of the folder there.").needed(),
        key("key", text(), "~/.ssh/news", "The file of the private key.")
            .without("those that ssh looks for"),
        key("known-hosts", text(), "hosts.txt", "Where the keys of hosts are.")
            .without("`~/.ssh/known_hosts`"));
    add(
        kinds,
        "s3",
        key("bucket", text("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"), "news", "Its name.").needed(),
        key(
            "endpoint",
            text(SiteSettings.URL),
            "https://s3.example.org",
            "Of another service than Amazon."),
        key("region", text(), "eu-central-1", "Where it is.")
            .without("what the tools' own settings say"),
        key("prefix", text(), "site", "Of all names in the bucket."),
        key("path-style", flag(), "true", "Whether the bucket is a part of the path.")
            .without("`true` where there is an `endpoint`"),
        key("compress", flag(), "true", "Whether text is kept compressed.").without("`false`"),
        key(
                "cache",
                whole(0),
                "60",
                "How long, in seconds, pages and feeds may be kept without asking again.")
            .without("300"));
    add(
        kinds,
        "git",
        key("repository", text(), "\"git@example.org:me/news.git\"", "As git takes it.").needed(),
        key("branch", text("[A-Za-z0-9._/@+][A-Za-z0-9._/@+-]*"), "site", "The branch.")
            .without("`gh-pages`"),
        key("folder", text(), "docs", "Of the branch.").without("all of it"),
        key(
                "history",
                new Kind.Choice(List.of("keep", "squash")),
                "squash",
                "`keep` makes a commit of each change; with `squash` the branch has one.")
            .without("`keep`"));
    return kinds;
  }

  private static void add(Map<String, Kind.Keys> kinds, String kind, Setting... settings) {
    kinds.put(
        kind,
        keys(
            Stream.of(
                    Stream.of(
                        key("to", new Kind.Choice(List.of(kind)), kind, "What it is.").needed()),
                    Stream.of(settings),
                    Stream.of(
                        key("ping", flag(), "false", "Whether hubs and search engines are told.")
                            .without("`true`")))
                .flatMap(one -> one)
                .toArray(Setting[]::new)));
  }
}
