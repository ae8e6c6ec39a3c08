package knee.simulator.plain.pending;

/** Whose turn is now, but after what is happening now; first come, first served. */
final class Ring {
  private int[] codes = new int[64];
  private int head;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(int code) {
    if (size == codes.length) {
      grow();
    }
    codes[head + size & codes.length - 1] = code;
    size++;
  }

  int poll() {
    int code = codes[head];
    head = head + 1 & codes.length - 1;
    size--;
    return code;
  }

  private void grow() {
    int[] larger = new int[2 * size];
    for (int i = 0; i < size; i++) {
      larger[i] = codes[head + i & size - 1];
    }
    codes = larger;
    head = 0;
  }
}
