package knee.experiments.file.observed;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import knee.experiments.file.quantity.DataFile;
import knee.experiments.file.quantity.DataFiles;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Faults;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Node.Text;
import knee.experiments.file.yaml.Place;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Observations in a CSV file, as rows such as the experiment file itself could have: {@code {file:
 * stats.csv, variant: sync, clients.users: 50, names: {/api/list: list}}}. What stands beside
 * {@code file} is said of all its rows.
 *
 * @param place of the file's name in the experiment file
 * @param labels what is said of all rows
 * @param names kinds of request by what the file calls them
 */
public record MeasuredFile(
    DataFile file, Place place, Map<String, Entry> labels, Map<String, String> names) {
  public static final String FILE = "file";
  private static final String NAMES = "names";

  /**
   * The rows that a file adds in the place of the one that names it.
   *
   * @throws Fault when it cannot be read, or lacks what it must have
   */
  public static List<Mapping> rows(Mapping row, DataFiles files, Vocabulary words, Faults faults) {
    Map<String, Entry> labels = new LinkedHashMap<>(row.entries());
    Node name = labels.remove(FILE).value();
    Map<String, String> names = new LinkedHashMap<>();
    Entry renamed = labels.remove(NAMES);
    if (renamed != null && renamed.value() instanceof Mapping mapping) {
      mapping.entries().forEach((from, to) -> names.put(from, kind(to.value(), words)));
    }
    try {
      DataFile data = files.open(name.toString().strip());
      return new MeasuredFile(data, name.place(), labels, names).rows(words, faults);
    } catch (IllegalArgumentException e) {
      throw new Fault(name.place(), e.getMessage());
    }
  }

  private static String kind(Node name, Vocabulary words) {
    if (!words.kinds().contains(name.toString())) {
      throw new Fault(name.place(), words.unknownKind(name.toString()));
    }
    return name.toString();
  }

  private List<Mapping> rows(Vocabulary words, Faults faults) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .setCommentMarker('#')
            .build();
    String text = file.text().replaceFirst("^\uFEFF", "");
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      List<String> header = parser.getHeaderNames();
      boolean locust = LocustColumns.describe(header);
      check(header, locust, words);
      List<Mapping> rows = new ArrayList<>();
      for (CSVRecord line : parser) {
        Place at = new Place(file.name(), (int) parser.getCurrentLineNumber(), 1);
        Map<String, String> cells =
            locust ? locust(line, at, words, faults) : OwnColumns.cells(line.toMap(), words, at);
        if (!cells.isEmpty()) {
          rows.add(labelled(cells, at));
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }

  /** Says what no row can have. */
  private void check(List<String> header, boolean locust, Vocabulary words) {
    Place top = new Place(file.name(), 1, 1);
    if (locust) {
      LocustColumns.missing(header)
          .ifPresent(
              name -> {
                throw new Fault(
                    top, "no column '" + name + "'; give the _stats.csv that Locust writes");
              });
    } else {
      OwnColumns.check(header, words, top);
    }
    for (String path : words.varied()) {
      if (!labels.containsKey(path) && !header.contains(path)) {
        throw new Fault(
            place,
            "'%s' has no column %s, which is varied; say beside file: which value it is of, as in %s: %s"
                .formatted(file.name(), path, path, words.exampleOf(path)));
      }
    }
  }

  /** Nothing for a name that means no kind of request. */
  private Map<String, String> locust(CSVRecord line, Place at, Vocabulary words, Faults faults) {
    String name = line.get("Name");
    if (LocustColumns.isOfAll(line)) {
      return LocustColumns.cells(line, "");
    }
    String kind = names.getOrDefault(name, name.replaceFirst("^/", ""));
    if (words.kinds().contains(kind)) {
      return LocustColumns.cells(line, kind + ".");
    }
    faults.warn(
        at,
        "'%s' is no kind of request, and is passed over; say which, as in names: {%s: %s}"
            .formatted(name, name, words.kinds().stream().findFirst().orElse("list")));
    return Map.of();
  }

  private Mapping labelled(Map<String, String> cells, Place at) {
    Map<String, Entry> row = new LinkedHashMap<>(labels);
    cells.forEach((name, value) -> row.put(name, new Entry(at, new Text(at, value, false))));
    return new Mapping(at, row);
  }
}
