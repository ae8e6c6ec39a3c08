package knee.experiments.report.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static String text(double number) {
    return Json.line(Json.number(number));
  }

  @Test
  void numbersHaveTwelveDigits() {
    assertEquals("0.333333333333", text(1.0 / 3));
    assertEquals("0.3", text(0.1 + 0.2));
    assertEquals("1200", text(1200));
    assertEquals("0", text(0));
    assertEquals("0", text(-0.0));
    assertEquals("160440000000", text(160440e6));
    assertEquals("0.0000012", text(1.2e-6));
    assertEquals("1E-20", text(1e-20));
    assertEquals("-2.5", text(-2.5));
  }

  @Test
  void noSampleIsNull() {
    assertEquals("null", text(Double.NaN));
    assertEquals("null", text(Double.POSITIVE_INFINITY));
  }

  @Test
  void whatWasWrittenIsReadAndWrittenAgainUnchanged() throws Exception {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode numbers = node.putArray("numbers");
    for (double number : new double[] {0, 1e-20, 123456.789, 1e11, 4e22, 2.0 / 3, -1e-7}) {
      numbers.add(Json.number(number));
    }
    node.put("text", "a \"quoted\" ± line\n");
    node.put("long", 9_007_199_254_740_993L);
    node.putObject("empty");
    node.putArray("none");
    node.set("big", node.deepCopy());
    String text = Json.pretty(node, 0);
    ObjectMapper mapper =
        new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    assertEquals(text, Json.pretty(mapper.readTree(text), 0));
    assertEquals(Json.line(node), Json.line(mapper.readTree(text)));
    assertTrue(text.lines().count() > 1);
  }
}
