package org.polyfeed.importer;

import java.nio.file.Path;
import java.util.Map;

/**
 * The text of an item as its author wrote it, which its seed keeps.
 *
 * @param story what the seed is to be called, without locale and extension
 * @param extension of the seed
 * @param files that the text refers to, by what they are to be called among the seeds
 */
record Manuscript(String story, String extension, String text, Map<String, Path> files) {}
