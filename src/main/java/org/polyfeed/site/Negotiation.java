package org.polyfeed.site;

/** How readers come from the root of the site to their language without choosing it. */
public enum Negotiation {
  /** A script on the root's page, which asks the browser. */
  SCRIPT,
  /** Netlify's file {@code _redirects}. */
  NETLIFY,
  /** Apache's file {@code .htaccess}, for mod_rewrite. */
  APACHE,
  /** A file for nginx to include. */
  NGINX
}
