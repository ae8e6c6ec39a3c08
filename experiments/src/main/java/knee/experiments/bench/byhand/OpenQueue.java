package knee.experiments.bench.byhand;

import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.RandomStream;

/**
 * Customers who come at random to one exponential server: the next arrival, the next departure, and
 * a ring of the times at which those present came.
 *
 * @param arrivals per second
 * @param service mean time [s]
 */
public record OpenQueue(double arrivals, double service) implements ByHand {
  @Override
  public double run(long requests, long seed) {
    var random = new RandomStream(seed);
    double between = 1 / arrivals;
    double[] came = new double[1 << 16];
    long first = 0;
    long end = 0;
    double sum = 0;
    double arrival = between * ExponentialZiggurat.sample(random);
    double departure = Double.POSITIVE_INFINITY;
    while (first < requests) {
      if (arrival < departure) {
        came[(int) end & (came.length - 1)] = arrival;
        if (end++ == first) {
          departure = arrival + service * ExponentialZiggurat.sample(random);
        }
        arrival += between * ExponentialZiggurat.sample(random);
      } else {
        sum += departure - came[(int) first & (came.length - 1)];
        departure =
            ++first == end
                ? Double.POSITIVE_INFINITY
                : departure + service * ExponentialZiggurat.sample(random);
      }
    }
    return sum / requests;
  }
}
