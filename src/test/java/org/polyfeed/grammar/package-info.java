/**
 * What feeds must be by their specifications: grammars, schemas and rules, and what breaks each.
 */
@NullMarked
package org.polyfeed.grammar;

import org.jspecify.annotations.NullMarked;
