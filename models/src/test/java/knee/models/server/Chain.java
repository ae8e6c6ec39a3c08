package knee.models.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/** The stationary distribution of a small Markov chain; its states are found by following it. */
public final class Chain {
  /** Says where a state leads to. */
  public interface Moves {
    void from(int[] state, Rates to);
  }

  /** Takes the rate [1/s] to another state. */
  public interface Rates {
    void add(double rate, int... state);
  }

  private final List<int[]> states = new ArrayList<>();
  private final Map<List<Integer>, Integer> indices = new LinkedHashMap<>();
  private final double[] probabilities;

  public Chain(Moves moves, int... first) {
    List<double[]> found = new ArrayList<>();
    index(first);
    for (int i = 0; i < states.size(); i++) {
      int from = i;
      moves.from(
          states.get(i),
          (rate, state) -> {
            if (rate > 0) {
              found.add(new double[] {from, index(state), rate});
            }
          });
    }
    probabilities = solve(found);
  }

  private int index(int[] state) {
    List<Integer> key = new ArrayList<>();
    for (int part : state) {
      key.add(part);
    }
    Integer known = indices.putIfAbsent(key, states.size());
    if (known == null) {
      states.add(state.clone());
      return states.size() - 1;
    }
    return known;
  }

  /** What flows into each state flows out of it; all probabilities add up to 1. */
  private double[] solve(List<double[]> moves) {
    int n = states.size();
    var balance = new Array2DRowRealMatrix(n, n);
    for (double[] move : moves) {
      balance.addToEntry((int) move[1], (int) move[0], move[2]);
      balance.addToEntry((int) move[0], (int) move[0], -move[2]);
    }
    var right = new ArrayRealVector(n);
    for (int i = 0; i < n; i++) {
      balance.setEntry(n - 1, i, 1);
    }
    right.setEntry(n - 1, 1);
    return new LUDecomposition(balance).getSolver().solve(right).toArray();
  }

  public double mean(ToDoubleFunction<int[]> value) {
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      sum += probabilities[i] * value.applyAsDouble(states.get(i));
    }
    return sum;
  }

  /** Mean response time of so many users who think this long, by Little's law [s]. */
  public double response(int users, double think, ToDoubleFunction<int[]> inSystem) {
    double present = mean(inSystem);
    return present * think / (users - present);
  }
}
