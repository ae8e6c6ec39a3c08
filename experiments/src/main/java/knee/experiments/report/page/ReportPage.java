package knee.experiments.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.report.table.ComparisonTable;
import knee.experiments.report.table.MeasuredTable;
import knee.experiments.report.table.PointTable;
import knee.experiments.report.table.PopulationTable;
import knee.experiments.report.table.ProcessTable;
import knee.experiments.report.table.Remarks;

/**
 * {@code report.html}: the main figure, the tables and all other figures in one file that opens
 * without a network.
 */
public final class ReportPage {
  /** Columns that a page has room for. */
  private static final int WIDTH = 160;

  private static final int PROSE = 120;

  private static final String STYLE =
      """
      body { font-family: sans-serif; color: #222; max-width: 1200px; margin: 2em auto; padding: 0 1em }
      pre { font-size: 13px; line-height: 1.4; overflow-x: auto; background: #f6f6f4; padding: 1em }
      figure { margin: 2.5em 0 }
      figure svg { width: 100%; height: auto }
      footer { color: #666; font-size: 13px }
      """;

  private ReportPage() {}

  /**
   * @param figures files drawn, of which those in SVG are taken in, in their order
   * @throws IOException when one cannot be read
   */
  public static String of(ResultsDocument results, List<Path> figures) throws IOException {
    String title = title(results);
    StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
    page.append("<meta charset=\"utf-8\">\n<title>").append(escaped(title)).append("</title>\n");
    page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>");
    page.append(escaped(title)).append("</h1>\n");
    List<Path> drawings = figures.stream().filter(f -> f.toString().endsWith(".svg")).toList();
    figures(page, drawings.subList(0, Math.min(1, drawings.size())));
    table(page, "Points", PointTable.lines(results, WIDTH));
    table(page, "", Remarks.lines(results, PROSE));
    table(page, "Populations", PopulationTable.lines(results, WIDTH));
    table(page, "Worker processes", ProcessTable.lines(results, WIDTH));
    table(page, "Measured and predicted", MeasuredTable.lines(results, WIDTH));
    table(page, "Differences between variants", ComparisonTable.lines(results, WIDTH));
    figures(page, drawings.subList(Math.min(1, drawings.size()), drawings.size()));
    page.append("<footer>From ").append(escaped(results.experiment().file()));
    page.append(", by Knee ").append(ResultsDocument.KNEE_VERSION);
    return page.append(". ± is half a 95 % confidence interval.</footer>\n</body>\n</html>\n")
        .toString();
  }

  private static String title(ResultsDocument results) {
    String title = results.experiment().title();
    return title.isEmpty() ? results.experiment().file() : title;
  }

  private static void table(StringBuilder page, String heading, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    if (!heading.isEmpty()) {
      page.append("<h2>").append(heading).append("</h2>\n");
    }
    page.append("<pre>")
        .append(escaped(String.join("\n", lines).stripTrailing()))
        .append("</pre>\n");
  }

  private static void figures(StringBuilder page, List<Path> drawings) throws IOException {
    for (Path drawing : drawings) {
      page.append("<figure>\n").append(svg(drawing)).append("</figure>\n");
    }
  }

  /** The drawing without what may stand only at the head of a file of its own. */
  private static String svg(Path figure) throws IOException {
    String text = Files.readString(figure);
    return text.substring(text.indexOf("<svg"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
