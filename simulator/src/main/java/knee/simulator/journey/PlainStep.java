package knee.simulator.journey;

/** A step that can be said in a few words, so that others than a request can take it. */
public interface PlainStep extends Step {
  /**
   * Says what it does.
   *
   * @return false where the words do not suffice
   */
  boolean tell(PlainSteps listener);
}
