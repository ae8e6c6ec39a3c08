package knee.experiments.run.work;

import java.util.function.DoubleConsumer;

/** Hears how far one piece of work is, and passes on by how much it has come further. */
public final class Pieces implements DoubleConsumer {
  private final double whole;
  private final DoubleConsumer worked;
  private double before;

  /**
   * @param whole what all of the work counts
   * @param worked gets the pieces, which add up to that
   */
  public Pieces(double whole, DoubleConsumer worked) {
    this.whole = whole;
    this.worked = worked;
  }

  /**
   * @param share done so far, never less than before
   */
  @Override
  public void accept(double share) {
    if (share > before) {
      worked.accept((share - before) * whole);
      before = share;
    }
  }
}
