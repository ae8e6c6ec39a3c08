package knee.models.server;

import knee.simulator.Event;
import knee.simulator.request.Request;
import knee.simulator.resource.LinkedLine;

/** One worker process; the event is that a respawned one accepts again. */
final class Process extends Event {
  private final int index;
  private final int place;
  private final Runnable booted;

  /** Connections it has accepted and not closed yet. */
  int connections;

  /** Threads that handle a request. */
  int busy;

  /** When it last gave the arbiter a sign of life [s]. */
  double notified;

  /** Accepted connections that wait for a thread, or for the event loop. */
  final LinkedLine line = LinkedLine.firstComeFirstServed();

  /**
   * Requests on kept connections that a process at its {@code worker_connections} does not read.
   */
  final LinkedLine unread = LinkedLine.firstComeFirstServed();

  /** Whose code the event loop runs; null when it is idle. */
  Request running;

  /** How many of the line belong to the present round of the event loop. */
  int roundLeft;

  /** Requests that it still begins before it restarts. */
  long left = Long.MAX_VALUE;

  /** It has noticed that it retires: it accepts nothing any more. */
  boolean closing;

  /** Idle connections that it keeps. */
  int idle;

  /** When it began, or its main thread last came round [s]. */
  double cameRound;

  private boolean up = true;
  private long waitingSince;

  Process(int index, int place, Runnable booted) {
    this.index = index;
    this.place = place;
    this.booted = booted;
    this.waitingSince = index;
  }

  /** Its number among those of its server. */
  int place() {
    return place;
  }

  /** Its number among all processes of all servers. */
  int index() {
    return index;
  }

  /** Grows with each time that some process begins to wait in accept. */
  long waitingSince() {
    return waitingSince;
  }

  void beginsToWait(long turn) {
    waitingSince = turn;
  }

  boolean isUp() {
    return up;
  }

  /** It has had its {@code max_requests}: it keeps no connection any more, and will restart. */
  boolean isRetiring() {
    return left <= 0;
  }

  void goesDown() {
    up = false;
  }

  @Override
  protected void fire() {
    up = true;
    booted.run();
  }
}
