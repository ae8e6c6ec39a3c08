package knee.models.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import knee.models.server.process.Process;
import knee.models.server.process.Processes;
import knee.simulator.Simulation;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Waiting;
import knee.simulator.request.Request;
import knee.simulator.resource.LinkedLine;
import knee.simulator.statistics.StationStatistics;

/**
 * The threads of each process, one request each from start to response, and the queues in front of
 * them: what has been accepted and waits for a thread ({@code ThreadPoolExecutor}), and data that
 * the process does not read.
 */
final class Threads implements Holdable {
  /** Those of one process. */
  private static final class Pool {
    /** Accepted connections that wait for a thread. */
    private final LinkedLine queue = LinkedLine.firstComeFirstServed();

    /** Requests on kept connections that the process does not read. */
    private final LinkedLine unread = LinkedLine.firstComeFirstServed();

    /** Threads that handle a request. */
    private int busy;
  }

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
  private final List<Pool> pools = new ArrayList<>();
  private final Place queue = new Place(pool -> pool.queue);
  private final Place unread = new Place(pool -> pool.unread);

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
    processes.all().forEach(process -> pools.add(new Pool()));
  }

  private Pool of(Process process) {
    return pools.get(process.place());
  }

  /** Whether any of them handles a request. */
  boolean isBusy(Process process) {
    return of(process).busy > 0;
  }

  boolean hasQueue(Process process) {
    return of(process).queue.size() > 0;
  }

  boolean hasUnread(Process process) {
    return of(process).unread.size() > 0;
  }

  boolean isFree(Process process) {
    return of(process).busy < threads;
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
    await(queue, request, process);
    return false;
  }

  /** Its data wait until the process reads. */
  void leaveUnread(Request request, Process process) {
    await(unread, request, process);
  }

  private void await(Place place, Request request, Process process) {
    process.work(1, 0);
    statistics.change(simulation.now(), 1, 0);
    request.setSpent(simulation.now());
    request.spends(statistics.queuePart());
    request.waitAt(place);
    place.line(process).add(request);
  }

  /** The process reads the first of the data; they join the queue. */
  Request read(Process process) {
    Request request = of(process).unread.poll();
    request.waitAt(queue);
    of(process).queue.add(request);
    return request;
  }

  /** Its connection has been closed before the process read it. */
  void drop(Request request, Process process) {
    request.stopWaiting();
    of(process).unread.remove(request);
    process.work(-1, 0);
    statistics.change(simulation.now(), -1, 0);
  }

  private void start(Request request, Process process, double waited) {
    of(process).busy++;
    process.work(0, 1);
    process.statistics().work().waited(waited);
    process.begins();
    process.notifies();
    request.hold(this, process.index());
    course.begins(request, process);
  }

  @Override
  public void giveBack(Request request, int unit) {
    course.ends(request, processes.of(request));
  }

  void free(Process process) {
    of(process).busy--;
    process.work(-1, -1);
    process.statistics().ended();
  }

  /** Free threads take the next from the queue. */
  void startNext(Process process) {
    while (process.isUp() && isFree(process) && hasQueue(process)) {
      Request next = of(process).queue.poll();
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
    private final Function<Pool, LinkedLine> line;

    private Place(Function<Pool, LinkedLine> line) {
      this.line = line;
    }

    private LinkedLine line(Process process) {
      return line.apply(of(process));
    }

    @Override
    public void withdraw(Request request) {
      Process process = processes.of(request);
      line(process).remove(request);
      process.work(-1, 0);
      statistics.change(simulation.now(), -1, 0);
      withdrawn.accept(request);
    }
  }
}
