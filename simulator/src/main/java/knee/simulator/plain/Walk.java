package knee.simulator.plain;

import knee.simulator.plain.pending.Pending;
import knee.simulator.random.RandomStream;

/** Takes requests along the operations of a program, through stations and tables. */
final class Walk {
  /** It has to wait. */
  static final int WAITS = -1;

  private final Action[] actions;
  private final Customers customers;
  private final Pending pending;

  Walk(Program program, Customers customers, Pending pending) {
    Servers[] stations =
        program.stations().stream()
            .map(place -> new Servers(place.statistics(), place.servers()))
            .toArray(Servers[]::new);
    Rows[] tables =
        program.tables().stream()
            .map(place -> new Rows(place.statistics(), place.rows(), place.index(), customers))
            .toArray(Rows[]::new);
    this.actions = Action.of(program, stations, tables);
    this.customers = customers;
    this.pending = pending;
  }

  /** Lets it go on; returns its kind when it has come to its end, or {@link #WAITS}. */
  int goOn(int customer, double now) {
    customers.spent(customer, now);
    return begin(customer, now);
  }

  /** The same at the beginning, when no time has passed. */
  int begin(int customer, double now) {
    Action action = actions[customers.step(customer)];
    while (true) {
      switch (action.code) {
        case Program.USE -> {
          use(customer, now, action);
          return WAITS;
        }
        case Program.SERVE -> {
          serve(customer, now, action);
          return WAITS;
        }
        case Program.HOLD -> {
          if (!hold(customer, now, action)) {
            return WAITS;
          }
        }
        case Program.RELEASE -> giveBack(action.station, now);
        case Action.LEAVE -> {
          return leave(customer, now, action);
        }
        case Program.PASS -> {
          pass(customer, now, action);
          return WAITS;
        }
        case Program.LOCK -> {
          if (!lock(customer, now, action)) {
            return WAITS;
          }
        }
        case Program.UNLOCK -> unlock(customer, now, action.table);
        case Program.CHOOSE -> {
          action = actions[chosen(customer, action)];
          continue;
        }
        case Program.JUMP -> {} // to what follows it
        default -> {
          return action.target;
        }
      }
      action = action.next;
    }
  }

  private double demand(int customer, Action action) {
    return action.demand.of(customers.identity(customer), 0); // the only visit, without loops
  }

  private void pass(int customer, double now, Action action) {
    customers.spends(customer, action.target, action.index + 1);
    pending.addRequest(now + demand(customer, action), customer);
  }

  /** Who finds a server free does not pass through the step of service: it begins here. */
  private void use(int customer, double now, Action action) {
    Servers station = action.station;
    double work = demand(customer, action);
    if (station.free > 0) {
      station.free--;
      station.statistics.startedAtOnce(now);
      customers.spends(customer, station.service, action.index + 2);
      pending.addRequest(now + work, customer);
    } else {
      queue(customer, now, action, work);
    }
  }

  /** It is noted at once how it will go on after the wait, so that this need not be done then. */
  private void queue(int customer, double now, Action action, double work) {
    Servers station = action.station;
    station.statistics.queued(now);
    customers.setWork(customer, work);
    if (work > 0) {
      customers.spends(customer, station.service, action.index + 2);
    } else {
      customers.spends(customer, station.queue, action.index + 1);
    }
    station.line.add(customer);
  }

  private void serve(int customer, double now, Action action) {
    customers.spends(customer, action.station.service, action.index + 1);
    pending.addRequest(now + customers.work(customer), customer);
  }

  private boolean hold(int customer, double now, Action action) {
    Servers station = action.station;
    if (station.free > 0) {
      station.free--;
      station.statistics.startedAtOnce(now);
      return true;
    }
    queue(customer, now, action, 0);
    return false;
  }

  private void giveBack(Servers station, double now) {
    if (station.line.isEmpty()) {
      station.free++;
      station.statistics.left(now);
      return;
    }
    int next = station.line.poll();
    station.statistics.handedOver(now, customers.spent(next, station.queue, now));
    double work = customers.work(next);
    if (work > 0) {
      pending.addRequest(now + work, next);
    } else {
      pending.wakeRequest(next);
    }
  }

  private int leave(int customer, double now, Action first) {
    Action action = first;
    do {
      if (action.table == null) {
        giveBack(action.station, now);
      } else {
        unlock(customer, now, action.table);
      }
      action = action.next;
    } while (action.code == Action.LEAVE);
    return action.target; // of the departure
  }

  private boolean lock(int customer, double now, Action action) {
    Rows table = action.table;
    int row = table.rows.pick(action.demand.stream(customers.identity(customer)));
    if (table.lock(customer, row)) {
      table.statistics.startedAtOnce(now);
      return true;
    }
    table.statistics.queued(now);
    customers.spends(customer, table.queue, action.index + 1);
    return false;
  }

  private void unlock(int customer, double now, Rows table) {
    int next = table.unlock(customer);
    if (next == Customers.NONE) {
      table.statistics.left(now);
      return;
    }
    table.statistics.handedOver(now, customers.spent(next, table.queue, now));
    pending.wakeRequest(next);
  }

  private int chosen(int customer, Action action) {
    RandomStream stream = action.demand.stream(customers.identity(customer));
    return action.choice.steps()[stream.pick(action.choice.shares())];
  }
}
