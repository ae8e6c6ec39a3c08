package knee.simulator.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import knee.simulator.request.Request;

/**
 * A piece of a journey: steps in order, with jumps relative to themselves, so that pieces can be
 * put together. Resources make parts, so a journey never learns about a new resource.
 */
public final class Part {
  public static final Part NOTHING = new Part(List.of());

  private final List<Step> steps;

  private Part(List<Step> steps) {
    this.steps = steps;
  }

  public static Part of(Step... steps) {
    return new Part(List.of(steps));
  }

  /** One after the other. */
  public static Part sequence(Part... parts) {
    return sequence(List.of(parts));
  }

  /** One after the other. */
  public static Part sequence(List<Part> parts) {
    List<Step> steps = new ArrayList<>();
    for (Part part : parts) {
      steps.addAll(part.steps);
    }
    return new Part(List.copyOf(steps));
  }

  /** The same part with each step replaced; not for parts that jump. */
  public Part eachStep(Function<Step, Part> replacement) {
    return sequence(steps.stream().map(replacement).toList());
  }

  /**
   * One of several parts of the same form, chosen anew at each step for the request that enters it.
   */
  public static Part oneOf(ToIntFunction<Request> which, List<Part> alike) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < alike.get(0).length(); i++) {
      steps.add(oneOf(which, alike, i));
    }
    return new Part(List.copyOf(steps));
  }

  private static Step oneOf(ToIntFunction<Request> which, List<Part> alike, int place) {
    Step[] choice = alike.stream().map(part -> part.steps.get(place)).toArray(Step[]::new);
    boolean same = Arrays.stream(choice).allMatch(step -> step == choice[0]);
    return same ? choice[0] : request -> choice[which.applyAsInt(request)].enter(request);
  }

  /** The same without the {@link Release} steps at its end. */
  Part withoutLastReleases() {
    int end = steps.size();
    while (end > 0 && steps.get(end - 1) instanceof Release) {
      end--;
    }
    return new Part(steps.subList(0, end));
  }

  public int length() {
    return steps.size();
  }

  Step[] steps() {
    return steps.toArray(new Step[0]);
  }
}
