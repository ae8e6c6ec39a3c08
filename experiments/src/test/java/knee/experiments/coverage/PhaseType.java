package knee.experiments.coverage;

/**
 * The time until a Markov chain is absorbed (Neuts 1981), by uniformization.
 *
 * @param start probability of each phase at time 0; the rest is absorbed at once
 * @param rates from phase to phase [1/s]; the diagonal is minus the total rate out of the phase
 */
record PhaseType(double[] start, double[][] rates) {

  /** The probability of not being absorbed by this time. */
  double tail(double time) {
    double fastest = 0;
    for (int i = 0; i < rates.length; i++) {
      fastest = Math.max(fastest, -rates[i][i]);
    }
    double[] phase = start.clone();
    double jumps = fastest * time;
    double logPoisson = -jumps;
    double tail = 0;
    for (int n = 0; n < jumps + 10 * Math.sqrt(jumps) + 50; n++) {
      if (n > 0) {
        phase = step(phase, fastest);
        logPoisson += Math.log(jumps / n);
      }
      double left = 0;
      for (double probability : phase) {
        left += probability;
      }
      tail += Math.exp(logPoisson) * left;
    }
    return tail;
  }

  private double[] step(double[] phase, double fastest) {
    double[] next = phase.clone();
    for (int from = 0; from < phase.length; from++) {
      for (int to = 0; to < phase.length; to++) {
        next[to] += phase[from] * rates[from][to] / fastest;
      }
    }
    return next;
  }

  /** The time by which this share is absorbed. */
  double percentile(double share) {
    double high = 1;
    while (tail(high) > 1 - share) {
      high *= 2;
    }
    double low = 0;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (tail(middle) > 1 - share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Two phases with balanced means: mean and coefficient of variation. */
  static PhaseType hyperexponential(double mean, double cv) {
    double p = (1 + Math.sqrt((cv * cv - 1) / (cv * cv + 1))) / 2;
    double[][] rates = {{-2 * p / mean, 0}, {0, -2 * (1 - p) / mean}};
    return new PhaseType(new double[] {p, 1 - p}, rates);
  }

  static PhaseType erlang(int phases, double mean) {
    double[] start = new double[phases];
    start[0] = 1;
    double[][] rates = new double[phases][phases];
    for (int i = 0; i < phases; i++) {
      rates[i][i] = -phases / mean;
      if (i + 1 < phases) {
        rates[i][i + 1] = phases / mean;
      }
    }
    return new PhaseType(start, rates);
  }

  private double out(int phase) {
    double out = 0;
    for (double rate : rates[phase]) {
      out -= rate;
    }
    return out;
  }

  /**
   * Response time of M/PH/1 with this service: the wait is a geometric number of residual services
   * (Pollaczek-Khinchine), then comes the service itself.
   *
   * @param residual probability of each phase at a random moment of a service
   */
  PhaseType response(double utilization, double[] residual) {
    int n = start.length;
    double[] first = new double[2 * n];
    double[][] all = new double[2 * n][2 * n];
    for (int i = 0; i < n; i++) {
      first[i] = utilization * residual[i];
      first[n + i] = (1 - utilization) * start[i];
      for (int j = 0; j < n; j++) {
        all[i][j] = rates[i][j] + utilization * out(i) * residual[j];
        all[i][n + j] = (1 - utilization) * out(i) * start[j];
        all[n + i][n + j] = rates[i][j];
      }
    }
    return new PhaseType(first, all);
  }

  /** A wait of places in a line, each taking as long as the next, before a service. */
  static PhaseType line(double[] places, double perPlace, double service) {
    int n = places.length;
    double[] start = new double[n];
    double[][] rates = new double[n][n];
    for (int i = 0; i < n; i++) {
      start[i] = places[i];
      double rate = i == 0 ? service : perPlace;
      rates[i][i] = -rate;
      if (i > 0) {
        rates[i][i - 1] = rate;
      }
    }
    return new PhaseType(start, rates);
  }
}
