package knee.experiments.file.observed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.quantity.VaryValue;

/** What {@code knee calibrate} is to fit, and which observations it only predicts. */
public record Calibration(List<Parameter> parameters, List<Condition> holdOut) {
  public static final Calibration NONE = new Calibration(List.of(), List.of());

  /**
   * An unknown value of the file.
   *
   * @param low a number or quantity as written, such as {@code 10ms}, which may stand at the path
   * @param high likewise, and above it
   */
  public record Parameter(String path, String low, String high) {}

  /**
   * Which observed rows are held out: those that agree in all that it names.
   *
   * @param position {@code FILE:LINE:COLUMN}
   * @param variant empty: any
   * @param vary the paths it names and their values, as those of a row
   */
  public record Condition(String position, Optional<String> variant, Map<String, Object> vary) {

    boolean matches(Measured row) {
      return (variant.isEmpty() || row.variant().isEmpty() || variant.equals(row.variant()))
          && vary.entrySet().stream()
              .allMatch(
                  entry -> {
                    Object value = row.vary().get(entry.getKey());
                    return value != null && VaryValue.same(value, entry.getValue());
                  });
    }
  }

  /** Lines {@code FILE:LINE:COLUMN: warning: ...} of conditions that none of these rows meets. */
  public List<String> warnings(List<Measured> rows) {
    return holdOut.stream()
        .filter(condition -> rows.stream().noneMatch(condition::matches))
        .map(
            condition ->
                condition.position
                    + ": warning: no row of 'measured' is held out by this; name values that one"
                    + " of them has")
        .toList();
  }
}
