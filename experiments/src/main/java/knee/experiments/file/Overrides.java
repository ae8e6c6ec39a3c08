package knee.experiments.file;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import knee.experiments.file.sections.Effort;

/**
 * What the command line changes about a file.
 *
 * @param replications {@link #AUTO}: until precise
 * @param precision to be reached; where the command line gives no number of replications, it takes
 *     as many as that needs, whatever the file says
 * @param set lines {@code PATH=VALUE}, in their order
 * @param only the one variant to keep
 */
public record Overrides(
    OptionalLong seed,
    OptionalInt replications,
    OptionalDouble precision,
    List<String> set,
    Optional<String> only) {
  public static final int AUTO = -1;

  public static final Overrides NONE =
      new Overrides(OptionalLong.empty(), OptionalInt.empty(), List.of(), Optional.empty());

  /** Without a precision. */
  public Overrides(
      OptionalLong seed, OptionalInt replications, List<String> set, Optional<String> only) {
    this(seed, replications, OptionalDouble.empty(), set, only);
  }

  /** What becomes of the effort that the file asks for. */
  Effort applyTo(Effort effort) {
    Effort asked = precision.isPresent() ? effort.withPrecision(precision.getAsDouble()) : effort;
    if (replications.orElse(AUTO) != AUTO) {
      Effort fixed = effort.withReplications(replications.getAsInt());
      return precision.isPresent() ? fixed.withPrecision(precision.getAsDouble()) : fixed;
    }
    boolean auto = replications.isPresent() || precision.isPresent();
    return auto ? asked.withReplicationsAuto() : effort;
  }
}
