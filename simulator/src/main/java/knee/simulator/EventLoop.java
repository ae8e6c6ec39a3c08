package knee.simulator;

/**
 * Another way to run a simulation than by its calendar: a loop that keeps its own account of what
 * is pending, in one order with the events that others schedule meanwhile.
 */
public abstract class EventLoop {
  private final Simulation simulation;

  protected EventLoop(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Does what {@link Simulation#runUntil} says, until then or until it is {@link #isStopped}. */
  protected abstract void runUntil(double end);

  /** Lets the event fire at this time [s], behind what has been added for it before. */
  protected abstract void add(double time, Event event);

  /** Present time [s]. */
  protected final double now() {
    return simulation.now();
  }

  /** Sets the clock to this time [s], at which an event is about to happen. */
  protected final void happens(double time) {
    simulation.happens(time);
  }

  /** Lets an event fire that was added here, once its time has come. */
  protected final void fire(Event event) {
    event.fire();
  }

  /** Nothing will happen until this time, to which the clock is set [s]. */
  protected final void idleUntil(double end) {
    simulation.idleUntil(end);
  }

  protected final boolean isStopped() {
    return simulation.isStopped();
  }
}
