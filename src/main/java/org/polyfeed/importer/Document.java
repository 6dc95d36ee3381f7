package org.polyfeed.importer;

import java.net.URI;
import java.util.Optional;

/**
 * What is to be imported, as its bytes came.
 *
 * @param name what problems call it
 * @param bytes all of it
 * @param url where it was fetched from, if it was
 * @param charset that its host says it is in, if it does
 * @param asked whether the user named it, and did not only name a folder that holds it
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record Document(
    String name, byte[] bytes, Optional<URI> url, Optional<String> charset, boolean asked) {}
