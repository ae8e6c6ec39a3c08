package knee.experiments.file;

import java.util.List;
import java.util.Map;
import knee.experiments.file.observed.Measured;
import knee.experiments.file.quantity.VaryValue;
import knee.experiments.file.sections.Effort;
import knee.models.assembly.RunLength;
import knee.models.scenario.Scenario;

/**
 * One point of an experiment: a variant at one place of the grid.
 *
 * @param variant {@code base} without variants
 * @param vary varied path to value: a {@code Long}, {@code Double}, or the text as written
 * @param length its warm-up may still have to be found
 * @param text the whole merged file of this point in one canonical form (sorted keys), files it
 *     refers to included by content: equal texts give equal results
 * @param compared where a warm-up is to be found: all variants at this place of the grid, this one
 *     among them, which are measured from the same moment on; they are compared with none
 */
public record Point(
    String variant,
    Map<String, Object> vary,
    Scenario scenario,
    RunLength length,
    Effort effort,
    long seed,
    String text,
    List<Point> compared) {

  /** A point that is compared with none. */
  public Point(
      String variant,
      Map<String, Object> vary,
      Scenario scenario,
      RunLength length,
      Effort effort,
      long seed,
      String text) {
    this(variant, vary, scenario, length, effort, seed, text, List.of());
  }

  /** How many replications there are at most. */
  public int replications() {
    return effort.most();
  }

  public Point withLength(RunLength other) {
    return new Point(variant, vary, scenario, other, effort, seed, text, compared);
  }

  /** The same point, to be measured from the same moment on as these. */
  Point comparedWith(List<Point> others) {
    return new Point(variant, vary, scenario, length, effort, seed, text, List.copyOf(others));
  }

  /** Whether this was observed here: of this variant, and at these values of the grid. */
  public boolean agreesWith(Measured row) {
    return row.variant().map(variant::equals).orElse(true)
        && row.vary().entrySet().stream()
            .allMatch(
                entry -> {
                  Object value = vary.get(entry.getKey());
                  return value != null && VaryValue.same(value, entry.getValue());
                });
  }
}
