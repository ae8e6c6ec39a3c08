package knee.experiments.file.sections;

import static knee.experiments.file.values.Scalars.text;

import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.ListOf;
import knee.experiments.file.values.MapOf;

/** Sections that are known and checked, but not simulated yet. */
final class LaterSections {

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
}
