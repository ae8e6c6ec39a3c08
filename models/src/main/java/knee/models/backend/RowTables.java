package knee.models.backend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import knee.models.scenario.backend.RowLocks;
import knee.simulator.Simulation;
import knee.simulator.distribution.Constant;
import knee.simulator.journey.Part;
import knee.simulator.journey.Step;
import knee.simulator.journey.Variate;
import knee.simulator.random.AliasTable;
import knee.simulator.resource.locking.LockTable;
import knee.simulator.resource.locking.VersionedRows;
import knee.simulator.resource.locking.WaitsFor;
import knee.simulator.statistics.StationStatistics;

/** The rows that requests lock, or read with their version, and which row each of them wants. */
final class RowTables {
  private final Simulation simulation;
  private final WaitsFor waitsFor = new WaitsFor();
  private final Map<String, LockTable> locked = new HashMap<>();
  private final Map<String, VersionedRows> versioned = new HashMap<>();
  private final Map<String, AliasTable> picks = new HashMap<>();
  private final Map<String, RowLocks> settings = new HashMap<>();

  RowTables(
      Simulation simulation,
      List<RowLocks> tables,
      Transactions transactions,
      List<StationStatistics> report) {
    this.simulation = simulation;
    for (RowLocks table : tables) {
      String name = "locks." + table.name();
      var statistics =
          table.optimistic()
              ? StationStatistics.withRatio(name, "conflict_ratio")
              : new StationStatistics(name, table.rows());
      report.add(statistics);
      settings.put(table.name(), table);
      picks.put(table.name(), AliasTable.zipf(table.rows(), table.zipf()));
      if (table.optimistic()) {
        versioned.put(
            table.name(),
            new VersionedRows(simulation, statistics, transactions, table.rows(), table.retries()));
      } else {
        locked.put(
            table.name(),
            new LockTable(simulation, statistics, waitsFor, table.rows(), table.timeout()));
      }
    }
  }

  boolean anyOptimistic() {
    return !versioned.isEmpty();
  }

  boolean isOptimistic(String name) {
    return settings.get(name).optimistic();
  }

  /** Whether one may have to give up waiting for a row. */
  boolean hasTimeout(String name) {
    return settings.get(name).timeout() != Double.POSITIVE_INFINITY;
  }

  /** Locks a row drawn for the request, or reads its version. */
  Part lock(String name, String purpose, boolean shared) {
    Variate draw = Variate.of(simulation, purpose, new Constant(0));
    var row = new LockTable.Pick(picks.get(name), draw);
    return isOptimistic(name)
        ? versioned.get(name).read(row, !shared)
        : locked.get(name).lock(row, shared);
  }

  /** Gives back the locks taken since the scope of the transaction began. */
  Part free() {
    return Part.of(
        request -> {
          while (request.holding() > 0
              && request.held(request.holding() - 1) instanceof LockTable table) {
            request.releaseOnly(table);
          }
          return Step.GO_ON;
        });
  }
}
