package knee.models.load;

import java.util.List;
import java.util.function.Predicate;
import knee.models.scenario.Clients;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.RequestKind;
import knee.models.scenario.Scenario;

/**
 * The work that open streams bring to a station per second, known from means before anything is
 * simulated: rate x mean visits x mean service or holding time (Kleinrock 1975, vol. 1, section
 * 2.1). A lower bound where requests wait for one thing while they hold another. Users are left
 * out: they bring no more than they get answers.
 *
 * @param station by its name in the results
 * @param unit of what serves there
 * @param erlangs units that would be busy on average, were there enough
 * @param capacity units that there are
 * @param rate of all requests of the streams [1/s]
 * @param from beginning of the time of which this is so [s]
 * @param to its end [s]
 * @param random whether arrivals are; else a load of 1 can be served
 */
public record OfferedLoad(
    String station,
    Unit unit,
    double erlangs,
    double capacity,
    double rate,
    double from,
    double to,
    boolean random) {
  private static final double ROUNDING = 1e-9;

  /** What serves at a station. */
  public enum Unit {
    SERVER,
    WORKER,
    CORE,
    INTERPRETER,
    SLOT,
    EVENT_LOOP,
    CALL,
    CONNECTION,
    DATABASE_CORE,
    /** The one that most requests want. */
    ROW
  }

  /** Work offered over what can be done: the traffic intensity. */
  public double intensity() {
    return erlangs / capacity;
  }

  /** Whether a queue in front of the station grows as long as this lasts. */
  public boolean isTooMuch() {
    return intensity() > 1 + ROUNDING || (random && intensity() > 1 - ROUNDING);
  }

  /**
   * What is offered to each station of limited capacity. Where a schedule changes its course, once
   * for each time between.
   *
   * @param counted kinds of request none of which leaves before its work is done, but by {@code
   *     fail} steps and failures of services; of others nothing is known
   * @param from beginning of the time looked at [s]
   * @param to its end, perhaps infinite [s]
   */
  public static List<OfferedLoad> of(
      Scenario scenario, Predicate<String> counted, double from, double to) {
    return new Stations(scenario, counted).offered(ArrivalRates.of(scenario, from, to));
  }

  /** Whether requests of this kind go to their end at least until then, whatever happens. */
  public static boolean staysUntil(Scenario scenario, RequestKind kind, double time) {
    double earliest = new Losses(scenario, kind).earliest();
    return earliest == Double.POSITIVE_INFINITY || time < earliest;
  }

  /**
   * Whether errors of this kind alone say that some left before their work was done, in another way
   * than the file says how often.
   *
   * @param errors that were seen
   */
  public static boolean lost(Scenario scenario, RequestKind kind, Iterable<String> errors) {
    Losses losses = new Losses(scenario, kind);
    if (losses.mayBeUnseen()) {
      return true;
    }
    for (String error : errors) {
      if (!losses.known().contains(error)) {
        return true;
      }
    }
    return false;
  }

  /** Whether arrivals are random: those of no stream come at equal distances. */
  static boolean random(Scenario scenario) {
    return scenario.clients().stream()
        .filter(Clients.Arrivals.class::isInstance)
        .map(clients -> ((Clients.Arrivals) clients).process())
        .anyMatch(
            process ->
                !(process instanceof ArrivalProcess.Renewal renewal)
                    || renewal.between().variance() > 0);
  }
}
