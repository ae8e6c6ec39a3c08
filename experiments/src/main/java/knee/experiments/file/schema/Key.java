package knee.experiments.file.schema;

import java.util.Optional;

/**
 * A key of a section.
 *
 * @param fallback its default; of a required key what stands in once its absence has been noted
 * @param help one line for editors
 */
public record Key<T>(
    String name, Type<T> type, Optional<T> fallback, boolean required, String help) {
  public static <T> Key<T> of(String name, Type<T> type, T fallback, String help) {
    return new Key<>(name, type, Optional.of(fallback), false, help);
  }

  /** A key that may be absent, without a default. */
  public static <T> Key<T> maybe(String name, Type<T> type, String help) {
    return new Key<>(name, type, Optional.empty(), false, help);
  }

  public static <T> Key<T> required(String name, Type<T> type, T standIn, String help) {
    return new Key<>(name, type, Optional.of(standIn), true, help);
  }
}
