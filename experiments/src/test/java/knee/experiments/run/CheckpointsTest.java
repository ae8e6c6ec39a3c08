package knee.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import knee.experiments.file.Point;
import knee.experiments.file.sections.Effort;
import knee.experiments.run.estimate.PointSummary;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
  private static Point point(Effort effort) {
    Point plain = Points.of("a", Map.of(), 1);
    return new Point("a", Map.of(), plain.scenario(), plain.length(), effort, 7, "a");
  }

  private static PointSummary run(Effort effort, int threads) throws Exception {
    List<PointSummary> result = new ArrayList<>();
    List<Point> points = List.of(point(effort), point(Effort.fixed(3)));
    new Runner(new FakeSimulation(), threads)
        .run(points, List.of(0, 1), (point, summary) -> result.add(summary));
    assertEquals(3, result.get(1).replications());
    return result.get(0);
  }

  private static Effort until(double precision) {
    return Effort.usual().withPrecision(precision);
  }

  @Test
  void stopsAtTheFirstLookWhenPreciseByThen() throws Exception {
    assertEquals(20, run(until(0.5), 2).replications());
  }

  @Test
  void laterLooksMustAgreeTwice() throws Exception {
    // Replications have means of 0.55 s with a deviation of about 4 %: 1 % takes some sixty.
    PointSummary twenty = run(Effort.fixed(20), 2);
    PointSummary thirty = run(Effort.fixed(30), 2);
    double between = (twenty.precision() + thirty.precision()) / 2;
    assertEquals(45, run(until(between), 2).replications(), "not at 20; at 30, and again at 45");
  }

  @Test
  void givesUpAtTheLimit() throws Exception {
    PointSummary summary = run(until(0.0001), 2);
    assertEquals(100, summary.replications());
  }

  @Test
  void threadsDoNotChangeTheNumber() throws Exception {
    for (double precision : new double[] {0.3, 0.02, 0.012}) {
      PointSummary one = run(until(precision), 1);
      PointSummary four = run(until(precision), 4);
      assertEquals(one.replications(), four.replications());
      assertEquals(one.fingerprint(), four.fingerprint());
    }
  }
}
