package knee.simulator.plain.pending;

import java.util.Arrays;
import knee.simulator.Ranking;

/** Some moments, and who has something to do then. */
final class Moments {
  /** Length of the runs that are sorted by insertion and then merged. */
  private static final int RUN = 32;

  private static final int LARGE = 1 << 16;

  double[] times = new double[16];
  int[] codes = new int[16];
  int size;

  private final Ranking ranking = new Ranking();

  void add(double time, int code) {
    if (size == times.length) {
      int room = size < LARGE >> 4 ? 2 * size : size + (size >> 2);
      times = Arrays.copyOf(times, room);
      codes = Arrays.copyOf(codes, room);
    }
    set(size++, time, code);
  }

  void set(int index, double time, int code) {
    times[index] = time;
    codes[index] = code;
  }

  /** Large arrays are given up, as they are seldom needed. */
  void clear() {
    size = 0;
    if (times.length > LARGE) {
      times = new double[16];
      codes = new int[16];
    }
  }

  void reverse() {
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      double time = times[i];
      times[i] = times[j];
      times[j] = time;
      int code = codes[i];
      codes[i] = codes[j];
      codes[j] = code;
    }
  }

  /** Writes them down in order of time, those of one time from the last to the first. */
  void writeInOrder(double[] toTimes, int[] toCodes, int at) {
    if (size > Ranking.MOST) {
      reverse();
      sort();
      System.arraycopy(times, 0, toTimes, at, size);
      System.arraycopy(codes, 0, toCodes, at, size);
      return;
    }
    ranking.rank(times, size);
    for (int i = 0; i < size; i++) {
      int place = at + ranking.of(i);
      toTimes[place] = times[i];
      toCodes[place] = codes[i];
    }
  }

  private void sort() {
    for (int start = 0; start < size; start += RUN) {
      insertionSort(start, Math.min(size, start + RUN));
    }
    mergeSort();
  }

  private void insertionSort(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      double time = times[i];
      int code = codes[i];
      int place = i;
      while (place > from && times[place - 1] > time) {
        times[place] = times[place - 1];
        codes[place] = codes[place - 1];
        place--;
      }
      times[place] = time;
      codes[place] = code;
    }
  }

  /** Of runs that are sorted. */
  private void mergeSort() {
    double[] otherTimes = new double[times.length];
    int[] otherCodes = new int[codes.length];
    for (int width = RUN; width < size; width *= 2) {
      for (int start = 0; start < size; start += 2 * width) {
        int middle = Math.min(size, start + width);
        int end = Math.min(size, start + 2 * width);
        int left = start;
        int right = middle;
        for (int i = start; i < end; i++) {
          boolean takeLeft = right == end || (left < middle && times[left] <= times[right]);
          int from = takeLeft ? left++ : right++;
          otherTimes[i] = times[from];
          otherCodes[i] = codes[from];
        }
      }
      double[] spareTimes = times;
      times = otherTimes;
      otherTimes = spareTimes;
      int[] spareCodes = codes;
      codes = otherCodes;
      otherCodes = spareCodes;
    }
  }
}
