package knee.experiments.run.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import knee.experiments.file.load.Overload;
import knee.experiments.run.interval.Controlled;
import knee.experiments.run.interval.Interval;
import knee.experiments.run.interval.Sections;
import knee.experiments.run.interval.Student;
import knee.experiments.run.servers.ServerSummary;
import knee.experiments.run.servers.ServersSummary;
import knee.models.scenario.Scenario;
import knee.simulator.random.RandomStream;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.RequestStatistics;
import knee.simulator.statistics.StationStatistics;
import knee.simulator.statistics.Timeline;

/**
 * The replications of one point, combined in their order as they come: a replication can be
 * forgotten once it has been added.
 */
public final class PointSummary {
  /** The name of all kinds of request together. */
  public static final String ALL = "all";

  private final Student student = new Student(0.95);
  private final KindSummary all = new KindSummary(ALL, student);
  private final List<KindSummary> kinds = new ArrayList<>();
  private final List<KindSummary> populations = new ArrayList<>();
  private final ServersSummary servers = new ServersSummary(student);
  private final Circles circles = new Circles();
  private final List<StationSummary> stations = new ArrayList<>();
  private final Controlled mean = new Controlled();
  private final Controlled throughput = new Controlled();
  private final Sections windows = new Sections();
  private final OwnValues own = new OwnValues();
  private final Scenario scenario;
  private Settledness settledness;
  private Batches batches;
  private int replications;
  private double inSystemArea;
  private double timeOfAttempts;
  private long events;
  private long fingerprint;
  private double warmUp;
  private Timeline timeline;

  /**
   * @param scenario what was simulated
   */
  public PointSummary(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * Adds the next replication.
   *
   * @param parts the replication itself, or its batches
   */
  public void add(List<Section> parts) {
    Replication first = parts.get(0).replication();
    if (replications == 0) {
      begin(first);
    }
    replications++;
    double window =
        Sections.sum(parts.stream().mapToDouble(part -> part.replication().window()).toArray());
    settledness.add(first.timeline(), window);
    merge(first.timeline());
    circles.add(parts.get(parts.size() - 1).replication().circle());
    if (parts.size() == 1) {
      addSection(parts.get(0));
      return;
    }
    batches = Batches.of(parts);
    batches.sections().forEach(this::addSection);
  }

  private void addSection(Section section) {
    Replication one = section.replication();
    double window = one.window();
    all.add(section.all(), section.own().get(0), window);
    for (int i = 0; i < kinds.size(); i++) {
      kinds.get(i).add(one.requests().get(i), section.own().get(i + 1), window);
    }
    for (int i = 0; i < populations.size(); i++) {
      Section.Outlines times = section.own().get(1 + kinds.size() + i);
      populations.get(i).add(one.populations().get(i), times, window);
    }
    servers.add(one);
    for (int i = 0; i < stations.size(); i++) {
      stations.get(i).add(one.stations().get(i), window);
    }
    RequestStatistics requests = section.all();
    mean.add(requests.response().sum(), requests.completed(), one.excess());
    throughput.add(requests.completed(), window, one.excess());
    own.add(section);
    windows.add(window);
    inSystemArea += one.inSystem() * window;
    timeOfAttempts += section.all().response().sum() + section.all().errorResponse().sum();
    events += one.events();
    fingerprint = RandomStream.mix(fingerprint ^ one.fingerprint());
  }

  private void merge(Timeline one) {
    if (timeline == null) {
      timeline = one;
    } else {
      timeline.merge(one);
    }
  }

  private void begin(Replication first) {
    settledness =
        new Settledness(first.stations().stream().map(StationStatistics::name).toList(), scenario);
    for (RequestStatistics kind : first.requests()) {
      kinds.add(new KindSummary(kind.kind(), student));
    }
    for (RequestStatistics population : first.populations()) {
      populations.add(new KindSummary(population.kind(), student));
    }
    for (StationStatistics station : first.stations()) {
      stations.add(new StationSummary(station.name(), station.capacity(), student));
    }
  }

  public int replications() {
    return replications;
  }

  /** Simulated time in the measured windows of all replications [s]. */
  public double simulated() {
    return windows.sum();
  }

  public long events() {
    return events;
  }

  /** The replications were measured from this moment on [s]. */
  public void warmUp(double seconds) {
    warmUp = seconds;
  }

  /** Simulated time before the measured window [s]. */
  public double warmUp() {
    return warmUp;
  }

  /**
   * The greater of the half-widths of mean and P95, over their values; {@code NaN} where one has no
   * interval.
   */
  public double precision() {
    return Math.max(all.mean().precision(), all.percentile("p95").precision());
  }

  /** A hash of the fingerprints of the replications, in order. */
  public long fingerprint() {
    return fingerprint;
  }

  /** Why the averages of this point are not those of a steady state; empty where they are. */
  public Optional<String> unsettled() {
    return circles.lasting().or(this::moving);
  }

  private Optional<String> moving() {
    Map<String, Set<String>> errors = new HashMap<>();
    kinds.forEach(kind -> errors.put(kind.kind(), kind.errorKinds().keySet()));
    Optional<String> certain = Overload.reason(scenario, errors, warmUp, timeline.end());
    Optional<String> seen = settledness.fault(own, batches, inSystem());
    return certain.isPresent() && seen.isPresent()
        ? Optional.of(certain.get() + "; " + seen.get())
        : certain.or(() -> seen);
  }

  /** That requests wait for each other until a timeout ends it; empty where they do not. */
  public Optional<String> passingCircles() {
    return circles.passing();
  }

  public boolean stationary() {
    return unsettled().isEmpty();
  }

  /** Of how many batches the intervals are; empty where there are several replications. */
  public OptionalInt batches() {
    return batches == null ? OptionalInt.empty() : OptionalInt.of(batches.sections().size());
  }

  /** Whether the batches depend on each other, so that the intervals are too narrow. */
  public boolean batchesDepend() {
    return batches != null && !batches.independent();
  }

  /** Of each replication (or batch) its own mean, P95 and throughput. */
  public OwnValues own() {
    return own;
  }

  /** Mean response time had the draws been as expected; no value where that is not known. */
  public Interval controlledMean() {
    return mean.interval(student);
  }

  /** Successful requests per second had the draws been as expected. */
  public Interval controlledThroughput() {
    return throughput.interval(student);
  }

  /** How many times the variance of the plain mean is that of the controlled one. */
  public double gainOfMean() {
    return mean.gain(student);
  }

  public double gainOfThroughput() {
    return throughput.gain(student);
  }

  /** All kinds of request together. */
  public KindSummary all() {
    return all;
  }

  public List<KindSummary> kinds() {
    return kinds;
  }

  /** The populations of clients; empty where they have no names. */
  public List<KindSummary> populations() {
    return populations;
  }

  public List<ServerSummary> servers() {
    return servers.all();
  }

  public List<StationSummary> stations() {
    return stations;
  }

  /** Time-average number of requests in the system. */
  public double inSystem() {
    return inSystemArea / simulated();
  }

  /**
   * Attempts ended per second, errors included, times the mean time of one: what Little's law says
   * the number in the system is.
   */
  public double throughputTimesResponse() {
    return timeOfAttempts / simulated();
  }

  /** The bins of all replications added up. */
  public Timeline timeline() {
    return timeline;
  }
}
