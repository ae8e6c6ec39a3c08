package knee.models.server.connection;

import java.util.HashMap;
import java.util.Map;
import knee.models.server.host.Host;
import knee.simulator.Simulation;
import knee.simulator.request.Holdable;
import knee.simulator.request.Part;
import knee.simulator.request.Request;
import knee.simulator.request.Step;
import knee.simulator.statistics.StationStatistics;

/**
 * The handshake as Linux 6.18 does it (net/ipv4/tcp_input.c, tcp_minisocks.c, tcp_timer.c,
 * tcp_output.c). A SYN that finds the backlog full is dropped, and sent again by a timer. Timers
 * fire in bunches ({@link TimerWheel}), and all SYNs of a bunch are looked at before the ACK of the
 * first one comes back: all are answered if there is one place. Whose ACK then finds none is
 * connected only in his own eyes: he sends his request, which nobody acknowledges, again and again,
 * at doubling intervals, until it finds a place.
 *
 * <p>While the server remembers the connection ({@link SynQueue}) it repeats its SYN-ACK, and the
 * ACK for that may find a place, too: then a worker accepts a connection without a request, and
 * waits until the client's timer sends it. When the server has forgotten it, it resets it: error
 * kind {@code reset}.
 *
 * <p>A first SYN is alone: connect(2) sends it at once, and is answered before the next.
 *
 * <p>Left out: round trips, but for the least retransmission timeout of 200 ms; that timers of a
 * bunch fire in the reverse order of their setting; the eight retransmissions after which a
 * connection is given up whose program has closed it; clients on machines with clocks of their own.
 */
final class LinuxHandshake implements Handshake, Holdable {
  /** Between the SYNs, and from the last to the client's giving up [ticks]. */
  private static final int[] SYN_TIMEOUTS = {
    250, 250, 250, 250, 250, 500, 1000, 2000, 4000, 8000, 16_000
  };

  /** {@code TCP_RTO_MIN} of 200 ms and the least round trip, rounded up [ticks]. */
  private static final int DATA_TIMEOUT = 51;

  /** {@code TCP_RTO_MAX} [ticks]. */
  private static final int LONGEST_TIMEOUT = 120 * TimerWheel.HZ;

  /** The client's end of a connection that did not get in at its first SYN. */
  private static final class Socket {
    private int syns;
    private int sent;

    /** When the request is sent next; it may be in the past [s]. */
    private double sends;

    /** To its SYN; null: it has none yet. */
    private SynQueue.Answer answer;
  }

  private final Simulation simulation;
  private final Host host;
  private final StationStatistics statistics;
  private final SynQueue synQueue;
  private final Map<Request, Socket> sockets = new HashMap<>();

  /**
   * @param backlog as given to listen(2); one more may wait
   */
  LinuxHandshake(Simulation simulation, Host host, StationStatistics statistics, int backlog) {
    this.simulation = simulation;
    this.host = host;
    this.statistics = statistics;
    this.synQueue = new SynQueue(simulation, backlog, this::acknowledge);
  }

  @Override
  public boolean completes(Request request, boolean full) {
    Socket socket = sockets.get(request);
    if (socket == null) {
      if (full) {
        sendSynLater(request, open(request));
      }
      return !full;
    }
    if (socket.answer == null) {
      if (full) {
        sendSynLater(request, socket);
      } else {
        socket.answer = synQueue.answer(request);
        socket.sends = simulation.now();
        comeAgain(request, socket.sends); // after all else that this tick brings
      }
      return false;
    }
    if (full) {
      sendDataLater(request, socket);
    }
    return !full;
  }

  private Socket open(Request request) {
    var socket = new Socket();
    sockets.put(request, socket);
    request.hold(this, 0);
    return socket;
  }

  private void sendSynLater(Request request, Socket socket) {
    int ticks = SYN_TIMEOUTS[socket.syns];
    socket.syns++;
    comeAgain(request, TimerWheel.fires(simulation.now(), ticks));
  }

  /** First a probe for a lost tail (RFC 8985), then doubling timeouts. */
  private void sendDataLater(Request request, Socket socket) {
    if (socket.sends <= simulation.now()) {
      int doublings = Math.min(Math.max(0, socket.sent - 1), 10);
      int ticks = Math.min(DATA_TIMEOUT << doublings, LONGEST_TIMEOUT);
      socket.sent++;
      socket.sends = TimerWheel.fires(simulation.now(), ticks);
    }
    comeAgain(request, socket.sends);
  }

  private void comeAgain(Request request, double time) {
    simulation.scheduleAt(time, request);
    request.spends(statistics.queuePart());
    request.repeatStep();
  }

  /** The SYN-ACK has come again, and its ACK goes back without the request. */
  private void acknowledge(Request request) {
    simulation.scheduleAt(simulation.now(), request);
  }

  @Override
  public boolean givesUp(Request request) {
    Socket socket = sockets.get(request);
    if (socket == null) {
      return false;
    }
    if (socket.answer == null) {
      return endsIf(
          socket.syns == SYN_TIMEOUTS.length || !request.isAwaited(), request, "connect_timeout");
    }
    return endsIf(socket.sends <= simulation.now() && !socket.answer.isValid(), request, "reset");
  }

  private boolean endsIf(boolean over, Request request, String error) {
    if (over) {
      host.turnAway(request, error);
    }
    return over;
  }

  @Override
  public void completed(Request request) {
    Socket socket = sockets.get(request);
    if (socket == null) {
      return;
    }
    if (socket.sends <= simulation.now()) {
      request.releaseOnly(this);
    } else {
      socket.answer.forget();
    }
  }

  /** Where the connection has come without a request, its worker waits for that. */
  @Override
  public Part data() {
    return Part.of(this::receive);
  }

  private boolean receive(Request request) {
    Socket socket = sockets.get(request);
    if (socket == null) {
      return Step.GO_ON;
    }
    request.releaseOnly(this);
    if (socket.sends <= simulation.now()) {
      return Step.GO_ON;
    }
    request.spends(statistics.queuePart());
    simulation.scheduleAt(socket.sends, request);
    return Step.WAIT;
  }

  /** Its socket is not needed any more, or it has ended. */
  @Override
  public void giveBack(Request request, int unit) {
    Socket socket = sockets.remove(request);
    if (socket.answer != null) {
      socket.answer.forget();
    }
  }
}
