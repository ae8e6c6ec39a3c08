package knee.experiments.file.yaml;

import java.util.Comparator;

/**
 * Where something stands in a file.
 *
 * @param file as the user named it, or an option of the command line such as {@code --set}
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(String file, int line, int column) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file).thenComparing(Place::line).thenComparing(Place::column);

  public static Place commandLine(String option) {
    return new Place(option, 1, 1);
  }

  /** So many characters further on the same line. */
  public Place plus(int columns) {
    return new Place(file, line, column + columns);
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file.startsWith("--") ? file : file + ":" + line + ":" + column;
  }
}
