package knee.experiments.run.warmup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.DoubleConsumer;
import knee.experiments.file.Point;
import knee.experiments.run.work.Pieces;
import knee.experiments.run.work.UnitOfWork;
import knee.models.scenario.Clients;
import knee.simulator.statistics.Timeline;

/**
 * How long a point takes to settle, found by pilot replications of their own, so that what is
 * measured later does not depend on where it was cut.
 *
 * <p>MSER over {@value #PILOTS} pilots: the numbers in the system and at all stations are averaged
 * over the pilots bin by bin, and the later of the two cuts is taken. A cut in the second half says
 * that the pilots were too short to tell: then they are twice as long, twice over at most. Users
 * that come one after the other (spawn_rate) have all come before anything is looked at. Where the
 * load follows the clock (a schedule, a trace) nothing settles, and nothing is cut.
 *
 * <p>Whoever needs the answer works at it: threads take the pilots that are left, then wait for
 * those that others have taken.
 */
public final class WarmUp {
  /** Five do as well as more (Hoad, Robinson and Davies 2010). */
  private static final int PILOTS = 5;

  private static final int STAGES = 3;

  /** Pilots have replication numbers that no measured replication has. */
  private static final int FIRST_PILOT = 1_000_000_000;

  /** Window of the shortest pilots over that of a replication, per replication and at most. */
  private static final double SHARE = 0.04;

  private static final double LARGEST_SHARE = 0.5;

  private final UnitOfWork unit;
  private final Point point;
  private final DoubleConsumer worked;
  private final double allCome;
  private final Map<Integer, List<FutureTask<Timeline>>> stages = new HashMap<>();

  /** What came of the pilots, which are not kept; NaN until then [s]. */
  private double found = Double.NaN;

  /**
   * @param worked is told of every piece of the pilots, in replications of the point
   */
  public WarmUp(UnitOfWork unit, Point point, DoubleConsumer worked) {
    this.unit = unit;
    this.point = point;
    this.worked = worked;
    this.allCome = allCome(point);
  }

  /** What the first pilots take, about, in replications of the point. */
  public static double work(Point point) {
    return toBeFound(point) ? PILOTS * share(point) : 0;
  }

  /** Whether there is one, and the file does not give it. */
  static boolean toBeFound(Point point) {
    return point.length().warmUpToBeFound()
        && point.scenario().clients().stream().noneMatch(WarmUp::followsTheClock);
  }

  private static double share(Point point) {
    return Math.min(LARGEST_SHARE, SHARE * point.replications());
  }

  private static double allCome(Point point) {
    double latest = 0;
    for (Clients clients : point.scenario().clients()) {
      if (clients instanceof Clients.Users users) {
        latest = Math.max(latest, (users.users() - 1) / users.spawnRate());
      }
    }
    return latest;
  }

  /**
   * The warm-up [s]: that of the point where it gives one.
   *
   * @throws ExecutionException when a pilot fails
   */
  public double seconds() throws ExecutionException, InterruptedException {
    if (!toBeFound(point)) {
      return point.length().warmUpToBeFound() ? 0 : point.length().warmUp();
    }
    double known = found();
    return Double.isNaN(known) ? find() : known;
  }

  private synchronized double found() {
    return found;
  }

  private double find() throws ExecutionException, InterruptedException {
    Settling settling = new Settling(run(stage(0)), allCome);
    for (int stage = 1; stage < STAGES && !settling.found(); stage++) {
      settling = new Settling(run(stage(stage)), allCome);
    }
    synchronized (this) {
      found = settling.cut();
      stages.clear();
    }
    return settling.cut();
  }

  private static boolean followsTheClock(Clients clients) {
    return clients instanceof Clients.Arrivals arrivals
        && (arrivals.process() instanceof Clients.ArrivalProcess.Schedule
            || arrivals.process() instanceof Clients.ArrivalProcess.Trace);
  }

  private synchronized List<FutureTask<Timeline>> stage(int stage) {
    return stages.computeIfAbsent(stage, this::pilots);
  }

  private List<FutureTask<Timeline>> pilots(int stage) {
    double share = share(point) * (1 << stage);
    Point pilot = point.withLength(point.length().times(share).withWarmUp(allCome));
    List<FutureTask<Timeline>> pilots = new ArrayList<>();
    for (int i = 0; i < PILOTS; i++) {
      int number = FIRST_PILOT + stage * PILOTS + i;
      DoubleConsumer done = new Pieces(share, worked);
      pilots.add(new FutureTask<>(() -> unit.run(pilot, number, done).get(0).timeline()));
    }
    return pilots;
  }

  private static List<Timeline> run(List<FutureTask<Timeline>> pilots)
      throws ExecutionException, InterruptedException {
    // One that another thread has begun, or ended, does nothing here.
    pilots.forEach(FutureTask::run);
    List<Timeline> timelines = new ArrayList<>();
    for (FutureTask<Timeline> pilot : pilots) {
      timelines.add(pilot.get());
    }
    return timelines;
  }
}
