package knee.models.server;

import java.util.List;
import knee.models.server.host.InterpreterLock;
import knee.models.server.process.Processes;
import knee.simulator.journey.Part;
import knee.simulator.journey.Variate;
import knee.simulator.request.Request;
import knee.simulator.resource.Processor;

/**
 * How threads compute: with the interpreter lock of their process, or, without one, all at once.
 */
final class Interpreters {
  private final Processes processes;
  private final Processor cores;
  private final List<InterpreterLock> locks;

  /**
   * @param locks one for each process; or none
   */
  Interpreters(Processes processes, Processor cores, List<InterpreterLock> locks) {
    this.processes = processes;
    this.cores = cores;
    this.locks = locks;
  }

  Part compute(Variate... times) {
    return WebServer.inARow(
        time ->
            locks.isEmpty()
                ? cores.use(time)
                : Part.of(request -> lockOf(request).compute(request, time.of(request))),
        times);
  }

  /** Who waits lets go of the lock; between two pieces of computing nobody does. */
  Part waiting(Part io) {
    return locks.isEmpty() || io.length() == 0
        ? io
        : Part.sequence(Part.of(request -> lockOf(request).letGo(request)), io);
  }

  private InterpreterLock lockOf(Request request) {
    return locks.get(processes.placeOf(request));
  }
}
