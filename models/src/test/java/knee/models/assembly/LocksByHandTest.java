package knee.models.assembly;

import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import knee.models.scenario.Activity;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import org.junit.jupiter.api.Test;

/** Row locks, worked by hand. */
class LocksByHandTest {
  private static Activity transaction(Activity... steps) {
    return new Activity.Transaction(List.of(steps));
  }

  private static Sketch slots(int slots) {
    return new Sketch().station("slot", slots, Discipline.FCFS);
  }

  @Test
  void aLockIsHeldUntilTheEndOfItsScope() {
    Sketch sketch =
        slots(9)
            .station("other", 9, Discipline.DELAY)
            .locks("row", 1)
            .at(0, "request", lock("row"), waits(1), hold("slot", waits(1)), waits(1));
    sketch.at(0, "hold", hold("slot", lock("row"), waits(1)), waits(10));
    sketch.at(0, "transaction", transaction(lock("row"), waits(1)), waits(10));
    sketch.at(0, "delay", hold("other", lock("row"), waits(1)), waits(10));
    // The request until 3, the hold until 4, the transaction until 5, the delay until 6.
    sketch.at(0, "last", lock("row"));
    var outcome = sketch.run(30);
    outcome.took("request", 3).took("hold", 14).took("transaction", 15).took("delay", 16);
    outcome.took("last", 6);
    assertEquals(6.0 / 30, outcome.at("locks.row").utilization(), 1e-9);
    assertEquals((3.0 + 4 + 5 + 6) / 5, outcome.at("locks.row").meanWait(), 1e-9);
  }

  @Test
  void whoHoldsALockDoesNotWaitForItself() {
    // The inner scope does not release what the outer one took.
    new Sketch()
        .locks("row", 1)
        .at(0, "a", lock("row"), transaction(lock("row"), waits(1)), waits(1))
        .at(0.5, "b", lock("row"))
        .run(20)
        .took("a", 2)
        .took("b", 1.5);
  }

  @Test
  void whoWouldWaitForItselfIsTheVictim() {
    // a has x, b has y; a waits for y from 1; b wants x at 2: b waits for a waits for b.
    new Sketch()
        .locks("x", 1)
        .locks("y", 1)
        .at(0, "a", lock("x"), waits(1), lock("y"), waits(1))
        .at(0, "b", lock("y"), waits(2), lock("x"), waits(1))
        .run(20)
        .failed("b", "deadlock", 2)
        .took("a", 3);
  }

  @Test
  void aDeadlockOfThreeIsFound() {
    new Sketch()
        .locks("x", 1)
        .locks("y", 1)
        .locks("z", 1)
        .at(0, "a", lock("x"), waits(1), lock("y"), waits(1))
        .at(0, "b", lock("y"), waits(1), lock("z"), waits(1))
        .at(0, "c", lock("z"), waits(1), lock("x"), waits(1))
        .run(20)
        .failed("c", "deadlock", 1)
        .took("b", 2)
        .took("a", 3);
  }
}
