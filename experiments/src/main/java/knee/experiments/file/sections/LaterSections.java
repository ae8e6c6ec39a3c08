package knee.experiments.file.sections;

import static knee.experiments.file.values.Scalars.choice;
import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.positiveTime;
import static knee.experiments.file.values.Scalars.text;

import java.util.Map;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.ListOf;
import knee.experiments.file.values.MapOf;

/** Sections that are known and checked, but not simulated yet. */
final class LaterSections {

  static final Type<Fields> PROXY =
      Section.of(
          "proxy",
          "A proxy in front of the server",
          Key.maybe("connections", count(1), "Connections at once"),
          Key.maybe("read_timeout", positiveTime(), "How long it waits for the server"),
          Key.maybe("balance", choice(Balance.class), "Which replica gets the next request"));

  static final Type<Map<String, Fields>> SERVERS = MapOf.named(ServerSection.POOL);

  static final Type<Fields> CALIBRATE =
      Section.of(
          "calibrate",
          "What knee calibrate fits, and which rows it holds out",
          Key.maybe(
              "parameters",
              new MapOf<>(text(), new ListOf<>(text(), 2), false),
              "Path: [lowest, highest]"),
          Key.maybe(
              "hold_out",
              new ListOf<>(new MapOf<>(text(), text(), false), 0),
              "Rows of measured that are predicted, not fitted"));

  private LaterSections() {}

  private enum Balance {
    ROUND_ROBIN,
    LEAST_CONNECTIONS,
    RANDOM
  }
}
