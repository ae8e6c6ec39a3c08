package knee.models.assembly;

import static knee.models.scenario.Sketch.FOREVER;
import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Sketch;
import org.junit.jupiter.api.Test;

/** Open arrivals, and what is counted in the measured window, worked by hand. */
class ArrivalsByHandTest {

  @Test
  void renewalArrivalsComeAtTheirIntervals() {
    // At 2, 4, 6, 8, 10; each takes 1 s.
    var outcome =
        new Sketch()
            .kind("a", waits(1))
            .arrive(new ArrivalProcess.Renewal(constant(2)), "a")
            .run(10.5);
    assertEquals(4, outcome.of("a").completed());
    assertEquals(4.5 / 10.5, outcome.replication().inSystem(), 1e-9);
  }

  @Test
  void aScheduleIsFollowed() {
    // 0 at 0 s, 200/s at 10 s, then down to 50/s at 20 s, kept: 1000 + 1250 + 50 * 20 = 3250.
    var schedule = new ArrivalProcess.Schedule(new double[] {0, 10, 20}, new double[] {0, 200, 50});
    double[] bounds = {0, 5, 10, 15, 20, 40};
    double[] expected = {250, 750, 200 * 5 - 15 * 25 / 2.0, 125 * 5 - 15 * 25 / 2.0, 1000};
    for (int i = 0; i < expected.length; i++) {
      var length = new RunLength(bounds[i], bounds[i + 1] - bounds[i], 0);
      long sum = 0;
      for (int replication = 0; replication < 10; replication++) {
        sum +=
            new Sketch()
                .kind("a")
                .arrive(schedule, "a")
                .run(length, 5, replication)
                .of("a")
                .completed();
      }
      assertEquals(10 * expected[i], sum, 4 * Math.sqrt(10 * expected[i]), "from " + bounds[i]);
    }
  }

  @Test
  void aScheduleJumpsWhereATimeComesTwice() {
    // 10/s until 20 s, 300/s until 30 s, then none; a request takes no time.
    var schedule =
        new ArrivalProcess.Schedule(
            new double[] {0, 20, 20, 30, 30}, new double[] {10, 10, 300, 300, 0});
    double[] bounds = {0, 20, 30, 100};
    double[] expected = {200, 3000, 0};
    for (int i = 0; i < expected.length; i++) {
      var length = new RunLength(bounds[i], bounds[i + 1] - bounds[i], 0);
      var outcome = new Sketch().kind("a").arrive(schedule, "a").run(length, 5, 0);
      assertEquals(
          expected[i], outcome.of("a").completed(), 4 * Math.sqrt(expected[i]) + 1e-9, "" + i);
    }
  }

  @Test
  void aScheduleThatEndsInZeroEnds() {
    var schedule = new ArrivalProcess.Schedule(new double[] {0, 10}, new double[] {100, 0});
    var outcome = new Sketch().kind("a").arrive(schedule, "a").run(1000);
    assertEquals(500, outcome.of("a").completed(), 4 * Math.sqrt(500));
  }

  @Test
  void aRequestCountsWhenItEndsInsideTheWindow() {
    // Window (10, 20]: begun in the warm-up counts with its whole time; ends at 10 do not, at 20
    // do.
    var outcome =
        new Sketch()
            .at(2, "early", waits(5))
            .at(5, "atStart", waits(5))
            .at(8, "across", waits(4))
            .at(15, "atEnd", waits(5))
            .at(19, "late", waits(2))
            .run(new RunLength(10, 10, 0), 1, 0);
    outcome.took("across", 4).took("atEnd", 5);
    assertEquals(0, outcome.of("early").attempts());
    assertEquals(0, outcome.of("atStart").attempts());
    assertEquals(0, outcome.of("late").attempts());
    // Inside the window: 2 s of across, 5 of atEnd, 1 of late.
    assertEquals(0.8, outcome.replication().inSystem(), 1e-9);
    assertEquals(10, outcome.replication().window(), 1e-9);
  }

  @Test
  void aRunMayEndWithItsCompletions() {
    var outcome =
        new Sketch()
            .kind("a", waits(1))
            .users(1, constant(2), "a")
            .run(new RunLength(3.5, FOREVER, 5), 1, 0);
    // Responses at 1, 4, 7, 10, 13, 16: the fifth after 3.5 s is at 16.
    assertEquals(5, outcome.of("a").completed());
    assertEquals(12.5, outcome.replication().window(), 1e-9);
  }
}
