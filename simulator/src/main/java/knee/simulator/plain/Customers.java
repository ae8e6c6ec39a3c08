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
  private long[] cells;
  private int[] free;
  private int freeCount;
  private int made;

  /**
   * @param parts of response times
   * @param units of which each request has to remember which one it holds
   */
  Customers(int parts, int units) {
    this.parts = parts;
    this.lines = (6 + parts + units + (1 << LINE) - 1) >> LINE;
    this.cells = new long[OFFSET + (16 * lines << LINE)];
    this.free = new int[16];
  }

  /** Makes a new request, in the first part of its time. */
  int begin(double now, long identity, int step, int client) {
    int customer = freeCount > 0 ? free[--freeCount] : make();
    int row = customer << LINE;
    cells[row + START] = Double.doubleToRawLongBits(now);
    cells[row + SINCE] = Double.doubleToRawLongBits(now);
    cells[row + IDENTITY] = identity;
    cells[row + STATE] = step;
    cells[row + LINKS] = client & LOW;
    for (int i = 0; i < parts; i++) {
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

  private double number(int cell) {
    return Double.longBitsToDouble(cells[cell]);
  }

  /** From now on it will go on with this step, and its time counts as this part. */
  void spends(int customer, double now, int part, int step) {
    int row = customer << LINE;
    spent(row, now);
    cells[row + STATE] = (long) part << 32 | step;
  }

  private void spent(int row, double now) {
    int cell = row + PARTS + (int) (cells[row + STATE] >>> 32);
    double time = now - number(row + SINCE);
    cells[cell] = Double.doubleToRawLongBits(number(cell) + time);
    cells[row + SINCE] = Double.doubleToRawLongBits(now);
  }

  /** Its response time is over: writes down where it went. */
  void splitTime(int customer, double now, double[] split) {
    int row = customer << LINE;
    spent(row, now);
    for (int i = 0; i < parts; i++) {
      split[i] = number(row + PARTS + i);
    }
  }

  int step(int customer) {
    return (int) cells[(customer << LINE) + STATE];
  }

  void setStep(int customer, int step) {
    int cell = (customer << LINE) + STATE;
    cells[cell] = cells[cell] & ~LOW | step;
  }

  /** When it was sent [s]. */
  double start(int customer) {
    return number((customer << LINE) + START);
  }

  /** Since when it is in the present part of its time [s]. */
  double since(int customer) {
    return number((customer << LINE) + SINCE);
  }

  /** Service that it waits for [s]; 0 when it waits only to hold something. */
  double work(int customer) {
    return number((customer << LINE) + WORK);
  }

  void setWork(int customer, double seconds) {
    cells[(customer << LINE) + WORK] = Double.doubleToRawLongBits(seconds);
  }

  long identity(int customer) {
    return cells[(customer << LINE) + IDENTITY];
  }

  int client(int customer) {
    return (int) cells[(customer << LINE) + LINKS];
  }

  /** The one behind it in a line. */
  int next(int customer) {
    return (int) (cells[(customer << LINE) + LINKS] >>> 32);
  }

  void setNext(int customer, int other) {
    int cell = (customer << LINE) + LINKS;
    cells[cell] = cells[cell] & LOW | (long) other << 32;
  }

  int unit(int customer, int which) {
    return (int) cells[(customer << LINE) + PARTS + parts + which];
  }

  void setUnit(int customer, int which, int unit) {
    cells[(customer << LINE) + PARTS + parts + which] = unit;
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
