package knee.experiments.report.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How precise measured rows are themselves: a CSV {@code file,row,mean,throughput}, the row counted
 * from 1, with 95 % half-widths as shares of the values.
 */
public final class Intervals {
  private static final String HEAD = "file,row,mean,throughput";

  /** Of one row; shares. */
  record Own(double mean, double throughput) {
    static final Own NONE = new Own(0, 0);
  }

  private final Map<String, Own> rows = new HashMap<>();

  private Intervals() {}

  /**
   * @throws IOException when the file cannot be read, or a line is not as said above
   */
  public static Intervals read(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    Intervals intervals = new Intervals();
    for (int i = 0; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (i == 0 ? !lines.get(0).equals(HEAD) : cells.length != 4) {
        throw new IOException(csv + ":" + (i + 1) + ":1: is not '" + HEAD + "'");
      }
      if (i > 0) {
        intervals.add(csv + ":" + (i + 1) + ":1", cells);
      }
    }
    return intervals;
  }

  private void add(String place, String[] cells) throws IOException {
    try {
      Own own = new Own(Double.parseDouble(cells[2]), Double.parseDouble(cells[3]));
      rows.put(cells[0] + " " + Integer.parseInt(cells[1]), own);
    } catch (NumberFormatException e) {
      throw new IOException(place + ": " + e.getMessage() + "; write a number", e);
    }
  }

  Own of(String file, int row) {
    return rows.getOrDefault(file + " " + row, Own.NONE);
  }
}
