package knee.models.server;

import java.util.function.Consumer;
import java.util.function.Function;
import knee.simulator.Simulation;
import knee.simulator.request.Holdable;
import knee.simulator.request.Request;
import knee.simulator.request.Waiting;
import knee.simulator.resource.LinkedLine;
import knee.simulator.statistics.StationStatistics;

/**
 * The threads of each process, one request each from start to response, and the queues in front of
 * them: what has been accepted and waits for a thread ({@code ThreadPoolExecutor}), and data that
 * the process does not read.
 */
final class Threads implements Holdable {
  /** Told when requests begin and end. */
  interface Course {
    void begins(Request request, Process process);

    /** The thread is still held, and is to be freed. */
    void ends(Request request, Process process);
  }

  private final Simulation simulation;
  private final Processes processes;
  private final int threads;
  private final StationStatistics statistics;
  private final Course course;
  private final Consumer<Request> withdrawn;
  private final Place queue = new Place(process -> process.line);
  private final Place unread = new Place(process -> process.unread);

  /**
   * @param statistics of the queues; may be null where nobody ever waits
   * @param withdrawn told when a request leaves a queue without having been served
   */
  Threads(
      Simulation simulation,
      Processes processes,
      int threads,
      StationStatistics statistics,
      Course course,
      Consumer<Request> withdrawn) {
    this.simulation = simulation;
    this.processes = processes;
    this.threads = threads;
    this.statistics = statistics;
    this.course = course;
    this.withdrawn = withdrawn;
  }

  boolean isFree(Process process) {
    return process.busy < threads;
  }

  /** The request gets a thread; whether at once. */
  boolean take(Request request, Process process) {
    if (isFree(process)) {
      if (statistics != null) {
        statistics.completed();
        statistics.waited(0);
      }
      process.work(1, 0);
      start(request, process, 0);
      return true;
    }
    await(process.line, queue, request);
    return false;
  }

  /** Its data wait until the process reads. */
  void leaveUnread(Request request, Process process) {
    await(process.unread, unread, request);
  }

  private void await(LinkedLine line, Place place, Request request) {
    processes.of(request).work(1, 0);
    statistics.change(simulation.now(), 1, 0);
    request.setSpent(simulation.now());
    request.spends(statistics.queuePart());
    request.waitAt(place);
    line.add(request);
  }

  /** The process reads the first of the data; they join the queue. */
  Request read(Process process) {
    Request request = process.unread.poll();
    request.waitAt(queue);
    process.line.add(request);
    return request;
  }

  /** Its connection has been closed before the process read it. */
  void drop(Request request, Process process) {
    request.stopWaiting();
    process.unread.remove(request);
    process.work(-1, 0);
    statistics.change(simulation.now(), -1, 0);
  }

  private void start(Request request, Process process, double waited) {
    process.busy++;
    process.work(0, 1);
    process.statistics().work().waited(waited);
    process.left--;
    process.notified = simulation.now();
    request.hold(this, process.index());
    course.begins(request, process);
  }

  @Override
  public void giveBack(Request request, int unit) {
    course.ends(request, processes.of(request));
  }

  void free(Process process) {
    process.busy--;
    process.work(-1, -1);
    process.statistics().ended();
  }

  /** Free threads take the next from the queue. */
  void startNext(Process process) {
    while (process.isUp() && isFree(process) && process.line.size() > 0) {
      Request next = process.line.poll();
      statistics.change(simulation.now(), -1, 0);
      statistics.completed();
      double waited = simulation.now() - next.spent();
      statistics.waited(waited);
      start(next, process, waited);
      next.wake();
    }
  }

  /** The processes' own queues, as a place out of which a request can be taken. */
  private final class Place implements Waiting {
    private final Function<Process, LinkedLine> line;

    private Place(Function<Process, LinkedLine> line) {
      this.line = line;
    }

    @Override
    public void withdraw(Request request) {
      line.apply(processes.of(request)).remove(request);
      processes.of(request).work(-1, 0);
      statistics.change(simulation.now(), -1, 0);
      withdrawn.accept(request);
    }
  }
}
