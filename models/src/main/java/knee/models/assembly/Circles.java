package knee.models.assembly;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Possession;
import knee.simulator.journey.Waiting;
import knee.simulator.request.Request;
import knee.simulator.request.RequestPool;
import knee.simulator.statistics.Replication.WaitingCircle;

/**
 * Requests that wait for each other in a circle, whatever they hold: rows, connections, servers,
 * places of a station. Found by reduction of the graph of who waits for whom (Holt 1972, Computing
 * Surveys 4(3)): whoever can go on is struck out, and then those who wait for something that he
 * holds, until nobody more can. It costs a look at all requests, and is for the end of a window.
 */
final class Circles implements Possession {
  private final Map<Holdable, List<Request>> holders = new IdentityHashMap<>();
  private final List<Request> suspects = new ArrayList<>();
  private final Set<Request> stuck = new HashSet<>();

  private Circles(RequestPool requests, Predicate<Request> endsAnyway) {
    requests.forEach(
        request -> request.holding() > 0 || request.waitingAt() != null,
        request -> note(request, endsAnyway));
    stuck.addAll(suspects);
    while (suspects.removeIf(this::goesOn)) {}
  }

  /**
   * The requests that wait for each other at this moment, if any.
   *
   * @param killable whether somebody will end the request where it is, if nothing else does
   */
  static Optional<WaitingCircle> in(RequestPool requests, Predicate<Request> killable) {
    if (!anyHoldsAndWaits(requests)) {
      return Optional.empty();
    }
    Circles found = new Circles(requests, request -> false);
    if (found.suspects.isEmpty()) {
      return Optional.empty();
    }
    Circles lasting =
        new Circles(requests, request -> request.willGiveUp() || killable.test(request));
    Circles shown = lasting.suspects.isEmpty() ? found : lasting;
    return Optional.of(shown.circle(!lasting.suspects.isEmpty()));
  }

  /** Without one who does both there is no circle; that is seen without a list of all who wait. */
  private static boolean anyHoldsAndWaits(RequestPool requests) {
    boolean[] any = new boolean[1];
    requests.forEach(
        request -> !any[0] && request.waitingAt() != null && holdsWhatOthersWaitFor(request),
        request -> any[0] = true);
    return any[0];
  }

  private static boolean holdsWhatOthersWaitFor(Request request) {
    for (int i = 0; i < request.holding(); i++) {
      if (request.held(i) instanceof Waiting) {
        return true;
      }
    }
    return false;
  }

  private void note(Request request, Predicate<Request> endsAnyway) {
    for (int i = 0; i < request.holding(); i++) {
      if (request.held(i) instanceof Waiting) {
        holders.computeIfAbsent(request.held(i), it -> new ArrayList<>()).add(request);
      }
    }
    if (request.waitingAt() != null && !endsAnyway.test(request)) {
      suspects.add(request);
    }
  }

  private boolean goesOn(Request request) {
    boolean goesOn = request.waitingAt().canGoOn(request, this);
    if (goesOn) {
      stuck.remove(request);
    }
    return goesOn;
  }

  @Override
  public boolean isStuck(Request request) {
    return stuck.contains(request);
  }

  @Override
  public boolean anyGivesBack(Holdable resource, IntPredicate units) {
    for (Request holder : holders.getOrDefault(resource, List.of())) {
      if (!isStuck(holder) && holds(holder, resource, units)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Request holder, Holdable resource, IntPredicate units) {
    for (int i = 0; i < holder.holding(); i++) {
      if (holder.held(i) == resource && units.test(holder.unitHeld(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean allGiveBack(Holdable resource, int unit, Request itself) {
    for (Request holder : holders.getOrDefault(resource, List.of())) {
      if (holder != itself && isStuck(holder) && holder.holds(resource, unit)) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@code 3 hold locks.stock and wait for connections, 1 holds ..., 5 more wait behind them}. A
   * branch stands for the request that it belongs to.
   */
  private WaitingCircle circle(boolean lasting) {
    Set<Waiting> places = new LinkedHashSet<>();
    suspects.forEach(request -> places.add(request.waitingAt()));
    Map<String, Integer> links = new TreeMap<>();
    Set<Request> inCircle = new HashSet<>();
    List<Request> others = new ArrayList<>();
    for (Request request : suspects) {
      Set<String> holding = new LinkedHashSet<>();
      places.stream()
          .filter(place -> place.isHeldBy(request))
          .forEach(place -> holding.add(place.awaited()));
      if (holding.isEmpty()) {
        others.add(request);
      } else {
        String what = String.join(" and ", holding);
        inCircle.add(request.whole());
        links.merge(what + "\n" + request.waitingAt().awaited(), 1, Integer::sum);
      }
    }
    List<String> parts = new ArrayList<>();
    links.forEach((link, count) -> parts.add(said(link.split("\n"), count)));
    others.removeAll(inCircle);
    int behind = others.size();
    if (behind > 0) {
      parts.add(behind + (behind == 1 ? " more waits" : " more wait") + " behind them");
    }
    return new WaitingCircle(inCircle.size(), lasting, String.join(", ", parts));
  }

  private static String said(String[] link, int count) {
    return count == 1
        ? "1 holds " + link[0] + " and waits for " + link[1]
        : count + " hold " + link[0] + " and wait for " + link[1];
  }
}
