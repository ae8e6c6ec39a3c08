package knee.models.classic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** A small chain in continuous time, explored from one state and solved exactly. */
final class MarkovChain<S> {
  /** Tells the transitions out of a state. */
  interface Law<S> {
    void from(S state, Moves<S> moves);
  }

  /** Takes the transitions. */
  interface Moves<S> {
    void to(S state, double rate);
  }

  private record Move(int from, int to, double rate) {}

  private final Map<S, Integer> index = new LinkedHashMap<>();
  private final List<S> states = new ArrayList<>();
  private final double[] probability;

  MarkovChain(S first, Law<S> law) {
    List<Move> moves = new ArrayList<>();
    number(first);
    for (int i = 0; i < states.size(); i++) {
      int from = i;
      law.from(
          states.get(i),
          (to, rate) -> {
            if (rate > 0) {
              moves.add(new Move(from, number(to), rate));
            }
          });
    }
    probability = solve(moves);
  }

  private int number(S state) {
    Integer known = index.putIfAbsent(state, states.size());
    if (known != null) {
      return known;
    }
    states.add(state);
    return states.size() - 1;
  }

  /** Balance equations, the last one replaced by the sum of 1. */
  private double[] solve(List<Move> moves) {
    int n = states.size();
    RealMatrix balance = new Array2DRowRealMatrix(n, n);
    for (Move move : moves) {
      balance.addToEntry(move.to(), move.from(), move.rate());
      balance.addToEntry(move.from(), move.from(), -move.rate());
    }
    for (int i = 0; i < n; i++) {
      balance.setEntry(n - 1, i, 1);
    }
    var right = new ArrayRealVector(n);
    right.setEntry(n - 1, 1);
    return new LUDecomposition(balance).getSolver().solve(right).toArray();
  }

  /** Mean of a quantity of the state. */
  double mean(ToDoubleFunction<S> quantity) {
    double sum = 0;
    for (int i = 0; i < probability.length; i++) {
      sum += probability[i] * quantity.applyAsDouble(states.get(i));
    }
    return sum;
  }

  /** A birth-death chain on 0 .. most. */
  static MarkovChain<Integer> birthDeath(
      int most, ToDoubleFunction<Integer> birth, ToDoubleFunction<Integer> death) {
    return new MarkovChain<>(
        0,
        (n, moves) -> {
          if (n < most) {
            moves.to(n + 1, birth.applyAsDouble(n));
          }
          if (n > 0) {
            moves.to(n - 1, death.applyAsDouble(n));
          }
        });
  }
}
