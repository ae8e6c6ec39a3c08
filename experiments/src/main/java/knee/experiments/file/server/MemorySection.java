package knee.experiments.file.server;

import static knee.experiments.file.values.Scalars.size;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.models.scenario.Server.Memory;

/** {@code memory}: what processes and connections need, and the kernel's limit on it. */
final class MemorySection {
  private static final Key<Double> LIMIT =
      Key.of(
          "limit",
          size(),
          Double.POSITIVE_INFINITY,
          "Of the whole server (of each replica); past it the kernel kills the biggest worker");
  private static final Key<Double> PER_WORKER =
      Key.of("per_worker", size(), 0.0, "Of each process that has booted");
  private static final Key<Double> PER_CONNECTION =
      Key.of("per_connection", size(), 0.0, "Of each open connection, idle ones too");

  static final Type<Memory> TYPE =
      Section.of("memory", "Memory of the server", LIMIT, PER_WORKER, PER_CONNECTION)
          .into(f -> new Memory(f.get(LIMIT), f.get(PER_WORKER), f.get(PER_CONNECTION)));

  private MemorySection() {}

  /** The beginning of a complaint that the workers alone do not fit. */
  static Optional<String> shortage(Memory memory, int workers) {
    double needed = memory.perWorker() * workers;
    return needed <= memory.limit()
        ? Optional.empty()
        : Optional.of(
            "%d workers need %s, more than limit: %s"
                .formatted(workers, shown(needed), shown(memory.limit())));
  }

  private static String shown(double bytes) {
    BigDecimal megabytes = new BigDecimal(bytes / 1e6).round(new MathContext(4));
    return megabytes.stripTrailingZeros().toPlainString() + "MB";
  }
}
