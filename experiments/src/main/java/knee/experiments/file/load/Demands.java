package knee.experiments.file.load;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import knee.models.scenario.Activity;
import knee.models.scenario.Activity.Branch;

/** Mean time that a request spends at each place if it never has to wait [s]. */
final class Demands {
  /** The name under which {@code cpu} steps are summed; no station can be called so. */
  static final String CPU = "";

  private final Map<String, Double> byPlace = new TreeMap<>();
  private double total;
  private boolean certain = true;

  Demands(List<Activity> steps) {
    walk(steps, 1);
  }

  double of(String place) {
    return byPlace.getOrDefault(place, 0.0);
  }

  double total() {
    return total;
  }

  /** Whether the request goes to its end, which a {@code fail} step may prevent. */
  boolean certain() {
    return certain;
  }

  private void walk(List<Activity> steps, double times) {
    steps.forEach(step -> walk(step, times));
  }

  private void walk(Activity step, double times) {
    if (step instanceof Activity.Cpu cpu) {
      add(CPU, times * cpu.time().mean());
    } else if (step instanceof Activity.Use use) {
      add(use.station(), times * use.time().mean());
    } else if (step instanceof Activity.Wait wait) {
      total += times * wait.time().mean();
    } else if (step instanceof Activity.Blocking blocking) {
      total += times * blocking.time().mean();
    } else if (step instanceof Activity.Query query) {
      total += times * query.time().mean();
    } else if (step instanceof Activity.Transaction transaction) {
      walk(transaction.steps(), times);
    } else if (step instanceof Activity.Cache cache) {
      walk(cache.hit(), times); // at the least: how often it misses is not known before
    } else if (step instanceof Activity.Hold hold) {
      double before = total;
      walk(hold.steps(), times);
      byPlace.merge(hold.station(), total - before, Double::sum);
    } else if (step instanceof Activity.Choose choose) {
      for (Branch branch : choose.branches()) {
        walk(branch.steps(), times * branch.share());
      }
    } else if (step instanceof Activity.Repeat repeat) {
      walk(repeat.steps(), times * repeat.times().mean());
    } else if (step instanceof Activity.Parallel parallel) {
      walkSideBySide(parallel, times);
    } else if (step instanceof Activity.Background work) {
      double before = total;
      work.queue()
          .ifPresentOrElse(
              queue -> walkInQueue(work, queue, times), () -> walk(work.steps(), times));
      total = before;
    } else if (step instanceof Activity.Fail) {
      certain = false;
    }
  }

  /** Takes at least as long as the longest branch; of a quorum there is no such simple bound. */
  private void walkSideBySide(Activity.Parallel parallel, double times) {
    double before = total;
    double[] each = new double[parallel.branches().size()];
    for (int i = 0; i < each.length; i++) {
      total = 0;
      walk(parallel.branches().get(i), times);
      each[i] = total;
    }
    Arrays.sort(each);
    total = before + each[parallel.quorum() - 1];
    certain &= parallel.quorum() == each.length;
  }

  /** Its workers do not compute on the server's cores. */
  private void walkInQueue(Activity.Background work, String queue, double times) {
    double before = total;
    double computing = of(CPU);
    walk(work.steps(), times);
    byPlace.put(CPU, computing);
    byPlace.merge(queue, total - before, Double::sum);
  }

  private void add(String place, double time) {
    byPlace.merge(place, time, Double::sum);
    total += time;
  }
}
