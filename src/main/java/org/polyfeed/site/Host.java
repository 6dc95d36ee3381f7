package org.polyfeed.site;

/** What serves the site, as far as Polyfeed writes files in its language. */
public enum Host {
  /** Reads {@code _headers} and {@code _redirects}. */
  NETLIFY,
  /** Cloudflare Pages, which reads the same two, but knows less. */
  CLOUDFLARE,
  /** Reads {@code .htaccess}. */
  APACHE,
  /** Includes {@code polyfeed.nginx.conf}. */
  NGINX
}
