package knee.experiments.file.server;

import static knee.experiments.file.values.Scalars.choice;
import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.timeOrOff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.MapOf;
import knee.experiments.file.yaml.Node;
import knee.models.scenario.Fleet;
import knee.models.scenario.Proxy;
import knee.models.scenario.Proxy.Balance;

/** Which servers there are and what is in front of them: {@code servers} and {@code proxy}. */
public final class FrontSections {
  /** Beginnings of the names of other resources. */
  private static final List<String> TAKEN =
      List.of("locks", "services", "caches", "queues", "resources", "connections", "database");

  private static final Key<Integer> CONNECTIONS =
      Key.of("connections", count(1), Integer.MAX_VALUE, "Requests it has in hand at once");
  private static final Key<Double> READ_TIMEOUT =
      Key.of(
          "read_timeout",
          timeOrOff(),
          Double.POSITIVE_INFINITY,
          "After which it gives up a server; 0: never");
  private static final Key<Balance> BALANCE =
      Key.of("balance", choice(balances()), Balance.ROUND_ROBIN, "Which replica gets the next");

  public static final Type<Proxy> PROXY =
      Section.of("proxy", "A proxy in front of the server", CONNECTIONS, READ_TIMEOUT, BALANCE)
          .into(f -> new Proxy(f.get(CONNECTIONS), f.get(READ_TIMEOUT), f.get(BALANCE)));

  public static final Type<Map<String, Fleet>> SERVERS = MapOf.named(ServerSection.POOL);

  private FrontSections() {}

  /** With the name that Nginx has for it, too. */
  private static Map<String, Balance> balances() {
    Map<String, Balance> balances = new LinkedHashMap<>();
    balances.put("round_robin", Balance.ROUND_ROBIN);
    balances.put("least_connections", Balance.LEAST_CONNECTIONS);
    balances.put("least_conn", Balance.LEAST_CONNECTIONS);
    balances.put("random", Balance.RANDOM);
    return balances;
  }

  /** The servers of a point, whichever way it says them; faults are noted. */
  public static List<Fleet> fleets(
      Fields f, Key<Fleet> server, Key<Map<String, Fleet>> servers, Key<Proxy> proxy) {
    Optional<Map<String, Fleet>> pools = f.find(servers);
    if (f.has(server) && f.has(servers)) {
      f.reading()
          .faultOfWhole(f.keyPlace(servers), "both 'server' and 'servers'; write one or the other");
    }
    if (f.has(proxy) && !f.has(server) && !f.has(servers)) {
      f.reading()
          .faultOfWhole(f.keyPlace(proxy), "'proxy' without a server; add server: {...} behind it");
    }
    pools.ifPresent(named -> check(f, servers, named));
    return pools.map(named -> List.copyOf(named.values())).orElse(f.find(server).stream().toList());
  }

  private static void check(Fields f, Key<Map<String, Fleet>> servers, Map<String, Fleet> pools) {
    Node.Mapping node = (Node.Mapping) f.node(servers).orElseThrow();
    for (String name : pools.keySet()) {
      if (TAKEN.contains(name) || name.contains(".")) {
        f.reading()
            .faultOfWhole(
                node.entries().get(name).place(),
                "a pool cannot be called '%s'; choose another name, without a dot".formatted(name));
      }
    }
    if (f.reading().faults().any()) {
      return; // Some 'serves' may not have been understood.
    }
    for (String kind : f.reading().names("requests")) {
      List<String> serving = new ArrayList<>();
      pools.forEach(
          (name, pool) -> {
            if (pool.serves().contains(kind)) {
              serving.add(name);
            }
          });
      if (serving.size() != 1) {
        f.reading().faultOfWhole(f.keyPlace(servers), notOnce(kind, serving));
      }
    }
  }

  private static String notOnce(String kind, List<String> serving) {
    return serving.isEmpty()
        ? "no pool serves '%s'; add it to the 'serves' of one".formatted(kind)
        : "'%s' is served by %s; name it in the 'serves' of one pool only"
            .formatted(kind, String.join(" and ", serving));
  }
}
