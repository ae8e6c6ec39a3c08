package knee.simulator.resource;

import knee.simulator.Simulation;

/** Lines by the name of their discipline. */
public enum Discipline {
  FCFS,
  LCFS,
  RANDOM,
  /** Shortest job first: the demand is known on arrival. */
  SJF,
  /** Higher priority first. */
  PRIORITY;

  /**
   * @param purpose of the draws, where the discipline draws
   */
  public Line line(Simulation simulation, String purpose) {
    return switch (this) {
      case FCFS -> LinkedLine.firstComeFirstServed();
      case LCFS -> LinkedLine.lastComeFirstServed();
      case RANDOM -> new RandomLine(simulation.stream(purpose));
      case SJF -> new OrderedLine(request -> request.work());
      case PRIORITY -> new OrderedLine(request -> -request.priority());
    };
  }
}
