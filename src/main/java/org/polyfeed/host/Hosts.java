package org.polyfeed.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.polyfeed.edition.Address;
import org.polyfeed.edition.Edition;
import org.polyfeed.edition.Editions;
import org.polyfeed.edition.Permalinks;
import org.polyfeed.locale.LanguageRanges;
import org.polyfeed.locale.LocaleTag;
import org.polyfeed.site.Host;
import org.polyfeed.site.Negotiation;
import org.polyfeed.site.Site;
import org.polyfeed.target.OutputPath;
import org.polyfeed.target.Place;
import org.polyfeed.target.Target;
import org.polyfeed.target.TextTarget;

/** The files in which hosts read how to serve the site, and search engines whose it is. */
public final class Hosts {

  private final Editions editions;
  private final Site site;

  public Hosts(Editions editions) {
    this.editions = editions;
    this.site = editions.site();
  }

  /** One file or two for each host that the site names, and the key by which engines know it. */
  public List<Target> targets() {
    Paths paths = new Paths(new Permalinks(site), site.address());
    Moves moves = moves();
    List<Target> targets = new ArrayList<>();
    site.indexNow().ifPresent(now -> targets.add(text(now.file(), now.key() + "\n")));
    for (Host host : site.hosts()) {
      switch (host) {
        case NETLIFY -> {
          ColumnFiles files = new ColumnFiles(paths, moves);
          targets.add(text("_headers", files.headers()));
          targets.add(text("_redirects", files.netlify(languages(Negotiation.NETLIFY))));
        }
        case CLOUDFLARE -> {
          ColumnFiles files = new ColumnFiles(paths, moves);
          targets.add(text("_headers", files.headers()));
          targets.add(text("_redirects", files.cloudflare()));
        }
        case APACHE ->
            targets.add(
                text(
                    ".htaccess",
                    new ApacheFile(paths, moves, site.precompress())
                        .text(languages(Negotiation.APACHE))));
        case NGINX -> {
          Optional<LanguageRules> languages = languages(Negotiation.NGINX);
          targets.add(
              text(
                  "polyfeed.nginx.conf",
                  new NginxFile(paths, moves, site.precompress()).text(languages)));
          languages.ifPresent(rules -> targets.add(text("negotiate.nginx.conf", rules.nginx())));
        }
      }
    }
    return targets;
  }

  /** How readers are led to their language, where this host is to do it. */
  private Optional<LanguageRules> languages(Negotiation way) {
    List<LocaleTag> spoken = editions.spoken();
    return site.negotiate().contains(way) && !spoken.isEmpty()
        ? Optional.of(new LanguageRules(LanguageRanges.to(spoken), site.address()))
        : Optional.empty();
  }

  private Moves moves() {
    List<Moves.Move> moved = new ArrayList<>();
    List<Address> gone = new ArrayList<>();
    for (Edition edition : editions.list()) {
      edition.moved().forEach(one -> moved.add(new Moves.Move(one.from(), one.to())));
      edition.withdrawn().forEach(one -> gone.add(one.address()));
    }
    moved.sort(Comparator.comparing(Moves.Move::from));
    gone.sort(Comparator.naturalOrder());
    return new Moves(moved, gone);
  }

  private static TextTarget text(String path, String text) {
    return new TextTarget(new OutputPath(path), Place.INDEX, text);
  }
}
