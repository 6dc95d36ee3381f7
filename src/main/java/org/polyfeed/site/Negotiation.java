package org.polyfeed.site;

import java.util.Optional;

/** How readers come from the root of the site to their language without choosing it. */
public enum Negotiation {
  /** A script on the root's page, which asks the browser. */
  SCRIPT,
  /** Netlify's file {@code _redirects}. */
  NETLIFY,
  /** Apache's file {@code .htaccess}, for mod_rewrite. */
  APACHE,
  /** A file for nginx to include. */
  NGINX;

  /** The host that does it, where it is none of the reader's browser. */
  Optional<Host> host() {
    return switch (this) {
      case SCRIPT -> Optional.empty();
      case NETLIFY -> Optional.of(Host.NETLIFY);
      case APACHE -> Optional.of(Host.APACHE);
      case NGINX -> Optional.of(Host.NGINX);
    };
  }
}
