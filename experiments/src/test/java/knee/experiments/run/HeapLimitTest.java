package knee.experiments.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeapLimitTest {
  @Test
  void threeTimesAsMuchIsProposed() {
    assertTrue(HeapLimit.advice(64L << 20).startsWith("the heap of 64 MB is full; allow"));
    assertTrue(HeapLimit.advice(64L << 20).contains("=-Xmx1g say"));
    assertTrue(HeapLimit.advice(2L << 30).contains("=-Xmx6g say"));
  }

  @Test
  void otherLacksAreNotOfTheHeap() {
    assertFalse(HeapLimit.said(new IllegalStateException("Java heap space")).isPresent());
    Error threads = new OutOfMemoryError("unable to create native thread: possibly out of memory");
    assertFalse(HeapLimit.said(threads).isPresent());
    assertTrue(HeapLimit.said(new OutOfMemoryError("Java heap space")).isPresent());
  }
}
