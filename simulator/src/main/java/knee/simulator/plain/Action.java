package knee.simulator.plain;

import java.util.List;
import knee.simulator.journey.Variate;
import knee.simulator.plain.Program.Choice;
import knee.simulator.plain.Program.Operation;

/**
 * An operation of a program with all that it needs at hand, and the one that follows it: a request
 * goes from one to the next without looking anything up.
 */
final class Action {
  /** To give all back, step by step, and then to depart: most journeys end so. */
  static final int LEAVE = Program.DEPART + 1;

  final int code;
  final int index;

  /** Part of the time, or kind. */
  final int target;

  final Variate demand;
  final Servers station;
  final Rows table;
  final Choice choice;
  Action next;

  private Action(
      Operation operation, int code, int index, Servers station, Rows table, Choice choice) {
    this.code = code;
    this.index = index;
    this.target = operation.target();
    this.demand = operation.demand();
    this.station = station;
    this.table = table;
    this.choice = choice;
  }

  /** Those of a program whose places are these, in its order. */
  static Action[] of(Program program, Servers[] stations, Rows[] tables) {
    List<Operation> operations = program.operations();
    Action[] actions = new Action[operations.size()];
    boolean leaving = false;
    for (int i = actions.length - 1; i >= 0; i--) {
      Operation operation = operations.get(i);
      int code = operation.code();
      int target = operation.target();
      boolean givesBack = code == Program.RELEASE || code == Program.UNLOCK;
      leaving = code == Program.DEPART || (leaving && givesBack);
      int fused = leaving && givesBack ? LEAVE : code;
      actions[i] =
          switch (code) {
            case Program.USE, Program.SERVE, Program.HOLD, Program.RELEASE ->
                new Action(operation, fused, i, stations[target], null, null);
            case Program.LOCK, Program.UNLOCK ->
                new Action(operation, fused, i, null, tables[target], null);
            case Program.CHOOSE ->
                new Action(operation, fused, i, null, null, program.choices().get(target));
            default -> new Action(operation, fused, i, null, null, null);
          };
    }
    for (Action action : actions) {
      int next = action.code == Program.JUMP ? action.target : action.index + 1;
      action.next = next < actions.length ? actions[next] : null;
    }
    return actions;
  }
}
