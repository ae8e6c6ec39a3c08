package knee.experiments.run.servers;

import java.util.ArrayList;
import java.util.List;
import knee.experiments.run.interval.Interval;
import knee.experiments.run.interval.Ratio;
import knee.experiments.run.interval.Student;
import knee.simulator.statistics.MemoryStatistics;
import knee.simulator.statistics.ProcessStatistics;

/**
 * What the processes of one server, or of like servers, did at one point; how unevenly they shared
 * the work; their memory.
 */
public final class ServerSummary {
  private final String name;
  private final Student student;
  private final List<ProcessSummary> processes = new ArrayList<>();
  private final Ratio busiest = new Ratio();
  private final Ratio idlest = new Ratio();
  private final Ratio memory = new Ratio();
  private double limit = Double.NaN;
  private double mostMemory;
  private long memoryKills;

  ServerSummary(String name, Student student) {
    this.name = name;
    this.student = student;
  }

  void add(List<ProcessStatistics> own, List<MemoryStatistics> itsMemory, double window) {
    long accepted = own.stream().mapToLong(ProcessStatistics::accepts).sum();
    long ended = own.stream().mapToLong(ProcessStatistics::requests).sum();
    for (int i = 0; i < own.size(); i++) {
      if (i == processes.size()) {
        processes.add(new ProcessSummary(own.get(i), student));
      }
      processes.get(i).add(own.get(i), accepted, ended, window);
    }
    busiest.add(own.stream().mapToLong(ProcessStatistics::accepts).max().orElse(0), accepted);
    idlest.add(own.stream().mapToLong(ProcessStatistics::accepts).min().orElse(0), accepted);
    for (MemoryStatistics one : itsMemory) {
      limit = one.limit();
      memory.add(one.used().area(), window);
      mostMemory = Math.max(mostMemory, one.used().most());
      memoryKills += one.kills();
    }
  }

  /** As in the file under {@code servers}; empty for the only one. */
  public String name() {
    return name;
  }

  /** In the order of the replicas, and of the processes in each. */
  public List<ProcessSummary> processes() {
    return processes;
  }

  /** Share of the connections that went to the process that got most of a replication. */
  public Interval busiest() {
    return busiest.interval(student).within(0, 1);
  }

  /** Share of the connections that went to the process that got fewest of a replication. */
  public Interval idlest() {
    return idlest.interval(student).within(0, 1);
  }

  public boolean hasMemory() {
    return !Double.isNaN(limit);
  }

  /** Of each replica [bytes]; infinite where there is none. */
  public double limit() {
    return limit;
  }

  /** Mean memory in use of a replica [bytes]. */
  public Interval memory() {
    return memory.interval(student).atLeast(0);
  }

  /** The most that a replica ever used [bytes]. */
  public double mostMemory() {
    return mostMemory;
  }

  /** How many processes were killed for want of memory, in all replications. */
  public long memoryKills() {
    return memoryKills;
  }
}
