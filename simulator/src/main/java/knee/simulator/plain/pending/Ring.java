package knee.simulator.plain.pending;

/** A line of numbers; first come, first served. */
public final class Ring {
  private int[] numbers = new int[64];
  private int head;
  private int size;

  public boolean isEmpty() {
    return size == 0;
  }

  /** Adds a number behind all others. */
  public void add(int number) {
    if (size == numbers.length) {
      grow();
    }
    numbers[head + size & numbers.length - 1] = number;
    size++;
  }

  /** Takes the first number out, if there is one. */
  public int poll() {
    int number = numbers[head];
    head = head + 1 & numbers.length - 1;
    size--;
    return number;
  }

  private void grow() {
    int[] larger = new int[2 * size];
    for (int i = 0; i < size; i++) {
      larger[i] = numbers[head + i & size - 1];
    }
    numbers = larger;
    head = 0;
  }
}
