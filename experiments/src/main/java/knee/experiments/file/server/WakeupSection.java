package knee.experiments.file.server;

import static knee.experiments.file.values.Scalars.choice;
import static knee.experiments.file.values.Scalars.weight;

import java.util.List;
import java.util.function.Consumer;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.Either;
import knee.experiments.file.values.ListOf;
import knee.models.scenario.Server.Wakeup;
import knee.models.scenario.Server.Wakeup.Order;

/** {@code wakeup}: an order that has a name, weights, or the weights of those woken. */
final class WakeupSection {
  private enum Named {
    RANDOM(Order.RANDOM),
    LIFO(Order.LIFO),
    FAIR(Order.FAIR),
    WOKEN(Order.WOKEN);

    private final Order order;

    Named(Order order) {
      this.order = order;
    }
  }

  private static final Key<List<Double>> WOKEN =
      Key.required(
          "woken",
          new ListOf<>(weight(), 1),
          List.of(1.0),
          "Weights of the processes that do not compute; one that computes is late");
  private static final Section WOKEN_SECTION =
      Section.of("wakeup", "All processes are woken, and the first to run accepts", WOKEN);

  static final Type<Wakeup> TYPE =
      Either.<Wakeup>of(
          choice(Named.class).as(order -> new Wakeup(order.order, new double[0])),
          Either.of(
              new ListOf<>(weight(), 1).as(weights -> weighted(Order.WEIGHTED, weights)),
              WOKEN_SECTION.into(f -> weighted(Order.WOKEN, f.find(WOKEN).orElse(List.of())))));

  private WakeupSection() {}

  private static Wakeup weighted(Order order, List<Double> weights) {
    return new Wakeup(order, weights.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * Whether the weights fit the workers.
   *
   * @param fault told when they do not
   */
  static void check(Wakeup wakeup, int workers, Consumer<String> fault) {
    if (wakeup.weights().length == 0) {
      return;
    }
    double sum = 0;
    for (double weight : wakeup.weights()) {
      sum += weight;
    }
    if (wakeup.weights().length != workers) {
      fault.accept(
          "%d weights for %d workers; write one for each process"
              .formatted(wakeup.weights().length, workers));
    } else if (sum <= 0) {
      fault.accept("no weight is above 0; write one for each process, as in [2, 1]");
    }
  }
}
