package knee.experiments.file.clients;

import static knee.experiments.file.values.Scalars.positiveRate;
import static knee.experiments.file.values.Scalars.positiveTime;
import static knee.experiments.file.values.Scalars.randomTime;
import static knee.experiments.file.values.Scalars.rate;
import static knee.experiments.file.values.Scalars.time;

import java.util.List;
import java.util.Map;
import knee.experiments.file.quantity.DataFile;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.Either;
import knee.experiments.file.values.ListOf;
import knee.experiments.file.values.PairOf;
import knee.experiments.file.values.PairOf.Pair;
import knee.experiments.file.values.Scalar;
import knee.experiments.file.values.Scalars;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Node;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Clients.ArrivalProcess.Bursts;
import knee.models.scenario.Clients.ArrivalProcess.Poisson;
import knee.models.scenario.Clients.ArrivalProcess.Renewal;
import knee.models.scenario.Clients.ArrivalProcess.Schedule;
import knee.models.scenario.Clients.ArrivalProcess.Trace;
import knee.simulator.distribution.Distribution;

/** {@code clients.arrivals}: a rate, or one of the other ways in which requests can arrive. */
final class ArrivalsSection {
  private static final Key<Distribution> EVERY =
      Key.maybe("every", randomTime(), "Time between two arrivals, drawn anew each time");
  private static final Key<Schedule> SCHEDULE =
      Key.maybe(
          "schedule",
          new ListOf<>(new PairOf<>(time(), rate()), 1).then(ArrivalsSection::schedule),
          "Pairs [time, rate]; the rate is linear between them, jumps where a time comes twice, and"
              + " keeps its last value");
  private static final Key<Trace> TRACE =
      Key.maybe(
          "trace",
          new Scalar<>("the name of a CSV file", ArrivalsSection::trace, Map.of("type", "string")),
          "CSV file with a column time and perhaps one called kind");
  private static final Key<Bursts> MMPP =
      Key.maybe(
          "mmpp",
          new ListOf<>(new PairOf<>(rate(), positiveTime()), 1).then(ArrivalsSection::bursts),
          "Bursts: pairs [rate, mean stay]; one after the other, then the first again");

  private static final Section SECTION =
      Section.of(
          "arrivals", "One of every, schedule, trace and mmpp", EVERY, SCHEDULE, TRACE, MMPP);

  static final Type<ArrivalProcess> TYPE =
      Either.<ArrivalProcess>of(
          positiveRate().as(Poisson::new), SECTION.into(ArrivalsSection::process));

  private ArrivalsSection() {}

  private static ArrivalProcess process(Fields f) {
    List<Key<?>> given = SECTION.keys().stream().filter(f::has).toList();
    if (given.size() != 1) {
      f.reading()
          .faultOfWhole(
              f.mapping().place(),
              "%d ways for requests to arrive; give one of every, schedule, trace, mmpp"
                  .formatted(given.size()));
    }
    f.find(EVERY)
        .filter(every -> every.mean() <= 0)
        .ifPresent(every -> f.fault(EVERY, "no time between arrivals; write a mean above 0"));
    return f.find(SCHEDULE)
        .<ArrivalProcess>map(schedule -> schedule)
        .or(() -> f.find(TRACE))
        .or(() -> f.find(MMPP))
        .or(() -> f.find(EVERY).map(Renewal::new))
        .orElse(new Poisson(1));
  }

  private static Schedule schedule(List<Pair<Double, Double>> pairs, Node node, Reading reading) {
    double[] times = pairs.stream().mapToDouble(Pair::first).toArray();
    double[] rates = pairs.stream().mapToDouble(Pair::second).toArray();
    List<Node> items = ((Node.Items) node).items();
    if (items.size() != pairs.size()) {
      return new Schedule(times, rates);
    }
    for (int i = 0; i < times.length; i++) {
      if (i == 0 ? times[0] != 0 : times[i] < times[i - 1]) {
        throw new Fault(
            items.get(i).place(),
            i == 0
                ? "the schedule does not begin at 0s; say what the rate is there: [0s, ...]"
                : "this time is before the one above; write times that do not go back");
      }
    }
    if (pairs.stream().noneMatch(pair -> pair.second() > 0)) {
      throw new Fault(node.place(), "no rate in the schedule is above 0; then nothing arrives");
    }
    return new Schedule(times, rates);
  }

  private static Bursts bursts(List<Pair<Double, Double>> pairs, Node node, Reading reading) {
    boolean whole = ((Node.Items) node).items().size() == pairs.size();
    if (whole && pairs.stream().noneMatch(pair -> pair.first() > 0)) {
      throw new Fault(node.place(), "no rate of these is above 0; then nothing arrives");
    }
    return new Bursts(
        pairs.stream().mapToDouble(Pair::first).toArray(),
        pairs.stream().mapToDouble(Pair::second).toArray());
  }

  private static Trace trace(String name, Reading reading) {
    List<DataFile.Row> rows = reading.files().open(name).rows();
    List<String> known = reading.names("requests");
    boolean kinds = rows.stream().anyMatch(row -> !row.kind().isEmpty());
    double last = 0;
    for (DataFile.Row row : rows) {
      if (row.time() < last) {
        throw new Fault(row.place(), "this time is before the one above; sort the rows by time");
      }
      last = row.time();
      if (kinds && reading.whole().isPresent() && !known.contains(row.kind())) {
        throw new Fault(
            row.place(), Scalars.unknown("kind of request", row.kind(), "requests", known));
      }
    }
    return new Trace(
        rows.stream().mapToDouble(DataFile.Row::time).toArray(),
        kinds ? rows.stream().map(DataFile.Row::kind).toList() : List.of());
  }
}
