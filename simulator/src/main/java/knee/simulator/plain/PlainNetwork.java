package knee.simulator.plain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import knee.simulator.Event;
import knee.simulator.EventLoop;
import knee.simulator.Simulation;
import knee.simulator.client.ArrivalTimes;
import knee.simulator.client.Workload;
import knee.simulator.journey.Journey;
import knee.simulator.journey.Variate;
import knee.simulator.plain.pending.Pending;
import knee.simulator.request.ClientLog;

/**
 * Runs networks of plain stations without a single object per request or user: they are rows of
 * numbers. It does, event by event and bit by bit, what requests on their journeys would do.
 */
public final class PlainNetwork extends EventLoop {
  private final ClientLog log;
  private final int[] firstSteps;
  private final Customers customers;
  private final Pending pending = new Pending(this::readAhead);
  private final Walk walk;
  private Users[] populations = {};
  private Source[] sources = {};
  private Event[] events = {};

  private PlainNetwork(Simulation simulation, ClientLog log, Program program) {
    super(simulation);
    this.log = log;
    this.firstSteps = program.firstSteps().stream().mapToInt(Integer::intValue).toArray();
    this.customers = new Customers(log.parts(), program.tables().size());
    this.walk = new Walk(program, customers, pending);
    log.checkAgainst(() -> customers.age(now()));
  }

  /**
   * A network in which requests of these kinds make these journeys, the parts of the response time
   * being numbered; it is to {@link Simulation#runBy run} the simulation. Empty where something in
   * it is not plain.
   */
  public static Optional<PlainNetwork> of(
      Simulation simulation, ClientLog log, List<Journey> journeys) {
    return Program.of(journeys).map(program -> new PlainNetwork(simulation, log, program));
  }

  /** As {@link knee.simulator.client.ClosedClients}, from which the names of the parameters are. */
  public void addUsers(
      String name,
      Workload workload,
      Variate think,
      int[] start,
      int number,
      double spawnRate,
      boolean thinkFirst) {
    int first = populations.length == 0 ? 0 : populations[populations.length - 1].end();
    Users users = new Users(name, workload, think, start, first, number);
    populations = Arrays.copyOf(populations, populations.length + 1);
    populations[populations.length - 1] = users;
    for (int i = 0; i < number; i++) {
      double thinking = thinkFirst ? users.firstThinking(first + i) : 0;
      pending.addUser(now() + (i / spawnRate + thinking), first + i);
    }
  }

  /** As {@link knee.simulator.client.OpenArrivals}, from which the names of the parameters are. */
  public void addArrivals(String name, Workload workload, ArrivalTimes times, int[] kinds) {
    sources = Arrays.copyOf(sources, sources.length + 1);
    sources[sources.length - 1] = new Source(name, workload, times, kinds);
    scheduleNext(sources[sources.length - 1], sources.length - 1);
  }

  @Override
  protected void add(double time, Event event) {
    int index = 0;
    while (index < events.length && events[index] != event) {
      index++;
    }
    if (index == events.length) {
      events = Arrays.copyOf(events, index + 1);
      events[index] = event;
    }
    pending.addEvent(time, index);
  }

  private int readAhead(int code) {
    if (Pending.isUser(code)) {
      int user = Pending.number(code);
      return usersAmong(user).readAhead(user);
    }
    return Pending.isRequest(code) ? customers.readAhead(Pending.number(code)) : 0;
  }

  private Users usersAmong(int user) {
    int i = 0;
    while (user >= populations[i].end()) {
      i++;
    }
    return populations[i];
  }

  @Override
  protected void runUntil(double end) {
    pending.goUntil(end);
    while (!isStopped()) {
      int code = pending.poll(now());
      if (code == Pending.NOBODY) {
        if (pending.time() > end) {
          idleUntil(end);
        }
        return;
      }
      happens(pending.time());
      goOn(code);
    }
  }

  private void goOn(int code) {
    if (Pending.isRequest(code)) {
      int customer = Pending.number(code);
      departUnlessWaiting(customer, walk.goOn(customer, now()));
    } else if (Pending.isUser(code)) {
      comes(Pending.number(code));
    } else if (Pending.isSource(code)) {
      arrives(Pending.number(code));
    } else {
      fire(events[Pending.number(code)]);
    }
  }

  private void arrives(int index) {
    Source source = sources[index];
    long identity = source.identity();
    int kind = source.kind(identity);
    source.arrived();
    begin(kind, identity, ~index);
    // Last, so that a service that ends when the next one comes has ended before.
    scheduleNext(source, index);
  }

  private void scheduleNext(Source source, int index) {
    double time = source.next();
    if (time != Double.POSITIVE_INFINITY) {
      pending.addSource(time, index);
    }
  }

  private void comes(int user) {
    Users users = usersAmong(user);
    long identity = users.identity(user);
    int kind = users.kind(user, identity);
    users.sent(user);
    begin(kind, identity, user);
  }

  private void begin(int kind, long identity, int client) {
    int customer = customers.begin(now(), identity, firstSteps[kind], client);
    log.started();
    departUnlessWaiting(customer, walk.begin(customer, now()));
  }

  private void departUnlessWaiting(int customer, int kind) {
    if (kind != Walk.WAITS) {
      depart(customer, kind);
    }
  }

  private void depart(int customer, int kind) {
    double now = now();
    int parts = customers.firstPart(customer);
    double[] cells = customers.cells();
    double response = now - customers.start(customer);
    int client = customers.client(customer);
    if (client < 0) {
      log.ended(kind, sources[~client].workload.population(), null, response, cells, parts);
    } else {
      Users users = usersAmong(client);
      log.ended(kind, users.workload.population(), null, response, cells, parts);
      think(client, users.think.of(customers.identity(customer), 0));
    }
    customers.end(customer);
  }

  private void think(int user, double time) {
    if (time > 0) {
      pending.addUser(now() + time, user);
    } else {
      pending.wakeUser(user);
    }
  }
}
