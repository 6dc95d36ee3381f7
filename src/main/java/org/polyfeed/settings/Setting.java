package org.polyfeed.settings;

/**
 * A key of settings.
 *
 * @param required whether its neighbours are nothing without it
 * @param meaning in Markdown without links, since editors show it too
 * @param without what holds where the key is absent; empty where that is nothing
 * @param example a value as YAML has it
 * @param see where the documentation says more, from the folder of it; may be empty
 */
public record Setting(
    String key,
    Kind kind,
    boolean required,
    String meaning,
    String without,
    String example,
    String see) {

  /** A key that may be absent. */
  public static Setting key(String key, Kind kind, String example, String meaning) {
    return new Setting(key, kind, false, meaning, "", example, "");
  }

  public Setting without(String otherwise) {
    return new Setting(key, kind, required, meaning, otherwise, example, see);
  }

  public Setting see(String place) {
    return new Setting(key, kind, required, meaning, without, example, place);
  }

  public Setting needed() {
    return new Setting(key, kind, true, meaning, without, example, see);
  }
}
