package knee.models.assembly;

import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Sketch.plain;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.use;
import static knee.models.scenario.Steps.waits;

import java.util.Optional;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import org.junit.jupiter.api.Test;

/** Requests that leave a line, worked by hand. */
class PatienceByHandTest {
  private static Station impatient(Discipline discipline, double seconds) {
    return new Station(
        "q",
        1,
        discipline,
        Integer.MAX_VALUE,
        false,
        Optional.of(constant(seconds)),
        new double[0]);
  }

  @Test
  void patienceCountsUntilServiceBegins() {
    // a until 4; b waits from 1 and leaves at 3.5; c waits from 2, gets in at 4, its 4 s are over
    // 5.
    new Sketch()
        .station(impatient(Discipline.FCFS, 2.5))
        .at(0, "a", use("q", 4))
        .at(1, "b", use("q", 3))
        .at(2, "c", use("q", 4))
        .run(20)
        .took("a", 4)
        .failed("b", "abandoned", 2.5)
        .took("c", 6);
  }

  @Test
  void anInterruptedRequestIsNotImpatientAgain() {
    // low is in service from 0, interrupted from 1 to 5, longer than its patience.
    new Sketch()
        .station(impatient(Discipline.PRIORITY_PREEMPTIVE, 2.5))
        .at(0, "low", 0, use("q", 2))
        .at(1, "high", 1, use("q", 4))
        .at(2, "alsoLow", 0, use("q", 1))
        .run(20)
        .took("high", 4)
        .took("low", 6)
        .failed("alsoLow", "abandoned", 2.5);
  }

  @Test
  void whoLeavesImpatientlyGivesBackWhatItHolds() {
    new Sketch()
        .station(plain("slot", 1, Discipline.FCFS))
        .station(impatient(Discipline.FCFS, 1))
        .at(0, "a", use("q", 4))
        .at(0, "b", hold("slot", use("q", 1), waits(9)))
        .at(0, "c", hold("slot", waits(1)))
        .run(20)
        .failed("b", "abandoned", 1)
        .took("c", 2);
  }
}
