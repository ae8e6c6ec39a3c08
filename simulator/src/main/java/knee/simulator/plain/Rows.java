package knee.simulator.plain;

import java.util.Arrays;
import knee.simulator.random.AliasTable;
import knee.simulator.statistics.StationStatistics;

/** Exclusive locks on many rows, as {@link knee.simulator.resource.locking.LockTable}. */
final class Rows {
  final StationStatistics statistics;
  final AliasTable rows;
  final int queue;

  /** Which of the units that a request remembers is its row here. */
  final int unit;

  private final Customers customers;
  private final boolean[] locked;
  private final int[] heads;
  private final int[] tails;

  Rows(StationStatistics statistics, AliasTable rows, int unit, Customers customers) {
    this.statistics = statistics;
    this.rows = rows;
    this.queue = statistics.queuePart();
    this.unit = unit;
    this.customers = customers;
    this.locked = new boolean[rows.size()];
    this.heads = new int[rows.size()];
    this.tails = new int[rows.size()];
    Arrays.fill(heads, Customers.NONE);
  }

  /** Locks the row for this one, or lets it wait; whether it need not wait. */
  boolean lock(int customer, int row) {
    customers.setUnit(customer, unit, row);
    if (!locked[row]) {
      locked[row] = true;
      return true;
    }
    customers.setNext(customer, Customers.NONE);
    if (heads[row] == Customers.NONE) {
      heads[row] = customer;
    } else {
      customers.setNext(tails[row], customer);
    }
    tails[row] = customer;
    return false;
  }

  /** Unlocks its row; returns who has it then, or {@link Customers#NONE}. */
  int unlock(int customer) {
    int row = customers.unit(customer, unit);
    int next = heads[row];
    if (next == Customers.NONE) {
      locked[row] = false;
    } else {
      heads[row] = customers.next(next);
    }
    return next;
  }
}
