package knee.experiments.file.sections;

/**
 * How many replications a point gets.
 *
 * @param most replications at most, from 1
 * @param untilPrecise whether fewer will do once the precision is reached; else there are {@code
 *     most}, and the precision is only reported
 * @param precision the half-width of the 95 % intervals of mean and P95 over their value that is
 *     asked for; {@code NaN}: none was
 */
public record Effort(int most, boolean untilPrecise, double precision) {
  /** Where {@code replications: auto} gives up. */
  public static final int LIMIT = 100;

  /** Replications that can be asked for, in the file or on the command line. */
  public static final int MOST = 1_000_000;

  private static final double USUAL_PRECISION = 0.02;

  /** A given number of replications. */
  public static Effort fixed(int replications) {
    return new Effort(replications, false, Double.NaN);
  }

  /** As many as the usual precision takes. */
  public static Effort usual() {
    return automatic(USUAL_PRECISION);
  }

  private static Effort automatic(double precision) {
    return new Effort(LIMIT, true, precision);
  }

  /** With this number of replications; what precision was asked for is still reported. */
  public Effort withReplications(int replications) {
    return new Effort(replications, false, untilPrecise ? Double.NaN : precision);
  }

  /** Until precise. */
  public Effort withReplicationsAuto() {
    return automatic(Double.isNaN(precision) ? USUAL_PRECISION : precision);
  }

  public Effort withPrecision(double asked) {
    return new Effort(most, untilPrecise, asked);
  }
}
