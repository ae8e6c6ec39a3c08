package knee.experiments.bench.byhand;

/** Pending events of a loop written by hand: numbers, each with a time. */
interface Pending {
  void add(int id, double time);

  /** Takes out the first one; there must be one. */
  int poll();

  /** Time of the one taken out last. */
  double time();
}
