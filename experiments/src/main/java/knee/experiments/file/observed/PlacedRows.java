package knee.experiments.file.observed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import knee.experiments.file.quantity.VaryValue;
import knee.experiments.file.schema.Paths;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Node.Text;

/**
 * Rows that say of a path what it was although it is not varied: they belong to the variants in
 * which it is just that. The points know nothing of such a path; without this they would lie beside
 * none.
 */
public final class PlacedRows {
  private PlacedRows() {}

  /**
   * @param systems the variants as they are run, but for what is varied
   * @return a row for each variant that it is of; as it was where it is of none, or says no such
   *     thing
   */
  public static List<Measured> of(
      List<Measured> rows, Map<String, Mapping> systems, Set<String> varied) {
    List<Measured> placed = new ArrayList<>();
    for (Measured row : rows) {
      Map<String, Object> fixed = new HashMap<>(row.vary());
      fixed.keySet().removeAll(varied);
      List<String> variants =
          systems.keySet().stream()
              .filter(name -> row.variant().map(name::equals).orElse(true))
              .filter(name -> agrees(systems.get(name), fixed))
              .toList();
      if (fixed.isEmpty() || variants.isEmpty()) {
        placed.add(row);
      } else if (variants.size() == systems.size()) {
        placed.add(row.without(fixed.keySet(), row.variant()));
      } else {
        variants.forEach(name -> placed.add(row.without(fixed.keySet(), Optional.of(name))));
      }
    }
    return placed;
  }

  private static boolean agrees(Mapping system, Map<String, Object> fixed) {
    return fixed.entrySet().stream()
        .allMatch(
            label ->
                Paths.find(system, label.getKey()).orElse(null) instanceof Text value
                    && VaryValue.same(VaryValue.of(value.text()), label.getValue()));
  }
}
