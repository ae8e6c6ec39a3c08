package knee.simulator.plain;

import knee.simulator.statistics.StationStatistics;

/**
 * Like servers behind one line, first come, first served, as {@link
 * knee.simulator.resource.ServerPool}. The line is linked through the rows of the requests.
 */
final class Servers {
  final StationStatistics statistics;
  final int service;
  final int queue;
  int free;
  private final Customers customers;
  private int head = Customers.NONE;
  private int tail = Customers.NONE;

  Servers(StationStatistics statistics, int servers, Customers customers) {
    this.statistics = statistics;
    this.service = statistics.servicePart();
    this.queue = statistics.queuePart();
    this.free = servers;
    this.customers = customers;
  }

  /** Lets it wait behind all others. */
  void add(int customer) {
    customers.setNext(customer, Customers.NONE);
    if (tail == Customers.NONE) {
      head = customer;
    } else {
      customers.setNext(tail, customer);
    }
    tail = customer;
  }

  /** Takes the first out of the line; {@link Customers#NONE} when nobody waits. */
  int poll() {
    int first = head;
    if (first != Customers.NONE) {
      head = customers.next(first);
      if (head == Customers.NONE) {
        tail = Customers.NONE;
      }
    }
    return first;
  }
}
