package knee.simulator.client;

import knee.simulator.Event;
import knee.simulator.journey.Client;
import knee.simulator.request.Request;

/**
 * One user of a closed population; the event is its next request. 32 bytes, as there are millions.
 */
class User extends Event implements Client {
  private final ClosedClients population;
  private final int index;
  private int ordinal;
  private int kind;

  User(ClosedClients population, int index) {
    this.population = population;
    this.index = index;
  }

  @Override
  protected final void fire() {
    population.send(this);
  }

  @Override
  public final void answered(Request request, boolean success) {
    population.answered(this, request, success);
  }

  @Override
  public final boolean keepsConnection() {
    return population.keepsConnections();
  }

  @Override
  public final int population() {
    return population.population();
  }

  final int index() {
    return index;
  }

  final int ordinal() {
    return ordinal;
  }

  final void nextOrdinal() {
    ordinal++;
    setAttempt(0);
  }

  /** 0 for the first, 1 for the first retry, ... */
  int attempt() {
    return 0;
  }

  /** The next one. Only who may try again has to remember. */
  void setAttempt(int number) {}

  final int kind() {
    return kind;
  }

  final void setKind(int number) {
    kind = number;
  }

  /** One who tries again after an error. */
  static final class Persistent extends User {
    private int attempt;

    Persistent(ClosedClients population, int index) {
      super(population, index);
    }

    @Override
    int attempt() {
      return attempt;
    }

    @Override
    void setAttempt(int number) {
      attempt = number;
    }
  }
}
