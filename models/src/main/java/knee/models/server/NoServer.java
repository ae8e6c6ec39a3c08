package knee.models.server;

import knee.simulator.journey.Part;
import knee.simulator.journey.Variate;
import knee.simulator.resource.Delay;
import knee.simulator.resource.Pace;

/** Requests without a server around them: computing is a plain delay, and nothing is held. */
public record NoServer(Pace pace, TimeParts parts) implements WebServer {
  @Override
  public Part handle(Part steps) {
    return steps;
  }

  @Override
  public Part compute(Variate... times) {
    return WebServer.inARow(time -> Delay.of(pace, time, parts.computing()), times);
  }

  @Override
  public Part waiting(Part io) {
    return io;
  }

  @Override
  public Part beside(Part steps) {
    return steps;
  }

  @Override
  public Part blocking(Part io) {
    return io;
  }
}
