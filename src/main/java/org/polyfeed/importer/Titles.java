package org.polyfeed.importer;

import java.util.regex.Pattern;
import org.polyfeed.article.ForeignHtml;

/** Titles of RSS, of which no specification says whether they are plain text or HTML. */
final class Titles {

  private static final Pattern ENTITY =
      Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});");

  private static final Pattern TAG =
      Pattern.compile(
          "(?i)</?(b|i|em|strong|code|sub|sup|span|a|br|cite|q|u|small|font)( [^<>]*)?/?>");

  private Titles() {}

  /** Plain text, as most readers show it: what looks like markup and is none stays. */
  static String plain(String title) {
    String bare = TAG.matcher(title).replaceAll("");
    return ENTITY.matcher(bare).find() ? new ForeignHtml(bare.replace("<", "&lt;")).text() : bare;
  }
}
