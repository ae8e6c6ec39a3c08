package knee.models.server;

import java.util.function.Function;
import java.util.stream.Stream;
import knee.simulator.journey.Part;
import knee.simulator.journey.Variate;

/** A server around the steps of a request: who holds what, and where one waits. */
public interface WebServer {
  /** From the connection to the end of the steps: a worker slot is held throughout. */
  Part handle(Part steps);

  /** Pieces of CPU work one right after the other. */
  Part compute(Variate... times);

  /** Such pieces, each as it is computed here. */
  static Part inARow(Function<Variate, Part> piece, Variate... times) {
    return Part.sequence(Stream.of(times).map(piece).toList());
  }

  /** Lets a part whose steps may wait do so as this class of worker does; it takes no CPU. */
  Part waiting(Part io);

  /** The same for waits in which a cooperative worker cannot yield. */
  Part blocking(Part io);

  /**
   * Steps that run beside others of the same request, in the process that handles it: as a thread,
   * or as a task of its event loop.
   */
  Part beside(Part steps);
}
