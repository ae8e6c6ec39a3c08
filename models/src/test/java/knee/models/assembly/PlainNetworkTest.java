package knee.models.assembly;

import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.use;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.Users;
import knee.simulator.Simulation;
import knee.simulator.distribution.Distribution;
import knee.simulator.distribution.Exponential;
import knee.simulator.statistics.LatencyHistogram;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.RequestStatistics;
import knee.simulator.statistics.StationStatistics;
import knee.simulator.statistics.Timeline;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Rows of numbers against requests that walk along their journeys: two programs for the same thing,
 * which have to agree in every event and every bit.
 */
class PlainNetworkTest {
  private static final int STATIONS = 5;
  private static final String[] KINDS = {"a", "b", "c"};

  private Random random;

  /** Does nothing here, as nothing ever fails; but takes requests, not numbers. */
  private Sketch withRequests(Sketch sketch) {
    return sketch.retries(0, constant(1));
  }

  private Sketch draw(Sketch sketch, long seed) {
    random = new Random(seed);
    sketch.locks("rows", 1 + random.nextInt(3)).locks("others", 2);
    for (int i = 0; i < STATIONS; i++) {
      boolean delay = random.nextInt(4) == 0;
      sketch.station("s" + i, 1 + random.nextInt(3), delay ? Discipline.DELAY : Discipline.FCFS);
    }
    for (String kind : KINDS) {
      sketch.kind(kind, steps(0));
    }
    int populations = 1 + random.nextInt(3);
    for (int i = 0; i < populations; i++) {
      addClients(sketch, i);
    }
    return sketch;
  }

  private void addClients(Sketch sketch, int number) {
    switch (random.nextInt(3)) {
      case 0 -> sketch.arrive(new ArrivalProcess.Renewal(positive()), KINDS);
      case 1 -> sketch.poisson(0.3, KINDS[random.nextInt(KINDS.length)]);
      default -> sketch.clients(users(sketch, number));
    }
  }

  private Users users(Sketch sketch, int number) {
    int many = random.nextInt(4) == 0 ? 120 : 1 + random.nextInt(30);
    Users users = Users.of(many, positive(), KINDS);
    if (random.nextBoolean()) {
      users.thinkFirst();
    }
    if (random.nextBoolean()) {
      users.spawned(5).start("b", "a");
    }
    return random.nextBoolean() ? users.choosing(session()) : users;
  }

  private static Clients.Choice session() {
    Map<String, Map<String, Double>> next = new LinkedHashMap<>();
    next.put("b", Map.of("c", 1.0));
    next.put("c", Map.of("b", 0.5, "c", 0.5));
    return new Clients.Choice.Session(next);
  }

  private Distribution positive() {
    return random.nextBoolean() ? constant(1 + random.nextInt(3) * 0.5) : new Exponential(2);
  }

  private Distribution time() {
    return random.nextInt(3) == 0 ? new Exponential(0.5) : constant(random.nextInt(3) * 0.25);
  }

  /** Stations in ascending order only, and locks innermost: nobody can wait in a circle. */
  private Activity[] steps(int from) {
    List<Activity> steps = new ArrayList<>();
    for (int i = from; i < STATIONS; i++) {
      switch (random.nextInt(5)) {
        case 0 -> steps.add(new Activity.Wait(time()));
        case 1 -> steps.add(use("s" + i, time()));
        case 2 -> steps.add(either(use("s" + i, time()), new Activity.Cpu(time())));
        case 3 -> steps.add(hold("s" + i, lock("rows"), new Activity.Wait(time()), lock("others")));
        default -> {
          steps.add(hold("s" + i, steps(i + 1)));
          i = STATIONS;
        }
      }
    }
    return steps.toArray(new Activity[0]);
  }

  private Activity either(Activity... alternatives) {
    List<Activity.Branch> branches = new ArrayList<>();
    for (Activity alternative : alternatives) {
      branches.add(new Activity.Branch(0.4, List.of(alternative)));
    }
    return new Activity.Choose(branches);
  }

  @Property(tries = 400)
  void agreesWithRequestsInEveryBit(@ForAll long seed) {
    Sketch plain = draw(new Sketch(), seed);
    Sketch other = draw(withRequests(new Sketch()), seed);
    assertTrue(isPlain(plain));
    var length =
        seed % 2 == 0 ? new RunLength(3, 60, 0) : new RunLength(0, Double.POSITIVE_INFINITY, 300);
    List<Replication> one = Simulate.batches(plain.scenario(), length, seed, 1, 3);
    List<Replication> two = Simulate.batches(other.scenario(), length, seed, 1, 3);
    for (int batch = 0; batch < 3; batch++) {
      assertSame(two.get(batch), one.get(batch));
    }
  }

  private static boolean isPlain(Sketch sketch) {
    return new Model(new Simulation(1, 0), sketch.scenario(), 10).isPlain();
  }

  private static void assertSame(Replication expected, Replication actual) {
    assertEquals(expected.fingerprint(), actual.fingerprint());
    assertEquals(expected.events(), actual.events());
    assertEquals(expected.window(), actual.window());
    assertEquals(expected.inSystem(), actual.inSystem());
    assertEquals(expected.drift(), actual.drift());
    assertEquals(expected.excess(), actual.excess());
    for (int i = 0; i < expected.requests().size(); i++) {
      assertSame(expected.requests().get(i), actual.requests().get(i));
    }
    for (int i = 0; i < expected.stations().size(); i++) {
      assertSame(expected.stations().get(i), actual.stations().get(i));
    }
    assertSame(expected.timeline(), actual.timeline());
  }

  private static void assertSame(RequestStatistics expected, RequestStatistics actual) {
    assertEquals(expected.completed(), actual.completed());
    assertEquals(expected.response().mean(), actual.response().mean());
    assertEquals(expected.response().variance(), actual.response().variance());
    assertSame(expected.latency(), actual.latency());
    assertEquals(expected.timeIn().names(), actual.timeIn().names());
    assertArrayEquals(expected.timeIn().slowest(1), actual.timeIn().slowest(1));
    assertArrayEquals(expected.timeIn().slowest(0.05), actual.timeIn().slowest(0.05));
  }

  private static void assertSame(LatencyHistogram expected, LatencyHistogram actual) {
    for (double share : new double[] {0.1, 0.5, 0.9, 0.95, 0.99, 1}) {
      assertEquals(expected.percentile(share), actual.percentile(share));
    }
  }

  private static void assertSame(StationStatistics expected, StationStatistics actual) {
    assertEquals(expected.name(), actual.name());
    assertEquals(expected.present(), actual.present());
    assertEquals(expected.queue(), actual.queue());
    assertEquals(expected.utilization(), actual.utilization());
    assertEquals(expected.meanWait(), actual.meanWait());
    assertEquals(expected.admitted(), actual.admitted());
    assertEquals(expected.completions(), actual.completions());
  }

  private static void assertSame(Timeline expected, Timeline actual) {
    assertEquals(expected.bins().size(), actual.bins().size());
    for (int i = 0; i < expected.bins().size(); i++) {
      assertEquals(expected.bins().get(i).mean(), actual.bins().get(i).mean());
      assertEquals(expected.bins().get(i).inSystemArea(), actual.bins().get(i).inSystemArea());
      assertEquals(expected.bins().get(i).queueArea(), actual.bins().get(i).queueArea());
      assertSame(expected.bins().get(i).latency(), actual.bins().get(i).latency());
    }
  }

  private static Sketch twoStations(Activity... steps) {
    return new Sketch()
        .station("a", 1, Discipline.FCFS)
        .station("b", 1, Discipline.FCFS)
        .locks("rows", 2)
        .kind("job", steps)
        .poisson(0.3, "job");
  }

  @Test
  void whatNeedsMoreThanNumbersIsLeftToRequests() {
    assertTrue(isPlain(twoStations(use("a", 1), hold("b", lock("rows"), waits(1)))));
    assertFalse(isPlain(twoStations(use("a", 1)).timeout(5).poisson(1, "job")), "clients give up");
    assertFalse(isPlain(twoStations(new Activity.Reply(), use("a", 1))), "work after the reply");
    assertFalse(
        isPlain(twoStations(use("shared", 1)).station("shared", 1, Discipline.PROCESSOR_SHARING)));
    assertFalse(isPlain(twoStations(new Activity.Lock("rows", true))), "readers share a row");
    assertFalse(isPlain(twoStations(lock("rows"), waits(1), lock("rows"))), "two rows of a table");
  }

  /** Who may wait for each other has to be found and said, for which requests are needed. */
  @Test
  void whatIsTakenInACircleIsLeftToRequests() {
    Activity ab = hold("a", waits(1), hold("b", waits(1)));
    Activity ba = hold("b", waits(1), use("a", 1));
    assertTrue(isPlain(twoStations(ab)));
    assertTrue(isPlain(twoStations(ba)));
    assertFalse(isPlain(twoStations(ab, ba)));
    assertFalse(isPlain(twoStations(ab).kind("other", ba)));
    assertFalse(isPlain(twoStations(hold("a", use("a", 1)))));
  }

  /** A branch may lock a row for longer than it lasts: then it is not known what is held. */
  @Test
  void whatMayBeHeldOrNotIsLeftToRequests() {
    Activity perhaps =
        new Activity.Choose(List.of(new Activity.Branch(0.5, List.of(lock("rows")))));
    assertFalse(isPlain(twoStations(hold("a", perhaps, waits(1)))));
    Activity within =
        new Activity.Choose(
            List.of(new Activity.Branch(0.5, List.of(hold("b", lock("rows"), waits(1))))));
    assertTrue(isPlain(twoStations(hold("a", within, waits(1)))));
  }
}
