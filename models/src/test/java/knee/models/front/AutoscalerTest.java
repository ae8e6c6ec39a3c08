package knee.models.front;

import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import knee.models.scenario.Fleet;
import knee.models.scenario.Fleet.Autoscale;
import knee.models.scenario.Settings;
import knee.models.server.Story;
import org.junit.jupiter.api.Test;

/** Servers that come and go, worked by hand; stories are over at 1000 s. Times in seconds. */
class AutoscalerTest {
  private static final double STARTING = 0.5;

  private static Fleet fleet(int min, int max, double target, double stabilization) {
    var rule = new Autoscale(target, min, max, 1, STARTING, stabilization);
    return new Fleet(
        "", Settings.sync(4).cores(1).timeout(50).server(), List.of(), min, Optional.of(rule));
  }

  /**
   * At 1 s the only server is busy all the time, so there should be 2; at 2 s they are busy by half
   * in the mean; at 3 s by 90 %, so there should be 4; from 4 s on two of them are, until one ends
   * at 10 s and the other at 12.2 s.
   */
  private static Story twoBusyServers(double stabilization) {
    return Story.on(fleet(1, 4, 0.5, stabilization))
        .at(0, cpu(10)) // first server
        .at(1.4, waits(0.05)) // the second does not serve yet
        .at(2.2, cpu(10)) // second server
        .at(3.6, waits(20)) // third server, which finishes it whatever becomes of it
        .at(3.7, waits(20)) // fourth server
        .take(10, 0.05, 10, 20, 20)
        .station("cpu", 0, 20, 2);
  }

  @Test
  void comeWhenTheTargetIsExceededAndGoWhenItIsNotReached() {
    Story story = twoBusyServers(0);
    // A quarter of 4 at 11 s asks for 2, so does a half of 2 at 12 s; 0.1 at 13 s asks for 1.
    assertEquals(1 + 2 * 2 + 4 * 8 + 2 * 2 + 987, story.station("replicas").presentArea());
    assertEquals(3, story.station("replicas").completions());
    assertEquals(4 * 4, story.station("workers").capacity());
  }

  @Test
  void goOnlyWhenNothingHasSpokenForThemForSoLong() {
    // 4 are asked for until 10 s, 2 until 12 s, then 1.
    Story story = twoBusyServers(300);
    assertEquals(1 + 2 * 2 + 4 * 307 + 2 * 2 + 688, story.station("replicas").presentArea());
  }

  @Test
  void staysWithinATenthOfTheTarget() {
    // Busy for 0.55 of each second: 10 % above the target is near enough, 12 % is not.
    assertEquals(2 * 1000, replicas(0.5));
    assertEquals(2 + 3 * 999, replicas(0.49));
  }

  private static double replicas(double target) {
    Story story = Story.on(fleet(2, 3, target, 5000));
    for (int i = 0; i < 8; i++) {
      story.at(i, cpu(0.55)).at(i, cpu(0.55));
    }
    return story.station("replicas").presentArea();
  }
}
