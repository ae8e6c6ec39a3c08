package knee.simulator;

import java.util.Arrays;

/** Some events and their times. */
final class EventBatch {
  private static final int LARGE = 4096;

  double[] times = new double[16];
  Event[] events = new Event[16];
  int size;

  void add(double time, Event event) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      events = Arrays.copyOf(events, 2 * size);
    }
    times[size] = time;
    events[size++] = event;
  }

  /** Large arrays are given up, as they are seldom needed. */
  void clear() {
    size = 0;
    if (times.length > LARGE) {
      times = new double[16];
      events = new Event[16];
    }
  }

  void reverse() {
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      double time = times[i];
      times[i] = times[j];
      times[j] = time;
      Event event = events[i];
      events[i] = events[j];
      events[j] = event;
    }
  }
}
