package knee.experiments.file;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the command line changes about a file.
 *
 * @param set lines {@code PATH=VALUE}, in their order
 * @param only the one variant to keep
 */
public record Overrides(
    OptionalLong seed, OptionalInt replications, List<String> set, Optional<String> only) {
  public static final Overrides NONE =
      new Overrides(OptionalLong.empty(), OptionalInt.empty(), List.of(), Optional.empty());
}
