package knee.models.server.linux;

import knee.simulator.request.Request;

/** A thread as the scheduler sees it; all weigh the same. Times in seconds. */
final class Task {
  /** The request for which it computes; null: it has nothing to do, and is about to sleep. */
  Request request;

  /** Computing that is left of that. */
  double left;

  /** By how much slow progress has stretched that until now. */
  double stretch;

  /** The core in whose queue it is, or was last. */
  Core core;

  /** The core where it was before. */
  Core coreBefore;

  /** It runs, waits for its core, or sleeps there until it has made up for what it owes. */
  boolean queued;

  /** It sleeps, but what it owes keeps it in the queue. */
  boolean delayed;

  /** Service it has had, on the scale of its queue. */
  double vruntime;

  /** On the same scale, by when it is to have had the slice that it asks for. */
  double deadline;

  /** On the same scale, until when one that has been picked is not preempted. */
  double protectedUntil;

  /** While it is in no queue: what it is owed, below 0 what it owes. */
  double lag;

  /** While it moves to another queue: what is left of its slice; else 0. */
  double slice;

  /** When it ran last. */
  double ranUntil = Double.NEGATIVE_INFINITY;
}
