package knee.models.server.connection;

import java.util.List;
import java.util.function.Predicate;
import knee.models.scenario.Server.Wakeup;
import knee.models.scenario.Server.Wakeup.Order;
import knee.models.server.process.Process;
import knee.simulator.Simulation;
import knee.simulator.distribution.Constant;
import knee.simulator.request.Request;
import knee.simulator.request.Variate;

/** Which of the processes waiting in accept gets the next connection. */
public final class Wakeups {
  private final Wakeup wakeup;
  private final List<Process> processes;
  private final Predicate<Process> accepting;
  private final Predicate<Process> computing;
  private final Variate draw;

  /**
   * @param accepting which processes may take a connection now
   * @param computing which of these have to get the interpreter lock for it
   */
  public Wakeups(
      Simulation simulation,
      Wakeup wakeup,
      List<Process> processes,
      Predicate<Process> accepting,
      Predicate<Process> computing) {
    this.wakeup = wakeup;
    this.processes = processes;
    this.accepting = accepting;
    this.computing = computing;
    this.draw = Variate.of(simulation, "server.wakeup", new Constant(0));
  }

  /** The process that takes this connection at once, past no other; null when it has to wait. */
  public Process chooseAtOnce(Request request, Backlog backlog) {
    Process process = backlog.isEmpty() ? choose(request) : null;
    if (process != null) {
      backlog.passed(request);
    }
    return process;
  }

  /** The process that takes this connection; null when none waits in accept. */
  public Process choose(Request request) {
    return switch (wakeup.order()) {
      case RANDOM, WEIGHTED, WOKEN -> byWeight(request);
      case LIFO -> bySeniority(-1);
      case FAIR -> bySeniority(1);
    };
  }

  private Process bySeniority(int sign) {
    Process best = null;
    for (int i = 0; i < processes.size(); i++) {
      Process process = processes.get(i);
      if (accepting.test(process)
          && (best == null || sign * process.waitingSince() < sign * best.waitingSince())) {
        best = process;
      }
    }
    return best;
  }

  private Process byWeight(Request request) {
    double total = 0;
    Process last = null;
    for (int i = 0; i < processes.size(); i++) {
      if (accepting.test(processes.get(i))) {
        total += weight(i);
        last = processes.get(i);
      }
    }
    if (last == null) {
      return null;
    }
    double left = draw.stream(request).nextDouble() * total;
    for (int i = 0; i < processes.size(); i++) {
      Process process = processes.get(i);
      if (accepting.test(process)) {
        left -= weight(i);
        if (left < 0) {
          return process;
        }
      }
    }
    return last;
  }

  /** Weights are those of the race between idle processes; who has to get a lock first is even. */
  private double weight(int process) {
    boolean even =
        wakeup.weights().length == 0
            || (wakeup.order() == Order.WOKEN && computing.test(processes.get(process)));
    return even ? 1 : wakeup.weights()[process];
  }
}
