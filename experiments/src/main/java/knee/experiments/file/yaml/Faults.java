package knee.experiments.file.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The faults and warnings of one file, each once, in the order of their places.
 *
 * <p>A file is read first as it stands and then once for every point. A fault that only some of the
 * variants have says which; so does a warning.
 */
public final class Faults {
  /** Stands for the file as it is, before any variant is laid over it. */
  private static final String FILE = "";

  private record Line(Place place, String text) implements Comparable<Line> {
    @Override
    public int compareTo(Line other) {
      int byPlace = place.compareTo(other.place);
      return byPlace != 0 ? byPlace : wrong().compareTo(other.wrong());
    }

    /** What is wrong; what would be right may depend on the variant, but is said once. */
    private String wrong() {
      int end = text.lastIndexOf("; ");
      return end < 0 ? text : text.substring(0, end);
    }
  }

  private final Map<Line, Set<String>> faults = new TreeMap<>();
  private final Map<Line, Set<String>> warnings = new TreeMap<>();
  private String variant = FILE;

  /** From now on faults are those of this variant. */
  public void in(String variant) {
    this.variant = variant;
  }

  public void add(Place place, String text) {
    faults.computeIfAbsent(new Line(place, text), line -> new TreeSet<>()).add(variant);
  }

  public void add(Fault fault) {
    add(fault.place(), fault.getMessage());
  }

  public void warn(Place place, String text) {
    warnings.computeIfAbsent(new Line(place, text), line -> new TreeSet<>()).add(variant);
  }

  public boolean any() {
    return !faults.isEmpty();
  }

  /** Lines {@code FILE:LINE:COLUMN: what; what would be right}. */
  public List<String> lines(Collection<String> variants) {
    return lines(faults, ": ", variants);
  }

  /** Lines {@code FILE:LINE:COLUMN: warning: ...}. */
  public List<String> warnings(Collection<String> variants) {
    return lines(warnings, ": warning: ", variants);
  }

  private static List<String> lines(
      Map<Line, Set<String>> noted, String separator, Collection<String> variants) {
    List<String> lines = new ArrayList<>();
    noted.forEach(
        (line, seenIn) -> {
          boolean everywhere = seenIn.contains(FILE) || seenIn.containsAll(variants);
          String where = everywhere ? "" : " (variant " + String.join(", ", seenIn) + ")";
          lines.add(line.place() + separator + line.text() + where);
        });
    return lines;
  }
}
