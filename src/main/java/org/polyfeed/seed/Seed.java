package org.polyfeed.seed;

/**
 * A file as its author wrote it: decoded, with one kind of line end, in NFC, without characters
 * that no feed may hold.
 *
 * @param frontMatter the YAML between two lines of {@code ---} at its head; without keys where it
 *     has none
 * @param body what follows
 * @param bodyLine the line of the file where the body begins, from 1
 */
public record Seed(SeedFile file, Fields frontMatter, String body, int bodyLine) {}
