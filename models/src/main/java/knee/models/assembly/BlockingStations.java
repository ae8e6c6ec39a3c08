package knee.models.assembly;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import knee.models.scenario.Activity;
import knee.models.scenario.Station;

/** The stations before which requests wait for a place, in the server of the one they have left. */
record BlockingStations(Set<String> names) {
  static BlockingStations among(List<Station> stations) {
    return new BlockingStations(
        stations.stream()
            .filter(Station::blockWhenFull)
            .map(Station::name)
            .collect(Collectors.toSet()));
  }

  boolean any() {
    return !names.isEmpty();
  }

  /**
   * Whether a request may have to wait for a place right behind this activity.
   *
   * @param more whether it may behind the last of them
   */
  boolean mayFollow(int index, List<Activity> activities, boolean more) {
    if (index == activities.size() - 1) {
      return more;
    }
    Activity next = activities.get(index + 1);
    return (next instanceof Activity.Use use && names.contains(use.station()))
        || (next instanceof Activity.Hold hold && names.contains(hold.station()))
        || next instanceof Activity.Choose
        || next instanceof Activity.Repeat;
  }
}
