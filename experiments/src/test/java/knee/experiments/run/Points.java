package knee.experiments.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.Expectation;
import knee.experiments.file.Experiment;
import knee.experiments.file.Point;
import knee.experiments.file.observed.Calibration;
import knee.experiments.file.observed.Measured;
import knee.experiments.file.sections.Effort;
import knee.models.assembly.RunLength;
import knee.models.scenario.Scenario;

/** Points and experiments made by hand. */
public final class Points {
  private static final Scenario NOTHING =
      new Scenario(
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of());

  private Points() {}

  public static Point of(String variant, Map<String, Object> vary, int replications) {
    Effort effort = Effort.fixed(replications);
    return new Point(variant, vary, NOTHING, new RunLength(1, 10, 0), effort, 7, variant + vary);
  }

  /** {@code clients.users} varied over these, four replications each. */
  public static Experiment users(
      List<Measured> measured, List<Expectation> expectations, long... users) {
    List<Point> points = new ArrayList<>();
    for (long number : users) {
      Map<String, Object> vary = new LinkedHashMap<>();
      vary.put("clients.users", number);
      points.add(of("base", vary, 4));
    }
    return new Experiment(
        "Title",
        "file.yaml",
        points,
        List.of("clients.users"),
        measured,
        measured,
        expectations,
        new Experiment.ChartSettings("", ""),
        Calibration.NONE,
        List.of());
  }
}
