package knee.models.server;

import java.util.List;
import knee.models.scenario.Activity;
import knee.simulator.distribution.Constant;

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
    return new Activity.Lock(table);
  }

  public static Activity call(String service) {
    return new Activity.Call(service);
  }

  public static Activity use(String station, double time) {
    return new Activity.Use(station, new Constant(time));
  }

  public static Activity hold(String station, Activity... steps) {
    return new Activity.Hold(station, List.of(steps));
  }

  public static Activity repeat(int times, Activity... steps) {
    return new Activity.Repeat(new Activity.Count(times, false), List.of(steps));
  }

  public static Activity reply() {
    return new Activity.Reply();
  }

  public static Activity fail(String error) {
    return new Activity.Fail(error);
  }
}
