package knee.models.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import knee.models.scenario.Clients;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Clients.Choice;
import knee.models.scenario.Scenario;

/**
 * How many requests of each kind open streams send at the least during a span of time. Traces are
 * left out, and so are users, who send as many as they get answers.
 *
 * @param from beginning of the span [s]
 * @param to its end [s]
 * @param rates of each kind [1/s]; of a schedule the lowest one of the span
 */
record ArrivalRates(double from, double to, Map<String, Double> rates) {

  /** The spans between the moments at which a schedule changes its course. */
  static List<ArrivalRates> of(Scenario scenario, double from, double to) {
    TreeSet<Double> moments = new TreeSet<>(List.of(from, to));
    for (Clients clients : scenario.clients()) {
      if (clients instanceof Clients.Arrivals open
          && open.process() instanceof ArrivalProcess.Schedule schedule) {
        for (double time : schedule.times()) {
          if (from < time && time < to) {
            moments.add(time);
          }
        }
      }
    }
    List<ArrivalRates> spans = new ArrayList<>();
    for (double begin : moments.headSet(to)) {
      spans.add(during(scenario, begin, moments.higher(begin)));
    }
    return spans;
  }

  private static ArrivalRates during(Scenario scenario, double from, double to) {
    Map<String, Double> rates = new TreeMap<>();
    for (Clients clients : scenario.clients()) {
      if (clients instanceof Clients.Arrivals open && open.choice() instanceof Choice.Mix mix) {
        double rate = lowest(open.process(), from, to);
        double all = mix.weights().values().stream().mapToDouble(Double::doubleValue).sum();
        mix.weights().forEach((kind, w) -> rates.merge(kind, rate * w / all, Double::sum));
      }
    }
    return new ArrivalRates(from, to, rates);
  }

  /** All kinds together [1/s]. */
  double total() {
    return rates.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  double of(String kind) {
    return rates.getOrDefault(kind, 0.0);
  }

  private static double lowest(ArrivalProcess process, double from, double to) {
    if (process instanceof ArrivalProcess.Poisson poisson) {
      return poisson.rate();
    }
    if (process instanceof ArrivalProcess.Renewal renewal) {
      return 1 / renewal.between().mean();
    }
    if (process instanceof ArrivalProcess.Bursts bursts) {
      return mean(bursts);
    }
    if (process instanceof ArrivalProcess.Schedule schedule) {
      // Linear within the span, where it may jump at both ends: a little way into it.
      double in = Math.min(1e-9 * (1 + from), (to - from) / 2);
      return Math.min(at(schedule, from + in), at(schedule, to - in));
    }
    return 0;
  }

  private static double mean(ArrivalProcess.Bursts bursts) {
    double requests = 0;
    double time = 0;
    for (int i = 0; i < bursts.rates().length; i++) {
      requests += bursts.rates()[i] * bursts.stays()[i];
      time += bursts.stays()[i];
    }
    return requests / time;
  }

  private static double at(ArrivalProcess.Schedule schedule, double time) {
    double[] times = schedule.times();
    double[] rates = schedule.rates();
    for (int i = 1; i < times.length; i++) {
      if (time < times[i]) {
        double share = (time - times[i - 1]) / (times[i] - times[i - 1]);
        return rates[i - 1] + share * (rates[i] - rates[i - 1]);
      }
    }
    return rates[rates.length - 1];
  }
}
