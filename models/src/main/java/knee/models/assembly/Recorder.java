package knee.models.assembly;

import java.util.List;
import java.util.function.BooleanSupplier;
import knee.simulator.Event;
import knee.simulator.Simulation;
import knee.simulator.request.ClientLog;
import knee.simulator.statistics.StationStatistics;
import knee.simulator.statistics.Timeline;

/** Keeps the timeline of a run; the event is the end of a bin. */
final class Recorder extends Event {
  private static final int MOST_BINS = 64;

  /** Width of a bin at first, where the length of the run is not known [s]. */
  private static final double NARROW = 0x1.0p-6;

  private final Simulation simulation;
  private final ClientLog log;
  private final List<StationStatistics> stations;
  private final Timeline timeline;
  private Timeline.Bin bin;
  private BooleanSupplier end = () -> false;
  private double inSystemBefore;
  private final double[] queueBefore;

  Recorder(
      Simulation simulation, ClientLog log, List<StationStatistics> stations, RunLength length) {
    this.simulation = simulation;
    this.log = log;
    this.stations = stations;
    this.queueBefore = new double[stations.size()];
    this.timeline = new Timeline(width(length), MOST_BINS, stations.size());
    open();
  }

  /** A round number of seconds that gives between 24 and 60 bins. */
  private static double width(RunLength length) {
    if (length.completions() > 0) {
      return NARROW;
    }
    double least = (length.warmUp() + length.duration()) / 60;
    double decade = 1e-9;
    while (decade * 10 <= least) {
      decade *= 10;
    }
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * decade >= least * (1 - 1e-9)) {
        return factor * decade;
      }
    }
    return 10 * decade;
  }

  private void open() {
    bin = timeline.open();
    log.fill(bin);
    simulation.scheduleAt(timeline.bins().size() * timeline.width(), this);
  }

  /** Looks at the end of each bin whether the run has to be given up. */
  void endWhen(BooleanSupplier hopeless) {
    end = hopeless;
  }

  @Override
  protected void fire() {
    flush();
    open();
    if (end.getAsBoolean()) {
      simulation.stop();
    }
  }

  /** Adds what has happened since the last time to the present bin. */
  private void flush() {
    log.settle();
    double inSystem = log.inSystemArea();
    bin.addInSystem(inSystem - inSystemBefore);
    inSystemBefore = inSystem;
    for (int i = 0; i < queueBefore.length; i++) {
      StationStatistics station = stations.get(i);
      station.close(simulation.now());
      double queue = station.queueArea();
      bin.addQueue(i, queue - queueBefore[i]);
      queueBefore[i] = queue;
    }
  }

  /** The areas of log and stations are about to start from 0. */
  void cut() {
    flush();
    inSystemBefore = 0;
    java.util.Arrays.fill(queueBefore, 0);
  }

  Timeline timeline() {
    return timeline;
  }

  /** Where nothing was recorded, to stand beside this one. */
  Timeline emptyTimeline() {
    return new Timeline(timeline.width(), MOST_BINS, queueBefore.length);
  }

  /**
   * Mean number in the system in the second half of a window less that in the first, from the bins
   * that lie within it; 0 where there are too few.
   */
  double drift(double begin, double end) {
    double width = timeline.width();
    int first = (int) Math.ceil(begin / width - 1e-9);
    int last = Math.min(timeline.bins().size(), (int) Math.floor(end / width + 1e-9));
    int half = (last - first) / 2;
    double difference = 0;
    for (int i = 0; i < half; i++) {
      difference += timeline.bins().get(last - 1 - i).inSystemArea();
      difference -= timeline.bins().get(first + i).inSystemArea();
    }
    return half == 0 ? 0 : difference / (half * width);
  }
}
