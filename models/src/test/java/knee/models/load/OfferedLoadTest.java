package knee.models.load;

import static knee.models.scenario.Steps.blocks;
import static knee.models.scenario.Steps.by;
import static knee.models.scenario.Steps.call;
import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.fail;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.parallel;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.quorum;
import static knee.models.scenario.Steps.readLock;
import static knee.models.scenario.Steps.repeat;
import static knee.models.scenario.Steps.reply;
import static knee.models.scenario.Steps.steps;
import static knee.models.scenario.Steps.transaction;
import static knee.models.scenario.Steps.use;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Clients.Choice;
import knee.models.scenario.Databases;
import knee.models.scenario.Fleet;
import knee.models.scenario.Server;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.Users;
import knee.models.scenario.backend.Cache;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.RowLocks;
import knee.models.scenario.backend.Service;
import org.junit.jupiter.api.Test;

/** Work per second, by hand: 10 requests a second unless it says otherwise. */
class OfferedLoadTest {
  private static final double EXACT = 1e-12;

  private static Sketch tenPerSecond(Activity... steps) {
    return new Sketch().kind("page", steps).poisson(10, "page");
  }

  private static Sketch disk(Activity... steps) {
    return tenPerSecond(steps).station("disk", 1, Discipline.FCFS);
  }

  private static Map<String, OfferedLoad> loads(Sketch sketch) {
    Map<String, OfferedLoad> loads = new TreeMap<>();
    OfferedLoad.of(sketch.scenario(), kind -> true, 0, 60)
        .forEach(load -> loads.put(load.station(), load));
    return loads;
  }

  private static void assertErlangs(double expected, String station, Sketch sketch) {
    assertEquals(expected, loads(sketch).get(station).erlangs(), EXACT, station);
  }

  private static void assertDisk(double expected, Activity... steps) {
    assertErlangs(expected, "disk", disk(steps));
  }

  @Test
  void visitsTimesServiceTime() {
    assertDisk(0.3, use("disk", 0.03));
    assertDisk(0.6, use("disk", 0.03), waits(1), use("disk", 0.03));
    assertDisk(1.2, repeat(4, use("disk", 0.03)));
    var some = new Activity.Count(2.5, true);
    assertDisk(0.75, new Activity.Repeat(some, List.of(use("disk", 0.03))));
  }

  @Test
  void sharesOfAChoice() {
    // 0.2 x 30 ms + 0.5 x 10 ms = 11 ms; with the rest nothing
    var often = new Activity.Branch(0.5, List.of(use("disk", 0.01)));
    var seldom = new Activity.Branch(0.2, List.of(use("disk", 0.03)));
    assertDisk(0.11, new Activity.Choose(List.of(often, seldom)));
  }

  @Test
  void whoFailsGoesNoFurther() {
    // a fifth fails, so 8 a second come to the second use
    var fails = new Activity.Choose(List.of(new Activity.Branch(0.2, List.of(fail("no")))));
    assertDisk(1.8, use("disk", 0.1), fails, use("disk", 0.1));
    assertDisk(1, use("disk", 0.1), fail("no"), use("disk", 0.1));
    // in 0, 1, 2, ... rounds with mean 3: begun are 3 / (1 + 3 x 0.2), survived all 1 / (1 + 3 x
    // 0.2)
    var rounds = new Activity.Repeat(new Activity.Count(3, true), List.of(use("disk", 0.1), fails));
    assertDisk(3 / 1.6, rounds);
    assertDisk(4 / 1.6, rounds, use("disk", 0.1));
    // two rounds: 1 + 0.8 are begun, 0.64 survive both
    assertDisk(1.8 + 0.64, repeat(2, use("disk", 0.1), fails), use("disk", 0.1));
  }

  @Test
  void theResponseIsNotTheEnd() {
    assertDisk(1, reply(), use("disk", 0.1));
  }

  @Test
  void aCacheWithAGivenRatio() {
    // 0.25 x (100 ms + ...) missed, 0.75 x 20 ms hit
    var look = new Activity.Cache("list", List.of(use("disk", 0.1)), List.of(use("disk", 0.02)));
    assertErlangs(0.4, "disk", disk(look).cache(cache(OptionalDouble.of(0.75), false)));
    assertErlangs(0, "disk", disk(look).cache(cache(OptionalDouble.empty(), false)));
    assertErlangs(0, "disk", disk(look).cache(cache(OptionalDouble.of(0.75), true)));
    // held meanwhile: 0.25 x 100 ms + 0.75 x (4 + 20 ms); at the least a hit
    Sketch held = tenPerSecond(hold("slots", look)).station("disk", 1, Discipline.FCFS);
    held.station("slots", 1, Discipline.FCFS);
    assertErlangs(0.43, "slots", held.cache(cache(OptionalDouble.of(0.75), false)));
    Sketch unknown = tenPerSecond(hold("slots", look)).station("disk", 1, Discipline.FCFS);
    unknown.station("slots", 1, Discipline.FCFS);
    assertErlangs(0.24, "slots", unknown.cache(cache(OptionalDouble.empty(), false)));
  }

  private static Cache cache(OptionalDouble hitRatio, boolean singleFlight) {
    return new Cache("list", 1, 0, 60, Sketch.constant(0.004), hitRatio, singleFlight);
  }

  @Test
  void branchesSideBySide() {
    Activity both = parallel(steps(use("disk", 0.01)), steps(use("disk", 0.03), waits(0.1)));
    assertDisk(0.4, both);
    Sketch held = disk(hold("slots", both)).station("slots", 1, Discipline.FCFS);
    assertErlangs(1.3, "slots", held);
    // all branches of a quorum do their work, but who waits for one of two may wait for nothing
    Activity one = quorum(1, steps(use("disk", 0.01)), steps(use("disk", 0.03), waits(0.1)));
    assertDisk(0.4, one);
    held = disk(hold("slots", one)).station("slots", 1, Discipline.FCFS);
    assertErlangs(0, "slots", held);
  }

  @Test
  void locksOfBranches() {
    // Both branches have the row at once, until the end of the transaction, 0.07 s later.
    Activity both =
        transaction(
            parallel(steps(lock("stock"), waits(0.05)), steps(waits(0.02), lock("stock"))),
            waits(0.02));
    assertErlangs(0.7, "locks.stock", tenPerSecond(both, waits(1)).locks("stock", 1));
    Activity own = parallel(steps(transaction(lock("stock"), waits(0.05))), steps(waits(0.1)));
    assertErlangs(0.5, "locks.stock", tenPerSecond(own, waits(1)).locks("stock", 1));
    // The request may fail, or go on, and end before the branch that locks.
    Activity fails = parallel(steps(lock("stock"), waits(0.05)), steps(fail("broken")));
    assertErlangs(0, "locks.stock", tenPerSecond(fails).locks("stock", 1));
    Activity one = quorum(1, steps(lock("stock"), waits(0.05)), steps());
    assertErlangs(0, "locks.stock", tenPerSecond(one).locks("stock", 1));
  }

  @Test
  void backgroundWork() {
    Sketch sketch = disk(by("celery", waits(0.2), use("disk", 0.01), cpu(0.1))).queue("celery", 2);
    assertErlangs(3.1, "celery", sketch);
    assertErlangs(0.1, "disk", sketch);
    sketch.server(Settings.gthread(1, 4).server());
    assertErlangs(0, "gil", sketch);
    assertErlangs(0, "workers", sketch);
  }

  @Test
  void stationsHeldAndTheirCapacities() {
    Sketch sketch =
        disk(hold("slots", waits(0.1), use("disk", 0.02))).station("slots", 3, Discipline.FCFS);
    assertErlangs(1.2, "slots", sketch);
    assertEquals(0.4, loads(sketch).get("slots").intensity(), EXACT);
    double[] speed = {1, 1.8, 2.4};
    Station fast =
        new Station(
            "disk",
            1,
            Discipline.PROCESSOR_SHARING,
            Integer.MAX_VALUE,
            false,
            Optional.empty(),
            speed);
    sketch = tenPerSecond(use("disk", 0.12)).station(fast);
    assertEquals(0.5, loads(sketch).get("disk").intensity(), EXACT);
    sketch = tenPerSecond(use("far", 5)).station("far", 1, Discipline.DELAY);
    assertEquals(Map.of(), loads(sketch));
  }

  @Test
  void services() {
    Sketch sketch = tenPerSecond(call("ai"), call("ai")).service("ai", 0.3, 5);
    assertEquals(1.2, loads(sketch).get("services.ai").intensity(), EXACT);
    assertEquals(Map.of(), loads(tenPerSecond(call("ai")).service("ai", 0.3, Integer.MAX_VALUE)));
    // one in ten fails, after its latency
    var unreliable = new Service("ai", Sketch.constant(0.3), 5, Optional.empty(), 0.1);
    assertErlangs(5.7, "services.ai", tenPerSecond(call("ai"), call("ai")).service(unreliable));
  }

  @Test
  void connectionsAndCoresOfTheDatabase() {
    // 10 ms for itself, and 30 + 50 ms held, of which 30 ms run
    Activity[] steps = {query(0.01), transaction(query(0.03), waits(0.05))};
    double any = Double.POSITIVE_INFINITY;
    Database database = Databases.of(Database.UNLIMITED, 2, false, 0.5, false);
    assertErlangs(0.9, "connections", tenPerSecond(steps).database(database));
    assertEquals(
        0.8, loads(tenPerSecond(steps).database(database)).get("database").intensity(), EXACT);
    Database perWorker = Databases.of(7, 2, true, any, false);
    Sketch sketch = tenPerSecond(steps).database(perWorker).server(Settings.sync(3).server());
    assertEquals(6, loads(sketch).get("connections").capacity());
    sketch = tenPerSecond(steps).database(perWorker).server(Settings.sync(4).server());
    assertEquals(7, loads(sketch).get("connections").capacity());
    assertEquals(Map.of(), loads(tenPerSecond(steps).database(Databases.pool(Database.UNLIMITED))));
  }

  @Test
  void theMostWantedRow() {
    // held from the lock to the end of the transaction: 30 ms; else to that of the request
    Activity buy = transaction(query(0.02), lock("stock"), query(0.03));
    assertErlangs(0.3, "locks.stock", tenPerSecond(buy, waits(1)).locks("stock", 1));
    assertErlangs(0.03, "locks.stock", tenPerSecond(buy).locks("stock", 10));
    assertErlangs(10, "locks.stock", tenPerSecond(lock("stock"), waits(1)).locks("stock", 1));
    assertErlangs(0, "locks.stock", tenPerSecond(readLock("stock"), waits(1)).locks("stock", 1));
    // Zipf: the first of three gets 1 / (1 + 1/2 + 1/3) = 6/11
    double forever = Double.POSITIVE_INFINITY;
    var zipf = new RowLocks("stock", 3, 1, false, 0, forever);
    assertErlangs(0.3 * 6 / 11, "locks.stock", tenPerSecond(buy).locks(zipf));
    var optimistic = new RowLocks("stock", 1, 0, true, 3, forever);
    assertEquals(Map.of(), loads(tenPerSecond(buy).locks(optimistic)));
  }

  @Test
  void locksOfAScope() {
    // twice in a transaction may be the same row: from the first on 50 ms
    Activity twice = transaction(lock("stock"), query(0.02), lock("stock"), query(0.03));
    assertErlangs(0.5, "locks.stock", tenPerSecond(twice).locks("stock", 1));
    // in two transactions one after the other: 30 ms each
    Activity buy = transaction(lock("stock"), query(0.03));
    assertErlangs(0.6, "locks.stock", tenPerSecond(buy, buy).locks("stock", 1));
    assertErlangs(0.9, "locks.stock", tenPerSecond(repeat(3, buy)).locks("stock", 1));
    // in a loop the row may be the same: a round, and what follows
    Activity loop = transaction(repeat(3, lock("stock"), query(0.02)), query(0.03));
    assertErlangs(0.5, "locks.stock", tenPerSecond(loop).locks("stock", 1));
    // three in ten lock, for 20 ms in the branch and 30 after it
    var branch = new Activity.Branch(0.3, List.of(lock("stock"), query(0.02)));
    Activity seldom = transaction(new Activity.Choose(List.of(branch)), query(0.03));
    assertErlangs(0.15, "locks.stock", tenPerSecond(seldom).locks("stock", 1));
  }

  @Test
  void threadsAndTheInterpreter() {
    // CPU 20 + 10 ms, in the thread with the wait 130 ms
    Server server = Settings.gthread(2, 4).overhead(0.01, 5).cores(1.5).server();
    Sketch sketch = tenPerSecond(cpu(0.02), waits(0.1)).server(server);
    Map<String, OfferedLoad> loads = loads(sketch);
    assertEquals(1.3 / 8, loads.get("workers").intensity(), EXACT);
    assertEquals(0.3 / 2, loads.get("gil").intensity(), EXACT);
    assertEquals(0.3 / 1.5, loads.get("cpu").intensity(), EXACT);
    Server free = Settings.gthread(2, 4).noInterpreterLock().server();
    assertEquals(
        List.of("workers"), List.copyOf(loads(tenPerSecond(cpu(0.02)).server(free)).keySet()));
    Server sync = Settings.sync(3).cores(2).server();
    loads = loads(tenPerSecond(cpu(0.02), waits(0.1)).server(sync).replicas(2));
    assertEquals(List.of("cpu", "workers"), List.copyOf(loads.keySet()));
    assertEquals(1.2 / 6, loads.get("workers").intensity(), EXACT);
    assertEquals(0.2 / 4, loads.get("cpu").intensity(), EXACT);
  }

  @Test
  void eventLoops() {
    // the loop has 20 ms of CPU and 30 of blocking, the place is taken for 190 ms
    Server server = Settings.gevent(2).workerConnections(5).server();
    Activity[] steps = {cpu(0.02), blocks(0.03), waits(0.1), query(0.04)};
    Map<String, OfferedLoad> loads = loads(tenPerSecond(steps).server(server));
    assertEquals(0.5 / 2, loads.get("processes").intensity(), EXACT);
    assertEquals(1.9 / 10, loads.get("workers").intensity(), EXACT);
    Sketch blocking = tenPerSecond(steps).server(Settings.asgi(2).server());
    loads = loads(blocking.database(Databases.blockingDriver()));
    assertEquals(List.of("processes"), List.copyOf(loads.keySet()));
    assertEquals(0.9 / 2, loads.get("processes").intensity(), EXACT);
  }

  @Test
  void poolsOfServers() {
    var web = new Fleet("web", Settings.sync(2).server(), List.of("list"), 1, Optional.empty());
    var heavy = new Fleet("heavy", Settings.sync(1).server(), List.of("buy"), 1, Optional.empty());
    Sketch sketch = new Sketch().kind("list", waits(0.1)).kind("buy", waits(0.3));
    Map<String, OfferedLoad> loads = loads(sketch.poisson(10, "list", "buy").fleets(web, heavy));
    assertEquals(0.25, loads.get("web.workers").intensity(), EXACT);
    assertEquals(1.5, loads.get("heavy.workers").intensity(), EXACT);
  }

  @Test
  void kindsByTheirWeights() {
    var mix = new Choice.Mix(Map.of("list", 3.0, "buy", 1.0));
    Sketch sketch = new Sketch().kind("list", use("disk", 0.01)).kind("buy", use("disk", 0.1));
    sketch.station("disk", 1, Discipline.FCFS);
    var poisson = new ArrivalProcess.Poisson(10);
    sketch.clients(new Clients.Arrivals("a", poisson, mix, Sketch.FOREVER, Optional.empty()));
    assertErlangs(0.325, "disk", sketch);
    // and what is not counted
    List<OfferedLoad> loads =
        OfferedLoad.of(sketch.scenario(), kind -> !kind.equals("list"), 0, 60);
    assertEquals(0.25, loads.get(0).erlangs(), EXACT);
    // users add what nobody knows
    sketch.clients(Users.of(50, 0.1, "list"));
    assertErlangs(0.325, "disk", sketch);
  }
}
