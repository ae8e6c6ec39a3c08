package knee.experiments.run.estimate;

/**
 * Whether a run had settled: the number in the system must not differ between the halves of the
 * measured window by more than chance and more than matters.
 *
 * <p>Chance: the 99.9 % Student interval of the replications' drifts contains 0. What matters: 5 %
 * of the mean number in the system and a tenth of a request. Below {@value #FEW} replications the
 * interval is too wide to notice anything (31 standard errors with three); there the size alone
 * decides, half the mean number in the system and one request: a queue that grows from nothing all
 * the time drifts by the whole mean.
 */
final class Stationarity {
  private static final int FEW = 5;

  private Stationarity() {}

  /**
   * @param drifts of the replications: second half of the window less the first
   * @param inSystem mean number in the system
   */
  static boolean holds(double[] drifts, double inSystem) {
    double sum = 0;
    for (double drift : drifts) {
      sum += drift;
    }
    double drift = Math.abs(sum / drifts.length);
    if (drifts.length < FEW) {
      return drift <= 0.5 * inSystem + 1;
    }
    boolean chance = drift <= new Student(0.999).halfWidth(drifts);
    return chance || drift <= 0.05 * inSystem + 0.1;
  }
}
