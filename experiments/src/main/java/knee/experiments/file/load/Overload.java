package knee.experiments.file.load;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import knee.models.assembly.RunLength;
import knee.models.load.OfferedLoad;
import knee.models.load.OfferedLoad.Unit;
import knee.models.scenario.RequestKind;
import knee.models.scenario.Scenario;

/**
 * What is known of a queue that grows without looking at it: an open stream brings a station more
 * work than it can do, and nobody leaves before the work is done.
 */
public final class Overload {
  /** Of errors that leave the work behind, in a queue or in a backlog that has room. */
  private static final Set<String> GIVEN_UP = Set.of("timeout", "gateway_timeout");

  private Overload() {}

  /** Lines {@code rate 900/s needs 4.5 cores but 4 are there; the queue grows ...}. */
  public static List<String> warnings(Scenario scenario, RunLength length) {
    double from = length.warmUpToBeFound() ? 0 : length.warmUp();
    double to = from + length.duration();
    Set<String> staying = new HashSet<>();
    for (RequestKind kind : scenario.requests()) {
      if (OfferedLoad.staysUntil(scenario, kind, (from + to) / 2)) {
        staying.add(kind.name());
      }
    }
    List<String> lines = new ArrayList<>();
    for (OfferedLoad load : OfferedLoad.of(scenario, staying::contains, from, to)) {
      if (load.isTooMuch()) {
        lines.add(
            "rate %s/s needs %s %s%s; the queue grows %s"
                .formatted(
                    shown(load.rate()),
                    shown(load.erlangs()),
                    units(load),
                    there(load),
                    isThroughout(load, from, to) ? "as long as the run lasts" : span(load, to)));
      }
    }
    return lines;
  }

  /**
   * Why a run was not stationary whatever it looked like: {@code disk is offered 1.05 of what it
   * can serve}. A kind counts unless errors say that some of its requests left before their work
   * was done, more than the file says. Clients that give up leave it behind, unless their
   * connections are not in yet.
   *
   * @param errors seen of each kind of request
   * @param from beginning of the measured window [s]
   * @param to its end [s]
   */
  public static Optional<String> reason(
      Scenario scenario, Map<String, Set<String>> errors, double from, double to) {
    Set<String> staying = new HashSet<>();
    for (RequestKind kind : scenario.requests()) {
      Set<String> seen = new HashSet<>(errors.getOrDefault(kind.name(), Set.of()));
      if (OfferedLoad.staysUntil(scenario, kind, (from + to) / 2)) {
        seen.removeAll(GIVEN_UP);
      }
      if (!OfferedLoad.lost(scenario, kind, seen)) {
        staying.add(kind.name());
      }
    }
    List<String> reasons = new ArrayList<>();
    for (OfferedLoad load : OfferedLoad.of(scenario, staying::contains, from, to)) {
      if (load.isTooMuch()) {
        reasons.add(offered(load) + (isThroughout(load, from, to) ? "" : " " + span(load, to)));
      }
    }
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", reasons));
  }

  private static String offered(OfferedLoad load) {
    String of = load.unit() == Unit.ROW ? "the most wanted row of " : "";
    boolean several = Set.of(Unit.SLOT, Unit.EVENT_LOOP, Unit.CONNECTION).contains(load.unit());
    return of
        + load.station()
        + (several ? " are" : " is")
        + " offered "
        + shown(load.intensity())
        + (several ? " of what they can serve" : " of what it can serve");
  }

  private static String there(OfferedLoad load) {
    String there = shown(load.capacity());
    boolean all = there.equals(shown(load.erlangs()));
    return all
        ? ", all that there is"
        : " but " + there + (load.capacity() == 1 ? " is there" : " are there");
  }

  private static boolean isThroughout(OfferedLoad load, double from, double to) {
    return load.from() == from && load.to() == to;
  }

  private static String span(OfferedLoad load, double end) {
    return load.to() == end
        ? "from " + shown(load.from()) + "s on"
        : "from " + shown(load.from()) + "s to " + shown(load.to()) + "s";
  }

  private static String units(OfferedLoad load) {
    String name = load.station();
    int dot = name.lastIndexOf('.');
    String of = dot < 0 ? "" : " of " + name.substring(0, dot);
    return switch (load.unit()) {
      case SERVER -> "servers of " + name;
      case WORKER -> "workers of " + name;
      case CORE -> "cores" + of;
      case INTERPRETER -> "cores of GIL, one for each worker" + of + ",";
      case SLOT -> "worker slots" + of;
      case EVENT_LOOP -> "event loops, one for each worker" + of + ",";
      case CALL -> "calls at once of " + name;
      case CONNECTION -> "connections";
      case DATABASE_CORE -> "cores of the database";
      case ROW -> "most wanted rows of " + name;
    };
  }

  private static String shown(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
