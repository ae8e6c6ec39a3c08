package knee.experiments.cli.session;

import java.util.Locale;

/** What standard output carries of a run. */
public enum Format {
  TABLE,
  JSON,
  CSV;

  /** As it is typed, and as the shell completes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
