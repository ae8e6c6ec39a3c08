package knee.models.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.models.scenario.Clients;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Clients.Choice;
import knee.simulator.Simulation;
import knee.simulator.client.ArrivalTimes;
import knee.simulator.client.Bursts;
import knee.simulator.client.ClosedClients;
import knee.simulator.client.DrawnAhead;
import knee.simulator.client.KindChoice;
import knee.simulator.client.OpenArrivals;
import knee.simulator.client.RateSchedule;
import knee.simulator.client.Workload;
import knee.simulator.distribution.Distribution;
import knee.simulator.distribution.Exponential;
import knee.simulator.journey.Variate;
import knee.simulator.plain.PlainNetwork;
import knee.simulator.random.Drawn;
import knee.simulator.random.RandomStream;
import knee.simulator.request.RequestPool;

/** Brings the clients of a scenario into a simulation. */
final class Population {
  private final Simulation simulation;
  private final RequestPool requests;
  private final List<String> kinds;
  private final Optional<PlainNetwork> plain;

  /**
   * @param plain which they are to use, not the requests, where the system is plain
   */
  Population(
      Simulation simulation,
      RequestPool requests,
      List<String> kinds,
      Optional<PlainNetwork> plain) {
    this.simulation = simulation;
    this.requests = requests;
    this.kinds = kinds;
    this.plain = plain;
  }

  /**
   * @param index of the population among those that are told apart
   */
  void begin(Clients clients, String name, int index) {
    Workload workload =
        new Workload(
            requests,
            choice(clients.choice(), name),
            clients.timeout(),
            retries(clients, name),
            clients instanceof Clients.Users kept && kept.keepAlive(),
            index);
    if (clients instanceof Clients.Users users) {
      Variate think = Variate.of(simulation, name + ".think", users.think());
      int[] start = users.start().stream().mapToInt(kinds::indexOf).toArray();
      begin(users, name, workload, think, start);
    } else if (clients instanceof Clients.Arrivals arrivals) {
      ArrivalTimes times = new DrawnAhead(times(arrivals.process(), name));
      begin(name, workload, times, kindsOf(arrivals.process()));
    }
  }

  private void begin(
      Clients.Users users, String name, Workload workload, Variate think, int[] start) {
    if (plain.isPresent()) {
      plain
          .get()
          .addUsers(
              name, workload, think, start, users.users(), users.spawnRate(), users.thinkFirst());
    } else {
      new ClosedClients(simulation, name, workload, think, start)
          .spawn(users.users(), users.spawnRate(), users.thinkFirst());
    }
  }

  private void begin(String name, Workload workload, ArrivalTimes times, int[] kindsInOrder) {
    if (plain.isPresent()) {
      plain.get().addArrivals(name, workload, times, kindsInOrder);
    } else {
      new OpenArrivals(simulation, name, workload, times, kindsInOrder).begin();
    }
  }

  private Optional<Workload.Retries> retries(Clients clients, String name) {
    return clients
        .retries()
        .map(
            retries ->
                new Workload.Retries(
                    retries.max(), Variate.of(simulation, name + ".backoff", retries.backoff())));
  }

  private KindChoice choice(Choice choice, String name) {
    if (choice instanceof Choice.Session session) {
      double[][] weights = new double[kinds.size()][];
      session.next().forEach((kind, next) -> weights[kinds.indexOf(kind)] = weights(next));
      int first = kinds.indexOf(session.next().keySet().iterator().next());
      return KindChoice.session(simulation, name + ".session", first, weights);
    }
    double[] weights = weights(((Choice.Mix) choice).weights());
    return KindChoice.mix(simulation, name + ".mix", weights);
  }

  private double[] weights(Map<String, Double> byName) {
    double[] weights = new double[kinds.size()];
    byName.forEach((kind, weight) -> weights[kinds.indexOf(kind)] = weight);
    return weights;
  }

  private ArrivalTimes times(ArrivalProcess process, String name) {
    RandomStream random = simulation.stream(name + ".arrivals");
    if (process instanceof ArrivalProcess.Poisson poisson) {
      return renewal(new Exponential(1 / poisson.rate()), random, name);
    }
    if (process instanceof ArrivalProcess.Renewal renewal) {
      return renewal(renewal.between(), random, name);
    }
    if (process instanceof ArrivalProcess.Schedule schedule) {
      return new RateSchedule(schedule.times(), schedule.rates(), random);
    }
    if (process instanceof ArrivalProcess.Bursts bursts) {
      RandomStream changes = simulation.stream(name + ".bursts");
      return new Bursts(bursts.rates(), bursts.stays(), random, changes);
    }
    double[] times = ((ArrivalProcess.Trace) process).times();
    return (number, previous) ->
        number < times.length ? times[(int) number] : Double.POSITIVE_INFINITY;
  }

  private ArrivalTimes renewal(Distribution between, RandomStream random, String name) {
    double mean = between.mean();
    Drawn drawn = simulation.drawn(name + ".arrivals");
    return (number, previous) -> {
      double time = between.sample(random);
      drawn.add(time - mean);
      return previous + time;
    };
  }

  private int[] kindsOf(ArrivalProcess process) {
    List<Integer> indices = new ArrayList<>();
    if (process instanceof ArrivalProcess.Trace trace) {
      trace.kinds().forEach(kind -> indices.add(kinds.indexOf(kind)));
    }
    return indices.stream().mapToInt(Integer::intValue).toArray();
  }
}
