package knee.simulator.client;

import knee.simulator.distribution.Exponential;
import knee.simulator.random.RandomStream;

/**
 * Poisson arrivals whose rate changes at random moments (Markov-modulated Poisson process): it
 * keeps each of its values for an exponential time and goes on to the next one, after the last to
 * the first. It begins in a state drawn by the share of time that each has in the long run.
 */
public final class Bursts implements ArrivalTimes {
  private final double[] rates;
  private final double[] stays;
  private final RandomStream arrivals;
  private final RandomStream changes;
  private final Exponential unit = new Exponential(1);
  private int state;
  private double end;

  /**
   * @param rates not negative, at least one above 0 [1/s]
   * @param stays mean time of each rate, above 0 [s]
   * @param arrivals draws the times between arrivals
   * @param changes draws when the rate changes, so that other rates change at the same moments
   */
  public Bursts(double[] rates, double[] stays, RandomStream arrivals, RandomStream changes) {
    this.rates = rates.clone();
    this.stays = stays.clone();
    this.arrivals = arrivals;
    this.changes = changes;
    this.state = first();
    this.end = stays[state] * unit.sample(changes);
  }

  private int first() {
    double all = 0;
    for (double stay : stays) {
      all += stay;
    }
    double left = changes.nextDouble() * all;
    int drawn = 0;
    while (drawn < stays.length - 1 && left >= stays[drawn]) {
      left -= stays[drawn++];
    }
    return drawn;
  }

  @Override
  public double next(long number, double previous) {
    double time = previous;
    double need = unit.sample(arrivals);
    while (need > rates[state] * (end - time)) {
      need -= rates[state] * (end - time);
      time = end;
      state = (state + 1) % rates.length;
      end += stays[state] * unit.sample(changes);
    }
    return time + need / rates[state];
  }
}
