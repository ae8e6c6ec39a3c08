package knee.experiments.file;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Stand-in. */
public record Overrides(
    OptionalLong seed, OptionalInt replications, List<String> set, Optional<String> only) {}
