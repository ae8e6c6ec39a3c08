package knee.models.backend;

import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Steps.call;
import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import knee.models.assembly.RunLength;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.backend.Service;
import knee.models.scenario.backend.Service.Rate;
import org.junit.jupiter.api.Test;

/** External services with a rate and with failures, worked by hand. Times in seconds. */
class ServicesByHandTest {
  private static Service service(double latency, int concurrency, Rate rate, double failure) {
    return new Service("s", constant(latency), concurrency, Optional.ofNullable(rate), failure);
  }

  private static final int ANY = Integer.MAX_VALUE;

  @Test
  void inNoSpanAreMoreCallsLetInThanTheRateAllows() {
    // Two in 10: 0 and 4 are let in, 5 and 9.5 not, 10 again (0 has left the span), 13 not, 14 yes.
    var outcome =
        new Sketch()
            .service(service(1, ANY, new Rate(2, 10), 0))
            .at(0, "a", call("s"))
            .at(4, "b", call("s"))
            .at(5, "c", waits(0), call("s"), waits(9))
            .at(9.5, "d", call("s"))
            .at(10, "e", call("s"))
            .at(13, "f", call("s"))
            .at(14, "g", call("s"))
            .run(20)
            .took("a", 1)
            .took("b", 1)
            .failed("c", "rate_limited", 0)
            .failed("d", "rate_limited", 0)
            .took("e", 1)
            .failed("f", "rate_limited", 0)
            .took("g", 1);
    assertEquals(4.0 / 20, outcome.at("services.s").throughput(), 1e-9);
    assertEquals(4.0 / 20, outcome.at("services.s").present(), 1e-9);
  }

  @Test
  void callsThatComeExactlyAtTheRateAreAllLetIn() {
    var outcome =
        new Sketch()
            .service(service(0.01, ANY, new Rate(10, 1), 0))
            .kind("page", call("s"))
            .arrive(new knee.models.scenario.Clients.ArrivalProcess.Renewal(constant(0.1)), "page")
            .run(1000);
    assertEquals(0, outcome.of("page").errors().size());
  }

  @Test
  void oneCallPerSpanIsACounterWithDeadTime() {
    // Poisson 2/s, 1 call in 1.5 s: let in at a rate of l / (1 + l T) = 0.5/s.
    var outcome =
        new Sketch()
            .service(service(0, ANY, new Rate(1, 1.5), 0))
            .kind("page", call("s"))
            .poisson(2, "page")
            .run(new RunLength(0, 20_000, 0), 1, 0);
    assertEquals(0.5, outcome.of("page").completed() / 20_000.0, 0.005);
    assertEquals(0.75, share(outcome, "rate_limited"), 0.005);
  }

  private static double share(Sketch.Outcome outcome, String error) {
    return (double) outcome.of("page").errors().get(error) / outcome.of("page").attempts();
  }

  @Test
  void theRateIsLookedAtBeforeTheCallWaitsForItsPlace() {
    new Sketch()
        .service(service(2, 1, new Rate(2, 10), 0))
        .at(0, "a", call("s"))
        .at(0.5, "b", call("s"))
        .at(1, "c", call("s"))
        .run(20)
        .took("a", 2)
        .took("b", 3.5)
        .failed("c", "rate_limited", 0);
  }

  @Test
  void aCallFailsAfterItsLatencyAndItsRequestWithIt() {
    new Sketch()
        .service(service(2, 1, null, 1))
        .at(0, "a", call("s"), waits(9))
        .at(1, "b", call("s"), waits(9))
        .run(20)
        .failed("a", "service_error", 2)
        .failed("b", "service_error", 3);
  }

  @Test
  void aCooperativeWorkerNoticesTheFailureWhenItHasItsLoopBack() {
    new Sketch()
        .server(Settings.gevent(1).server())
        .service(service(2, ANY, null, 1))
        .at(0, "a", call("s"))
        .at(1, "busy", cpu(3))
        .run(20)
        .failed("a", "service_error", 4);
  }

  @Test
  void callsFailIndependentlyWithTheGivenShare() {
    var outcome =
        new Sketch()
            .service(service(0.5, ANY, null, 0.1))
            .kind("page", call("s"))
            .poisson(100, "page")
            .run(new RunLength(0, 1000, 0), 1, 0);
    assertEquals(0.1, share(outcome, "service_error"), 0.004); // 100,000 calls: 4 s.d.
    assertEquals(0.5, outcome.of("page").errorResponse().mean(), 1e-9);
  }
}
