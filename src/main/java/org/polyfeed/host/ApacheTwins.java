package org.polyfeed.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.polyfeed.target.Coding;
import org.polyfeed.target.MediaTypes;

/**
 * How Apache sends the compressed twin of a file to those who take it. It goes by the last ending
 * of a name, so what the one before that says must be said again of twins; not of files of the same
 * ending that authors have put there, which are sent as what they are.
 */
final class ApacheTwins {

  /** A variable that only requests have that came to a twin by the rules. */
  private static final String CAME = "polyfeed_twin";

  /** A regular expression for what ends the names of twins. */
  private static final String ENDINGS = "\\.(gz|br)";

  private final List<Coding> codings;

  ApacheTwins(List<Coding> codings) {
    this.codings = codings;
  }

  String text() {
    return "# Sends the .gz or .br beside a file to those who take it.\n"
        + "<IfModule mod_rewrite.c>\n"
        + "RewriteEngine On\n"
        + types()
        + codings.stream().sorted().map(ApacheTwins::rule).reduce("", (one, other) -> other + one)
        + "</IfModule>\n"
        + "<IfModule mod_mime.c>\n"
        + "<If \"-n %{reqenv:REDIRECT_"
        + CAME
        + "}\">\n"
        + "AddEncoding gzip .gz\n"
        + "AddEncoding br .br\n"
        + "RemoveLanguage .br\n"
        + "</If>\n"
        + "AddCharset utf-8 .css .js .mjs .vtt .xml\n"
        + "</IfModule>\n"
        + "<IfModule mod_headers.c>\n"
        + "<FilesMatch \"\\.("
        + String.join("|", MediaTypes.compressible().keySet())
        + ")("
        + ENDINGS
        + ")?$\">\n"
        + "Header merge Vary Accept-Encoding\n"
        + "</FilesMatch>\n"
        + "</IfModule>\n";
  }

  /** Media types of twins, once the rules have led there. */
  private static String types() {
    List<String> rules = new ArrayList<>();
    for (FileKind feed : FileKind.FEEDS) {
      rules.add(type("(^|/)" + feed.name() + "(-[0-9]+)?\\." + feed.ending(), feed.mediaType()));
    }
    Map<String, String> endings =
        MediaTypes.compressible().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.joining("|"))));
    endings.forEach((type, names) -> rules.add(type("\\.(" + names + ")", type)));
    return "RewriteCond %{ENV:REDIRECT_"
        + CAME
        + "} ^$\n"
        + "RewriteRule ^ - [S="
        + rules.size()
        + "]\n"
        + String.join("", rules);
  }

  private static String type(String file, String type) {
    return "RewriteRule \"" + file + ENDINGS + "$\" - \"[NC,L,T=" + type + "]\"\n";
  }

  /**
   * Who says {@code q=0} does not take it (RFC 9110, section 12.5.3). Apache would decode a name
   * with a sign of percent once more.
   */
  private static String rule(Coding coding) {
    String name = coding == Coding.BROTLI ? "br" : "gzip";
    return "RewriteCond %{HTTP:Accept-Encoding} \"(^|,) *"
        + name
        + " *(,|$|;(?! *q=0[.0]* *(,|$)))\" [NC]\n"
        + "RewriteCond %{REQUEST_FILENAME}"
        + coding.ending()
        + " -f\n"
        + "RewriteRule \"^([^%]+)$\" \"$1"
        + coding.ending()
        + "\" [L,E="
        + CAME
        + ":1]\n";
  }
}
