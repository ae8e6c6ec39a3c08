package knee.experiments.file.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Place;

/**
 * A CSV file with a column of times, and perhaps one of request kinds.
 *
 * @param name as the experiment file has it
 * @param digest SHA-256 of its bytes
 */
public record DataFile(String name, String text, String digest) {
  /**
   * @param kind empty where the file has no such column
   */
  public record Row(Place place, double time, String kind) {}

  /**
   * One value per line; the first line may be a heading.
   *
   * @throws Fault at the line of this file that is wrong
   */
  public double[] values() {
    List<Row> rows = rows();
    for (Row row : rows) {
      if (!row.kind.isEmpty()) {
        throw new Fault(row.place, "a second column; write one value per line");
      }
    }
    return rows.stream().mapToDouble(Row::time).toArray();
  }

  /**
   * The rows in the order of the file. A heading may name the columns {@code time} and {@code
   * kind}, others are passed over; without one the first column is the time, a second the kind.
   * Times have a unit, or that of their heading ({@code time_ms}), or are seconds.
   */
  public List<Row> rows() {
    String[] lines = text.replaceFirst("^\uFEFF", "").split("\\R", -1);
    List<Row> rows = new ArrayList<>();
    int timeColumn = 0;
    int kindColumn = 1;
    String unit = "s";
    boolean first = true;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].isBlank() || lines[i].startsWith("#")) {
        continue;
      }
      List<String> cells = cells(lines[i]);
      if (first && seconds(cells.get(0), unit).isEmpty() && !looksNumeric(cells.get(0))) {
        int named = timeColumn(cells);
        timeColumn = Math.max(0, named);
        kindColumn = named >= 0 ? cells.indexOf("kind") : 1;
        unit = unitOf(cells.get(timeColumn));
      } else {
        rows.add(row(new Place(name, i + 1, 1), cells, timeColumn, unit, kindColumn));
      }
      first = false;
    }
    if (rows.isEmpty()) {
      throw new Fault(new Place(name, 1, 1), "no value in this file; write one per line");
    }
    return rows;
  }

  private static int timeColumn(List<String> heading) {
    for (int i = 0; i < heading.size(); i++) {
      if (heading.get(i).matches("time(_[a-z]+)?")) {
        return i;
      }
    }
    return -1;
  }

  /** Of {@code time_ms}; seconds where the heading names none. */
  private static String unitOf(String heading) {
    String last = heading.substring(heading.lastIndexOf('_') + 1);
    return heading.contains("_") && Quantity.TIME.units().contains(last) ? last : "s";
  }

  private static Row row(
      Place place, List<String> cells, int timeColumn, String unit, int kindColumn) {
    String time = timeColumn < cells.size() ? cells.get(timeColumn) : "";
    OptionalDouble seconds = seconds(time, unit);
    if (seconds.isEmpty() || seconds.getAsDouble() < 0) {
      throw new Fault(
          place, "'" + time + "' is not a time; write seconds, or a time with a unit such as 5ms");
    }
    boolean hasKind = kindColumn >= 0 && kindColumn < cells.size();
    return new Row(place, seconds.getAsDouble(), hasKind ? cells.get(kindColumn) : "");
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split("[,;\t]", -1)) {
      String stripped = cell.strip();
      boolean quoted =
          stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
      cells.add(quoted ? stripped.substring(1, stripped.length() - 1) : stripped);
    }
    return cells;
  }

  private static OptionalDouble seconds(String cell, String unit) {
    OptionalDouble plain = Numbers.decimal(cell);
    if (plain.isPresent() && unit.equals("s")) {
      return plain;
    }
    return Quantity.TIME
        .tryRead(plain.isPresent() ? cell + unit : cell)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** Something meant as a value although it cannot be read, so not a heading. */
  private static boolean looksNumeric(String cell) {
    return cell.matches("[-+.]?\\d.*");
  }
}
