package knee.models.server.connection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import knee.models.server.process.Process;
import knee.simulator.Event;
import knee.simulator.Simulation;
import knee.simulator.journey.Client;
import knee.simulator.request.Request;

/**
 * Connections that outlive a request (Gunicorn 20.1 and 26.2, workers/gthread.py, {@code
 * finish_request} and {@code murder_keepalived}; base_async.py, {@code handle}). An idle one pins
 * its client to the process and takes one of its {@code worker_connections}, until it has been idle
 * for {@code keepalive}: a cooperative worker closes it at that moment ({@code timeout_ctx}),
 * gthread when its main thread next comes round. Data that nobody reads do not count: their
 * connection is closed with them, and the client sends them again on a new one (RFC 9112, 9.5).
 *
 * <p>Left out: that a client which gives up closes a connection that the server would keep.
 */
public final class KeptConnections {
  /** From one client to one process; the event is that it has been idle for too long. */
  private final class Connection extends Event {
    private final Client client;
    private final Process process;
    private boolean busy = true;

    /** The response says that it is the last on it. */
    private boolean last;

    /** Counts among the idle ones of its process. */
    private boolean idle;

    /** Has come on it, and is not read yet. */
    private Request unread;

    private Connection(Client client, Process process) {
      this.client = client;
      this.process = process;
    }

    @Override
    protected void fire() {
      if (closesLater.test(process)) {
        overdue.add(this);
      } else {
        close(this);
      }
    }

    private void setIdle(boolean now) {
      process.idles((now ? 1 : 0) - (idle ? 1 : 0));
      idle = now;
    }
  }

  /** Told when an idle connection has been closed. */
  public interface Closed {
    /**
     * @param unread what had come on it already, and needs another connection; may be null
     */
    void closed(Process process, Request unread);
  }

  private final Simulation simulation;
  private final double keepalive;
  private final Predicate<Process> closesLater;
  private final Closed closed;
  private final Map<Client, Connection> ofClient = new HashMap<>();
  private final Map<Request, Connection> ofRequest = new HashMap<>();
  private final Set<Connection> all = new LinkedHashSet<>();

  /** Idle for too long, and still open. */
  private final List<Connection> overdue = new ArrayList<>();

  /**
   * @param keepalive how long an idle connection is kept [s]; 0: not at all
   * @param closesLater told when one has been idle for so long; whether its process closes it only
   *     later, by {@link #closeOverdue}
   */
  public KeptConnections(
      Simulation simulation, double keepalive, Predicate<Process> closesLater, Closed closed) {
    this.simulation = simulation;
    this.keepalive = keepalive;
    this.closesLater = closesLater;
    this.closed = closed;
  }

  /**
   * The process to which the client of this request has an idle connection, which is busy from now
   * on; null when it has to open one.
   */
  public Process taken(Request request) {
    Client client = request.client();
    Connection connection = client == null ? null : ofClient.get(client);
    if (connection == null) {
      return null;
    }
    if (connection.busy) {
      forget(connection); // its client has given the earlier request up, and the connection with it
      return null;
    }
    if (!connection.process.isUp()) {
      closeIdle(connection.process);
      return null;
    }
    connection.busy = true;
    connection.unread = request;
    ofRequest.put(request, connection);
    return connection.process;
  }

  /** The process reads what came on the connection; until then it counts as idle. */
  public void read(Request request) {
    Connection connection = ofRequest.get(request);
    if (connection != null) {
      connection.unread = null;
      connection.setIdle(false);
      overdue.remove(connection);
      simulation.cancel(connection);
    }
  }

  /** The client of this request has opened a connection to the process. */
  public void opened(Request request, Process process) {
    Client client = request.client();
    if (keepalive == 0 || client == null || !client.keepsConnection()) {
      return;
    }
    Connection connection = new Connection(client, process);
    ofClient.put(client, connection);
    ofRequest.put(request, connection);
    all.add(connection);
  }

  /** The response to this request will say that its connection closes. */
  public void isLast(Request request) {
    Connection connection = ofRequest.get(request);
    if (connection != null) {
      connection.last = true;
    }
  }

  /** The request has ended; whether its connection stays open, and takes a place. */
  public boolean keeps(Request request) {
    Connection connection = ofRequest.remove(request);
    if (connection == null || ofClient.get(connection.client) != connection) {
      return false;
    }
    if (connection.last || !connection.process.isUp() || connection.process.isRetiring()) {
      forget(connection);
      return false;
    }
    connection.busy = false;
    connection.setIdle(true);
    simulation.schedule(keepalive, connection);
    return true;
  }

  /** The process closes its idle connections, and what came on them is sent again. */
  public void closeIdle(Process process) {
    for (Connection connection : List.copyOf(all)) {
      if (connection.process == process && connection.idle && all.contains(connection)) {
        Request unread = forgetIdle(connection);
        if (unread != null) {
          closed.closed(process, unread);
        }
      }
    }
  }

  boolean hasOverdue(Process process) {
    for (int i = 0; i < overdue.size(); i++) {
      if (overdue.get(i).process == process) {
        return true;
      }
    }
    return false;
  }

  /** The process closes the connections that have been idle for too long. */
  void closeOverdue(Process process) {
    for (int i = 0; i < overdue.size(); ) {
      Connection connection = overdue.get(i);
      if (connection.process == process) {
        close(connection);
        i = 0;
      } else {
        i++;
      }
    }
  }

  private void close(Connection connection) {
    closed.closed(connection.process, forgetIdle(connection));
  }

  private Request forgetIdle(Connection connection) {
    Request unread = connection.unread;
    forget(connection);
    connection.process.closes();
    if (unread != null) {
      ofRequest.remove(unread);
    }
    return unread;
  }

  private void forget(Connection connection) {
    simulation.cancel(connection);
    connection.setIdle(false);
    overdue.remove(connection);
    ofClient.remove(connection.client, connection);
    all.remove(connection);
  }
}
