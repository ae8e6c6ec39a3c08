package knee.simulator.plain;

import knee.simulator.plain.pending.Ring;
import knee.simulator.statistics.StationStatistics;

/**
 * Like servers behind one line, first come, first served, as {@link
 * knee.simulator.resource.ServerPool}.
 */
final class Servers {
  final StationStatistics statistics;
  final int service;
  final int queue;
  int free;
  final Ring line = new Ring();

  Servers(StationStatistics statistics, int servers) {
    this.statistics = statistics;
    this.service = statistics.servicePart();
    this.queue = statistics.queuePart();
    this.free = servers;
  }
}
