package knee.models.assembly.station;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import knee.models.scenario.Station.Discipline;

/**
 * A station simulated slowly: from one arrival or completion to the next, everything is worked out
 * anew for everybody.
 */
final class NaiveStation {
  /** Done within this of no work left, for rounding. */
  private static final double NOTHING = 1e-11;

  private static final class Job {
    private final int number;
    private final int priority;
    private final double demand;
    private double left;
    private boolean begun;

    Job(int number, int priority, double demand) {
      this.number = number;
      this.priority = priority;
      this.demand = demand;
      this.left = demand;
    }
  }

  private final double servers;
  private final Discipline discipline;

  NaiveStation(double servers, Discipline discipline) {
    this.servers = servers;
    this.discipline = discipline;
  }

  /** Response times of jobs with these arrivals, ascending. */
  double[] responses(double[] arrivals, double[] demands, int[] priorities) {
    double[] responses = new double[arrivals.length];
    List<Job> present = new ArrayList<>();
    double now = 0;
    int next = 0;
    while (next < arrivals.length || !present.isEmpty()) {
      double[] rates = rates(present);
      double step = next < arrivals.length ? arrivals[next] - now : Double.POSITIVE_INFINITY;
      for (int i = 0; i < rates.length; i++) {
        step = Math.min(step, rates[i] > 0 ? present.get(i).left / rates[i] : step);
      }
      now += step;
      for (int i = rates.length - 1; i >= 0; i--) {
        Job job = present.get(i);
        job.left -= rates[i] * step;
        if (job.left < NOTHING) {
          responses[job.number] = now - arrivals[job.number];
          present.remove(i);
        }
      }
      if (next < arrivals.length && arrivals[next] <= now + NOTHING) {
        present.add(new Job(next, priorities[next], demands[next]));
        next++;
      }
    }
    return responses;
  }

  private double[] rates(List<Job> present) {
    double[] rates = new double[present.size()];
    if (discipline == Discipline.PROCESSOR_SHARING) {
      Arrays.fill(rates, Math.min(1, servers / rates.length));
      return rates;
    }
    List<Job> best = new ArrayList<>(present);
    best.sort(order());
    for (int i = 0; i < Math.min(best.size(), servers); i++) {
      best.get(i).begun = true;
      rates[present.indexOf(best.get(i))] = 1;
    }
    return rates;
  }

  /** Who deserves a server most. */
  private Comparator<Job> order() {
    Comparator<Job> begun = Comparator.comparing(job -> !job.begun);
    Comparator<Job> first = Comparator.comparingInt(job -> job.number);
    Comparator<Job> important = Comparator.comparingInt(job -> -job.priority);
    return switch (discipline) {
      case FCFS -> first;
      case LCFS -> begun.thenComparing(first.reversed());
      case LCFS_PREEMPTIVE -> first.reversed();
      case SJF -> begun.thenComparingDouble(job -> job.demand).thenComparing(first);
      case SRPT -> Comparator.<Job>comparingDouble(job -> job.left).thenComparing(first);
      case PRIORITY -> begun.thenComparing(important).thenComparing(first);
      case PRIORITY_PREEMPTIVE -> important.thenComparing(first);
      default -> throw new IllegalArgumentException("not simulated naively: " + discipline);
    };
  }
}
