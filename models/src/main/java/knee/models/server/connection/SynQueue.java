package knee.models.server.connection;

import java.util.function.Consumer;
import knee.simulator.Event;
import knee.simulator.Simulation;
import knee.simulator.request.Request;

/**
 * What a listening socket knows of connections whose SYN it has answered and which are not in its
 * backlog yet (Linux 6.18, net/ipv4: {@code tcp_conn_request}, {@code reqsk_timer_handler} in
 * inet_connection_sock.c, syncookies.c; {@code >} in {@code inet_csk_reqsk_queue_is_full} since
 * 6.13, {@code >=} before). Up to backlog + 1 of them are kept, and their SYN-ACK is sent again
 * after 1, 3, 7, 15 and 31 s, until it has been sent {@code tcp_synack_retries} (5) times, or fewer
 * where more than half of the queue are old. Past that number the answer carries a cookie, and
 * nothing is kept.
 */
final class SynQueue {
  /** tcp_synack_retries. */
  private static final int RETRIES = 5;

  /** Seconds of {@code TCP_SYNCOOKIE_PERIOD}. */
  private static final double COOKIE_PERIOD = 60;

  /** Periods for which a cookie is good ({@code MAX_SYNCOOKIE_AGE}), the first not whole. */
  private static final int COOKIE_AGE = 2;

  /** One SYN-ACK; the event is that it is sent again, or forgotten. */
  final class Answer extends Event {
    private final Request request;
    private final long period;
    private final boolean cookie;
    private int timeouts;
    private boolean kept;

    private Answer(Request request) {
      this.request = request;
      this.period = period();
      this.cookie = length > backlog;
      if (!cookie) {
        kept = true;
        length++;
        young++;
        setTimer();
      }
    }

    private void setTimer() {
      long ticks = (long) TimerWheel.HZ << timeouts;
      simulation.scheduleAt(TimerWheel.fires(simulation.now(), ticks), this);
    }

    @Override
    protected void fire() {
      if (timeouts >= retries()) {
        forget();
        return;
      }
      if (timeouts == 0) {
        young--;
      }
      timeouts++;
      setTimer();
      repeated.accept(request);
    }

    /** Whether an ACK for it still opens the connection. */
    boolean isValid() {
      return cookie ? period() - period < COOKIE_AGE : kept;
    }

    /** The connection is open, or nobody wants it any more. */
    void forget() {
      if (kept) {
        kept = false;
        length--;
        young -= timeouts == 0 ? 1 : 0;
        simulation.cancel(this);
      }
    }
  }

  private final Simulation simulation;
  private final int backlog;
  private final Consumer<Request> repeated;
  private int length;

  /** Those whose SYN-ACK has not been sent again. */
  private int young;

  /**
   * @param backlog as given to listen(2)
   * @param repeated told when the SYN-ACK for this one is sent again
   */
  SynQueue(Simulation simulation, int backlog, Consumer<Request> repeated) {
    this.simulation = simulation;
    this.backlog = backlog;
    this.repeated = repeated;
  }

  Answer answer(Request request) {
    return new Answer(request);
  }

  /** Half of the room is kept for young ones: the more there are, the sooner old ones go. */
  private int retries() {
    int retries = RETRIES;
    if (2 * length > Math.max(8, backlog)) {
      for (int old = 2 * young; retries > 2 && length >= old; old *= 2) {
        retries--;
      }
    }
    return retries;
  }

  private long period() {
    return (long) (simulation.now() / COOKIE_PERIOD);
  }
}
