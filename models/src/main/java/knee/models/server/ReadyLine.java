package knee.models.server;

import knee.simulator.request.Possession;
import knee.simulator.request.Request;
import knee.simulator.request.Waiting;

/** Those ready to run on an event loop, as a place out of which a request can be taken. */
final class ReadyLine implements Waiting {
  private final Processes processes;

  ReadyLine(Processes processes) {
    this.processes = processes;
  }

  @Override
  public void withdraw(Request request) {
    Process process = processes.of(request);
    process.line.remove(request);
    process.roundLeft = Math.min(process.roundLeft, process.line.size());
    process.work(-1, 0);
  }

  @Override
  public boolean canGoOn(Request request, Possession possession) {
    Request running = processes.of(request).running;
    return running == null || !possession.isStuck(running);
  }

  @Override
  public String awaited() {
    return "its event loop";
  }

  @Override
  public boolean isHeldBy(Request request) {
    return processes.has(request) && processes.of(request).running == request;
  }
}
