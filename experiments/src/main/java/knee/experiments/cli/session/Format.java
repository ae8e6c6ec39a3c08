package knee.experiments.cli.session;

/** What standard output carries of a run. */
public enum Format {
  TABLE,
  JSON,
  CSV
}
