package knee.simulator.client;

import knee.simulator.Simulation;
import knee.simulator.distribution.Constant;
import knee.simulator.journey.Variate;
import knee.simulator.random.AliasTable;

/** How the kind of the next request is chosen: independently, or by a Markov chain. */
public final class KindChoice {
  private final Variate draw;
  private final int first;
  private final AliasTable[] next;

  private KindChoice(Variate draw, int first, AliasTable[] next) {
    this.draw = draw;
    this.first = first;
    this.next = next;
  }

  /**
   * Independent draws.
   *
   * @param weights of the kinds, not negative, not all 0
   */
  public static KindChoice mix(Simulation simulation, String purpose, double[] weights) {
    Variate draw = Variate.of(simulation, purpose, new Constant(0));
    int positive = 0;
    int last = 0;
    for (int kind = 0; kind < weights.length; kind++) {
      if (weights[kind] > 0) {
        positive++;
        last = kind;
      }
    }
    if (positive == 1) {
      return new KindChoice(draw, last, new AliasTable[0]);
    }
    return new KindChoice(draw, -1, new AliasTable[] {new AliasTable(weights)});
  }

  /**
   * A Markov chain.
   *
   * @param first kind of a client's first choice
   * @param weights from kind to kind; null for a kind that is never left
   */
  public static KindChoice session(
      Simulation simulation, String purpose, int first, double[][] weights) {
    AliasTable[] next = new AliasTable[weights.length];
    for (int kind = 0; kind < weights.length; kind++) {
      next[kind] = weights[kind] == null ? null : new AliasTable(weights[kind]);
    }
    Variate draw = Variate.of(simulation, purpose, new Constant(0));
    return new KindChoice(draw, first, next);
  }

  /** Whether what is chosen depends on what was chosen before. */
  public boolean remembers() {
    return first >= 0 && next.length > 0;
  }

  /**
   * @param identity of the request to be chosen
   * @param last kind chosen before; negative when this is the first choice
   */
  public int pick(long identity, int last) {
    if (next.length == 0) {
      return first;
    }
    if (first < 0) {
      return next[0].pick(draw.stream(identity));
    }
    if (last < 0) {
      return first;
    }
    return next[last] == null ? last : next[last].pick(draw.stream(identity));
  }
}
