package org.polyfeed.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.polyfeed.problem.Suggestion;
import org.polyfeed.seed.Fields;
import org.polyfeed.settings.Kind;
import org.polyfeed.target.OutputPath;

/** Reads where a site is published to. Secrets have no place in {@code site.yaml}. */
final class DestinationParser {

  /** A word that may be a part of a file's name and of a variable's. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,49}");

  private static final Pattern SECRET =
      Pattern.compile(".*(password|passphrase|secret|token|credential|access-?key).*");

  /** The host of a URL and all before it. */
  private static final Pattern AUTHORITY = Pattern.compile("^([A-Za-z+]+)://([^/]*).*");

  /** What follows a host is the number of a port, else there is a password before it. */
  private static final Pattern NO_PORT = Pattern.compile("[^\\[\\]]*:(?!\\d*$).*");

  private static final Pattern SECRET_IN_QUERY =
      Pattern.compile("(?i).*[?&][^=]*(token|secret|password|key)=.*");

  /** Everybody on the machine would see it among the processes, too. */
  private static final Pattern SECRET_IN_COMMAND = Pattern.compile(".*\\bsshpass\\s(.*\\s)?-p.*");

  /** What S3 takes for a bucket. */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /** Of git-check-ref-format, what people use. */
  private static final Pattern BRANCH =
      Pattern.compile(
          "(?![-./])(?!.*(\\.\\.|//|/\\.|@\\{|\\.lock(/|$)))[A-Za-z0-9._/@+-]+(?<![./])");

  private static final int SSH = 22;

  private static final int LAST_PORT = 65_535;

  private final Fields all;

  /**
   * @param all the destinations by their names
   */
  DestinationParser(Fields all) {
    this.all = all;
  }

  List<Destination> destinations() {
    List<Destination> destinations = new ArrayList<>();
    for (String name : all.keys()) {
      if (NAME.matcher(name).matches()) {
        destination(name, all.fields(name)).ifPresent(destinations::add);
      } else {
        all.refuse(
            name,
            "'"
                + name
                + "' is no name of a destination; it must be letters, digits, - and _, such as www");
      }
    }
    return destinations;
  }

  private Optional<Destination> destination(String name, Fields one) {
    String kind = one.text("to").orElse("");
    Kind.Keys known = DestinationSettings.KINDS.get(kind);
    if (known == null) {
      all.refuse(
          name,
          (kind.isEmpty() ? "say what it is in 'to:'" : "'" + kind + "' is no kind of destination")
              + "; there are "
              + String.join(", ", DestinationSettings.KINDS.keySet())
              + Suggestion.after(kind, DestinationSettings.KINDS.keySet()));
      return Optional.empty();
    }
    boolean tellsNoSecrets = tellsNoSecrets(one);
    if (tellsNoSecrets) {
      one.refuseOthers(known.names());
    }
    boolean pings = one.flag("ping").orElse(true);
    int line = all.line(name);
    Optional<Destination> destination =
        switch (kind) {
          case "folder" -> folder(name, line, pings, one);
          case "rsync" -> rsync(name, line, pings, one);
          case "sftp" -> sftp(name, line, pings, one);
          case "s3" -> s3(name, line, pings, one);
          default -> git(name, line, pings, one);
        };
    return destination.filter(any -> tellsNoSecrets);
  }

  /** A site is often in a repository that others can read. */
  private static boolean tellsNoSecrets(Fields one) {
    boolean none = true;
    for (String key : one.keys()) {
      boolean isSecret = SECRET.matcher(key.toLowerCase(Locale.ROOT)).matches();
      if (isSecret || (one.isText(key) && hasSecret(one.text(key).orElse("")))) {
        one.refuse(
            key,
            "secrets do not belong into site.yaml, which others may read; give it in the environment"
                + " or in the tool's own store (docs/publishing.md says how), and change it if"
                + " anybody has seen it");
        none = false;
      }
    }
    return none;
  }

  private static boolean hasSecret(String text) {
    return hasPassword(text) || SECRET_IN_COMMAND.matcher(text).matches();
  }

  /** A token may stand where the name of a user does, or a password with a slash in it. */
  private static boolean hasPassword(String text) {
    Matcher url = AUTHORITY.matcher(text);
    if (!url.matches()) {
      return false;
    }
    String authority = url.group(2);
    boolean isOfTheWeb = url.group(1).toLowerCase(Locale.ROOT).startsWith("http");
    String user = authority.substring(0, Math.max(authority.lastIndexOf('@'), 0));
    return (isOfTheWeb && authority.contains("@"))
        || user.contains(":")
        || (!authority.contains("@") && NO_PORT.matcher(authority).matches())
        || SECRET_IN_QUERY.matcher(text).matches();
  }

  private Optional<Destination> folder(String name, int line, boolean pings, Fields one) {
    int releases = one.number("releases", 1).orElse(0);
    return required(one, name, "path", "path: /srv/www/news")
        .map(path -> new Destination.Folder(name, line, pings, path, releases));
  }

  private Optional<Destination> rsync(String name, int line, boolean pings, Fields one) {
    Optional<String> shell = one.text("shell");
    return required(one, name, "destination", "destination: me@example.org:public_html/")
        .filter(
            destination ->
                mustNotBeOption(one, "destination", destination)
                    && shell.map(command -> mustNotBeOption(one, "shell", command)).orElse(true))
        .map(destination -> new Destination.Rsync(name, line, pings, destination, shell));
  }

  private Optional<Destination> sftp(String name, int line, boolean pings, Fields one) {
    Optional<String> host = required(one, name, "host", "host: example.org");
    Optional<String> user = required(one, name, "user", "user: me");
    Optional<String> path = required(one, name, "path", "path: public_html");
    int port = one.number("port", 1).orElse(SSH);
    if (port > LAST_PORT) {
      one.refuse("port", "there is no port " + port + "; it must be from 1 to " + LAST_PORT);
      return Optional.empty();
    }
    if (host.isEmpty() || user.isEmpty() || path.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Destination.Sftp(
            name,
            line,
            pings,
            host.get(),
            port,
            user.get(),
            path.get(),
            one.text("key"),
            one.text("known-hosts")));
  }

  private Optional<Destination> s3(String name, int line, boolean pings, Fields one) {
    Optional<String> bucket =
        required(one, name, "bucket", "bucket: news")
            .filter(
                given ->
                    must(
                        one,
                        "bucket",
                        BUCKET.matcher(given).matches(),
                        "'"
                            + given
                            + "' is no name of a bucket; it must be 3 to 63 of a-z, 0-9, - and ."));
    Optional<URI> endpoint = one.text("endpoint").flatMap(given -> endpoint(one, given));
    if (bucket.isEmpty() || (one.has("endpoint") && endpoint.isEmpty())) {
      return Optional.empty();
    }
    String prefix = one.text("prefix").map(DestinationParser::trimmed).orElse("");
    return Optional.of(
        new Destination.S3(
            name,
            line,
            pings,
            bucket.get(),
            endpoint,
            one.text("region"),
            prefix.isEmpty() ? "" : prefix + "/",
            one.flag("path-style").orElse(endpoint.isPresent()),
            one.flag("compress").orElse(false),
            one.number("cache", 0)));
  }

  private static Optional<URI> endpoint(Fields one, String given) {
    try {
      URI uri = new URI(given);
      if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    one.refuse(
        "endpoint",
        "'" + given + "' is no URL of a service; it must be like https://s3.example.org");
    return Optional.empty();
  }

  private Optional<Destination> git(String name, int line, boolean pings, Fields one) {
    String branch = one.text("branch").orElse("gh-pages");
    String history = one.text("history").orElse("keep");
    boolean isRight =
        must(
                one,
                "branch",
                BRANCH.matcher(branch).matches(),
                "'" + branch + "' is no name of a branch; it must be like gh-pages")
            && must(
                one,
                "history",
                history.equals("keep") || history.equals("squash"),
                "'" + history + "' must be keep or squash")
            && must(
                one,
                "folder",
                isFolderOfBranch(one.text("folder").map(DestinationParser::trimmed).orElse("")),
                "it must be a folder of the branch, such as docs");
    return required(one, name, "repository", "repository: git@example.org:me/news.git")
        .filter(repository -> isRight && mustNotBeOption(one, "repository", repository))
        .map(
            repository ->
                new Destination.Git(
                    name,
                    line,
                    pings,
                    repository,
                    branch,
                    one.text("folder").map(DestinationParser::trimmed).orElse(""),
                    history.equals("keep")));
  }

  /** Git keeps {@code .git} for itself, in large letters too. */
  private static boolean isFolderOfBranch(String folder) {
    return folder.isEmpty()
        || (OutputPath.parse(folder).isPresent()
            && Arrays.stream(folder.split("/")).noneMatch(".git"::equalsIgnoreCase));
  }

  /** Without slashes at its ends. */
  private static String trimmed(String path) {
    return path.replaceAll("^/+|/+$", "");
  }

  private Optional<String> required(Fields one, String name, String key, String example) {
    Optional<String> given = one.text(key);
    if (given.isEmpty()) {
      all.refuse(name, "it needs '" + key + ":', such as " + example);
    }
    return given;
  }

  /** What begins with a hyphen would tell the tool to do something else. */
  private static boolean mustNotBeOption(Fields one, String key, String given) {
    return must(one, key, !given.startsWith("-"), "'" + given + "' begins with a hyphen");
  }

  private static boolean must(Fields one, String key, boolean condition, String message) {
    if (!condition) {
      one.refuse(key, message);
    }
    return condition;
  }
}
