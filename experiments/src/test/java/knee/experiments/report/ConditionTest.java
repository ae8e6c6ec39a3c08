package knee.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import knee.experiments.file.Expectation;
import knee.experiments.file.Expectation.Comparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static ObjectNode point() {
    ObjectNode point = JsonNodeFactory.instance.objectNode().put("variant", "sync");
    point.putObject("vary").put("clients.users", 10).put("a", "1200/min").put("m", "100MB");
    return point;
  }

  private static boolean meets(String path, Comparison comparison, Object value) {
    return Condition.meets(point(), new Expectation.Condition(path, comparison, value));
  }

  @ParameterizedTest
  @CsvSource({
    "a, EQUAL, 72000/h, true",
    "a, LESS, 72001/h, true",
    "a, GREATER, 20/s, false",
    "m, LESS, 1TB, true",
    "m, GREATER_OR_EQUAL, 100000000B, true",
    "m, LESS, 1s, false",
    "variant, EQUAL, sync, true",
    "variant, NOT_EQUAL, gevent, true"
  })
  void quantitiesAreComparedInAllTheirUnits(
      String path, Comparison comparison, String value, boolean holds) {
    assertEquals(holds, meets(path, comparison, value));
  }

  @Test
  void numbersAreComparedAsNumbers() {
    assertEquals(true, meets("clients.users", Comparison.EQUAL, 10L));
    assertEquals(true, meets("clients.users", Comparison.LESS, 10.5));
    assertEquals(false, meets("clients.users", Comparison.GREATER, 10L));
  }
}
