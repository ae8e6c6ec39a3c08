package knee.simulator.plain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Journey;
import knee.simulator.journey.PlainStep;
import knee.simulator.journey.PlainSteps;
import knee.simulator.journey.Step;
import knee.simulator.journey.TimePart;
import knee.simulator.journey.Variate;
import knee.simulator.random.AliasTable;
import knee.simulator.statistics.StationStatistics;

/**
 * The journeys of all kinds of request as numbered operations, written down as their steps tell
 * what they do. What a request holds at a step is known here, so that it need not be noted.
 */
final class Program implements PlainSteps {
  static final int USE = 0;
  static final int SERVE = 1;
  static final int HOLD = 2;
  static final int RELEASE = 3;
  static final int PASS = 4;
  static final int LOCK = 5;
  static final int UNLOCK = 6;
  static final int CHOOSE = 7;
  static final int JUMP = 8;
  static final int DEPART = 9;

  /**
   * @param target index of the station, table, part of the time, choice, operation or kind
   */
  record Operation(int code, int target, Variate demand) {}

  /**
   * What one can hold.
   *
   * @param index among the stations, or among the tables
   * @param rows of a table; null for a station
   */
  record Place(
      Holdable resource, int index, StationStatistics statistics, int servers, AliasTable rows) {}

  /** Which step is next, drawn with these shares; the last one with the rest of the probability. */
  record Choice(double[] shares, int[] steps) {}

  private final List<Operation> operations = new ArrayList<>();
  private final List<Integer> firstSteps = new ArrayList<>();
  private final List<Place> stations = new ArrayList<>();
  private final List<Place> tables = new ArrayList<>();
  private final List<Choice> choices = new ArrayList<>();
  private final Map<Holdable, Place> places = new IdentityHashMap<>();
  private final AcquisitionOrder order = new AcquisitionOrder();

  // Of the journey that is being written down

  /** The step that is telling. */
  private int step;

  /** What is held at it, the latest last; null where only a jump leads to it. */
  private List<Place> held;

  /** The same at steps to which a jump leads. */
  private final Map<Integer, List<Place>> heldAt = new HashMap<>();

  private int[] operationOf;
  private boolean plain = true;

  private Program() {}

  /** The program of these journeys; empty where it takes a request to walk along one of them. */
  static Optional<Program> of(List<Journey> journeys) {
    Program program = new Program();
    for (int kind = 0; kind < journeys.size() && program.plain; kind++) {
      program.write(journeys.get(kind), kind);
    }
    boolean plain = program.plain && !program.order.hasCircle();
    return plain ? Optional.of(program) : Optional.empty();
  }

  private void write(Journey journey, int kind) {
    Step[] steps = journey.steps();
    int last = steps.length - 1;
    int firstChoice = choices.size();
    int first = operations.size();
    firstSteps.add(first);
    operationOf = new int[steps.length];
    held = List.of();
    heldAt.clear();
    plain = journey.epilogue() == last; // the last step is the end
    for (step = 0; step < last && plain; step++) {
      arrive();
      operationOf[step] = operations.size();
      boolean told = plain && steps[step] instanceof PlainStep simple && simple.tell(this);
      plain = plain && told;
    }
    if (plain) {
      arrive();
      operationOf[last] = operations.size();
      giveBackDownTo(0);
      add(DEPART, kind, null);
      resolveJumps(first, firstChoice);
    }
  }

  /** Whatever way leads here, the same must be held. */
  private void arrive() {
    List<Place> byJump = heldAt.get(step);
    if (held == null) {
      held = byJump;
    }
    plain = plain && held != null && (byJump == null || byJump.equals(held));
  }

  private void resolveJumps(int first, int firstChoice) {
    for (int i = first; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      if (operation.code == JUMP) {
        operations.set(i, new Operation(JUMP, operationOf[operation.target], null));
      }
    }
    for (Choice choice : choices.subList(firstChoice, choices.size())) {
      for (int i = 0; i < choice.steps.length; i++) {
        choice.steps[i] = operationOf[choice.steps[i]];
      }
    }
  }

  private void add(int code, int target, Variate demand) {
    operations.add(new Operation(code, target, demand));
  }

  private Place station(Holdable resource, StationStatistics statistics, int servers) {
    return places.computeIfAbsent(
        resource,
        it -> {
          Place place = new Place(resource, stations.size(), statistics, servers, null);
          stations.add(place);
          return place;
        });
  }

  private void take(Place place) {
    if (place.servers != UNLIMITED) {
      held.forEach(before -> order.add(before.resource, place.resource));
    }
    held = new ArrayList<>(held);
    held.add(place);
  }

  private void giveBackDownTo(int number) {
    for (int i = held.size() - 1; i >= number; i--) {
      Place place = held.get(i);
      add(place.rows == null ? RELEASE : UNLOCK, place.index, null);
    }
    held = held.subList(0, number);
  }

  @Override
  public void use(Holdable resource, StationStatistics statistics, int servers, Variate time) {
    Place place = station(resource, statistics, servers);
    add(USE, place.index, time);
    take(place);
  }

  @Override
  public void serve() {
    add(SERVE, held.get(held.size() - 1).index, null);
  }

  @Override
  public void hold(Holdable resource, StationStatistics statistics, int servers) {
    Place place = station(resource, statistics, servers);
    add(HOLD, place.index, null);
    take(place);
  }

  @Override
  public void release(Holdable resource) {
    int index = held.size() - 1;
    while (index >= 0 && held.get(index).resource != resource) {
      index--;
    }
    plain = plain && index >= 0;
    giveBackDownTo(Math.max(0, index));
  }

  @Override
  public void pass(TimePart part, Variate time) {
    add(PASS, part.index(), time);
  }

  @Override
  public void lock(Holdable table, StationStatistics statistics, AliasTable rows, Variate draw) {
    Place place =
        places.computeIfAbsent(
            table,
            it -> {
              Place made = new Place(table, tables.size(), statistics, rows.size(), rows);
              tables.add(made);
              return made;
            });
    add(LOCK, place.index, draw);
    take(place);
  }

  @Override
  public void choose(Variate draw, double[] shares, int[] over) {
    int[] steps = new int[over.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = target(over[i]);
    }
    add(CHOOSE, choices.size(), draw);
    choices.add(new Choice(shares, steps));
    held = null;
  }

  @Override
  public void jump(int over) {
    add(JUMP, target(over), null);
    held = null;
  }

  private int target(int over) {
    int target = step + 1 + over;
    List<Place> other = heldAt.putIfAbsent(target, held);
    plain = plain && over >= 0 && (other == null || other.equals(held));
    return target;
  }

  List<Operation> operations() {
    return operations;
  }

  /** For each kind of request. */
  List<Integer> firstSteps() {
    return firstSteps;
  }

  List<Place> stations() {
    return stations;
  }

  List<Place> tables() {
    return tables;
  }

  List<Choice> choices() {
    return choices;
  }
}
