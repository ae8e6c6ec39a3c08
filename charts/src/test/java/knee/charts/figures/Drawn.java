package knee.charts.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import knee.charts.drawing.Sheet;
import knee.charts.results.Results;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;

/** The figures of results that a test has written down, and what is in them. */
final class Drawn {
  private Drawn() {}

  static List<Sheet> of(Path folder, String json) throws IOException {
    Path file = folder.resolve("results.json");
    Files.writeString(file, json);
    return Figures.of(Results.read(file));
  }

  static Sheet sheet(List<Sheet> sheets, String name) {
    return sheets.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  static XYPlot plot(List<Sheet> sheets, String name) {
    return sheet(sheets, name).panels().get(0).plot();
  }

  static List<String> series(XYDataset data) {
    return IntStream.range(0, data.getSeriesCount())
        .mapToObj(i -> data.getSeriesKey(i).toString())
        .toList();
  }

  static List<String> names(List<Sheet> sheets) {
    return sheets.stream().map(Sheet::name).toList();
  }
}
