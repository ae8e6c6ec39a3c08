package knee.models.classic;

import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.use;

import java.util.Optional;
import knee.models.scenario.Activity;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.simulator.distribution.Exponential;
import knee.simulator.distribution.composed.HyperExponential;
import org.junit.jupiter.api.Test;

/** Users who think, against chains and mean value analysis worked out here. */
class ClosedNetworksTest {
  @Test
  void aRepairmanServesMachines() {
    // 10 users who think 4 s, one server of 0.5 s.
    var chain = MarkovChain.birthDeath(10, n -> (10 - n) / 4.0, n -> 2);
    double throughput = chain.mean(n -> n > 0 ? 2 : 0);
    var sketch =
        new Sketch()
            .station("q", 1, Discipline.FCFS)
            .kind("a", use("q", new Exponential(0.5)))
            .users(10, new Exponential(4), "a");
    Ensemble.of(sketch, 10_000)
        .throughput("a", throughput)
        .mean("a", 10 / throughput - 4)
        .utilization("q", throughput / 2)
        .present("q", chain.mean(n -> n));
  }

  /** Exact mean value analysis of single servers: response time of n users. */
  private static double[] meanValues(int users, double think, double... demands) {
    double[] present = new double[demands.length];
    double throughput = 0;
    double response = 0;
    for (int n = 1; n <= users; n++) {
      response = 0;
      double[] times = new double[demands.length];
      for (int i = 0; i < demands.length; i++) {
        times[i] = demands[i] * (1 + present[i]);
        response += times[i];
      }
      throughput = n / (think + response);
      for (int i = 0; i < demands.length; i++) {
        present[i] = throughput * times[i];
      }
    }
    return new double[] {throughput, response, present[0], present[1], present[2]};
  }

  @Test
  void aProductFormNetworkIsItsMeanValueAnalysis() {
    // A shared processor with uneven demands, two disks, a network delay that adds to the think.
    double[] truth = meanValues(8, 1.0 + 0.5, 0.2, 0.15, 0.1);
    var sketch =
        new Sketch()
            .station("cpu", 1, Discipline.PROCESSOR_SHARING)
            .station("disk", 1, Discipline.FCFS)
            .station("tape", 1, Discipline.LCFS_PREEMPTIVE)
            .kind(
                "a",
                use("cpu", new HyperExponential(0.2, 2)),
                use("disk", new Exponential(0.15)),
                new Activity.Wait(new HyperExponential(0.5, 1.5)),
                use("tape", new HyperExponential(0.1, 1.5)))
            .users(8, new Exponential(1), "a");
    Ensemble.of(sketch, 16_000)
        .throughput("a", truth[0])
        .mean("a", truth[1] + 0.5)
        .present("cpu", truth[2])
        .present("disk", truth[3])
        .present("tape", truth[4]);
  }

  /** Requests in the system, and those of them that compute in a slot. */
  private record Possession(int present, int computing) {}

  private static void possession(Possession state, MarkovChain.Moves<Possession> moves) {
    int k = state.present();
    int c = state.computing();
    moves.to(new Possession(k + 1, k < 3 ? c + 1 : c), 5 - k);
    moves.to(new Possession(k, c - 1), c / 0.3);
    boolean locked = Math.min(k, 3) > c;
    moves.to(new Possession(k - 1, k > 3 ? c + 1 : c), locked ? 1 / 0.4 : 0);
  }

  @Test
  void slotsConnectionsAndALockNest() {
    // 5 users who think 1 s; 3 slots; 0.3 s of computing in a slot, then one of 2 connections, and
    // on it the only row for 0.4 s. Of those in a slot who do not compute, two have a connection
    // and one has the row.
    var chain = new MarkovChain<>(new Possession(0, 0), ClosedNetworksTest::possession);
    double throughput = chain.mean(s -> 5 - s.present());
    double present = chain.mean(Possession::present);
    var sketch =
        new Sketch()
            .station("slots", 3, Discipline.FCFS)
            .station("connections", 2, Discipline.FCFS)
            .locks("row", 1)
            .kind(
                "a",
                hold(
                    "slots",
                    new Activity.Wait(new Exponential(0.3)),
                    hold("connections", lock("row"), new Activity.Wait(new Exponential(0.4)))))
            .users(5, new Exponential(1), "a");
    Ensemble.of(sketch, 6_000)
        .throughput("a", throughput)
        .mean("a", present / throughput)
        .present("slots", present)
        .utilization("slots", chain.mean(s -> Math.min(3, s.present())) / 3)
        .present("connections", chain.mean(s -> Math.min(3, s.present()) - s.computing()))
        .utilization("locks.row", chain.mean(s -> Math.min(3, s.present()) > s.computing() ? 1 : 0))
        .present(
            "locks.row", chain.mean(s -> Math.min(2, Math.min(3, s.present()) - s.computing())));
  }

  /** Customers in the second station or blocked before it; 0 blocked is a free first server. */
  private record Tandem(int first, boolean blocked) {}

  @Test
  void blockingAfterServiceIsItsChain() {
    // 4 users without think go round: first (1 s), then second (0.8 s) with no place to wait. The
    // second has one, unless all are at the first; the first is blocked or works.
    var chain =
        new MarkovChain<>(
            new Tandem(4, false),
            (s, moves) -> {
              boolean busy = s.first() < 4;
              if (!s.blocked()) {
                if (busy) {
                  moves.to(new Tandem(s.first(), true), 1);
                } else {
                  moves.to(new Tandem(3, false), 1);
                }
              }
              if (busy) {
                moves.to(new Tandem(s.blocked() ? s.first() : 4, false), 1 / 0.8);
              }
            });
    double throughput = chain.mean(s -> s.first() < 4 ? 1 / 0.8 : 0);
    var second =
        new Station("second", 1, Discipline.FCFS, 0, true, Optional.empty(), new double[0]);
    var sketch =
        new Sketch()
            .station("first", 1, Discipline.FCFS)
            .station(second)
            .kind("a", use("first", new Exponential(1)), use("second", new Exponential(0.8)))
            .users(4, Sketch.constant(0), "a");
    Ensemble.of(sketch, 12_000)
        .throughput("a", throughput)
        .mean("a", 4 / throughput)
        .present("first", chain.mean(Tandem::first))
        .utilization("first", 1);
  }
}
