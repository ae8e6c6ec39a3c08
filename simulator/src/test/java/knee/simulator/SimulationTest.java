package knee.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private final Simulation simulation = new Simulation(1, 0);
  private final List<String> story = new ArrayList<>();

  private Event event(String name, Runnable then) {
    return new Event() {
      @Override
      protected void fire() {
        story.add(name + simulation.now());
        then.run();
      }
    };
  }

  private Event event(String name) {
    return event(name, () -> {});
  }

  @Test
  void whatIsWokenFiresNowAfterWhatIsHappeningAndBeforeWhatIsScheduled() {
    Event woken = event("woken");
    Event second = event("second");
    Event later = event("later");
    Event first =
        event(
            "first",
            () -> {
              simulation.wake(woken);
              simulation.schedule(0, later);
              story.add("still first");
            });
    simulation.schedule(1, first);
    simulation.schedule(1, second);
    simulation.runUntil(2);
    assertEquals(List.of("first1.0", "still first", "woken1.0", "second1.0", "later1.0"), story);
    assertEquals(2, simulation.now());
    assertEquals(4, simulation.events());
  }

  @Test
  void theEndIsInclusive() {
    simulation.schedule(2, event("at"));
    simulation.schedule(Math.nextUp(2.0), event("after"));
    simulation.runUntil(2);
    assertEquals(List.of("at2.0"), story);
  }

  @Test
  void cancelTakesOutOfCalendarAndReadyQueue() {
    Event scheduled = event("scheduled");
    Event woken = event("woken");
    simulation.schedule(1, scheduled);
    simulation.wake(woken);
    assertTrue(scheduled.isScheduled() && woken.isScheduled());
    simulation.cancel(scheduled);
    simulation.cancel(woken);
    simulation.cancel(woken);
    assertFalse(scheduled.isScheduled() || woken.isScheduled());
    simulation.runUntil(2);
    assertEquals(List.of(), story);
  }

  @Test
  void manyCancelledEventsLeaveTheOthersInOrder() {
    List<Event> events = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      events.add(event(i + "@"));
      simulation.schedule(i % 10, events.get(i));
    }
    for (int i = 0; i < 1000; i++) {
      if (i % 3 != 0) {
        simulation.cancel(events.get(i));
      }
    }
    for (int time = 0; time < 10; time++) {
      for (int i = time; i < 1000; i += 10) {
        if (i % 3 == 0) {
          expected.add(i + "@" + (double) time);
        }
      }
    }
    simulation.runUntil(10);
    assertEquals(expected, story);
  }

  @Test
  void schedulingAgainMovesTheEvent() {
    Event moved = event("moved");
    simulation.schedule(1, moved);
    simulation.schedule(3, moved);
    assertEquals(3, simulation.timeOf(moved));
    simulation.schedule(2, moved);
    simulation.runUntil(5);
    assertEquals(List.of("moved2.0"), story);
  }

  @Test
  void aWokenEventMovesFromTheReadyQueueToTheCalendar() {
    Event moved = event("moved");
    simulation.wake(moved);
    simulation.schedule(2, moved);
    simulation.runUntil(5);
    assertEquals(List.of("moved2.0"), story);
  }

  @Test
  void nothingHappensInThePast() {
    simulation.schedule(1, event("one"));
    simulation.runUntil(3);
    assertThrows(IllegalArgumentException.class, () -> simulation.schedule(-1, event("past")));
    assertThrows(IllegalArgumentException.class, () -> simulation.schedule(0.0 / 0, event("x")));
    assertThrows(IllegalArgumentException.class, () -> simulation.scheduleAt(2, event("past")));
  }

  @Test
  void stopEndsTheRunAfterThePresentEvent() {
    simulation.schedule(1, event("one", simulation::stop));
    simulation.schedule(1, event("two"));
    simulation.runUntil(3);
    assertEquals(List.of("one1.0"), story);
    assertEquals(1, simulation.now());
    simulation.runUntil(3);
    assertEquals(List.of("one1.0", "two1.0"), story);
  }

  @Test
  void aStandstillIsFound() {
    Event restless =
        new Event() {
          @Override
          protected void fire() {
            simulation.wake(this);
          }
        };
    simulation.schedule(1, restless);
    var thrown = assertThrows(IllegalStateException.class, () -> simulation.runUntil(2));
    assertTrue(thrown.getMessage().contains("time stands still at 1.0 s"), thrown.getMessage());
  }

  @Test
  void theFingerprintTellsTimesApart() {
    long[] prints = new long[3];
    for (int i = 0; i < 3; i++) {
      var run = new Simulation(1, 0);
      run.schedule(i == 2 ? Math.nextUp(1.0) : 1, event("a"));
      run.runUntil(2);
      prints[i] = run.fingerprint();
    }
    assertEquals(prints[0], prints[1]);
    assertNotEquals(prints[0], prints[2]);
  }
}
