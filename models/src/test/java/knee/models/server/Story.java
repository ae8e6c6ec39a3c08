package knee.models.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import knee.models.assembly.RunLength;
import knee.models.assembly.Simulate;
import knee.models.scenario.Activity;
import knee.models.scenario.Fleet;
import knee.models.scenario.Proxy;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.RowLocks;
import knee.simulator.distribution.Constant;
import knee.simulator.statistics.MemoryStatistics;
import knee.simulator.statistics.ProcessStatistics;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.RequestStatistics;
import knee.simulator.statistics.StationStatistics;
import knee.simulator.statistics.TimeSplit;

/**
 * A few requests at given moments, each with steps of its own, whose fate can be worked out by
 * hand. When all is over, nothing may be held or waited for any more: every story checks that.
 */
public final class Story {
  private static final double A_MICROSECOND_IN_A_THOUSAND = 1e-9;

  /** All stories are over by then [s]. */
  private static final double THE_END = 1000;

  private final Sketch sketch = new Sketch();
  private int requests;
  private Replication result;

  private Story() {}

  public static Story on(Settings settings) {
    Story story = withoutServer();
    story.sketch.server(settings.server());
    return story;
  }

  /** Requests are called r0, r1, ... */
  public static Story on(Fleet... fleets) {
    Story story = withoutServer();
    story.sketch.fleets(fleets);
    return story;
  }

  public static Story withoutServer() {
    return new Story();
  }

  /** The next request, in the order of time, and of writing at equal times. */
  public Story at(double time, Activity... steps) {
    sketch.at(time, "r" + requests++, steps);
    return this;
  }

  /** The same servers so many times. */
  public Story replicas(int number) {
    sketch.replicas(number);
    return this;
  }

  public Story proxy(int connections, double readTimeout, Proxy.Balance balance) {
    sketch.proxy(connections, readTimeout, balance);
    return this;
  }

  public Story database(Database settings) {
    sketch.database(settings);
    return this;
  }

  public Story locks(String name, int rows) {
    sketch.locks(name, rows);
    return this;
  }

  public Story locks(RowLocks table) {
    sketch.locks(table);
    return this;
  }

  public Story service(String name, double latency, int concurrency) {
    sketch.service(name, latency, concurrency);
    return this;
  }

  public Story station(String name, int servers) {
    sketch.station(name, servers, Discipline.FCFS);
    return this;
  }

  /** Those who wait longer than this leave. */
  public Story station(String name, int servers, double patience) {
    return station(
        new Station(
            name,
            servers,
            Discipline.FCFS,
            Integer.MAX_VALUE,
            false,
            Optional.of(new Constant(patience)),
            new double[0]));
  }

  public Story station(Station settings) {
    sketch.station(settings);
    return this;
  }

  public Story queue(String name, int workers) {
    sketch.queue(name, workers);
    return this;
  }

  public Story clientsGiveUpAfter(double time) {
    sketch.timeout(time);
    return this;
  }

  /** Tells what happens. */
  public Story tell() {
    List<Replication> halves =
        Simulate.batches(sketch.scenario(), new RunLength(0, 2 * THE_END, 0), 1, 0, 2);
    result = halves.get(0);
    for (StationStatistics station : halves.get(1).stations()) {
      if (!station.name().endsWith("replicas")) {
        assertEquals(0, station.presentArea(), "still present at " + station.name());
      }
      assertEquals(0, station.busyArea(), "still held: " + station.name());
    }
    for (ProcessStatistics process : halves.get(1).processes()) {
      assertEquals(0, process.work().presentArea(), "still in process " + process.name());
      assertEquals(0, process.work().busyArea(), "still busy: process " + process.name());
      assertEquals(0, process.connections().area(), "still open at process " + process.name());
    }
    assertEquals(0, halves.get(1).inSystem(), "still in the system");
    return this;
  }

  /** Request i ends well after this time [s], exact to the nanosecond. */
  public Story takes(int i, double expected) {
    RequestStatistics request = request(i);
    assertEquals(Map.of(), request.errors(), "errors of request " + i);
    assertEquals(
        expected, request.response().mean(), A_MICROSECOND_IN_A_THOUSAND, "time of request " + i);
    double parts = DoubleStream.of(request.timeIn().slowest(1)).sum();
    assertEquals(expected, parts, A_MICROSECOND_IN_A_THOUSAND, "parts of request " + i);
    return this;
  }

  /** Of the time of request i so much was this part. */
  public Story spends(int i, String part, double expected) {
    TimeSplit split = request(i).timeIn();
    double[] times = split.slowest(1);
    double sum = 0;
    for (int n = 0; n < times.length; n++) {
      sum += split.names().get(n).equals(part) ? times[n] : 0;
    }
    assertEquals(expected, sum, A_MICROSECOND_IN_A_THOUSAND, part + " of request " + i);
    return this;
  }

  /** All requests, in their order. */
  public Story take(double... expected) {
    for (int i = 0; i < expected.length; i++) {
      takes(i, expected[i]);
    }
    return this;
  }

  /** Request i ends with this error after this time [s]. */
  public Story fails(int i, String error, double expected) {
    RequestStatistics request = request(i);
    assertEquals(Map.of(error, 1L), request.errors(), "errors of request " + i);
    assertEquals(
        expected,
        request.errorResponse().mean(),
        A_MICROSECOND_IN_A_THOUSAND,
        "time of the failure of request " + i);
    return this;
  }

  private RequestStatistics request(int i) {
    if (result == null) {
      tell();
    }
    return result.requests().get(i);
  }

  /** How long request i took, which has succeeded [s]. */
  public double time(int i) {
    assertEquals(1, request(i).completed(), "errors of request " + i + request(i).errors());
    return request(i).response().mean();
  }

  /** Requests that ended, well or not. */
  public long ended() {
    request(0);
    return result.requests().stream().mapToLong(RequestStatistics::attempts).sum();
  }

  /** Requests that ended with an error. */
  public long errors() {
    request(0);
    return result.requests().stream().mapToLong(r -> r.errorResponse().count()).sum();
  }

  /** Requests that ended with this error. */
  public long errors(String kind) {
    request(0);
    return result.requests().stream().mapToLong(r -> r.errors().getOrDefault(kind, 0L)).sum();
  }

  /** What a station did, as totals over the whole story. */
  public StationStatistics station(String name) {
    if (result == null) {
      tell();
    }
    return result.stations().stream()
        .filter(station -> station.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What a process did, as totals over the whole story. */
  public ProcessStatistics process(String name) {
    request(0);
    return result.processes().stream()
        .filter(process -> process.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Connections accepted, requests ended, waiting in its own queue and busy time in all [s]. */
  public Story process(String name, int accepts, int requests, double waiting, double busy) {
    ProcessStatistics process = process(name);
    assertEquals(accepts, process.accepts(), "accepted by process " + name);
    assertEquals(requests, process.requests(), "requests of process " + name);
    double queue = process.work().queueArea();
    assertEquals(waiting, queue, A_MICROSECOND_IN_A_THOUSAND, "queue in process " + name);
    double held = process.work().busyArea();
    assertEquals(busy, held, A_MICROSECOND_IN_A_THOUSAND, "busy in process " + name);
    return this;
  }

  /** Memory of the first server: integral over the story, the most, and who was killed for it. */
  public Story memory(double area, double most, int kills) {
    request(0);
    MemoryStatistics memory = result.memory().get(0);
    assertEquals(area, memory.used().area(), 1e-6, "memory");
    assertEquals(most, memory.used().most(), A_MICROSECOND_IN_A_THOUSAND, "most memory");
    assertEquals(kills, memory.kills(), "killed for memory");
    return this;
  }

  /** Requests that ended in any process. */
  public long processRequests() {
    request(0);
    return result.processes().stream().mapToLong(ProcessStatistics::requests).sum();
  }

  /** Processes killed for want of memory, at all servers. */
  public long memoryKills() {
    request(0);
    return result.memory().stream().mapToLong(MemoryStatistics::kills).sum();
  }

  /** Waiting in all, busy time in all [s], visits completed. */
  public Story station(String name, double waiting, double busy, long visits) {
    StationStatistics station = station(name);
    assertEquals(waiting, station.waitingTime(), A_MICROSECOND_IN_A_THOUSAND, "waits at " + name);
    assertEquals(waiting, station.queueArea(), A_MICROSECOND_IN_A_THOUSAND, "queue at " + name);
    assertEquals(busy, station.busyArea(), A_MICROSECOND_IN_A_THOUSAND, "busy at " + name);
    assertEquals(visits, station.completions(), "visits of " + name);
    assertEquals(visits, station.admitted(), "waits counted at " + name);
    return this;
  }
}
