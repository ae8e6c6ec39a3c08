package knee.simulator.journey;

/** A part of response times; its number follows when all parts of a system are known. */
public final class TimePart {
  private int index;

  /** Its number. */
  public int index() {
    return index;
  }

  public void setIndex(int number) {
    index = number;
  }
}
