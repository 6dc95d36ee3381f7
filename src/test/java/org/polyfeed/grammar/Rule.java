package org.polyfeed.grammar;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What no grammar or schema can say.
 *
 * @param says with the section that says so
 * @param offenders what of a document breaks it, as one reads it
 * @param <T> what a document is to it
 */
record Rule<T>(String says, Function<T, Stream<?>> offenders) {

  Stream<String> faults(T document) {
    return offenders.apply(document).map(one -> says + " Not so: " + one);
  }
}
