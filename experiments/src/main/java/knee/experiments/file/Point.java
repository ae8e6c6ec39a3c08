package knee.experiments.file;

import java.util.Map;
import knee.models.assembly.RunLength;
import knee.models.scenario.Scenario;

/**
 * One point of an experiment: a variant at one place of the grid.
 *
 * @param variant {@code base} without variants
 * @param vary varied path to value: a {@code Long}, {@code Double}, or the text as written
 * @param text the whole merged file of this point in one canonical form (sorted keys), files it
 *     refers to included by content: equal texts give equal results
 */
public record Point(
    String variant,
    Map<String, Object> vary,
    Scenario scenario,
    RunLength length,
    int replications,
    long seed,
    String text) {}
