package knee.experiments.run.warmup;

import java.util.List;
import knee.experiments.run.FakeSimulation;
import knee.models.assembly.RunLength;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.Timeline;

/** A run, in bins of 1 s, that settles. */
final class SettlingRun {
  private SettlingRun() {}

  /** The number in the system grows up to 10 for so many seconds. */
  static Replication after(double seconds, RunLength length) {
    Timeline timeline = new Timeline(1, 1000, 1);
    int end = (int) (length.warmUp() + length.duration());
    for (int i = 0; i < end; i++) {
      timeline.open().addInSystem(Math.min(1, i / seconds) * 10);
    }
    return of(timeline, end);
  }

  /** As many as it gets are there from the beginning, but who ends has been there since then. */
  static Replication ofUsersWhoComeRound(int users, RunLength length) {
    Timeline timeline = new Timeline(1, 1000, 1);
    int end = (int) (length.warmUp() + length.duration());
    for (int i = 0; i < end; i++) {
      Timeline.Bin bin = timeline.open();
      bin.addInSystem(users);
      bin.succeeded(Math.min(i + 1, users));
    }
    return of(timeline, end);
  }

  private static Replication of(Timeline timeline, int end) {
    timeline.close(end);
    return FakeSimulation.replication(end, 1, 1, 0, List.of(), List.of(), timeline);
  }
}
