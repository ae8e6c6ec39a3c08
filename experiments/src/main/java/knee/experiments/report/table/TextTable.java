package knee.experiments.report.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Aligned text. A column may have parts, each aligned by itself, so that values, half-widths and
 * units stand under each other. Columns that matter least go first when a line would be too wide.
 */
final class TextTable {
  enum Align {
    LEFT,
    RIGHT
  }

  /**
   * @param importance columns with a small one are dropped first; {@code Integer.MAX_VALUE}: never
   * @param rows the parts of each cell; equally many in each row
   */
  record Column(String header, int importance, List<Align> aligns, List<List<String>> rows) {
    /** A column of plain cells. */
    static Column of(String header, int importance, Align align, List<String> cells) {
      return new Column(header, importance, List.of(align), cells.stream().map(List::of).toList());
    }

    /** A column of values, half-widths and units. */
    static Column of(String header, int importance, List<Quantity.Parts> cells) {
      List<List<String>> rows = new ArrayList<>();
      for (Quantity.Parts cell : cells) {
        rows.add(List.of(cell.value(), cell.plusMinus(), cell.unit()));
      }
      return new Column(header, importance, List.of(Align.RIGHT, Align.LEFT, Align.LEFT), rows);
    }

    private boolean rightAligned() {
      return aligns.get(0) == Align.RIGHT;
    }
  }

  private static final String GAP = "  ";

  private TextTable() {}

  /** The lines of the table, header first, none ending in blanks. */
  static List<String> lines(List<Column> columns, int width) {
    List<Column> kept = new ArrayList<>(columns);
    List<List<String>> cells = cells(kept);
    while (width(cells) > width) {
      Column least = kept.stream().min(Comparator.comparingInt(Column::importance)).orElseThrow();
      if (least.importance == Integer.MAX_VALUE) {
        break;
      }
      kept.remove(least);
      cells = cells(kept);
    }
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < cells.get(0).size(); row++) {
      int line = row;
      lines.add(
          String.join(GAP, cells.stream().map(column -> column.get(line)).toList())
              .stripTrailing());
    }
    return lines;
  }

  private static int width(List<List<String>> cells) {
    return cells.stream().mapToInt(column -> column.get(0).length() + GAP.length()).sum()
        - GAP.length();
  }

  private static List<List<String>> cells(List<Column> columns) {
    return columns.stream().map(TextTable::column).toList();
  }

  /** Header and cells of a column, all equally wide. */
  private static List<String> column(Column column) {
    List<String> cells = new ArrayList<>();
    cells.add(column.header);
    int parts = column.aligns.size();
    int[] widths = new int[parts];
    for (List<String> row : column.rows) {
      for (int part = 0; part < parts; part++) {
        widths[part] = Math.max(widths[part], row.get(part).length());
      }
    }
    for (List<String> row : column.rows) {
      StringBuilder cell = new StringBuilder();
      for (int part = 0; part < parts; part++) {
        boolean half = part > 0 && widths[part] > 0 && part < parts - 1;
        cell.append(half ? " " : "");
        cell.append(pad(row.get(part), widths[part], column.aligns.get(part)));
      }
      cells.add(cell.toString());
    }
    int width = cells.stream().mapToInt(String::length).max().orElse(0);
    Align align = column.rightAligned() ? Align.RIGHT : Align.LEFT;
    return cells.stream().map(cell -> pad(cell, width, align)).toList();
  }

  private static String pad(String text, int width, Align align) {
    String blanks = " ".repeat(width - text.length());
    return align == Align.LEFT ? text + blanks : blanks + text;
  }
}
