package knee.simulator.request;

/** What the resources note on a request while it is with them, so that they need no records. */
abstract class Notes extends Holder {
  static final int NO_PROCESS = -1;

  private int server;
  private int process = NO_PROCESS;
  private double work;
  private double since;
  private double spent;
  private double carried;
  private double stretch;
  private long turn;
  private int unit;
  private int place;
  private Request next;
  private Request previous;

  Notes(RequestPool pool) {
    super(pool);
  }

  @Override
  void wipe() {
    server = 0;
    process = NO_PROCESS;
  }

  /** Index of the server that it was sent to, where there are several. */
  public final int server() {
    return server;
  }

  public final void setServer(int index) {
    server = index;
    leaveTrace();
  }

  /** Index of the process that handles it; -1 before one has accepted it. */
  public final int process() {
    return process;
  }

  public final void setProcess(int index) {
    process = index;
    leaveTrace();
  }

  /** Service still needed at the present resource [s]. */
  public final double work() {
    return work;
  }

  public final void setWork(double seconds) {
    work = seconds;
  }

  /** When it came to the present resource [s]. */
  public final double since() {
    return since;
  }

  public final void setSince(double time) {
    since = time;
  }

  /** A time that the present resource adds up, or notes [s]. */
  public final double spent() {
    return spent;
  }

  public final void setSpent(double seconds) {
    spent = seconds;
  }

  /** Waiting of an interrupted visit, to be carried over to the rest of it [s]. */
  public final double carried() {
    return carried;
  }

  public final void setCarried(double seconds) {
    carried = seconds;
  }

  /** By how much slow progress has stretched the work here until it came [s]. */
  public final double stretch() {
    return stretch;
  }

  public final void setStretch(double seconds) {
    stretch = seconds;
  }

  /** Its number in the order of arrival at the present resource. */
  public final long turn() {
    return turn;
  }

  public final void setTurn(long number) {
    turn = number;
  }

  /** Which unit (row, member) of the present resource it wants. */
  public final int unit() {
    return unit;
  }

  public final void setUnit(int index) {
    unit = index;
  }

  /** Its place in a line kept as an array. */
  public final int place() {
    return place;
  }

  public final void setPlace(int index) {
    place = index;
  }

  /** The one behind it in a linked line. */
  public final Request next() {
    return next;
  }

  public final void setNext(Request request) {
    next = request;
  }

  /** The one before it in a linked line. */
  public final Request previous() {
    return previous;
  }

  public final void setPrevious(Request request) {
    previous = request;
  }
}
