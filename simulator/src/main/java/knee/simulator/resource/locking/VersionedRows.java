package knee.simulator.resource.locking;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import knee.simulator.Simulation;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Part;
import knee.simulator.journey.Step;
import knee.simulator.request.Request;
import knee.simulator.statistics.StationStatistics;

/**
 * Rows that are not locked but read with their version (optimistic locking): nobody waits, and a
 * transaction may commit only while what it has read is current. What a request holds here are its
 * reads.
 */
public final class VersionedRows implements Holdable {
  private final Simulation simulation;
  private final StationStatistics statistics;
  private final Holdable transaction;
  private final int retries;

  /** Commits of each row so far. */
  private final long[] commits;

  private int[] rowOf = new int[16];
  private long[] versionOf = new long[16];
  private boolean[] writes = new boolean[16];
  private int[] free = new int[16];
  private int freeCount;
  private int reads;

  /**
   * @param transaction the scope at whose end reads are checked
   * @param retries how often a transaction that has met a conflict here may run again
   */
  public VersionedRows(
      Simulation simulation,
      StationStatistics statistics,
      Holdable transaction,
      int rows,
      int retries) {
    this.simulation = simulation;
    this.statistics = statistics;
    this.transaction = transaction;
    this.retries = retries;
    this.commits = new long[rows];
  }

  /**
   * Reads the row that the request wants. What a branch reads belongs to the transaction around it.
   *
   * @param toWrite whether its commit changes the row
   */
  public Part read(ToIntFunction<Request> row, boolean toWrite) {
    return Part.of(
        request -> {
          Request opener = request.openerOf(transaction);
          opener.holdIn(transaction, this, open(row.applyAsInt(request), toWrite));
          statistics.startedAtOnce(simulation.now());
          return Step.GO_ON;
        });
  }

  private int open(int row, boolean toWrite) {
    int read = freeCount > 0 ? free[--freeCount] : reads++;
    if (read == rowOf.length) {
      rowOf = Arrays.copyOf(rowOf, 2 * read);
      versionOf = Arrays.copyOf(versionOf, 2 * read);
      writes = Arrays.copyOf(writes, 2 * read);
      free = Arrays.copyOf(free, 2 * read);
    }
    rowOf[read] = row;
    versionOf[read] = commits[row];
    writes[read] = toWrite;
    return read;
  }

  /** Whether nobody has committed the row since this read. */
  public boolean isCurrent(int read) {
    return commits[rowOf[read]] == versionOf[read];
  }

  /** The transaction of this read commits. */
  public void commit(int read) {
    statistics.tried(false);
    if (writes[read]) {
      commits[rowOf[read]]++;
    }
  }

  /** The transaction of this read, which is not current, does not commit. */
  public void conflict() {
    statistics.tried(true);
  }

  public int retries() {
    return retries;
  }

  @Override
  public void giveBack(Request request, int read) {
    statistics.left(simulation.now());
    free[freeCount++] = read;
  }
}
