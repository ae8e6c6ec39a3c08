package knee.models.assembly.station;

import static knee.models.scenario.Sketch.plain;
import static knee.models.scenario.Steps.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import knee.models.assembly.RunLength;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.simulator.distribution.Exponential;
import org.junit.jupiter.api.Test;

/** Every discipline on requests with constant demands, worked by hand. */
class DisciplinesByHandTest {
  /** Four requests at 0, 1, 2, 3 s with demands of 4, 3, 1, 2 s. */
  private static Sketch four(Station station) {
    return new Sketch()
        .station(station)
        .at(0, "a", use("q", 4))
        .at(1, "b", use("q", 3))
        .at(2, "c", use("q", 1))
        .at(3, "d", use("q", 2));
  }

  private static Sketch four(double servers, Discipline discipline) {
    return four(plain("q", servers, discipline));
  }

  @Test
  void fcfsServesInOrderOfArrival() {
    var outcome = four(1, Discipline.FCFS).run(20);
    outcome.took("a", 4).took("b", 6).took("c", 6).took("d", 7);
    // Present: 4 + 6 + 6 + 7 = 23 s; busy 10 s; waits 0, 3, 5, 5 s.
    assertEquals(23.0 / 20, outcome.at("q").present(), 1e-9);
    assertEquals(10.0 / 20, outcome.at("q").utilization(), 1e-9);
    assertEquals(13.0 / 20, outcome.at("q").queue(), 1e-9);
    assertEquals(13.0 / 4, outcome.at("q").meanWait(), 1e-9);
    assertEquals(4.0 / 20, outcome.at("q").throughput(), 1e-9);
    assertEquals(23.0 / 20, outcome.replication().inSystem(), 1e-9);
  }

  @Test
  void twoServersTakeTheNextOfOneLine() {
    // a until 4, b until 4, c from 4 (the server of a, freed first), d from 4.
    var outcome = four(2, Discipline.FCFS).run(20);
    outcome.took("a", 4).took("b", 3).took("c", 3).took("d", 3);
    assertEquals(10.0 / 20 / 2, outcome.at("q").utilization(), 1e-9);
  }

  @Test
  void lcfsTakesTheLatestWithoutInterrupting() {
    // a until 4, then d until 6, c until 7, b until 10.
    four(1, Discipline.LCFS).run(20).took("a", 4).took("d", 3).took("c", 5).took("b", 9);
  }

  @Test
  void lcfsPreemptiveResumesWhatItInterrupted() {
    // a 0-1, b 1-2, c 2-3, d 3-5, b 5-7, a 7-10: at 3 c ends and d comes.
    var outcome = four(1, Discipline.LCFS_PREEMPTIVE).run(20);
    outcome.took("c", 1).took("d", 2).took("b", 6).took("a", 10);
    assertEquals((0 + 0 + 3 + 6) / 4.0, outcome.at("q").meanWait(), 1e-9);
    assertEquals(9.0 / 20, outcome.at("q").queue(), 1e-9);
  }

  @Test
  void lcfsPreemptiveOnTwoServersInterruptsTheOlder() {
    // a, b run; c at 2 interrupts a (2 left) until 3, d then takes that server from 3 to 5;
    // b ends at 4 and a resumes, until 6.
    four(2, Discipline.LCFS_PREEMPTIVE).run(20).took("c", 1).took("d", 2).took("b", 3).took("a", 6);
  }

  @Test
  void randomTakesAnyWithEqualChances() {
    // At 1 s three wait: over 3,000 seeds each is the first one 1,000 times, +- 5 * sqrt(667).
    int[] first = new int[3];
    for (int seed = 0; seed < 3000; seed++) {
      var outcome =
          new Sketch()
              .station("q", 1, Discipline.RANDOM)
              .at(0, "now", use("q", 1))
              .at(0.1, "0", use("q", 1))
              .at(0.2, "1", use("q", 1))
              .at(0.3, "2", use("q", 1))
              .run(new RunLength(0, 2, 0), seed, 0);
      for (int i = 0; i < 3; i++) {
        first[i] += (int) outcome.of("" + i).completed();
      }
    }
    assertEquals(3000, first[0] + first[1] + first[2]);
    for (int count : first) {
      assertEquals(1000, count, 5 * Math.sqrt(3000 * 2.0 / 9));
    }
  }

  @Test
  void sjfTakesTheShortestThatWaits() {
    // a until 4, c until 5, d until 7, b until 10.
    four(1, Discipline.SJF).run(20).took("a", 4).took("c", 3).took("d", 4).took("b", 9);
  }

  @Test
  void srptInterruptsForTheShorterRest() {
    // At 1 a has 3 s left, as b: the earlier keeps the server. c 2-3; at 3 a has 2 left, as d:
    // a resumes, having come first, until 5; d until 7, b until 10.
    four(1, Discipline.SRPT).run(20).took("c", 1).took("a", 5).took("d", 4).took("b", 9);
  }

  private static Sketch ranked(Discipline discipline) {
    return new Sketch()
        .station("q", 1, discipline)
        .at(0, "low", 0, use("q", 4))
        .at(1, "middle", 1, use("q", 3))
        .at(2, "high", 2, use("q", 1))
        .at(2.5, "alike", 1, use("q", 2));
  }

  @Test
  void higherPriorityGoesFirstAndEqualsInOrder() {
    // low until 4, high until 5, middle until 8, alike until 10.
    ranked(Discipline.PRIORITY)
        .run(20)
        .took("low", 4)
        .took("high", 3)
        .took("middle", 7)
        .took("alike", 7.5);
  }

  @Test
  void higherPriorityInterruptsAndEqualsDoNot() {
    // low 0-1, middle 1-2, high 2-3, middle 3-5 (2 left), alike 5-7, low 7-10.
    ranked(Discipline.PRIORITY_PREEMPTIVE)
        .run(20)
        .took("high", 1)
        .took("middle", 4)
        .took("alike", 4.5)
        .took("low", 10);
  }

  @Test
  void delayServesEverybodyAtOnce() {
    var outcome = four(1, Discipline.DELAY).run(20);
    outcome.took("a", 4).took("b", 3).took("c", 1).took("d", 2);
    assertEquals(0, outcome.at("q").queue(), 1e-12);
    assertEquals(10.0 / 20, outcome.at("q").present(), 1e-9);
    assertTrue(Double.isNaN(outcome.at("q").utilization()));
  }

  @Test
  void oneProcessorIsSharedEqually() {
    // a alone 0-1 (3 left); a, b 1-2 (2.5, 2.5); a, b, c 2-3 (each 1/3); a 13/6, b 13/6, c 2/3, d 2
    // at 3: c needs 4 * 2/3 until 17/3 (a, b 3/2, d 4/3); three: d needs 4 until 29/3; a, b have
    // 1/6 left, two of them until 10.
    var outcome = four(1, Discipline.PROCESSOR_SHARING).run(20);
    outcome.took("c", 17.0 / 3 - 2).took("d", 29.0 / 3 - 3).took("a", 10).took("b", 9);
    assertEquals(0.5, outcome.at("q").utilization(), 1e-9);
    // Queue: mean of max(0, n - 1), so time present less time busy.
    double present = 10 + 9 + (17.0 / 3 - 2) + (29.0 / 3 - 3);
    assertEquals((present - 10) / 20, outcome.at("q").queue(), 1e-9);
    assertEquals((present - 10) / 4, outcome.at("q").meanWait(), 1e-9);
  }

  @Test
  void oneAndAHalfProcessorsGiveOneEachAtMost() {
    // Three with 3 s each, at 0: each at rate 1/2; one more with 1 s at 2 (2 left each): rate 3/8
    // until 2 + 8/3 = 14/3 (1 left each), rate 1/2 again until 20/3.
    var outcome =
        new Sketch()
            .station("q", 1.5, Discipline.PROCESSOR_SHARING)
            .kind("a", use("q", 3))
            .again(0, "a")
            .again(0, "a")
            .again(0, "a")
            .at(2, "b", use("q", 1))
            .at(10, "alone", use("q", 1))
            .run(20);
    outcome.allTook("a", 20.0 / 3, 20.0 / 3, 20.0 / 3).took("b", 8.0 / 3).took("alone", 1);
    // 10 s of work and a second alone on 1.5 processors; nobody uses the half left beside one.
    assertEquals(11 / 1.5 / 20, outcome.at("q").utilization(), 1e-9);
  }

  @Test
  void fourProcessorsAreNotSharedByFour() {
    four(4, Discipline.PROCESSOR_SHARING)
        .run(20)
        .took("a", 4)
        .took("b", 3)
        .took("c", 1)
        .took("d", 2);
  }

  private static Station withSpeed(Discipline discipline, double... speed) {
    return new Station("q", 1, discipline, Integer.MAX_VALUE, false, Optional.empty(), speed);
  }

  @Test
  void underFcfsTheHeadGetsTheWholeRate() {
    // Rates 1, 1.5, 2, 2, ... a: 0-1 at 1, 1-2 at 1.5 (1.5 left), at 2 until 2.75. b (3) with c
    // at 1.5 until 3 (2.625 left), with d at 2 until 4.3125; c (1) at 1.5 until 4.3125 + 2/3;
    // d (2) alone at 1.
    double b = 4.3125;
    double c = b + 1 / 1.5;
    four(withSpeed(Discipline.FCFS, 1, 1.5, 2))
        .run(20)
        .took("a", 2.75)
        .took("b", b - 1)
        .took("c", c - 2)
        .took("d", c + 2 - 3);
  }

  @Test
  void underProcessorSharingTheRateIsDivided() {
    // Rates 1, 1.5, ... Two with 3 s at 0, each at 0.75; a third with 0.5 s at 2 (1.5 left each):
    // each at 0.5 until 3 (1 left); then 0.75 until 3 + 4/3.
    new Sketch()
        .station(withSpeed(Discipline.PROCESSOR_SHARING, 1, 1.5))
        .kind("a", use("q", 3))
        .again(0, "a")
        .again(0, "a")
        .at(2, "b", use("q", 0.5))
        .run(20)
        .allTook("a", 3 + 4.0 / 3, 3 + 4.0 / 3)
        .took("b", 1);
  }

  @Test
  void aDemandThatIsServedFasterIsTheTimeItTook() {
    // 3 s at rate 2 from 0 to 1.5: all of it is service. Two from 2 on share it: 3 s each.
    Sketch.Outcome outcome =
        new Sketch()
            .station(withSpeed(Discipline.PROCESSOR_SHARING, 2))
            .at(0, "alone", use("q", 3))
            .at(2, "one", use("q", 3))
            .at(2, "other", use("q", 3))
            .run(20);
    List<String> names = outcome.of("alone").timeIn().names();
    double[] alone = outcome.took("alone", 1.5).of("alone").timeIn().slowest(1);
    assertEquals(1.5, alone[names.indexOf("q")]);
    assertEquals(0, alone[names.indexOf("q.queue")]);
    double[] one = outcome.took("one", 3).took("other", 3).of("one").timeIn().slowest(1);
    assertEquals(3, one[names.indexOf("q")]);
    assertEquals(0, one[names.indexOf("q.queue")]);
    assertEquals(0, outcome.at("q").meanWait());
  }

  @Test
  void simultaneousEndsKeepTheOrderOfArrival() {
    // Equal shares end together; who came first is first at the next station.
    new Sketch()
        .station("ps", 1, Discipline.PROCESSOR_SHARING)
        .station("q", 1, Discipline.FCFS)
        .at(0, "a", use("ps", 1), use("q", 1))
        .at(0, "b", use("ps", 1), use("q", 1))
        .at(0, "c", use("ps", 1), use("q", 1))
        .run(20)
        .took("a", 4)
        .took("b", 5)
        .took("c", 6);
  }

  @Test
  void exponentialDemandsArePositive() {
    var outcome =
        new Sketch()
            .station("q", 1, Discipline.DELAY)
            .kind("a", use("q", new Exponential(1)))
            .poisson(100, "a")
            .run(100);
    assertTrue(outcome.of("a").response().min() > 0);
  }
}
