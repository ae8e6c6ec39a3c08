package knee.simulator.request;

import knee.simulator.Event;

/** Ends something for a request: the client's waiting for it, or its own waiting in a line. */
final class Timer extends Event {
  enum Purpose {
    CLIENT_TIMEOUT,
    WAITING
  }

  private Request request;
  private final Purpose purpose;
  private String error;

  Timer(Request request, Purpose purpose) {
    this.request = request;
    this.purpose = purpose;
  }

  void belongsTo(Request other) {
    request = other;
  }

  /** What it means when the time is over. */
  void meaning(String errorKind) {
    error = errorKind;
  }

  @Override
  protected void fire() {
    if (purpose == Purpose.CLIENT_TIMEOUT) {
      request.clientLeaves();
    } else {
      request.giveUpWaiting(error);
    }
  }
}
