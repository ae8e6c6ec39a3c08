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
import knee.simulator.plain.Program.Choice;
import knee.simulator.plain.Program.Operation;
import knee.simulator.request.ClientLog;

/**
 * Runs networks of plain stations without a single object per request or user: they are rows of
 * numbers. It does, event by event and bit by bit, what requests on their journeys would do.
 *
 * <p>Who is pending is known by a code: twice the number of a user, twice that of a request and 1,
 * or below 0 a source of arrivals or an event of somebody else.
 */
public final class PlainNetwork extends EventLoop {
  private final ClientLog log;
  private final int[] codes;
  private final int[] targets;
  private final Variate[] demands;
  private final int[] firstSteps;
  private final Choice[] choices;
  private final Customers customers;
  private final Servers[] stations;
  private final Rows[] tables;
  private final Agenda agenda = new Agenda(this::readAhead);
  private final Ring ready = new Ring();
  private final double[] split;
  private Users[] populations = {};
  private Source[] sources = {};
  private Event[] events = {};

  private PlainNetwork(Simulation simulation, ClientLog log, Program program) {
    super(simulation);
    this.log = log;
    List<Operation> operations = program.operations();
    this.codes = operations.stream().mapToInt(Operation::code).toArray();
    this.targets = operations.stream().mapToInt(Operation::target).toArray();
    this.demands = operations.stream().map(Operation::demand).toArray(Variate[]::new);
    this.firstSteps = program.firstSteps().stream().mapToInt(Integer::intValue).toArray();
    this.choices = program.choices().toArray(Choice[]::new);
    this.split = new double[log.parts()];
    this.customers = new Customers(split.length, program.tables().size());
    this.stations =
        program.stations().stream()
            .map(place -> new Servers(place.statistics(), place.servers(), customers))
            .toArray(Servers[]::new);
    this.tables =
        program.tables().stream()
            .map(place -> new Rows(place.statistics(), place.rows(), place.index(), customers))
            .toArray(Rows[]::new);
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
      agenda.add(now() + (i / spawnRate + thinking), codeOfUser(first + i));
    }
  }

  /** As {@link knee.simulator.client.OpenArrivals}, from which the names of the parameters are. */
  public void addArrivals(String name, Workload workload, ArrivalTimes times, int[] kinds) {
    sources = Arrays.copyOf(sources, sources.length + 1);
    sources[sources.length - 1] = new Source(name, workload, times, kinds);
    scheduleNext(sources.length - 1);
  }

  private static int codeOfUser(int user) {
    return user << 1;
  }

  private static int codeOfRequest(int customer) {
    return customer << 1 | 1;
  }

  private static int codeOfSource(int index) {
    return ~(index << 1);
  }

  private static int codeOfEvent(int index) {
    return ~(index << 1 | 1);
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
    agenda.add(time, codeOfEvent(index));
  }

  private int readAhead(int code) {
    if (code < 0) {
      return 0;
    }
    int number = code >> 1;
    return (code & 1) == 0 ? usersAmong(number).readAhead(number) : customers.readAhead(number);
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
    while (!isStopped()) {
      if (!ready.isEmpty()) {
        happens(now());
        goOn(ready.poll());
        continue;
      }
      double time = agenda.firstTime();
      if (!(time <= end) || time == Double.POSITIVE_INFINITY) {
        if (time > end) {
          idleUntil(end);
        }
        return;
      }
      happens(time);
      goOn(agenda.poll());
    }
  }

  private void goOn(int code) {
    if (code >= 0) {
      if ((code & 1) == 0) {
        comes(code >> 1);
      } else {
        walk(code >> 1);
      }
    } else if ((code & 1) != 0) {
      arrives(~code >> 1);
    } else {
      fire(events[~code >> 1]);
    }
  }

  private void arrives(int index) {
    Source source = sources[index];
    long identity = source.identity();
    int kind = source.kind(identity);
    source.arrived();
    begin(kind, identity, ~index);
    // Last, so that a service that ends when the next one comes has ended before.
    scheduleNext(index);
  }

  private void scheduleNext(int index) {
    double time = sources[index].next();
    if (time != Double.POSITIVE_INFINITY) {
      agenda.add(time, codeOfSource(index));
    }
  }

  private void comes(int user) {
    Users users = usersAmong(user);
    long identity = users.identity(user);
    begin(users.kind(user, identity), identity, user);
  }

  private void begin(int kind, long identity, int client) {
    int customer = customers.begin(now(), identity, firstSteps[kind], client);
    log.started();
    walk(customer);
  }

  /** Goes on until it has to wait. */
  private void walk(int customer) {
    int step = customers.step(customer);
    while (true) {
      int target = targets[step];
      switch (codes[step]) {
        case Program.USE -> {
          use(customer, step, stations[target]);
          return;
        }
        case Program.SERVE -> {
          serve(customer, step, stations[target]);
          return;
        }
        case Program.HOLD -> {
          if (!hold(customer, step, stations[target])) {
            return;
          }
        }
        case Program.RELEASE -> giveBack(stations[target]);
        case Program.PASS -> {
          pass(customer, step, target);
          return;
        }
        case Program.LOCK -> {
          if (!lock(customer, step, tables[target])) {
            return;
          }
        }
        case Program.UNLOCK -> unlock(customer, tables[target]);
        case Program.CHOOSE -> step = chosen(customer, step, choices[target]) - 1;
        case Program.JUMP -> step = target - 1;
        default -> {
          depart(customer, target);
          return;
        }
      }
      step++;
    }
  }

  private double demand(int customer, int step) {
    return demands[step].of(customers.identity(customer), 0);
  }

  private void pass(int customer, int step, int part) {
    customers.spends(customer, now(), part, step + 1);
    agenda.add(now() + demand(customer, step), codeOfRequest(customer));
  }

  /** Who finds a server free does not pass through the step of service: it begins here. */
  private void use(int customer, int step, Servers station) {
    double now = now();
    double work = demand(customer, step);
    if (station.free > 0) {
      station.free--;
      station.statistics.startedAtOnce(now);
      customers.spends(customer, now, station.service, step + 2);
      agenda.add(now + work, codeOfRequest(customer));
    } else {
      queue(customer, step, station, work);
    }
  }

  private void queue(int customer, int step, Servers station, double work) {
    double now = now();
    station.statistics.change(now, 1, 0);
    customers.setWork(customer, work);
    customers.spends(customer, now, station.queue, step + 1);
    station.add(customer);
  }

  private void serve(int customer, int step, Servers station) {
    double now = now();
    customers.spends(customer, now, station.service, step + 1);
    agenda.add(now + customers.work(customer), codeOfRequest(customer));
  }

  private boolean hold(int customer, int step, Servers station) {
    if (station.free > 0) {
      station.free--;
      station.statistics.startedAtOnce(now());
      return true;
    }
    queue(customer, step, station, 0);
    return false;
  }

  private void giveBack(Servers station) {
    double now = now();
    station.statistics.completed();
    int next = station.poll();
    if (next == Customers.NONE) {
      station.free++;
      station.statistics.change(now, -1, -1);
      return;
    }
    station.statistics.change(now, -1, 0);
    station.statistics.waited(now - customers.since(next));
    if (customers.work(next) > 0) {
      serve(next, customers.step(next), station);
    } else {
      ready.add(codeOfRequest(next));
    }
  }

  private boolean lock(int customer, int step, Rows table) {
    int row = table.rows.pick(demands[step].stream(customers.identity(customer)));
    if (table.lock(customer, row)) {
      table.statistics.startedAtOnce(now());
      return true;
    }
    table.statistics.change(now(), 1, 0);
    customers.spends(customer, now(), table.queue, step + 1);
    return false;
  }

  private void unlock(int customer, Rows table) {
    double now = now();
    int next = table.unlock(customer);
    table.statistics.completed();
    if (next == Customers.NONE) {
      table.statistics.change(now, -1, -1);
      return;
    }
    table.statistics.change(now, -1, 0);
    table.statistics.waited(now - customers.since(next));
    ready.add(codeOfRequest(next));
  }

  private int chosen(int customer, int step, Choice choice) {
    int index = demands[step].stream(customers.identity(customer)).pick(choice.shares());
    return choice.steps()[index];
  }

  private void depart(int customer, int kind) {
    double now = now();
    customers.splitTime(customer, now, split);
    double response = now - customers.start(customer);
    int client = customers.client(customer);
    if (client < 0) {
      log.ended(kind, sources[~client].workload.population(), null, response, split);
    } else {
      Users users = usersAmong(client);
      log.ended(kind, users.workload.population(), null, response, split);
      users.answered(client);
      think(client, users.think.of(customers.identity(customer), 0));
    }
    customers.end(customer);
  }

  private void think(int user, double time) {
    if (time > 0) {
      agenda.add(now() + time, codeOfUser(user));
    } else {
      ready.add(codeOfUser(user));
    }
  }
}
