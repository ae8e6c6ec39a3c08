package knee.simulator.plain.pending;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import knee.simulator.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever comes first in time, and of one time whoever was added first, is next. */
class PendingTest {
  private static final double EVER = Double.POSITIVE_INFINITY;

  private final Pending pending = new Pending(code -> 0);

  private String next(double end) {
    pending.goUntil(end);
    int code = pending.poll(0);
    if (code == Pending.NOBODY) {
      return "nobody";
    }
    String who = Pending.isUser(code) ? "user " : Pending.isRequest(code) ? "request " : "";
    String other = Pending.isSource(code) ? "source " : "event ";
    return (who.isEmpty() ? other : who) + Pending.number(code) + " at " + pending.time();
  }

  @Test
  void ofOneTimeTheFirstAddedComesFirst() {
    pending.addRequest(1, 7);
    pending.addSource(1, 0);
    pending.addUser(1, 5);
    pending.addSource(1, 3);
    pending.addEvent(1, 2);
    assertEquals("request 7 at 1.0", next(EVER));
    assertEquals("source 0 at 1.0", next(EVER));
    pending.addSource(1, 0);
    assertEquals("user 5 at 1.0", next(EVER));
    assertEquals("source 3 at 1.0", next(EVER));
    assertEquals("event 2 at 1.0", next(EVER));
    assertEquals("source 0 at 1.0", next(EVER));
    assertEquals("nobody", next(EVER));
  }

  @Test
  void nobodyComesAfterTheEnd() {
    pending.addSource(3, 0);
    assertEquals("nobody", next(2.5));
    assertEquals(3, pending.time());
    pending.addRequest(2, 1);
    assertEquals("request 1 at 2.0", next(2.5));
    pending.addRequest(4, 1);
    assertEquals("source 0 at 3.0", next(3));
    assertEquals("nobody", next(3));
    assertEquals(4, pending.time());
    pending.wakeUser(9);
    assertEquals("user 9 at 0.0", next(3));
    assertEquals("request 1 at 4.0", next(EVER));
    assertEquals("nobody", next(EVER));
    assertEquals(EVER, pending.time());
  }

  private record Turn(double time, long order, int code) {}

  /** Sources, events and requests at few times, against a queue that knows who was first. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 40})
  void asInAPriorityQueue(int sources) {
    Comparator<Turn> byTime = Comparator.comparingDouble(Turn::time);
    var queue = new PriorityQueue<>(byTime.thenComparingLong(Turn::order));
    var random = new RandomStream(sources);
    var idle = new ArrayDeque<Integer>();
    long order = 0;
    for (int i = 0; i < sources; i++) {
      queue.add(new Turn(i % 3, order++, ~(i << 1)));
      pending.addSource(i % 3, i);
      queue.add(new Turn(i % 2, order++, ~(i << 1 | 1)));
      pending.addEvent(i % 2, i);
    }
    pending.goUntil(EVER);
    for (int i = 0; i < 30; i++) {
      idle.add(i);
    }
    for (int i = 0; i < 20_000; i++) {
      Turn first = queue.remove();
      assertEquals(first.code, pending.poll(0));
      assertEquals(first.time, pending.time());
      int number = Pending.number(first.code);
      if (Pending.isRequest(first.code)) {
        idle.add(number);
      } else {
        double time = first.time + random.nextInt(3);
        queue.add(new Turn(time, order++, first.code));
        if (Pending.isSource(first.code)) {
          pending.addSource(time, number);
        } else {
          pending.addEvent(time, number);
        }
      }
      if (!idle.isEmpty()) {
        double time = first.time + random.nextInt(4);
        queue.add(new Turn(time, order++, idle.peek() << 1 | 1));
        pending.addRequest(time, idle.remove());
      }
    }
  }
}
