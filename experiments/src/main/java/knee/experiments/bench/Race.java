package knee.experiments.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import knee.experiments.run.work.UnitOfWork;

/**
 * Runs the contenders in turn on the reference experiments and takes the least processor time of
 * several rounds: other programs and the compiler can only add to it.
 */
public final class Race {
  /**
   * What one reference experiment cost, by contender.
   *
   * @param costs per completed request [ns of processor time]
   * @param means response times [s]
   */
  public record Result(Reference reference, long requests, double[] costs, double[] means) {}

  private final List<Contender> contenders = new ArrayList<>();
  private final int rounds;
  private final double share;

  /**
   * @param unit the simulator
   * @param others where further contenders are looked for
   * @param rounds each contender runs so often
   * @param share of the usual number of requests
   */
  public Race(UnitOfWork unit, ClassLoader others, int rounds, double share) {
    contenders.add(new Engine(unit));
    contenders.add(new LoopByHand());
    ServiceLoader.load(Contender.class, others).forEach(contenders::add);
    this.rounds = rounds;
    this.share = share;
  }

  /** In the order of {@link Result#costs}: the engine, the loop by hand, others. */
  public List<String> contenders() {
    return contenders.stream().map(Contender::name).toList();
  }

  /**
   * @throws IOException when an experiment cannot be read
   */
  public Result run(Reference reference) throws IOException {
    long requests = Math.max(1000, Math.round(reference.requests() * share));
    double[] costs = new double[contenders.size()];
    double[] means = new double[contenders.size()];
    Arrays.fill(costs, Double.POSITIVE_INFINITY);
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < costs.length; i++) {
        long begin = clock.getCurrentThreadCpuTime();
        means[i] = contenders.get(i).run(reference, requests, round + 1);
        long time = clock.getCurrentThreadCpuTime() - begin;
        costs[i] = Math.min(costs[i], (double) time / requests);
      }
    }
    return new Result(reference, requests, costs, means);
  }
}
