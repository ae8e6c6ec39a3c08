package knee.experiments.run.warmup;

import java.util.List;
import knee.experiments.run.FakeSimulation;
import knee.models.assembly.RunLength;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.Timeline;

/** A run, in bins of 1 s, whose number in the system grows up to 10. */
final class SettlingRun {
  private SettlingRun() {}

  /** It stays as it is after so many seconds. */
  static Replication after(double seconds, RunLength length) {
    Timeline timeline = new Timeline(1, 1000, 1);
    int end = (int) (length.warmUp() + length.duration());
    for (int i = 0; i < end; i++) {
      timeline.open().addInSystem(Math.min(1, i / seconds) * 10);
    }
    timeline.close(end);
    return FakeSimulation.replication(end, 1, 1, 0, List.of(), List.of(), timeline);
  }
}
