package knee.models.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import knee.models.scenario.Scenario;
import knee.simulator.Simulation;
import knee.simulator.random.Drawn;
import knee.simulator.request.ClientLog;
import knee.simulator.statistics.Excess;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.RequestStatistics;
import knee.simulator.statistics.Timeline;

/**
 * The unit of work: a pure function of the scenario, the run length, the seed and the replication.
 */
public final class Simulate {
  /** A run says at least so often how far it is. */
  private static final int STAGES = 80;

  /** Response times of a kind of request that are kept exactly, for exact percentiles. */
  public static final int EXACT_RESPONSES = 100_000;

  private final Simulation simulation;
  private final Model model;
  private final RunLength length;
  private final Recorder recorder;
  private final DoubleConsumer done;
  private long eventsBefore;

  /** Nothing will ever end any more: the stages that are left are not run. */
  private boolean stuck;

  /** A batch may have more than its share and still be exact. */
  private static final int UNEVEN = 4;

  private Simulate(
      Scenario scenario,
      RunLength length,
      long seed,
      int replication,
      int batches,
      DoubleConsumer done) {
    int exact = Math.min(EXACT_RESPONSES, UNEVEN * EXACT_RESPONSES / batches);
    this.simulation = new Simulation(seed, replication);
    this.model = new Model(simulation, scenario, exact);
    this.length = length;
    this.done = done;
    this.recorder = new Recorder(simulation, model.log(), model.stations(), length);
    if (length.completions() > 0) {
      Standstill standstill = new Standstill(simulation, model);
      recorder.endWhen(() -> stuck = standstill.isReached());
    }
  }

  /** Runs one replication. */
  public static Replication once(Scenario scenario, RunLength length, long seed, int replication) {
    return batches(scenario, length, seed, replication, 1).get(0);
  }

  /**
   * Runs one replication and cuts its window into batches of equal length.
   *
   * @return one result per batch; the timeline is that of the whole run, in the first of them
   */
  public static List<Replication> batches(
      Scenario scenario, RunLength length, long seed, int replication, int batches) {
    return batches(scenario, length, seed, replication, batches, share -> {});
  }

  /**
   * The same for somebody who waits.
   *
   * @param done is told now and then what share of the run has been simulated, up to 1
   */
  public static List<Replication> batches(
      Scenario scenario,
      RunLength length,
      long seed,
      int replication,
      int batches,
      DoubleConsumer done) {
    return new Simulate(scenario, length, seed, replication, batches, done).run(batches);
  }

  private List<Replication> run(int batches) {
    if (length.warmUp() > 0) {
      simulation.runUntil(length.warmUp());
      recorder.cut();
      model.log().cut();
      model.stations().forEach(station -> station.reset(simulation.now()));
      model.processes().forEach(process -> process.reset(simulation.now()));
      model.memory().forEach(memory -> memory.reset(simulation.now()));
      cutExcess();
    }
    double begin = simulation.now();
    List<Replication> results = new ArrayList<>();
    for (int batch = 1; batch <= batches; batch++) {
      results.add(window(batch, batches));
    }
    recorder.timeline().close(simulation.now());
    double drift = recorder.drift(begin, simulation.now());
    results.replaceAll(result -> result.withDrift(drift));
    return results;
  }

  private Replication window(int batch, int batches) {
    double begin = simulation.now();
    runBatch(batch, batches);
    double now = simulation.now();
    double window = now - begin;
    // Of a batch that took no time, all of whose completions came at one instant: who is there.
    ClientLog log = model.log();
    double inSystem = window > 0 ? log.inSystemArea() / window : log.inSystem();
    recorder.cut();
    List<RequestStatistics> populations = model.log().populations();
    long events = simulation.events() - eventsBefore;
    eventsBefore = simulation.events();
    Timeline timeline = batch == 1 ? recorder.timeline() : recorder.emptyTimeline();
    return new Replication(
        window,
        events,
        simulation.fingerprint(),
        inSystem,
        0,
        model.log().cut(),
        cut(model.stations(), station -> station.cut(now)),
        timeline,
        populations,
        cut(model.processes(), process -> process.cut(now)),
        cut(model.memory(), memory -> memory.cut(now)),
        model.circle(),
        cutExcess());
  }

  private static <T> List<T> cut(List<T> running, UnaryOperator<T> cut) {
    List<T> measured = new ArrayList<>();
    running.forEach(one -> measured.add(cut.apply(one)));
    return measured;
  }

  /** What was drawn since the last cut, by whose purposes they are. */
  private Excess cutExcess() {
    double clients = 0;
    double demands = 0;
    for (Map.Entry<String, Drawn> purpose : simulation.drawn().entrySet()) {
      double sum = purpose.getValue().cut();
      if (purpose.getKey().startsWith("clients")) {
        clients += sum;
      } else {
        demands += sum;
      }
    }
    return new Excess(clients, demands);
  }

  /** In stages: to stop and go on changes nothing. */
  private void runBatch(int batch, int batches) {
    long before = length.completions() * (batch - 1) / batches;
    long completions = length.completions() * batch / batches - before;
    stuck = false;
    int stages = (STAGES + batches - 1) / batches;
    for (int stage = 1; stage <= stages; stage++) {
      double share = (batch - 1 + (double) stage / stages) / batches;
      if (length.completions() > 0) {
        complete(completions * (stage - 1) / stages, completions * stage / stages);
      } else {
        boolean last = stage == stages;
        double measured = last ? length.duration() * batch / batches : length.duration() * share;
        simulation.runUntil(length.warmUp() + measured);
      }
      done.accept(share);
    }
  }

  private void complete(long before, long completions) {
    if (completions > before && !stuck) {
      model.log().stopAfter(completions);
      simulation.runUntil(model.horizon());
    }
  }
}
