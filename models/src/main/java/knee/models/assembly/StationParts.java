package knee.models.assembly;

import java.util.List;
import knee.models.scenario.Station;
import knee.simulator.Simulation;
import knee.simulator.journey.Part;
import knee.simulator.journey.Variate;
import knee.simulator.request.Request;
import knee.simulator.resource.Delay;
import knee.simulator.resource.Discipline;
import knee.simulator.resource.Entrance;
import knee.simulator.resource.Line;
import knee.simulator.resource.Pace;
import knee.simulator.resource.ProcessorSharing;
import knee.simulator.resource.RankedServers;
import knee.simulator.resource.ServerPool;
import knee.simulator.statistics.StationStatistics;

/** A plain queueing station, built: what a request can do there. */
interface StationParts {
  Part use(Variate time);

  /** Waits for a server, which is held from then on; inside, where the station has few places. */
  Part acquire();

  /** Gives back what {@link #acquire} took, and its place. */
  Part release();

  /** Service after which the request stays until it has got into the next station. */
  default Part useAndStay(Variate time) {
    return use(time);
  }

  /** Instead of {@link #release}: the request stays until it has got into the next station. */
  default Part stay() {
    return release();
  }

  /** To follow what waits here, once the request can run: who has lost patience fails. */
  default Part abandon() {
    return Part.NOTHING;
  }

  /** The part of getting in, where the station has few places; else nothing. */
  default Part admit() {
    return Part.NOTHING;
  }

  static StationParts of(Simulation simulation, Station station, List<StationStatistics> report) {
    double capacity =
        switch (station.discipline()) {
          case DELAY -> Double.POSITIVE_INFINITY;
          default -> station.speed().length > 0 ? 1 : station.servers();
        };
    var statistics = new StationStatistics(station.name(), capacity);
    report.add(statistics);
    StationParts parts =
        switch (station.discipline()) {
          case DELAY -> delay(new Delay(simulation, statistics, Pace.ofClock(simulation)));
          case PROCESSOR_SHARING ->
              sharing(
                  new ProcessorSharing(simulation, statistics, station.servers(), station.speed()));
          case LCFS_PREEMPTIVE, SRPT, PRIORITY_PREEMPTIVE ->
              ranked(simulation, station, statistics, true);
          default ->
              station.speed().length > 0
                  ? ranked(simulation, station, statistics, false)
                  : pool(simulation, station, statistics);
        };
    if (station.queue() == Integer.MAX_VALUE) {
      return parts;
    }
    int places = (int) Math.min(Integer.MAX_VALUE, Math.ceil(capacity) + station.queue());
    return new Limited(parts, new Entrance(statistics, places, station.blockWhenFull()));
  }

  private static StationParts delay(Delay delay) {
    return new StationParts() {
      @Override
      public Part use(Variate time) {
        return delay.use(time);
      }

      @Override
      public Part acquire() {
        return delay.acquire();
      }

      @Override
      public Part release() {
        return delay.release();
      }
    };
  }

  private static StationParts sharing(ProcessorSharing processor) {
    return new StationParts() {
      @Override
      public Part use(Variate time) {
        return processor.use(time);
      }

      @Override
      public Part acquire() {
        throw new IllegalArgumentException("a shared processor cannot be held");
      }

      @Override
      public Part release() {
        return Part.NOTHING;
      }
    };
  }

  private static StationParts pool(
      Simulation simulation, Station station, StationStatistics statistics) {
    Line line = lineOf(simulation, station);
    int servers = (int) station.servers();
    ServerPool pool =
        new ServerPool(simulation, statistics, servers, line, Pace.ofClock(simulation));
    patience(simulation, station, pool::setPatience);
    return new StationParts() {
      @Override
      public Part use(Variate time) {
        return pool.use(time);
      }

      @Override
      public Part useAndStay(Variate time) {
        return pool.useAndStay(time);
      }

      @Override
      public Part acquire() {
        return pool.acquire();
      }

      @Override
      public Part release() {
        return Part.of(pool.leave());
      }

      @Override
      public Part stay() {
        return pool.stay();
      }

      @Override
      public Part abandon() {
        return abandonment(station);
      }
    };
  }

  private static StationParts ranked(
      Simulation simulation, Station station, StationStatistics statistics, boolean preemptive) {
    int servers = station.speed().length > 0 ? 1 : (int) station.servers();
    RankedServers.Rank rank =
        switch (station.discipline()) {
          case SRPT -> request -> request.work();
          case PRIORITY_PREEMPTIVE -> request -> -request.priority();
          case LCFS_PREEMPTIVE -> request -> -request.turn();
          default -> request -> 0;
        };
    Line line = preemptive ? RankedServers.line(rank) : lineOf(simulation, station);
    RankedServers ranked =
        new RankedServers(simulation, statistics, servers, station.speed(), line, rank, preemptive);
    patience(simulation, station, ranked::setPatience);
    return new StationParts() {
      @Override
      public Part use(Variate time) {
        return ranked.use(time);
      }

      @Override
      public Part useAndStay(Variate time) {
        return ranked.useAndStay(time);
      }

      @Override
      public Part abandon() {
        return abandonment(station);
      }

      @Override
      public Part acquire() {
        throw new IllegalArgumentException("a server whose service is interrupted cannot be held");
      }

      @Override
      public Part release() {
        return Part.NOTHING;
      }
    };
  }

  private static Line lineOf(Simulation simulation, Station station) {
    Discipline discipline = Discipline.valueOf(station.discipline().name());
    return discipline.line(simulation, "resources." + station.name() + ".random");
  }

  private static Part abandonment(Station station) {
    return station.patience().isPresent() ? Part.of(Request::failIfGivenUp) : Part.NOTHING;
  }

  private static void patience(
      Simulation simulation, Station station, java.util.function.Consumer<Variate> setter) {
    station
        .patience()
        .ifPresent(
            longest ->
                setter.accept(
                    Variate.of(simulation, "resources." + station.name() + ".patience", longest)));
  }

  /** A station with few places. */
  record Limited(StationParts station, Entrance entrance) implements StationParts {
    @Override
    public Part use(Variate time) {
      return entrance.around(station.use(time));
    }

    @Override
    public Part acquire() {
      return station.acquire();
    }

    @Override
    public Part release() {
      return Part.sequence(station.release(), entrance.leave());
    }

    @Override
    public Part useAndStay(Variate time) {
      return Part.sequence(station.useAndStay(time), stayIn());
    }

    @Override
    public Part stay() {
      return Part.sequence(station.stay(), stayIn());
    }

    private Part stayIn() {
      return Part.of(
          request -> {
            request.lingerIn(entrance);
            return true;
          });
    }

    @Override
    public Part abandon() {
      return station.abandon();
    }

    @Override
    public Part admit() {
      return entrance.admit();
    }
  }
}
