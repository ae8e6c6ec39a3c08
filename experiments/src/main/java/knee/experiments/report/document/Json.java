package knee.experiments.report.document;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;

/**
 * JSON in one canonical form: the same tree gives the same text on every JDK, and text that was
 * written here is read and written again without change. Numbers have 12 significant digits (the
 * text of a {@code double} changed in JDK 19) and no exponent unless they are very small or large.
 */
public final class Json {
  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  /** Containers are broken into lines when they are longer than this. */
  private static final int LINE = 150;

  private Json() {}

  /** A number with 12 significant digits; null for {@code NaN} and infinities. */
  public static JsonNode number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return NullNode.getInstance();
    }
    return DecimalNode.valueOf(new BigDecimal(value).round(DIGITS).stripTrailingZeros());
  }

  /** On one line. */
  public static String line(JsonNode node) {
    StringBuilder out = new StringBuilder();
    inline(node, out);
    return out.toString();
  }

  /** With one entry a line where that reads better; later lines are indented by so much more. */
  public static String pretty(JsonNode node, int indent) {
    StringBuilder out = new StringBuilder();
    pretty(node, indent, out);
    return out.toString();
  }

  private static void pretty(JsonNode node, int indent, StringBuilder out) {
    if (!node.isContainerNode() || flat(node)) {
      inline(node, out);
      return;
    }
    int start = out.length();
    inline(node, out);
    if (out.length() - start <= LINE) {
      return;
    }
    out.setLength(start);
    String margin = "\n" + " ".repeat(indent + 2);
    out.append(node.isObject() ? '{' : '[');
    String separator = "";
    Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
    for (JsonNode child : node) {
      out.append(separator).append(margin);
      if (node.isObject()) {
        out.append(quoted(fields.next().getKey())).append(": ");
      }
      pretty(child, indent + 2, out);
      separator = ",";
    }
    out.append("\n").append(" ".repeat(indent)).append(node.isObject() ? '}' : ']');
  }

  /** Lists of numbers, and of pairs of numbers, stay on one line however long. */
  private static boolean flat(JsonNode node) {
    if (!node.isArray()) {
      return false;
    }
    for (JsonNode child : node) {
      if (child.isObject() || (child.isArray() && !flat(child))) {
        return false;
      }
    }
    return true;
  }

  private static void inline(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      String separator = "{";
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        out.append(separator).append(quoted(field.getKey())).append(": ");
        inline(field.getValue(), out);
        separator = ", ";
      }
      out.append(node.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      String separator = "[";
      for (JsonNode child : node) {
        out.append(separator);
        inline(child, out);
        separator = ", ";
      }
      out.append(node.isEmpty() ? "[]" : "]");
    } else {
      out.append(scalar(node));
    }
  }

  private static String scalar(JsonNode node) {
    if (node.isTextual()) {
      return quoted(node.textValue());
    }
    if (node.isNumber() && !node.isIntegralNumber()) {
      BigDecimal value = node.decimalValue();
      int magnitude = value.precision() - value.scale();
      return magnitude < -8 || magnitude > 15 ? value.toString() : value.toPlainString();
    }
    return node.asText();
  }

  private static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}
