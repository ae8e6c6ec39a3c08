package knee.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The ring against a list. */
class ReadyQueueTest {
  private static final class Idle extends Event {
    @Override
    protected void fire() {}
  }

  @Property(tries = 100)
  void doesAsAList(@ForAll long seed) {
    var random = new Random(seed);
    var queue = new ReadyQueue();
    List<Event> list = new ArrayList<>();
    // More is added than taken at first, so that the ring grows from any position of its head.
    for (int i = 0; i < 3000; i++) {
      int die = random.nextInt(10);
      if (die < (i < 1500 ? 6 : 3)) {
        Event event = new Idle();
        queue.add(event);
        list.add(event);
      } else if (die < 8 || list.isEmpty()) {
        assertSame(list.isEmpty() ? null : list.remove(0), queue.poll());
      } else {
        Event event = list.remove(random.nextInt(list.size()));
        queue.remove(event);
        assertEquals(false, event.isScheduled());
      }
    }
    for (Event event : list) {
      assertSame(event, queue.poll());
    }
    assertNull(queue.poll());
  }

  @Test
  void anEventIsReadyOnceAtMost() {
    var queue = new ReadyQueue();
    Event event = new Idle();
    queue.add(event);
    assertThrows(IllegalStateException.class, () -> queue.add(event));
  }
}
