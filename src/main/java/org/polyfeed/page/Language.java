package org.polyfeed.page;

/**
 * A locale as templates see it.
 *
 * @param tag for {@code lang} attributes: a BCP 47 tag without its {@code -u-} keys
 * @param dir for {@code dir} attributes: {@code ltr} or {@code rtl}
 * @param script the ISO 15924 code of its script, such as {@code Arab}
 * @param counters what CSS calls its digits, such as {@code persian}, or {@code decimal}
 * @param name its name in itself
 */
public record Language(String tag, String dir, String script, String counters, String name) {}
