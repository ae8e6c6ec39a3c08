package knee.experiments.file;

import java.util.List;

/**
 * A file cannot be run; carries one line {@code FILE:LINE:COLUMN: what; what would be right} per
 * fault.
 */
public final class FaultyFileException extends Exception {
  private final transient List<String> faults;

  public FaultyFileException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}
