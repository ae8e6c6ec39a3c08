package knee.simulator.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StationStatisticsTest {
  @Test
  void areasWorkedByHand() {
    // One server: A arrives at 1 and is served until 4, B arrives at 2, waits 2, is served until 5.
    var disk = new StationStatistics("disk", 1);
    disk.change(1, 1, 1);
    disk.waited(0);
    disk.change(2, 1, 0);
    disk.change(4, -1, -1);
    disk.completed();
    disk.change(4, 0, 1);
    disk.waited(2);
    disk.change(5, -1, -1);
    disk.completed();
    disk.close(10);
    assertEquals(6, disk.presentArea()); // 1 + 2 * 2 + 1
    assertEquals(4, disk.busyArea());
    assertEquals(0.6, disk.present());
    assertEquals(0.2, disk.queue());
    assertEquals(0.4, disk.utilization());
    assertEquals(0.2, disk.throughput());
    assertEquals(1, disk.meanWait());
    assertEquals(2, disk.completions());
  }

  @Test
  void whoIsPresentStaysWhenTheWindowBegins() {
    var disk = new StationStatistics("disk", 2);
    disk.change(0, 3, 2);
    disk.waited(0);
    disk.completed();
    disk.reset(10);
    disk.change(12, -1, 0);
    disk.close(20);
    assertEquals(3 * 2 + 2 * 8, disk.presentArea());
    assertEquals(20, disk.busyArea());
    assertEquals(2.2, disk.present());
    assertEquals(1, disk.utilization());
    assertEquals(0.2, disk.queue(), 1e-15);
    assertEquals(0, disk.completions());
    assertEquals(0, disk.admitted());
  }

  @Test
  void fractionalCoresAreBusyByShare() {
    // 1.5 cores: 1 job for 2 s, 3 jobs for 4 s, none for 2 s.
    var cpu = new StationStatistics("cpu", 1.5);
    cpu.change(0, 1, 0);
    cpu.setBusy(0, 1);
    cpu.change(2, 2, 0);
    cpu.setBusy(2, 1.5);
    cpu.change(6, -3, 0);
    cpu.setBusy(6, 0);
    cpu.close(8);
    assertEquals(14.0 / 8, cpu.present());
    assertEquals(8.0 / 8 / 1.5, cpu.utilization());
    assertEquals(6.0 / 8, cpu.queue());
  }

  @Test
  void aWindowGrantsNoMoreThanItsCapacityHoweverMuchIsUsedAhead() {
    // A quota of 2 cores: 5 use up in the first 4 s what is granted until 10 s.
    var cpu = new StationStatistics("cpu", 2);
    cpu.isUsedAhead();
    cpu.change(0, 5, 0);
    cpu.setBusy(0, 5);
    cpu.setBusy(4, 0);
    StationStatistics first = cpu.cut(5);
    assertEquals(20, first.busyArea(), "as it was");
    assertEquals(1, first.utilization(), "10 of 10");
    assertEquals(5 - 2, first.queue());
    StationStatistics second = cpu.cut(15);
    assertEquals(0, second.utilization());
    assertEquals(5, second.queue());
    StationStatistics both = first.followedBy(second);
    assertEquals(20.0 / 30, both.utilization(), 1e-15, "nothing is lost over a longer window");
    assertEquals(5 - 20.0 / 15, both.queue(), 1e-15);
  }

  @Test
  void aDelayHasNoUtilizationAndNoQueue() {
    var delay = new StationStatistics("wait", Double.POSITIVE_INFINITY);
    for (int i = 0; i < 10; i++) {
      delay.change(i * 0.1, 1, 1);
    }
    delay.close(7.3);
    assertTrue(Double.isNaN(delay.utilization()));
    assertEquals(0, delay.queue());
  }
}
