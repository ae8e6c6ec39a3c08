package knee.experiments.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients;
import knee.models.scenario.Clients.ArrivalProcess.Trace;
import knee.simulator.distribution.composed.Empirical;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values and traces in files beside the experiment. */
final class DataFilesTest {
  private static final String EMPIRICAL =
      Reads.LOAD + "requests: {page: [{cpu: empirical(times.csv)}]}\n";
  private static final String TRACE = "clients: {arrivals: {trace: trace.csv}}\n" + Reads.PAGE;

  @TempDir Path folder;
  private Reads reads;

  @BeforeEach
  void folder() {
    reads = new Reads(folder);
  }

  private double[] values(String csv) {
    reads.write("times.csv", csv);
    Activity.Cpu cpu =
        (Activity.Cpu)
            reads.good(EMPIRICAL).points().get(0).scenario().requests().get(0).steps().get(0);
    return ((Empirical) cpu.time()).values();
  }

  private Trace trace(String csv) {
    reads.write("trace.csv", csv);
    Clients.Arrivals open =
        (Clients.Arrivals) reads.good(TRACE).points().get(0).scenario().clients().get(0);
    return (Trace) open.process();
  }

  @Test
  void valuesAreSecondsOrHaveAUnit() {
    assertArrayEquals(new double[] {0.5, 0.005, 2}, values("time\n0.5\n5ms\n\n2s\n"));
    assertArrayEquals(new double[] {1}, values("1"));
    assertArrayEquals(new double[] {1, 2}, values("\uFEFFseconds\r\n1\r\n2\r\n"));
  }

  @Test
  void aHeadingMayHaveTheUnit() {
    assertArrayEquals(new double[] {0.5, 0.005, 2}, values("latency_ms\n500\n5\n2s\n"));
    assertArrayEquals(new double[] {0.5, 2}, values("time_s\n0.5\n2\n"));
    assertArrayEquals(new double[] {0.5, 2}, values("response_time\n0.5\n2\n"));
    Trace trace = trace("kind,time_ms\npage,0\npage,250\n");
    assertArrayEquals(new double[] {0, 0.25}, trace.times());
    assertEquals(List.of("page", "page"), trace.kinds());
  }

  @Test
  void tracesMayNameKinds() {
    assertArrayEquals(new double[] {0, 1.5}, trace("0\n1.5\n").times());
    assertEquals(List.of(), trace("0\n1.5\n").kinds());
    Trace named = trace("id,kind,time\n7,page,0\n8,page,250ms\n");
    assertArrayEquals(new double[] {0, 0.25}, named.times());
    assertEquals(List.of("page", "page"), named.kinds());
  }

  @Test
  void faultsAreNamedInTheirOwnFile() {
    reads.write("times.csv", "time\n1\n-2\n");
    assertEquals(
        List.of(
            "times.csv:3:1: '-2' is not a time; write seconds, or a time with a unit such as 5ms"),
        reads.faults(EMPIRICAL));
    reads.write("times.csv", "time\n");
    assertEquals(
        List.of("times.csv:1:1: no value in this file; write one per line"),
        reads.faults(EMPIRICAL));
    reads.write("trace.csv", "time,kind\n2,page\n1,page\n");
    assertEquals(
        List.of("trace.csv:3:1: this time is before the one above; sort the rows by time"),
        reads.faults(TRACE));
    reads.write("trace.csv", "time,kind\n2,pag\n");
    assertEquals(
        List.of("trace.csv:2:1: unknown kind of request 'pag'; did you mean 'page'?"),
        reads.faults(TRACE));
  }

  @Test
  void aHeadingIsNotAValueThatCannotBeRead() {
    reads.write("times.csv", "5 parsecs\n1\n");
    assertTrue(reads.faults(EMPIRICAL).get(0).startsWith("times.csv:1:1: '5 parsecs'"));
  }
}
