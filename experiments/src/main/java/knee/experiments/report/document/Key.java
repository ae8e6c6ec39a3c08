package knee.experiments.report.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import knee.experiments.file.Point;
import knee.experiments.file.sections.Effort;

/** What a point's results depend on, as a hash: equal keys, equal results. */
final class Key {
  private Key() {}

  /** SHA-256 of the program's version, the form of the results, and all that was asked for. */
  static String of(Point point) {
    String all =
        String.join(
            "\n",
            ResultsDocument.KNEE_VERSION,
            Integer.toString(ResultsDocument.SCHEMA_VERSION),
            point.variant(),
            Json.line(PointDocument.values(point.vary())),
            Long.toString(point.seed()),
            effort(point.effort()),
            number(point.length().warmUp()) + number(point.length().duration()),
            Long.toString(point.length().completions()),
            point.text(),
            compared(point));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Their warm-ups decide from when on this point is measured. */
  private static String compared(Point point) {
    return point.compared().size() < 2
        ? ""
        : point.compared().stream().map(Point::text).collect(Collectors.joining("\n"));
  }

  private static String effort(Effort effort) {
    return effort.most() + " " + effort.untilPrecise() + " " + number(effort.precision());
  }

  /** The same on every JDK; null for what is to be found, or has no end. */
  private static String number(double value) {
    return Json.line(Json.number(value));
  }
}
