package knee.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import knee.experiments.file.Expectation;
import knee.experiments.file.Expectation.Comparison;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.run.FakeSimulation;
import knee.experiments.run.Points;
import org.junit.jupiter.api.Test;

/** The fake's throughput is 22/s exactly, its mean near 0.55 s with 10 users and 1.64 s with 30. */
class PromisesTest {
  private static Promises judge(
      String metric, Comparison comparison, double limit, Expectation.Condition... conditions) {
    Expectation expectation =
        new Expectation(
            "the promise", "f.yaml:1:1", metric, comparison, limit, List.of(conditions));
    ResultsDocument results =
        new ResultsDocument(Points.users(List.of(), List.of(expectation), 10, 30));
    for (int point = 0; point < 2; point++) {
      results.finish(point, FakeSimulation.summary(results.experiment().points().get(point), 4));
    }
    return Promises.judge(results);
  }

  private static Expectation.Condition when(String path, Comparison comparison, Object value) {
    return new Expectation.Condition(path, comparison, value);
  }

  @Test
  void keptEverywhere() {
    Promises promises = judge("mean", Comparison.LESS, 5);
    assertFalse(promises.broken());
    assertEquals(1, promises.lines().size());
    String line = promises.lines().get(0);
    assertTrue(line.startsWith("ok         the promise: 1."), line);
    assertTrue(line.endsWith("at clients.users = 30; further away at 1 more"), line);
  }

  @Test
  void brokenAtOnePoint() {
    Promises promises = judge("mean", Comparison.LESS, 1);
    assertTrue(promises.broken());
    assertEquals(1, promises.lines().size());
    assertTrue(promises.lines().get(0).startsWith("FAILED     the promise: 1."));
  }

  @Test
  void theValueDecidesAndTheIntervalMayDoubt() {
    // 200 uniform on (0, 3), 20 on (0, 6): 1.64 s, with a standard error near 0.03 s.
    double mean = 1.64;
    Promises below = judge("mean", Comparison.LESS, mean * 1.02, users(30));
    Promises above = judge("mean", Comparison.GREATER, mean * 1.02, users(30));
    assertTrue(below.lines().get(0).startsWith("undecided "), below.toString());
    assertTrue(above.lines().get(0).startsWith("undecided "), above.toString());
    assertTrue(below.broken() != above.broken(), "the value is on one side");
    assertEquals(below.broken(), below.lines().get(0).endsWith("(by its value it fails)"));
  }

  private static Expectation.Condition users(long number) {
    return when("clients.users", Comparison.EQUAL, number);
  }

  @Test
  void conditionsChoosePoints() {
    assertFalse(
        judge("mean", Comparison.LESS, 1, when("clients.users", Comparison.LESS_OR_EQUAL, 10L))
            .broken());
    assertTrue(
        judge("mean", Comparison.LESS, 1, when("clients.users", Comparison.GREATER, 10L)).broken());
    assertTrue(
        judge("mean", Comparison.LESS, 1, when("variant", Comparison.EQUAL, "base")).broken());
    Promises none = judge("mean", Comparison.LESS, 1, when("variant", Comparison.EQUAL, "x"));
    assertFalse(none.broken());
    assertTrue(none.lines().get(0).startsWith("untested "), none.lines().get(0));
    assertTrue(none.lines().get(0).contains("no point meets the condition"));
    assertEquals(none.lines(), none.doubts(), "a condition with a typo is not a kept promise");
  }

  @Test
  void namesOfKindsAndResources() {
    assertFalse(judge("reserve.throughput", Comparison.EQUAL, 2).broken());
    assertTrue(judge("list.throughput", Comparison.NOT_EQUAL, 20).broken());
    assertFalse(judge("disk.utilization", Comparison.LESS_OR_EQUAL, 0.25).broken());
    assertTrue(judge("disk.utilization", Comparison.LESS, 0.25).broken());
    assertFalse(judge("errors", Comparison.GREATER_OR_EQUAL, 20.0 / 240).broken());
    assertFalse(judge("connections.utilization", Comparison.LESS, 0.1).broken());
  }
}
