package knee.simulator.request;

/** A part of response times; its number follows when all parts of a system are known. */
public final class TimePart {
  private int index;

  int index() {
    return index;
  }

  public void setIndex(int number) {
    index = number;
  }
}
