package knee.simulator.client;

import knee.simulator.distribution.Exponential;
import knee.simulator.random.RandomStream;

/**
 * Poisson arrivals at a rate that is linear between given moments and keeps its last value: the
 * cumulative rate is inverted, which needs only a square root (Law 2015, Simulation Modeling and
 * Analysis, section 8.6.2).
 */
public final class RateSchedule implements ArrivalTimes {
  private final double[] times;
  private final double[] rates;
  private final RandomStream random;
  private final Exponential unit = new Exponential(1);
  private int segment;

  /**
   * @param times not decreasing [s]; the rate before the first is its rate, and where a time comes
   *     twice it jumps
   * @param rates at those moments [1/s]
   */
  public RateSchedule(double[] times, double[] rates, RandomStream random) {
    this.times = times.clone();
    this.rates = rates.clone();
    this.random = random;
  }

  @Override
  public double next(long number, double previous) {
    double need = unit.sample(random);
    double time = previous;
    if (time < times[0]) {
      double first = rates[0] * (times[0] - time);
      if (need < first) {
        return time + need / rates[0];
      }
      need -= first;
      time = times[0];
    }
    for (; segment + 1 < times.length; segment++) {
      double end = times[segment + 1];
      if (time >= end) {
        continue;
      }
      double slope = (rates[segment + 1] - rates[segment]) / (end - times[segment]);
      double rate = rates[segment] + slope * (time - times[segment]);
      double area = (rate + rates[segment + 1]) / 2 * (end - time);
      if (need < area) {
        return time + within(need, rate, slope);
      }
      need -= area;
      time = end;
    }
    double last = rates[rates.length - 1];
    return last == 0 ? Double.POSITIVE_INFINITY : time + need / last;
  }

  /** Solves rate t + slope t^2 / 2 = need without cancellation. */
  private static double within(double need, double rate, double slope) {
    return 2 * need / (rate + Math.sqrt(Math.max(0, rate * rate + 2 * slope * need)));
  }
}
