package knee.simulator.client;

import knee.simulator.Event;
import knee.simulator.journey.Client;
import knee.simulator.request.Request;

/**
 * One user of a closed population; the event is its next request. 32 bytes, as there are millions.
 */
final class User extends Event implements Client {
  private final ClosedClients population;
  private final int index;
  private int ordinal;
  private short attempt;
  private short kind;

  User(ClosedClients population, int index) {
    this.population = population;
    this.index = index;
  }

  @Override
  protected void fire() {
    population.send(this);
  }

  @Override
  public void answered(Request request, boolean success) {
    population.answered(this, request, success);
  }

  @Override
  public boolean keepsConnection() {
    return population.keepsConnections();
  }

  @Override
  public int population() {
    return population.population();
  }

  int index() {
    return index;
  }

  int ordinal() {
    return ordinal;
  }

  void nextOrdinal() {
    ordinal++;
    attempt = 0;
  }

  int attempt() {
    return attempt;
  }

  void setAttempt(int number) {
    attempt = (short) number;
  }

  int kind() {
    return kind;
  }

  void setKind(int number) {
    kind = (short) number;
  }
}
