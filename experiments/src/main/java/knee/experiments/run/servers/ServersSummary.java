package knee.experiments.run.servers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import knee.experiments.run.interval.Student;
import knee.simulator.statistics.MemoryStatistics;
import knee.simulator.statistics.ProcessStatistics;
import knee.simulator.statistics.Replication;

/** The servers of one point. */
public final class ServersSummary {
  private final Student student;
  private final Map<String, ServerSummary> servers = new LinkedHashMap<>();

  public ServersSummary(Student student) {
    this.student = student;
  }

  /** Adds a replication, or a batch of a lone one. */
  public void add(Replication one) {
    Map<String, List<ProcessStatistics>> byServer = new LinkedHashMap<>();
    for (ProcessStatistics process : one.processes()) {
      byServer.computeIfAbsent(process.server(), name -> new ArrayList<>()).add(process);
    }
    byServer.forEach(
        (name, processes) -> {
          List<MemoryStatistics> memory =
              one.memory().stream().filter(m -> m.name().equals(name)).toList();
          servers
              .computeIfAbsent(name, it -> new ServerSummary(name, student))
              .add(processes, memory, one.window());
        });
  }

  /** In the order of the file. */
  public List<ServerSummary> all() {
    return List.copyOf(servers.values());
  }
}
