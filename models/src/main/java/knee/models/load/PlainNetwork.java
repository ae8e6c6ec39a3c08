package knee.models.load;

import java.util.List;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Scenario;

/**
 * A network of plain queues that an open stream passes through, holding nothing while it waits:
 * there the offered loads are not just bounds.
 */
public final class PlainNetwork {
  private PlainNetwork() {}

  /** Whether every station has less to do than this share of what it can, for certain. */
  public static boolean isBelow(Scenario scenario, double share) {
    return scenario.clients().stream().allMatch(PlainNetwork::isSteady)
        && scenario.fleets().isEmpty()
        && scenario.stations().stream()
            .noneMatch(station -> station.blockWhenFull() || station.speed().length > 0)
        && scenario.requests().stream()
            .allMatch(
                kind ->
                    isPlain(kind.steps())
                        && OfferedLoad.staysUntil(scenario, kind, Double.POSITIVE_INFINITY))
        && OfferedLoad.of(scenario, kind -> true, 0, 1).stream()
            .allMatch(load -> load.intensity() < share);
  }

  private static boolean isSteady(Clients clients) {
    return clients instanceof Clients.Arrivals open
        && open.retries().isEmpty()
        && !(open.process() instanceof ArrivalProcess.Schedule)
        && !(open.process() instanceof ArrivalProcess.Trace);
  }

  private static boolean isPlain(List<Activity> steps) {
    return !Activity.any(
        steps,
        step ->
            !(step instanceof Activity.Use
                || step instanceof Activity.Cpu
                || step instanceof Activity.Wait
                || step instanceof Activity.Choose
                || step instanceof Activity.Repeat
                || step instanceof Activity.Reply));
  }
}
