package knee.simulator.plain.pending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a sorted map with the same moments in it. */
class AgendaTest {
  /** A moment, and how many had been added before it. */
  private record Place(double time, long order) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byTime = Double.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private Agenda agenda = new Agenda(code -> code);
  private final TreeMap<Place, Integer> sorted = new TreeMap<>();
  private final RandomStream random = new RandomStream(1);
  private long added;

  private void add(double time, int code) {
    sorted.put(new Place(time, added++), code);
    agenda.add(time, code);
  }

  private double poll() {
    var first = sorted.pollFirstEntry();
    assertEquals(first.getKey().time, agenda.firstTime());
    assertEquals(first.getValue(), agenda.poll());
    assertEquals(sorted.size(), agenda.size());
    return first.getKey().time;
  }

  private void checkHold(int pending, int steps, DoubleUnaryOperator next) {
    for (int i = 0; i < pending; i++) {
      add(next.applyAsDouble(0), i);
    }
    for (int i = 0; i < steps; i++) {
      int code = sorted.firstEntry().getValue();
      double now = poll();
      add(next.applyAsDouble(now), code);
    }
    while (!sorted.isEmpty()) {
      poll();
    }
    assertEquals(Double.POSITIVE_INFINITY, agenda.firstTime());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 23, 24, 25, 30, 64, 65, 1000, 20_000})
  void exponentialDelays(int pending) {
    checkHold(pending, 20_000, now -> now + ExponentialZiggurat.sample(random));
  }

  /**
   * Months of so few that they begin, end and are laid out anew in the trials, not only where a
   * quarter of a million are pending.
   */
  private void takeShortMonths() {
    agenda = new Agenda(code -> code, new Months(100, 40));
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 101, 150, 1000, 20_000})
  void exponentialDelaysInMonths(int pending) {
    takeShortMonths();
    exponentialDelays(pending);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 5000})
  void manyMomentsAreTheSameInMonths(int pending) {
    takeShortMonths();
    manyMomentsAreTheSame(pending);
  }

  @ParameterizedTest
  @ValueSource(ints = {150, 3000})
  void delaysOfAllLengthsInMonths(int pending) {
    takeShortMonths();
    delaysOfAllLengths(pending);
  }

  @Test
  void crowdAheadOfFewInMonths() {
    takeShortMonths();
    crowdAheadOfFew();
  }

  @Test
  void densityRisesAndFallsInMonths() {
    takeShortMonths();
    densityRisesAndFalls();
  }

  @Test
  void runsDryAndFillsAgainInMonths() {
    takeShortMonths();
    runsDryAndFillsAgain();
  }

  /** The moment that never comes is the last, and does not stop the others. */
  @Test
  void whatNeverComes() {
    takeShortMonths();
    for (int i = 0; i < 500; i++) {
      add(i % 5 == 0 ? Double.POSITIVE_INFINITY : i % 5 == 1 ? 1e300 * random.nextDouble() : i, i);
    }
    while (sorted.firstKey().time < Double.POSITIVE_INFINITY) {
      poll();
    }
    assertEquals(Double.POSITIVE_INFINITY, agenda.firstTime());
    assertEquals(100, agenda.size());
    for (int i = 0; i < 500; i++) {
      add(1e301 + i * 1e299, i);
    }
    while (sorted.firstKey().time < Double.POSITIVE_INFINITY) {
      poll();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 200, 5000})
  void manyMomentsAreTheSame(int pending) {
    checkHold(pending, 20_000, now -> now + random.nextInt(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 100, 3000})
  void delaysOfAllLengths(int pending) {
    checkHold(pending, 20_000, now -> now + StrictMath.pow(10, 12 * random.nextDouble() - 8));
  }

  /** All at one moment far ahead, and others who come and go before it. */
  @Test
  void crowdAheadOfFew() {
    for (int i = 0; i < 10_000; i++) {
      add(1000, i);
    }
    checkHold(5, 30_000, now -> now + ExponentialZiggurat.sample(random) / 100);
  }

  /** Ten thousand times as many in the same time, and as few again. */
  @Test
  void densityRisesAndFalls() {
    double now = 0;
    for (int i = 0; i < 60_000; i++) {
      double pace = i / 20_000 == 1 ? 1e-4 : 1;
      add(now + pace * ExponentialZiggurat.sample(random), i);
      add(now + pace * ExponentialZiggurat.sample(random), i);
      now = poll();
      if (i % 20_000 > 10_000 && sorted.size() > 2) {
        now = poll();
        now = sorted.size() > 2 ? poll() : now;
      }
    }
    while (!sorted.isEmpty()) {
      poll();
    }
  }

  /** Nothing pending at all, now and then, and then many. */
  @Test
  void runsDryAndFillsAgain() {
    double now = 0;
    for (int round = 0; round < 50; round++) {
      for (int i = 0; i < round * 20; i++) {
        add(now + 100 * random.nextDouble(), i);
      }
      while (!sorted.isEmpty()) {
        now = poll();
      }
      assertEquals(Double.POSITIVE_INFINITY, agenda.firstTime());
    }
  }

  /**
   * All come at one moment, which says nothing of how far apart they will be: with days as short as
   * that suggests a year is passed over for each of them, 10^10 lists and moments in all.
   */
  @Test
  @Timeout(10)
  void manyAtOnceAndThenSpread() {
    int number = 300_000;
    for (int i = 0; i < number; i++) {
      agenda.add(0, i);
    }
    double before = 0;
    for (int i = 0; i < 2 * number; i++) {
      double now = agenda.firstTime();
      assertTrue(now >= before);
      before = now;
      agenda.add(now + ExponentialZiggurat.sample(random), agenda.poll());
    }
    assertEquals(number, agenda.size());
  }

  /**
   * Waves: all come at one moment, are busy for some milliseconds and away until the next hundred
   * seconds. In days that suit the long quiet between, everybody busy is in one.
   */
  @Test
  @Timeout(10)
  void manyBusyAtOnceAndLongAway() {
    int number = 300_000;
    for (int i = 0; i < number; i++) {
      agenda.add(0, i);
    }
    int[] rounds = new int[number];
    double before = 0;
    for (int i = 0; i < 8 * number; i++) {
      double now = agenda.firstTime();
      assertTrue(now >= before);
      before = now;
      int code = agenda.poll();
      double busy = now + 0.001 * ExponentialZiggurat.sample(random);
      agenda.add(++rounds[code] % 4 == 0 ? Math.ceil(busy / 100) * 100 : busy, code);
    }
    assertEquals(number, agenda.size());
  }
}
