package knee.models.backend;

import knee.models.scenario.backend.Service;
import knee.simulator.Simulation;
import knee.simulator.distribution.Constant;
import knee.simulator.journey.Part;
import knee.simulator.journey.Step;
import knee.simulator.journey.Variate;
import knee.simulator.request.Request;
import knee.simulator.resource.Delay;
import knee.simulator.resource.LinkedLine;
import knee.simulator.resource.Pace;
import knee.simulator.resource.ServerPool;
import knee.simulator.statistics.StationStatistics;

/**
 * A service that others run. A call past its rate is turned away before it waits or takes any time;
 * a call that fails does so after its latency.
 *
 * <p>The rate is a sliding window: a call is let in when fewer than so many were let in during the
 * span before it, so that in no span of that length there are more. Those turned away do not count.
 */
final class ExternalService {
  /** Moments are sums of doubles: a call that comes a span later is not too early. */
  private static final double ROUNDING = 1e-9;

  private final Simulation simulation;
  private final Service settings;
  private final ServerPool places;
  private final Delay unlimited;
  private final double[] letIn;
  private int oldest;

  ExternalService(
      Simulation simulation, StationStatistics statistics, Pace pace, Service settings) {
    this.simulation = simulation;
    this.settings = settings;
    int concurrency = settings.concurrency();
    this.places =
        concurrency == Integer.MAX_VALUE
            ? null
            : new ServerPool(
                simulation, statistics, concurrency, LinkedLine.firstComeFirstServed(), pace);
    this.unlimited = new Delay(simulation, statistics, pace);
    this.letIn = new double[settings.rate().map(Service.Rate::calls).orElse(0)];
    java.util.Arrays.fill(letIn, Double.NEGATIVE_INFINITY);
  }

  /** Whether the call is let in at all: the step before {@link #serve}. */
  Part admit() {
    return letIn.length == 0 ? Part.NOTHING : Part.of(this::admit);
  }

  private boolean admit(Request request) {
    double now = simulation.now();
    double span = settings.rate().orElseThrow().span();
    if (now - letIn[oldest] < span * (1 - ROUNDING)) {
      return request.fail("rate_limited");
    }
    letIn[oldest] = now;
    oldest = (oldest + 1) % letIn.length;
    return Step.GO_ON;
  }

  Part serve(String purpose) {
    Variate latency = Variate.of(simulation, purpose, settings.latency());
    return places == null ? unlimited.use(latency) : places.use(latency);
  }

  /** What the call comes to: the step after {@link #serve}. */
  Part outcome(String purpose) {
    if (settings.failure() == 0) {
      return Part.NOTHING;
    }
    Variate chance = Variate.of(simulation, purpose + ".failure", new Constant(0));
    return Part.of(
        request ->
            chance.stream(request).nextDouble() < settings.failure()
                ? request.fail("service_error")
                : Step.GO_ON);
  }
}
