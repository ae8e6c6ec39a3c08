package knee.benchmarks;

import java.util.ArrayDeque;
import java.util.function.DoubleConsumer;
import knee.experiments.bench.Contender;
import knee.experiments.bench.Reference;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.rng.RandomStream;
import umontreal.ssj.simevents.Accumulate;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.stat.Tally;

/** The reference experiments in the event view of SSJ, with the collectors its examples use. */
public final class Ssj implements Contender {
  @Override
  public String name() {
    return "SSJ";
  }

  @Override
  public double run(Reference reference, long requests, long seed) {
    var model = new Model(requests, seed);
    switch (reference.name()) {
      case "W1" -> model.open();
      case "W3" -> new Nested(model).begin(reference.users());
      default -> model.closed(reference.users(), reference.servers());
    }
    model.simulator.start();
    return model.response.average();
  }

  private static double exponential(RandomStream stream, double mean) {
    return ExponentialGen.nextDouble(stream, 1 / mean);
  }

  /** Several servers and their line. */
  private static final class Station {
    private final Model model;
    private final Accumulate busyUnits;
    private final Accumulate waiting;
    private final Tally waits = new Tally();
    private final ArrayDeque<Visitor> line = new ArrayDeque<>();
    private int free;

    private Station(Model model, int servers) {
      this.model = model;
      this.busyUnits = new Accumulate(model.simulator);
      this.waiting = new Accumulate(model.simulator);
      this.free = servers;
    }

    private void enter(double came, DoubleConsumer granted) {
      if (free > 0) {
        free--;
        busyUnits.update(busyUnits.getLastValue() + 1);
        waits.add(0);
        granted.accept(came);
      } else {
        line.add(new Visitor(came, model.now(), granted));
        waiting.update(line.size());
      }
    }

    private void leave() {
      Visitor next = line.poll();
      if (next == null) {
        free++;
        busyUnits.update(busyUnits.getLastValue() - 1);
        return;
      }
      waiting.update(line.size());
      waits.add(model.now() - next.since);
      next.granted.accept(next.sent);
    }
  }

  private record Visitor(double sent, double since, DoubleConsumer granted) {}

  private static final class Model {
    private final Simulator simulator = new Simulator();
    private final Tally response = new Tally();
    private final long requests;
    private final RandomStream times = stream();
    private final RandomStream services = stream();

    private Model(long requests, long seed) {
      this.requests = requests;
      simulator.init();
      for (long i = 0; i < seed; i++) {
        times.resetNextSubstream();
        services.resetNextSubstream();
      }
    }

    private static RandomStream stream() {
      return new MRG32k3a();
    }

    private double now() {
      return simulator.time();
    }

    private void after(double delay, Runnable what) {
      new Event(simulator) {
        @Override
        public void actions() {
          what.run();
        }
      }.schedule(delay);
    }

    private void ended(double sent) {
      response.add(now() - sent);
      if (response.numberObs() >= requests) {
        simulator.stop();
      }
    }

    private void open() {
      var server = new Station(this, 1);
      new Event(simulator) {
        @Override
        public void actions() {
          schedule(exponential(times, 1 / 0.9));
          server.enter(now(), sent -> serve(server, sent, 1, () -> {}));
        }
      }.schedule(exponential(times, 1 / 0.9));
    }

    private void serve(Station station, double sent, double mean, Runnable then) {
      after(
          exponential(services, mean),
          () -> {
            station.leave();
            ended(sent);
            then.run();
          });
    }

    private void closed(int users, int servers) {
      var station = new Station(this, servers);
      for (int i = 0; i < users; i++) {
        think(station);
      }
    }

    private void think(Station station) {
      after(
          exponential(times, 1),
          () -> station.enter(now(), sent -> serve(station, sent, 0.3, () -> think(station))));
    }
  }

  /** Slots, processors, connections and row locks. */
  private static final class Nested {
    private final Model model;
    private final Station slots;
    private final Station processors;
    private final Station connections;
    private final Station[] rows = new Station[10];

    private Nested(Model model) {
      this.model = model;
      slots = new Station(model, 64);
      processors = new Station(model, 2);
      connections = new Station(model, 20);
      for (int i = 0; i < rows.length; i++) {
        rows[i] = new Station(model, 1);
      }
    }

    private void begin(int users) {
      for (int i = 0; i < users; i++) {
        send();
      }
    }

    private void send() {
      slots.enter(model.now(), sent -> processors.enter(sent, this::compute));
    }

    private void compute(double sent) {
      model.after(
          exponential(model.services, 0.005),
          () -> {
            processors.leave();
            connections.enter(sent, this::lock);
          });
    }

    private void lock(double sent) {
      Station row = rows[(int) (model.times.nextDouble() * rows.length)];
      row.enter(sent, came -> update(row, came));
    }

    private void update(Station row, double sent) {
      model.after(
          exponential(model.services, 0.020),
          () -> {
            row.leave();
            connections.leave();
            slots.leave();
            model.ended(sent);
            model.after(exponential(model.times, 1), this::send);
          });
    }
  }
}
