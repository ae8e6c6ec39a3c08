package knee.experiments.run.estimate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import knee.models.load.PlainNetwork;
import knee.models.scenario.Scenario;
import knee.models.scenario.WorkQueue;
import knee.simulator.statistics.Timeline;

/**
 * Whether a point had settled: the number in the system, every queue, and the response times. A
 * queue can grow while the number in the system does not, where clients give up and the server
 * works on for nobody. And of 1,000 users at one server nearly all are in its queue from the first
 * moment on, but no response can have taken longer than the run has lasted: they grow until the
 * first user comes round.
 */
final class Settledness {
  /** Offered loads below it are called stable, those up to 1 neither that nor an overload. */
  private static final double STABLE = 0.95;

  private final List<String> names;
  private final Set<String> unawaited;

  /** Whether no queue can grow without limit: known before anything was simulated. */
  private final boolean stable;

  private final Course inSystem = new Course();
  private final Course responses = new Course();
  private final Course completed = new Course();
  private final List<Course> queues = new ArrayList<>();

  /**
   * @param names of the stations
   * @param scenario of which queues of background work have no client that waits
   */
  Settledness(List<String> names, Scenario scenario) {
    this.names = names;
    this.unawaited =
        scenario.queues().stream().map(WorkQueue::name).collect(Collectors.toUnmodifiableSet());
    this.stable = PlainNetwork.isBelow(scenario, STABLE);
    names.forEach(name -> queues.add(new Course()));
  }

  void add(Timeline timeline, double window) {
    inSystem.add(timeline, window, Timeline.Bin::inSystemArea);
    responses.add(timeline, window, Timeline.Bin::responseSum);
    completed.add(timeline, window, Timeline.Bin::completed);
    for (int i = 0; i < queues.size(); i++) {
      int station = i;
      queues.get(i).add(timeline, window, bin -> bin.queueArea(station));
    }
  }

  /**
   * What is still moving.
   *
   * @param batches null where there are several replications
   * @param mean number in the system
   */
  Optional<String> fault(OwnValues own, Batches batches, double mean) {
    int worst = -1;
    int overloaded = -1;
    List<String> fleets = new ArrayList<>();
    for (int i = 0; i < queues.size(); i++) {
      if (names.get(i).matches("(.*\\.)?replicas")) {
        // Not requests that wait: how many servers run.
        if (!holds(queues.get(i), own.queues(i), batches, middle(queues.get(i)))) {
          fleets.add(said("the number of " + names.get(i), queues.get(i)));
        }
        continue;
      }
      double scale = Math.max(mean, middle(queues.get(i)));
      boolean moves = !holds(queues.get(i), own.queues(i), batches, scale);
      if (unawaited.contains(names.get(i))) {
        boolean grows = moves || (own.alwaysBusy(i) && growsInEach(queues.get(i)));
        overloaded = grows ? larger(i, overloaded) : overloaded;
      } else {
        worst = moves ? larger(i, worst) : worst;
      }
    }
    List<String> faults = new ArrayList<>(fleets);
    if (!holds(inSystem, own.inSystem(), batches, mean)) {
      boolean there = worst >= 0 && 2 * size(queues.get(worst)) > size(inSystem);
      faults.add(
          said("the number in the system", inSystem)
              + (there ? ", most of it in the queue of " + names.get(worst) : ""));
    } else if (worst >= 0) {
      faults.add(
          queue(worst)
              + ", while the number in the system does not: it works for clients that have given"
              + " up, or settles slowly");
    } else if (!responsesHold(own, batches)) {
      double before = responses.first() / completed.first();
      double after = responses.second() / completed.second();
      faults.add(
          said("the mean response time", before, after, " s")
              + ", while the number in the system does not: the run is too short for it");
    }
    if (overloaded >= 0) {
      faults.add(queue(overloaded) + ", and no client waits for it");
    }
    return faults.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", faults));
  }

  /** The station whose queue moves more; -1: none. */
  private int larger(int station, int other) {
    return other < 0 || size(queues.get(station)) > size(queues.get(other)) ? station : other;
  }

  /**
   * A queue that no client waits for is bounded by nothing: it grows without limit where its
   * workers are never idle and each replication ends with more than it began with.
   */
  private static boolean growsInEach(Course course) {
    for (double drift : course.drifts()) {
      if (drift <= 0) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(Course course, double[] batchMeans, Batches batches, double scale) {
    return batches == null
        ? Stationarity.holds(course.drifts(), middle(course), scale, stable)
        : Stationarity.holdsInBatches(batchMeans, scale, batches.independent());
  }

  /** As a number of requests, which by Little's law it is when multiplied by their rate. */
  private boolean responsesHold(OwnValues own, Batches batches) {
    double rate = middle(completed);
    double number = middle(responses);
    if (batches == null) {
      return Stationarity.holds(responses.driftsPer(completed, rate), number, number, stable);
    }
    double[] means = own.means();
    for (int i = 0; i < means.length; i++) {
      if (Double.isNaN(means[i])) {
        return true;
      }
      means[i] *= rate;
    }
    return Stationarity.holdsInBatches(means, number, batches.independent());
  }

  private String queue(int station) {
    return said("the queue of " + names.get(station), queues.get(station));
  }

  private static double size(Course course) {
    return Math.abs(course.second() - course.first());
  }

  private static double middle(Course course) {
    return (course.first() + course.second()) / 2;
  }

  private static String said(String what, Course course) {
    return said(what, course.first(), course.second(), "");
  }

  private static String said(String what, double before, double after, String unit) {
    return what
        + (after > before ? " grows, from " : " shrinks, from ")
        + number(before)
        + unit
        + " in the first half of the window to "
        + number(after)
        + unit
        + " in the second";
  }

  private static String number(double value) {
    return Double.isNaN(value)
        ? "none"
        : new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
