import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.xml.sax.InputSource;

/** Reads a folder of results as another program would; ends with an error where it cannot. */
final class CheckResults {
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    JsonNode points =
        new ObjectMapper().readTree(folder.resolve("results.json").toFile()).path("points");
    check(!points.isEmpty(), "results.json has no points");
    for (JsonNode point : points) {
      String label = point.path("variant") + " " + point.path("vary");
      boolean completed = point.path("completed").asLong() > 0;
      boolean failed = point.at("/errors/share/value").asDouble() == 1;
      check(completed != failed, label + ": neither completed nor all failed");
      boolean mean = point.at("/response/mean/value").asDouble() > 0;
      check(completed == mean, label + ": a mean if and only if something completed");
      double inSystem = point.at("/littles_law/in_system").asDouble();
      double product = point.at("/littles_law/throughput_times_response").asDouble();
      boolean agree = Math.abs(inSystem - product) <= 0.1 * inSystem;
      check(agree || !point.path("stationary").asBoolean(), label + ": against Little's law");
    }
    int rows = rows(folder.resolve("results.csv"), points.size());
    int charts = charts(folder);
    System.out.printf("%d points, %d rows, %d charts%n", points.size(), rows, charts);
  }

  private static int rows(Path file, int points) throws Exception {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).build();
    try (CSVParser parser = CSVParser.parse(Files.readString(file), format)) {
      List<CSVRecord> rows = parser.getRecords();
      long all = rows.stream().filter(row -> row.get("kind").equals("all")).count();
      check(all == points, "results.csv has " + all + " rows of kind all, not " + points);
      return rows.size();
    }
  }

  private static int charts(Path folder) throws Exception {
    int charts = 0;
    try (var files = Files.newDirectoryStream(folder, "*.svg")) {
      for (Path svg : files) {
        parser().parse(svg.toFile());
        Path png = folder.resolve(svg.getFileName().toString().replace(".svg", ".png"));
        check(ImageIO.read(png.toFile()) != null, png + " is no picture");
        charts++;
      }
    }
    check(charts > 0, "no charts");
    return charts;
  }

  /** One that does not fetch document types from anywhere. */
  private static DocumentBuilder parser() throws Exception {
    DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    parser.setEntityResolver((name, address) -> new InputSource(new StringReader("")));
    return parser;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
