package knee.simulator.journey;

import java.util.List;
import knee.simulator.request.Request;

/**
 * The life of a kind of request, laid out once as a flat array of steps that all its requests
 * share.
 *
 * <p>The epilogue is what remains to be done when the request fails in the middle: its steps hold
 * nothing (the way of the response back to the client).
 */
public final class Journey {
  private static final Step DEPART = Request::depart;

  private final String name;
  private final Step[] steps;
  private final int epilogue;

  private Journey(String name, Step[] steps, int epilogue) {
    this.name = name;
    this.steps = steps;
    this.epilogue = epilogue;
  }

  public static Journey of(String name, Part... parts) {
    return withEpilogue(name, Part.sequence(parts), Part.NOTHING);
  }

  public static Journey withEpilogue(String name, Part main, Part epilogue) {
    Part needed = epilogue.length() == 0 ? main.withoutLastReleases() : main;
    Part whole = Part.sequence(List.of(needed, epilogue, Part.of(DEPART)));
    return new Journey(name, whole.steps(), needed.length());
  }

  public String name() {
    return name;
  }

  /** All of them; not to be changed. */
  public Step[] steps() {
    return steps;
  }

  /** Where the epilogue begins. */
  public int epilogue() {
    return epilogue;
  }
}
