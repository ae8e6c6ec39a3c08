package knee.models.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;

/** Steps of constant length, as an experiment file would say them. Times in seconds. */
public final class Steps {
  private Steps() {}

  public static Activity cpu(double time) {
    return new Activity.Cpu(new Constant(time));
  }

  public static Activity waits(double time) {
    return new Activity.Wait(new Constant(time));
  }

  public static Activity blocks(double time) {
    return new Activity.Blocking(new Constant(time));
  }

  public static Activity query(double time) {
    return new Activity.Query(new Constant(time));
  }

  public static Activity transaction(Activity... steps) {
    return new Activity.Transaction(List.of(steps));
  }

  public static Activity lock(String table) {
    return new Activity.Lock(table, false);
  }

  public static Activity readLock(String table) {
    return new Activity.Lock(table, true);
  }

  public static Activity call(String service) {
    return new Activity.Call(service);
  }

  public static Activity use(String station, double time) {
    return use(station, new Constant(time));
  }

  public static Activity use(String station, Distribution time) {
    return new Activity.Use(station, time);
  }

  public static Activity hold(String station, Activity... steps) {
    return new Activity.Hold(station, List.of(steps));
  }

  public static Activity repeat(int times, Activity... steps) {
    return new Activity.Repeat(new Activity.Count(times, false), List.of(steps));
  }

  /** One of the branches of a step. */
  public record Branch(List<Activity> steps) {}

  public static Branch steps(Activity... steps) {
    return new Branch(List.of(steps));
  }

  public static Activity parallel(Branch... branches) {
    return quorum(branches.length, branches);
  }

  public static Activity quorum(int needed, Branch... branches) {
    return new Activity.Parallel(Stream.of(branches).map(Branch::steps).toList(), needed);
  }

  /** Branches of one step each. */
  public static Activity parallel(int needed, Activity... branches) {
    return new Activity.Parallel(Stream.of(branches).map(List::of).toList(), needed);
  }

  public static Activity background(Activity... steps) {
    return new Activity.Background(List.of(steps), Optional.empty());
  }

  public static Activity by(String queue, Activity... steps) {
    return new Activity.Background(List.of(steps), Optional.of(queue));
  }

  public static Activity reply() {
    return new Activity.Reply();
  }

  public static Activity fail(String error) {
    return new Activity.Fail(error);
  }
}
