package knee.experiments.report.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import knee.experiments.run.servers.ProcessSummary;
import knee.experiments.run.servers.ServerSummary;

/**
 * What {@code processes}, {@code imbalance} and {@code memory} say of a point in results.json;
 * {@code server} is the only one, pools have their names.
 */
final class ServersDocument {
  private static final String ONLY = "server";

  private ServersDocument() {}

  static void addTo(ObjectNode point, List<ServerSummary> servers) {
    if (servers.isEmpty()) {
      return;
    }
    ObjectNode processes = point.putObject("processes");
    ObjectNode imbalance = point.putObject("imbalance");
    for (ServerSummary server : servers) {
      for (ProcessSummary process : server.processes()) {
        processes.set(process.name(), of(process, server.hasMemory(), processes.objectNode()));
      }
      ObjectNode shares = imbalance.putObject(name(server));
      shares.set("most", PointDocument.interval(server.busiest()));
      shares.set("least", PointDocument.interval(server.idlest()));
    }
    if (servers.stream().anyMatch(ServerSummary::hasMemory)) {
      memory(point.putObject("memory"), servers);
    }
  }

  private static String name(ServerSummary server) {
    return server.name().isEmpty() ? ONLY : server.name();
  }

  private static ObjectNode of(ProcessSummary process, boolean memory, ObjectNode node) {
    node.set("connections", PointDocument.interval(process.connections()));
    node.set("requests", PointDocument.interval(process.requests()));
    node.set("throughput", PointDocument.interval(process.throughput()));
    node.set("utilization", PointDocument.interval(process.utilization()));
    node.set("queue", PointDocument.interval(process.queue()));
    node.set("open", PointDocument.interval(process.open()));
    node.put("kills", process.kills());
    if (memory) {
      node.set("memory", PointDocument.interval(process.memory()));
      node.set("memory_max", Json.number(process.mostMemory()));
    }
    return node;
  }

  private static void memory(ObjectNode all, List<ServerSummary> servers) {
    for (ServerSummary server : servers) {
      if (server.hasMemory()) {
        ObjectNode node = all.putObject(name(server));
        node.set("limit", Json.number(server.limit()));
        node.set("mean", PointDocument.interval(server.memory()));
        node.set("max", Json.number(server.mostMemory()));
        node.put("kills", server.memoryKills());
      }
    }
  }
}
