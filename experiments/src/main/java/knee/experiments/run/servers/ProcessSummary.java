package knee.experiments.run.servers;

import knee.experiments.run.interval.Interval;
import knee.experiments.run.interval.Ratio;
import knee.experiments.run.interval.Student;
import knee.simulator.statistics.ProcessStatistics;

/** What one worker process did at one point. */
public final class ProcessSummary {
  private final String name;
  private final double slots;
  private final Student student;
  private final Ratio accepts = new Ratio();
  private final Ratio requests = new Ratio();
  private final Ratio throughput = new Ratio();
  private final Ratio utilization = new Ratio();
  private final Ratio queue = new Ratio();
  private final Ratio open = new Ratio();
  private final Ratio memory = new Ratio();
  private double mostMemory;
  private long kills;

  ProcessSummary(ProcessStatistics first, Student student) {
    this.name = first.name();
    this.slots = first.work().capacity();
    this.student = student;
  }

  /**
   * @param acceptedByAll connections that the processes of its server accepted in the same window
   * @param requestsOfAll that ended in them
   */
  void add(ProcessStatistics one, long acceptedByAll, long requestsOfAll, double window) {
    accepts.add(one.accepts(), acceptedByAll);
    requests.add(one.requests(), requestsOfAll);
    throughput.add(one.requests(), window);
    utilization.add(one.work().busyArea(), slots * window);
    queue.add(one.work().queueArea(), window);
    open.add(one.connections().area(), window);
    memory.add(one.memory().area(), window);
    mostMemory = Math.max(mostMemory, one.memory().most());
    kills += one.kills();
  }

  /** {@code 2}; {@code web.1.2} for the second process of the first replica of a pool. */
  public String name() {
    return name;
  }

  /** Its share of the connections that its server's processes accepted. */
  public Interval connections() {
    return accepts.interval(student).within(0, 1);
  }

  /** Its share of the requests that ended in them, well or not. */
  public Interval requests() {
    return requests.interval(student).within(0, 1);
  }

  public Interval throughput() {
    return throughput.interval(student).atLeast(0);
  }

  /** Of its threads, or of its event loop. */
  public Interval utilization() {
    return utilization.interval(student).within(0, 1);
  }

  /** Mean number that wait in it for a thread, or for the loop. */
  public Interval queue() {
    return queue.interval(student).atLeast(0);
  }

  /** Mean number of connections that it has open. */
  public Interval open() {
    return open.interval(student).atLeast(0);
  }

  /** Mean memory [bytes]. */
  public Interval memory() {
    return memory.interval(student).atLeast(0);
  }

  /** The most memory that it ever had [bytes]; 0 where memory is not modelled. */
  public double mostMemory() {
    return mostMemory;
  }

  /** How often it was killed, in all replications. */
  public long kills() {
    return kills;
  }
}
