package knee.models.classic;

import static knee.models.scenario.Sketch.plain;
import static knee.models.scenario.Steps.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import knee.models.assembly.RunLength;
import knee.models.scenario.Clients.ArrivalProcess.Bursts;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import knee.simulator.distribution.Exponential;
import knee.simulator.statistics.Tally;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** MMPP/M/1 against its Markov chain, solved by the matrix-geometric method (Neuts 1981). */
class BurstyQueueTest {
  private static final double[] RATES = {20, 150};
  private static final double[] STAYS = {0.5, 0.1};
  private static final double SERVICE = 100;

  private static RealMatrix inverse(RealMatrix matrix) {
    return new LUDecomposition(matrix).getSolver().getInverse();
  }

  private static double exactMeanResponse() {
    double r = 1 / STAYS[0];
    double s = 1 / STAYS[1];
    RealMatrix change = MatrixUtils.createRealMatrix(new double[][] {{-r, r}, {s, -s}});
    RealMatrix up = MatrixUtils.createRealDiagonalMatrix(RATES);
    RealMatrix one = MatrixUtils.createRealIdentityMatrix(2);
    RealMatrix down = one.scalarMultiply(SERVICE);
    RealMatrix stay = change.subtract(up).subtract(down);
    RealMatrix ratio = one.scalarMultiply(0);
    for (int i = 0; i < 20_000; i++) {
      ratio =
          up.add(ratio.multiply(ratio).multiply(down)).multiply(inverse(stay)).scalarMultiply(-1);
    }
    // p (change - up + ratio down) = 0, scaled so that all states add up to 1.
    RealMatrix empty = change.subtract(up).add(ratio.multiply(down));
    double share = empty.getEntry(1, 0) / -empty.getEntry(0, 0);
    RealMatrix p = MatrixUtils.createRowRealMatrix(new double[] {share, 1});
    RealMatrix sum = inverse(one.subtract(ratio));
    RealMatrix ones = MatrixUtils.createColumnRealMatrix(new double[] {1, 1});
    double all = p.multiply(sum).multiply(ones).getEntry(0, 0);
    double mean = p.multiply(ratio).multiply(sum).multiply(sum).multiply(ones).getEntry(0, 0) / all;
    double rate = (RATES[0] * STAYS[0] + RATES[1] * STAYS[1]) / (STAYS[0] + STAYS[1]);
    return mean / rate;
  }

  @Test
  void burstsMakeTheQueue() {
    double exact = exactMeanResponse();
    // As many requests without bursts: 1 / (100 - 41.67) = 17 ms.
    assertTrue(exact > 0.04, "bursts of 150/s at a server of 100/s: " + exact);
    Tally means = new Tally();
    for (int replication = 0; replication < 20; replication++) {
      means.add(
          new Sketch()
              .station(plain("disk", 1, Discipline.FCFS))
              .kind("r", use("disk", new Exponential(1 / SERVICE)))
              .arrive(new Bursts(RATES, STAYS), "r")
              .run(new RunLength(20, 500, 0), 1, replication)
              .of("r")
              .response()
              .mean());
    }
    double halfWidth = 3.88 * Math.sqrt(means.variance() / means.count()); // 99.9 % of Student, 19
    assertEquals(exact, means.mean(), halfWidth);
    assertTrue(halfWidth < 0.06 * exact, "too wide to notice an error: " + halfWidth);
  }
}
