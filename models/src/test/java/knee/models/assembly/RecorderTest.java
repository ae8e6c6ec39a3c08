package knee.models.assembly;

import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Users;
import knee.simulator.statistics.Timeline;
import org.junit.jupiter.api.Test;

/** The course of a run whose length is not known, so that its bins are joined as it goes on. */
class RecorderTest {
  private static final int COMPLETIONS = 1000;

  private static void assertAllIn(Sketch sketch) {
    Timeline timeline =
        sketch
            .kind("r", waits(0.01))
            .clients(Users.of(1, 0, "r"))
            .run(new RunLength(0, 0, COMPLETIONS), 1, 0)
            .replication()
            .timeline();
    double width = timeline.width();
    long completed = 0;
    for (int i = 0; i < timeline.bins().size(); i++) {
      double until = Math.min(timeline.end(), (i + 1) * width);
      completed += timeline.bins().get(i).completed();
      // One ends every 10 ms, the last at 10 s.
      assertEquals(Math.floor(until / 0.01 + 1e-6), completed, 1, "until " + until);
    }
    assertEquals(COMPLETIONS, completed);
  }

  @Test
  void whatEndsBeforeBinsAreJoinedIsInTheBinThatTheyBecome() {
    assertAllIn(new Sketch());
    assertAllIn(new Sketch().server(Settings.sync(1).server()));
  }
}
