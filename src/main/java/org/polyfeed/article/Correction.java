package org.polyfeed.article;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What was wrong with an article and is set right.
 *
 * @param at when; empty where its author does not say: when the article was last changed
 * @param note plain text, in the article's language
 */
public record Correction(Optional<OffsetDateTime> at, String note) {}
