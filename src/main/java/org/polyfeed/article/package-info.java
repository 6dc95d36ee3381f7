/** Seeds understood: articles in one locale, and the stories that their translations make. */
@NullMarked
package org.polyfeed.article;

import org.jspecify.annotations.NullMarked;
