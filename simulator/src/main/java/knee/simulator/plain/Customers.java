package knee.simulator.plain;

import java.util.Arrays;

/**
 * The requests of a plain network: each is a row of numbers, a line of memory or two, used again
 * after its end. A request is known by the place of its row.
 */
final class Customers {
  /** Nobody. */
  static final int NONE = -1;

  /** Rows begin where lines of memory do, behind the 16 bytes in front of an array. */
  private static final int OFFSET = 6;

  private static final int LINE = 3;
  private static final int START = OFFSET;
  private static final int SINCE = OFFSET + 1;
  private static final int WORK = OFFSET + 2;
  private static final int IDENTITY = OFFSET + 3;

  /** The next step, and the part of the response time that it is in. */
  private static final int STATE = OFFSET + 4;

  /** Its client, and the one behind it in a line. */
  private static final int LINKS = OFFSET + 5;

  private static final int PARTS = OFFSET + 6;
  private static final long LOW = 0xFFFFFFFFL;

  private final int parts;
  private final int lines;
  private double[] cells;
  private int[] free;
  private int freeCount;
  private int made;

  /**
   * @param parts of response times, 2 or more
   * @param units of which each request has to remember which one it holds
   */
  Customers(int parts, int units) {
    this.parts = parts;
    this.lines = (6 + parts + units + (1 << LINE) - 1) >> LINE;
    this.cells = new double[OFFSET + (16 * lines << LINE)];
    this.free = new int[16];
  }

  /** Makes a new request, in the first part of its time. */
  int begin(double now, long identity, int step, int client) {
    int customer = freeCount > 0 ? free[--freeCount] : make();
    int row = customer << LINE;
    cells[row + START] = now;
    cells[row + SINCE] = now;
    note(row + IDENTITY, identity);
    note(row + STATE, step);
    note(row + LINKS, client & LOW);
    cells[row + PARTS] = 0;
    cells[row + PARTS + 1] = 0;
    for (int i = 2; i < parts; i++) {
      cells[row + PARTS + i] = 0;
    }
    return customer;
  }

  private int make() {
    int customer = made++ * lines;
    int end = OFFSET + (customer + lines << LINE);
    if (end > cells.length) {
      cells = Arrays.copyOf(cells, OFFSET + (end - OFFSET + (end >> 1 & -1 << LINE)));
    }
    return customer;
  }

  void end(int customer) {
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = customer;
  }

  /** What is no time is kept as the bits of one. */
  private void note(int cell, long bits) {
    cells[cell] = Double.longBitsToDouble(bits);
  }

  private long noted(int cell) {
    return Double.doubleToRawLongBits(cells[cell]);
  }

  /** It will go on with this step; until then its time counts as this part. */
  void spends(int customer, int part, int step) {
    int row = customer << LINE;
    note(row + STATE, (long) part << 32 | step);
  }

  /** Counts the time since this was called last as the part that it is in, and returns it [s]. */
  double spent(int customer, double now) {
    return spent(customer, (int) (noted((customer << LINE) + STATE) >>> 32), now);
  }

  /** The same, as this part. */
  double spent(int customer, int part, double now) {
    int row = customer << LINE;
    double time = now - cells[row + SINCE];
    cells[row + PARTS + part] += time;
    cells[row + SINCE] = now;
    return time;
  }

  /** Index of the first part of its response time in the {@link #cells} [s]. */
  int firstPart(int customer) {
    return (customer << LINE) + PARTS;
  }

  double[] cells() {
    return cells;
  }

  int step(int customer) {
    return (int) noted((customer << LINE) + STATE);
  }

  /** When it was sent [s]. */
  double start(int customer) {
    return cells[(customer << LINE) + START];
  }

  /** Service that it waits for [s]; 0 when it waits only to hold something. */
  double work(int customer) {
    return cells[(customer << LINE) + WORK];
  }

  void setWork(int customer, double seconds) {
    cells[(customer << LINE) + WORK] = seconds;
  }

  long identity(int customer) {
    return noted((customer << LINE) + IDENTITY);
  }

  int client(int customer) {
    return (int) noted((customer << LINE) + LINKS);
  }

  /** The one behind it in a line. */
  int next(int customer) {
    return (int) (noted((customer << LINE) + LINKS) >>> 32);
  }

  void setNext(int customer, int other) {
    int cell = (customer << LINE) + LINKS;
    note(cell, noted(cell) & LOW | (long) other << 32);
  }

  int unit(int customer, int which) {
    return (int) noted((customer << LINE) + PARTS + parts + which);
  }

  void setUnit(int customer, int which, int unit) {
    note((customer << LINE) + PARTS + parts + which, unit);
  }

  /** Reads what its next step will need. */
  int readAhead(int customer) {
    int row = customer << LINE;
    return (int) (cells[row + START] + cells[row + (lines - 1 << LINE) + OFFSET]);
  }

  /** Time that those under way have spent since they were sent, added up [s]. */
  double age(double now) {
    boolean[] idle = new boolean[made];
    for (int i = 0; i < freeCount; i++) {
      idle[free[i] / lines] = true;
    }
    double sum = 0;
    for (int i = 0; i < made; i++) {
      sum += idle[i] ? 0 : now - start(i * lines);
    }
    return sum;
  }
}
