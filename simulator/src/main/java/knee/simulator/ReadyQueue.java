package knee.simulator;

import java.util.Arrays;

/** Events that fire now, but after what is happening now; first come, first served. */
final class ReadyQueue {
  private Event[] ring = new Event[64];
  private int head;
  private int size;

  void add(Event event) {
    if (event.slot != Event.IDLE) {
      throw new IllegalStateException("an event was woken that is already scheduled");
    }
    if (size == ring.length) {
      grow();
    }
    ring[(head + size) & (ring.length - 1)] = event;
    size++;
    event.slot = Event.READY;
  }

  /** The next event, or null when there is none. */
  Event poll() {
    while (size > 0) {
      Event event = ring[head];
      ring[head] = null;
      head = (head + 1) & (ring.length - 1);
      size--;
      if (event != null) {
        event.slot = Event.IDLE;
        return event;
      }
    }
    return null;
  }

  /** Takes an event out; it costs a search, which only kills and abandonments pay. */
  void remove(Event event) {
    for (int i = 0; i < size; i++) {
      int place = (head + i) & (ring.length - 1);
      if (ring[place] == event) {
        ring[place] = null;
        event.slot = Event.IDLE;
        return;
      }
    }
  }

  private void grow() {
    Event[] larger = Arrays.copyOfRange(ring, head, head + ring.length);
    System.arraycopy(ring, 0, larger, ring.length - head, head);
    ring = Arrays.copyOf(larger, 2 * ring.length);
    head = 0;
  }
}
