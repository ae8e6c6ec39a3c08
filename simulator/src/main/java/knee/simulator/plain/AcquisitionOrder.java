package knee.simulator.plain;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import knee.simulator.journey.Holdable;

/** In which order things are taken while others are held: in a circle, requests may get stuck. */
final class AcquisitionOrder {
  private final Map<Holdable, Set<Holdable>> later = new IdentityHashMap<>();

  void add(Holdable held, Holdable taken) {
    later.computeIfAbsent(held, it -> new HashSet<>()).add(taken);
  }

  boolean hasCircle() {
    return later.keySet().stream().anyMatch(one -> leads(one, one, new HashSet<>()));
  }

  private boolean leads(Holdable from, Holdable to, Set<Holdable> seen) {
    for (Holdable next : later.getOrDefault(from, Set.of())) {
      if (next == to || (seen.add(next) && leads(next, to, seen))) {
        return true;
      }
    }
    return false;
  }
}
