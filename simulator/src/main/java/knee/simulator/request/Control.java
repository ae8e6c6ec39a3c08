package knee.simulator.request;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import knee.simulator.Simulation;
import knee.simulator.distribution.Constant;
import knee.simulator.journey.Journey;
import knee.simulator.journey.Part;
import knee.simulator.journey.PlainStep;
import knee.simulator.journey.PlainSteps;
import knee.simulator.journey.Step;
import knee.simulator.journey.Variate;

/** Parts that steer the journey itself: branches, loops, the reply, failure. */
public final class Control {
  private Control() {}

  /**
   * Takes one of the branches; with the rest of the probability none.
   *
   * @param purpose of the draw
   * @param shares of the branches, adding up to at most 1
   */
  public static Part choose(
      Simulation simulation, String purpose, double[] shares, List<Part> branches) {
    Variate draw = Variate.of(simulation, purpose, new Constant(0));
    return branch(new Draw(draw, shares), branches);
  }

  /**
   * Takes one of the branches.
   *
   * @param which index of the branch; their number: none
   */
  public static Part branch(ToIntFunction<Request> which, List<Part> branches) {
    int[] starts = new int[branches.size() + 1];
    int end = 0;
    for (int i = 0; i < branches.size(); i++) {
      starts[i] = end;
      end += branches.get(i).length() + 1;
    }
    starts[branches.size()] = end;
    List<Part> parts = new ArrayList<>();
    parts.add(Part.of(new Choice(which, starts)));
    for (int i = 0; i < branches.size(); i++) {
      int toEnd = end - starts[i] - branches.get(i).length() - 1;
      parts.add(branches.get(i));
      parts.add(Part.of(new Jump(toEnd)));
    }
    return Part.sequence(parts);
  }

  private record Draw(Variate draw, double[] shares) implements ToIntFunction<Request> {
    @Override
    public int applyAsInt(Request request) {
      return draw.stream(request).pick(shares);
    }
  }

  private record Choice(ToIntFunction<Request> which, int[] over) implements PlainStep {
    @Override
    public boolean enter(Request request) {
      return request.jump(over[which.applyAsInt(request)]);
    }

    @Override
    public boolean tell(PlainSteps listener) {
      if (which instanceof Draw random) {
        listener.choose(random.draw, random.shares, over);
      }
      return which instanceof Draw;
    }
  }

  private record Jump(int over) implements PlainStep {
    @Override
    public boolean enter(Request request) {
      return request.jump(over);
    }

    @Override
    public boolean tell(PlainSteps listener) {
      listener.jump(over);
      return true;
    }
  }

  /** Repeats the part so many times, possibly 0; each round is a visit with demands of its own. */
  public static Part repeat(ToIntFunction<Request> times, Part part) {
    int length = part.length();
    Step begin =
        request -> {
          int rounds = times.applyAsInt(request);
          return rounds == 0 ? request.jump(length + 1) : request.beginLoop(rounds);
        };
    Step end = request -> request.nextRound() ? request.jump(-length - 1) : request.endLoop();
    return Part.sequence(Part.of(begin), part, Part.of(end));
  }

  /**
   * Runs the part, and again as long as this holds at its end.
   *
   * @param again may also let the request fail, and does not hold then
   */
  public static Part repeatWhile(Predicate<Request> again, Part part) {
    int length = part.length();
    Step end = request -> again.test(request) ? request.jump(-length - 1) : Step.GO_ON;
    return Part.sequence(part, Part.of(end));
  }

  /**
   * The response leaves here and takes this part to its client; the request goes on and still holds
   * what it holds. A branch answers for the request that waits for it.
   */
  public static Part reply(RequestPool pool, Part way) {
    Journey journey = Journey.of("reply", way);
    return Part.of(
        request -> {
          request.answers().handClientTo(pool.take(), journey, null);
          return Step.GO_ON;
        });
  }

  /**
   * Somebody on the way tells the client that it failed, by this journey; the request goes on and
   * still holds what it holds.
   */
  public static void answerFor(Request request, String error, RequestPool pool, Journey way) {
    if (request.isAwaited()) {
      request.handClientTo(pool.take(), way, error);
    }
  }

  /** The request fails, gives back all it holds, and its client is told. */
  public static Part fail(String error) {
    return Part.of(request -> request.fail(error));
  }
}
