package org.polyfeed.locale;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Made when first asked for: ICU loads much for each of its formats, and most runs need few. */
public final class Lazy<T> {

  private final Supplier<T> maker;
  private volatile @Nullable T made;

  public Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  public T get() {
    T found = made;
    if (found == null) {
      synchronized (this) {
        found = made;
        if (found == null) {
          found = maker.get();
          made = found;
        }
      }
    }
    return found;
  }
}
