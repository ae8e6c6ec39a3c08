package knee.experiments.run;

import java.util.List;
import java.util.Optional;
import knee.experiments.file.Point;
import knee.experiments.run.estimate.PointSummary;
import knee.experiments.run.estimate.Section;
import knee.experiments.run.work.UnitOfWork;
import knee.simulator.random.RandomStream;
import knee.simulator.statistics.Excess;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.RequestStatistics;
import knee.simulator.statistics.StationStatistics;
import knee.simulator.statistics.Timeline;

/**
 * Stands for the simulator where its answer does not matter: 10 s with 200 {@code list} requests of
 * 0 to (users / 10) s, 20 {@code reserve} requests of twice that and 10 attempts of each that time
 * out after 3 s. A {@code disk} of capacity 2 with one unit busy for 5 s and two waiting.
 */
public final class FakeSimulation implements UnitOfWork {
  public static final double WINDOW = 10;

  /** What so many replications of the point make together. */
  public static PointSummary summary(Point point, int replications) {
    PointSummary summary = new PointSummary(point.scenario());
    for (int replication = 0; replication < replications; replication++) {
      summary.add(Section.of(new FakeSimulation().run(point, replication)));
    }
    return summary;
  }

  @Override
  public List<Replication> run(Point point, int replication) {
    RandomStream random =
        new RandomStream(RandomStream.key(point.seed(), replication, point.text()));
    Object users = point.vary().getOrDefault("clients.users", 10L);
    double longest = ((Number) users).doubleValue() / 10;
    RequestStatistics list = new RequestStatistics("list", 100_000, List.of());
    RequestStatistics reserve = new RequestStatistics("reserve", 100_000, List.of());
    Timeline timeline = new Timeline(5, 100, 1);
    Timeline.Bin bin = timeline.open();
    for (int i = 0; i < 200; i++) {
      double time = random.nextDouble() * longest;
      list.succeeded(time);
      bin.succeeded(time);
    }
    for (int i = 0; i < 20; i++) {
      reserve.succeeded(2 * random.nextDouble() * longest);
    }
    for (int i = 0; i < 10; i++) {
      list.failed("timeout", 3);
      reserve.failed("timeout", 3);
    }
    StationStatistics disk = new StationStatistics("disk", 2);
    disk.change(0, 3, 1);
    disk.waited(2);
    disk.waited(0);
    disk.change(5, -3, -1);
    disk.completed();
    disk.close(WINDOW);
    bin.addInSystem(15);
    bin.addQueue(0, 10);
    timeline.close(WINDOW);
    double times = list.response().sum() + reserve.response().sum() + 20 * 3;
    long events = 1000 + replication;
    return List.of(
        replication(
            WINDOW,
            events,
            random.nextLong(),
            times / WINDOW,
            List.of(list, reserve),
            List.of(disk),
            timeline));
  }

  /** One without a server, of clients without names, in which nobody waits in a circle. */
  public static Replication replication(
      double window,
      long events,
      long fingerprint,
      double inSystem,
      List<RequestStatistics> requests,
      List<StationStatistics> stations,
      Timeline timeline) {
    return new Replication(
        window,
        events,
        fingerprint,
        inSystem,
        0,
        requests,
        stations,
        timeline,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Excess.NONE);
  }
}
