package knee.experiments.file.observed;

import java.util.Set;

/** What the columns of a file can name, and the faults of those that name something else. */
public interface Words {
  /** Kinds of request. */
  Set<String> kinds();

  /** Varied paths, in the order of the experiment file. */
  Set<String> varied();

  /** Whether it can be observed: a time, a rate, a share or a count. */
  boolean isMetric(String name);

  String unknownKind(String name);

  String unknownColumn(String name);

  /** One of the values of a varied path, as written. */
  String exampleOf(String path);

  default boolean isVaried(String path) {
    return varied().contains(path);
  }
}
