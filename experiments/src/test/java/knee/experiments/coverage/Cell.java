package knee.experiments.coverage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A system whose exact values are known.
 *
 * @param yaml all of the file but its run section
 * @param rate requests per second, about
 * @param requests that one run needs, all replications together, for half-widths below 5 %
 * @param run keys of the run section beside the length
 * @param exact values by metric
 */
record Cell(
    String name, String yaml, double rate, long requests, String run, Map<String, Double> exact) {
  static final String REPLICATIONS = "replications: 20";

  Cell named(String other) {
    return new Cell(other, yaml, rate, requests, run, exact);
  }

  Cell with(String otherRun, long otherRequests) {
    return new Cell(name, yaml, rate, otherRequests, otherRun, exact);
  }

  private static Cell open(
      String name,
      String service,
      String station,
      double load,
      long requests,
      Map<String, Double> exact) {
    String yaml =
        """
        clients: {arrivals: %s/s}
        requests: {one: [{use: queue, for: "%s"}]}
        resources: {queue: {%s}}
        """
            .formatted(load, service, station);
    return new Cell(name, yaml, load, requests, REPLICATIONS, exact);
  }

  static Cell mm1(double load, long requests) {
    Map<String, Double> exact = exact(1 / (1 - load));
    percentiles(exact, PhaseType.erlang(1, 1 / (1 - load)));
    return open("M/M/1 " + percent(load), "exp(1s)", "servers: 1", load, requests, exact);
  }

  static Cell sharing(double load, long requests) {
    String station = "discipline: processor_sharing";
    Map<String, Double> exact = exact(1 / (1 - load));
    return open("M/M/1-PS " + percent(load), "exp(1s)", station, load, requests, exact);
  }

  /** M/M/c with services of 1 s. */
  static Cell mmc(int servers, double load, long requests) {
    double arrivals = servers * load;
    double blocked = 1;
    for (int c = 1; c <= servers; c++) {
      blocked = arrivals * blocked / (c + arrivals * blocked);
    }
    double waits = blocked / (1 - load * (1 - blocked));
    Map<String, Double> exact = exact(1 + waits / (servers - arrivals));
    double[] places = {1 - waits, waits};
    percentiles(exact, PhaseType.line(places, servers - arrivals, 1));
    String name = "M/M/" + servers + " " + percent(load);
    return open(name, "exp(1s)", "servers: " + servers, arrivals, requests, exact);
  }

  /** M/G/1 with services of 1 s on average: the mean alone. */
  static Cell mg1(String service, double cv, double load, long requests) {
    Map<String, Double> exact = exact(1 + load * (1 + cv * cv) / 2 / (1 - load));
    String name = "M/G/1 " + percent(load) + ", " + service;
    return open(name, service, "servers: 1", load, requests, exact);
  }

  static Cell erlang(int phases, double load, long requests) {
    double[] residual = new double[phases];
    Arrays.fill(residual, 1.0 / phases);
    Cell cell = mg1("erlang(" + phases + " 1s)", 1 / Math.sqrt(phases), load, requests);
    percentiles(cell.exact, PhaseType.erlang(phases, 1).response(load, residual));
    return cell;
  }

  static Cell hyperexponential(double cv, double load, long requests) {
    // Balanced means: at a random moment either phase is as likely.
    double[] residual = {0.5, 0.5};
    Cell cell = mg1("hyperexp(1s cv=" + (int) cv + ")", cv, load, requests);
    percentiles(cell.exact, PhaseType.hyperexponential(1, cv).response(load, residual));
    return cell;
  }

  /** Users who think exp(1s) before servers with exp(300ms). */
  static Cell repairman(int users, int servers, long requests) {
    double[] seen = seen(users - 1, servers);
    double[] places = new double[users - servers + 1];
    double wait = 0;
    for (int present = 0; present < users; present++) {
      int before = Math.max(0, present - servers + 1);
      places[before] += seen[present];
      wait += seen[present] * before * 0.3 / servers;
    }
    Map<String, Double> exact = exact(0.3 + wait);
    percentiles(exact, PhaseType.line(places, servers / 0.3, 1 / 0.3));
    String yaml =
        """
        clients: {users: %d, think: exp(1s)}
        requests: {one: [{use: queue, for: exp(300ms)}]}
        resources: {queue: {servers: %d}}
        """
            .formatted(users, servers);
    double rate = users / (1.3 + wait);
    return new Cell(
        "repairman " + users + "/" + servers, yaml, rate, requests, REPLICATIONS, exact);
  }

  /** How many are at the servers when one more user comes: the law with one user less. */
  private static double[] seen(int users, int servers) {
    double[] law = new double[users + 1];
    law[0] = 1;
    double sum = 1;
    for (int present = 1; present <= users; present++) {
      law[present] = law[present - 1] * (users - present + 1) * 0.3 / Math.min(present, servers);
      sum += law[present];
    }
    for (int present = 0; present <= users; present++) {
      law[present] /= sum;
    }
    return law;
  }

  private static Map<String, Double> exact(double mean) {
    Map<String, Double> exact = new LinkedHashMap<>();
    exact.put("mean", mean);
    return exact;
  }

  private static void percentiles(Map<String, Double> exact, PhaseType response) {
    exact.put("p50", response.percentile(0.5));
    exact.put("p95", response.percentile(0.95));
    exact.put("p99", response.percentile(0.99));
  }

  private static String percent(double load) {
    return Math.round(100 * load) + "%";
  }
}
