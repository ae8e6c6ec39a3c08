package knee.simulator.plain;

import java.util.List;
import knee.simulator.journey.Variate;
import knee.simulator.plain.Program.Choice;
import knee.simulator.plain.Program.Operation;
import knee.simulator.plain.pending.Pending;

/** Takes requests along the operations of a program, through stations and tables. */
final class Walk {
  /** It has to wait. */
  static final int WAITS = -1;

  private static final int BITS = 4;
  private static final int CODE = (1 << BITS) - 1;

  /** Code in the lowest bits, target above. */
  private final int[] operations;

  private final Variate[] demands;
  private final Choice[] choices;
  private final Servers[] stations;
  private final Rows[] tables;
  private final Customers customers;
  private final Pending pending;

  Walk(Program program, Customers customers, Pending pending) {
    List<Operation> written = program.operations();
    this.operations = written.stream().mapToInt(it -> it.target() << BITS | it.code()).toArray();
    this.demands = written.stream().map(Operation::demand).toArray(Variate[]::new);
    this.choices = program.choices().toArray(Choice[]::new);
    this.stations =
        program.stations().stream()
            .map(place -> new Servers(place.statistics(), place.servers()))
            .toArray(Servers[]::new);
    this.tables =
        program.tables().stream()
            .map(place -> new Rows(place.statistics(), place.rows(), place.index(), customers))
            .toArray(Rows[]::new);
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
    int step = customers.step(customer);
    while (true) {
      int target = operations[step] >> BITS;
      switch (operations[step] & CODE) {
        case Program.USE -> {
          use(customer, now, step, stations[target]);
          return WAITS;
        }
        case Program.SERVE -> {
          serve(customer, now, step, stations[target]);
          return WAITS;
        }
        case Program.HOLD -> {
          if (!hold(customer, now, step, stations[target])) {
            return WAITS;
          }
        }
        case Program.RELEASE -> giveBack(stations[target], now);
        case Program.LEAVE -> {
          giveBack(stations[target], now);
          return operations[step + 1] >> BITS; // the target of departure
        }
        case Program.PASS -> {
          pass(customer, now, step, target);
          return WAITS;
        }
        case Program.LOCK -> {
          if (!lock(customer, now, step, tables[target])) {
            return WAITS;
          }
        }
        case Program.UNLOCK -> unlock(customer, now, tables[target]);
        case Program.CHOOSE -> step = chosen(customer, step, choices[target]) - 1;
        case Program.JUMP -> step = target - 1;
        default -> {
          return target;
        }
      }
      step++;
    }
  }

  private double demand(int customer, int step) {
    return demands[step].of(customers.identity(customer), 0); // the only visit, without loops
  }

  private void pass(int customer, double now, int step, int part) {
    customers.spends(customer, part, step + 1);
    pending.addRequest(now + demand(customer, step), customer);
  }

  /** Who finds a server free does not pass through the step of service: it begins here. */
  private void use(int customer, double now, int step, Servers station) {
    double work = demand(customer, step);
    if (station.free > 0) {
      station.free--;
      station.statistics.startedAtOnce(now);
      customers.spends(customer, station.service, step + 2);
      pending.addRequest(now + work, customer);
    } else {
      queue(customer, now, step, station, work);
    }
  }

  /** It is noted at once how it will go on after the wait, so that this need not be done then. */
  private void queue(int customer, double now, int step, Servers station, double work) {
    station.statistics.change(now, 1, 0);
    customers.setWork(customer, work);
    if (work > 0) {
      customers.spends(customer, station.service, step + 2);
    } else {
      customers.spends(customer, station.queue, step + 1);
    }
    station.line.add(customer);
  }

  private void serve(int customer, double now, int step, Servers station) {
    customers.spends(customer, station.service, step + 1);
    pending.addRequest(now + customers.work(customer), customer);
  }

  private boolean hold(int customer, double now, int step, Servers station) {
    if (station.free > 0) {
      station.free--;
      station.statistics.startedAtOnce(now);
      return true;
    }
    queue(customer, now, step, station, 0);
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

  private boolean lock(int customer, double now, int step, Rows table) {
    int row = table.rows.pick(demands[step].stream(customers.identity(customer)));
    if (table.lock(customer, row)) {
      table.statistics.startedAtOnce(now);
      return true;
    }
    table.statistics.change(now, 1, 0);
    customers.spends(customer, table.queue, step + 1);
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

  private int chosen(int customer, int step, Choice choice) {
    int index = demands[step].stream(customers.identity(customer)).pick(choice.shares());
    return choice.steps()[index];
  }
}
