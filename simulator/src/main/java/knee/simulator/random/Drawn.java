package knee.simulator.random;

/**
 * What the draws of one purpose came to beyond what was to be expected: 0 on average, whatever the
 * system makes of them. Who knows it can take luck out of an estimate (a control variate).
 */
public final class Drawn {
  private double excess;

  /** One more draw: itself less its mean. */
  public void add(double beyond) {
    excess += beyond;
  }

  /** The sum since the last cut. */
  public double cut() {
    double sum = excess;
    excess = 0;
    return sum;
  }
}
