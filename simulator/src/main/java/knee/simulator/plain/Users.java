package knee.simulator.plain;

import knee.simulator.client.Identity;
import knee.simulator.client.Workload;
import knee.simulator.journey.Variate;
import knee.simulator.random.RandomStream;

/** A closed population, as {@link knee.simulator.client.ClosedClients}; a user is its number. */
final class Users {
  final Workload workload;
  final Variate think;

  /** Number of its first user. */
  final int first;

  private final int[] start;
  private final long population;

  /** How many requests each user has sent. */
  private final int[] ordinals;

  /** Of each user's latest request, where the next one depends on it; else null. */
  private short[] kinds;

  Users(String name, Workload workload, Variate think, int[] start, int first, int number) {
    this.workload = workload;
    this.think = think;
    this.first = first;
    this.start = start.clone();
    this.population = RandomStream.key(0, 0, name);
    this.ordinals = new int[number];
    this.kinds = workload.choice().remembers() ? new short[number] : null;
  }

  /** Number behind that of its last user. */
  int end() {
    return first + ordinals.length;
  }

  /** Of the next request of this user. */
  long identity(int user) {
    return identity(user, ordinals[user - first]);
  }

  private long identity(int user, int ordinal) {
    return Identity.of(Identity.of(population + (user - first)), ordinal, 0);
  }

  /** Of the time that a user thinks before its first request [s]. */
  double firstThinking(int user) {
    return think.of(identity(user, -1), 0);
  }

  /** The kind of the next request of this user, which has this identity. */
  int kind(int user, long identity) {
    int ordinal = ordinals[user - first];
    if (ordinal < start.length) {
      return start[ordinal];
    }
    if (kinds == null) {
      return workload.choice().pick(identity, -1);
    }
    int last = ordinal == start.length ? -1 : kinds[user - first];
    int kind = workload.choice().pick(identity, last);
    kinds[user - first] = (short) kind;
    return kind;
  }

  /** The next request of this user is on its way. */
  void sent(int user) {
    ordinals[user - first]++;
  }

  /** Reads what the next request of this user will need. */
  int readAhead(int user) {
    return ordinals[user - first];
  }
}
