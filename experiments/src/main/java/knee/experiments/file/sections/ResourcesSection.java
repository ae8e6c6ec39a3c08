package knee.experiments.file.sections;

import static knee.experiments.file.values.Scalars.choice;
import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.positiveNumber;
import static knee.experiments.file.values.Scalars.randomTime;

import java.util.List;
import java.util.Map;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.ListOf;
import knee.experiments.file.values.MapOf;
import knee.experiments.file.yaml.Node;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.simulator.distribution.Distribution;

/** {@code resources}: plain queueing stations. */
final class ResourcesSection {
  /** Names that Knee's own resources have in the results. */
  private static final List<String> OWN =
      List.of(
          "workers",
          "cpu",
          "gil",
          "backlog",
          "connections",
          "database",
          "process_queue",
          "wait",
          "network",
          "processes",
          "proxy",
          "replicas");

  private static final List<String> BACKEND = List.of("locks", "caches", "services");

  private static final Key<Double> SERVERS =
      Key.of("servers", positiveNumber(), 1.0, "Number of servers");
  private static final Key<Discipline> DISCIPLINE =
      Key.of("discipline", choice(Discipline.class), Discipline.FCFS, "Who is served next");
  private static final Key<Integer> QUEUE =
      Key.of("queue", count(0), Integer.MAX_VALUE, "Places to wait; omitted: unlimited");
  private static final Key<Boolean> WHEN_FULL =
      Key.of(
          "when_full",
          choice("refuse", false, "block", true),
          false,
          "Refuse with an error, or block the station that the request comes from");
  private static final Key<Distribution> PATIENCE =
      Key.maybe("patience", randomTime(), "After which a request that still waits leaves");
  private static final Key<List<Double>> SPEED =
      Key.of(
          "speed",
          new ListOf<>(positiveNumber(), 1),
          List.of(),
          "Total service rate with 1, 2, 3, ... present; replaces servers");

  static final Type<Map<String, Station>> TYPE =
      MapOf.named(
              Section.of(
                      "resources",
                      "A plain queueing station",
                      SERVERS,
                      DISCIPLINE,
                      QUEUE,
                      WHEN_FULL,
                      PATIENCE,
                      SPEED)
                  .into(ResourcesSection::station))
          .then(
              (stations, node, reading) -> {
                ((Node.Mapping) node)
                    .entries()
                    .forEach(
                        (name, entry) -> {
                          if (isOwn(name, reading)) {
                            reading.faultOfWhole(
                                entry.place(),
                                "'%s' is the name of one of Knee's own resources when there is a server or database; choose another name"
                                    .formatted(name));
                          } else if (isTaken(name, reading)) {
                            reading.faultOfWhole(
                                entry.place(),
                                "'%s' is what the results call something else; choose another name"
                                    .formatted(name));
                          }
                        });
                return stations;
              });

  private ResourcesSection() {}

  /** Whether Knee itself has results of something so called. */
  static boolean isOwn(String name, Reading reading) {
    return OWN.contains(name)
        && List.of("server", "servers", "database").stream()
            .anyMatch(section -> reading.part(section).isPresent());
  }

  /** Whether the results call something else of this file so: {@code locks.stock}, web.cpu. */
  private static boolean isTaken(String name, Reading reading) {
    int dot = name.lastIndexOf('.');
    String first = name.substring(0, Math.max(0, dot));
    String last = name.substring(dot + 1);
    return (BACKEND.contains(first) && reading.names(first).contains(last))
        || (OWN.contains(last) && reading.names("servers").contains(first))
        || (last.equals("queue") && reading.names("resources").contains(first));
  }

  private static Station station(Fields f) {
    double servers = f.get(SERVERS);
    Discipline discipline = f.get(DISCIPLINE);
    if (servers != Math.rint(servers) && discipline != Discipline.PROCESSOR_SHARING) {
      f.fault(
          SERVERS,
          "%s servers; write a whole number, or discipline: processor_sharing".formatted(servers));
    }
    if (f.has(SPEED) && servers != 1) {
      f.reading()
          .faultOfWhole(
              f.keyPlace(SPEED),
              "'speed' together with 'servers'; speed replaces servers, keep one");
    }
    if (f.has(SPEED) && discipline == Discipline.DELAY) {
      f.reading()
          .faultOfWhole(f.keyPlace(SPEED), "'speed' of a delay, where nobody waits; leave it out");
    }
    return new Station(
        f.name(),
        servers,
        discipline,
        f.get(QUEUE),
        f.get(WHEN_FULL),
        f.find(PATIENCE),
        f.get(SPEED).stream().mapToDouble(Double::doubleValue).toArray());
  }
}
