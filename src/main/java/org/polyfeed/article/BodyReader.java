package org.polyfeed.article;

/** Reads bodies that are written in one syntax. Safe to share between threads. */
interface BodyReader {

  Draft read(BodySource source);
}
