package knee.models.scenario;

import java.util.List;
import java.util.Optional;
import knee.models.scenario.Clients.Choice;
import knee.simulator.distribution.Distribution;

/**
 * Users, all there at time 0, who ask at once, think after each response, open a connection for
 * each request and never give up; changed one by one.
 */
public final class Users {
  private final int users;
  private final Distribution think;
  private Choice choice;
  private String name = "";
  private double spawnRate = Sketch.FOREVER;
  private boolean thinkFirst;
  private List<String> start = List.of();
  private double timeout = Sketch.FOREVER;
  private Optional<Clients.Retries> retries = Optional.empty();
  private boolean keepAlive;

  private Users(int users, Distribution think, Choice choice) {
    this.users = users;
    this.think = think;
    this.choice = choice;
  }

  /** So many users, who ask for these kinds equally often. */
  public static Users of(int users, Distribution think, String... kinds) {
    return new Users(users, think, Sketch.mix(kinds));
  }

  public static Users of(int users, double think, String... kinds) {
    return of(users, Sketch.constant(think), kinds);
  }

  /** They choose like this. */
  public Users choosing(Choice how) {
    choice = how;
    return this;
  }

  public Users called(String itsName) {
    name = itsName;
    return this;
  }

  /** User i comes at i / perSecond. */
  public Users spawned(double perSecond) {
    spawnRate = perSecond;
    return this;
  }

  public Users thinkFirst() {
    thinkFirst = true;
    return this;
  }

  /** Each asks for these once, in this order. */
  public Users start(String... kinds) {
    start = List.of(kinds);
    return this;
  }

  public Users timeout(double seconds) {
    timeout = seconds;
    return this;
  }

  public Users retries(int max, Distribution backoff) {
    retries = Optional.of(new Clients.Retries(max, backoff));
    return this;
  }

  public Users keepAlive() {
    keepAlive = true;
    return this;
  }

  public Clients clients() {
    return new Clients.Users(
        name, users, spawnRate, think, thinkFirst, start, choice, timeout, retries, keepAlive);
  }
}
