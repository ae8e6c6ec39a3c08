package knee.experiments.file;

import static knee.experiments.file.Reads.LOAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.observed.Measured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Observations in CSV files. */
final class MeasuredFileTest {
  private static final String KINDS = "requests: {page: [{cpu: 5ms}], list: [{cpu: 5ms}]}\n";
  private static final String VARIED = LOAD + KINDS + "vary: {clients.users: [5, 10]}\n";

  /** As Locust 2.15 writes it. */
  private static final String STATS =
      """
      Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%
      GET,/api/items,600,0,120,150.25,3.1,900.5,512.0,10.0,0.0,120,130,140,150,200,300,400,500,800,900,900
      GET,/page,200,50,90,100.0,3.0,800.0,512.0,3.5,0.875,90,95,100,110,150,200,250,300,800,800,800
      GET,/static,0,0,0,0.0,0,0,0,0.0,0.0,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A
      ,Aggregated,800,50,110,137.6875,3.0,900.5,512.0,13.5,0.875,110,120,130,140,190,290,390,490,800,900,900
      """;

  @TempDir Path folder;
  private Reads reads;

  @BeforeEach
  void open() {
    reads = new Reads(folder);
  }

  private List<Measured> measured(String yaml) {
    return reads.good(yaml).measured();
  }

  private static void assertMetrics(Map<String, Double> expected, Measured row) {
    expected.forEach((name, value) -> assertEquals(value, row.metrics().get(name), 1e-12, name));
  }

  @Test
  void statisticsOfLocust() {
    reads.write("stats.csv", STATS);
    Experiment read =
        reads.good(
            VARIED + "measured: {file: stats.csv, clients.users: 10, names: {/api/items: list}}\n");
    List<Measured> rows = read.measured();
    assertEquals(3, rows.size());
    assertMetrics(
        Map.of("list.mean", 0.15025, "list.p95", 0.3, "list.max", 0.9005, "list.requests", 600.0),
        rows.get(0));
    assertMetrics(Map.of("page.errors", 0.25, "page.throughput", 2.625), rows.get(1));
    assertMetrics(
        Map.of("mean", 0.1376875, "p50", 0.11, "p66", 0.12, "p75", 0.13, "p80", 0.14, "p90", 0.19),
        rows.get(2));
    assertMetrics(
        Map.of("p95", 0.29, "p98", 0.39, "p99", 0.49, "p999", 0.8, "max", 0.9005), rows.get(2));
    assertMetrics(Map.of("throughput", 12.625, "errors", 0.0625, "requests", 800.0), rows.get(2));
    assertEquals(Map.of("clients.users", 10L), rows.get(2).vary());
    assertEquals(Optional.empty(), rows.get(2).variant());
    assertEquals(1, read.warnings().size(), "of /static");
    assertEquals(
        true, read.warnings().get(0).startsWith("stats.csv:4:1: warning: '/static' is no"));
  }

  @Test
  void severalFilesAndRowsTogether() {
    reads.write("a.csv", STATS);
    List<Measured> rows =
        measured(
            VARIED
                + "variants: {one: {}, two: {}}\n"
                + "measured:\n"
                + "  - {file: a.csv, variant: two, clients.users: 5}\n"
                + "  - {clients.users: 10, mean: 3s}\n");
    assertEquals(3, rows.size(), "page, all, and the row");
    assertEquals(Optional.of("two"), rows.get(0).variant());
    assertEquals(Map.of("mean", 3.0), rows.get(2).metrics());
  }

  @Test
  void columnsCalledAsInMeasuredRows() {
    reads.write(
        "own.csv",
        """
        # a comment
        variant,clients.users,kind,p95_ms,mean,throughput_per_s,errors_share,outcome
        base,5,all,250,0.1s,40,0.5,
        base,10,list,,200ms,600/min,,
        ,10,,,,,,timeout
        """);
    List<Measured> rows = measured(VARIED + "measured: {file: own.csv}\n");
    assertEquals(
        new Measured(
            Optional.of("base"),
            Map.of("clients.users", 5L),
            Map.of("p95", 0.25, "mean", 0.1, "throughput", 40.0, "errors", 0.5),
            Optional.empty()),
        rows.get(0));
    assertEquals(Map.of("list.mean", 0.2, "list.throughput", 10.0), rows.get(1).metrics());
    assertEquals(Optional.of("timeout"), rows.get(2).outcome());
  }

  @Test
  void resultsOfKnee() {
    reads.write(
        "results.csv",
        """
        variant,clients.users,kind,replications,simulated_s,stationary,completed,throughput_per_s,throughput_low_per_s,throughput_high_per_s,mean_s,mean_low_s,mean_high_s,max_s,errors_share,errors_share_low,errors_share_high,error_mean_s,error_mean_low_s,error_mean_high_s
        base,5,all,10,600,true,9000,15,14,16,0.25,0.2,0.3,0.9,0,0,0,,,
        base,5,page,10,600,true,4500,7.5,7,8,0.2,0.1,0.3,0.8,0,0,0,,,
        """);
    List<Measured> rows = measured(VARIED + "measured: {file: results.csv}\n");
    assertEquals(
        Map.of("throughput", 15.0, "mean", 0.25, "max", 0.9, "errors", 0.0), rows.get(0).metrics());
    assertEquals(
        Map.of("page.throughput", 7.5, "page.mean", 0.2, "page.max", 0.8, "page.errors", 0.0),
        rows.get(1).metrics());
  }

  private void assertFault(String csv, String expected) {
    reads.write("own.csv", csv);
    List<String> faults =
        reads.faults(VARIED + "measured: {file: own.csv}\n").stream().limit(1).toList();
    assertTrue(faults.get(0).startsWith(expected), faults::toString);
  }

  @Test
  void faultsNameTheLineOfTheFile() {
    assertFault(
        "clients.users,p95_s,colour\n5,1,red\n",
        "own.csv:1:1: 'colour' is neither a varied path nor a metric; the nearest is ");
    assertFault(
        "clients.users,kind\n5,all\n",
        "own.csv:1:1: no column measures anything; add one such as mean_s or p95_ms");
    assertFault(
        "mean_s\n5\n",
        "4:18: 'own.csv' has no column clients.users, which is varied; say beside file: which value"
            + " it is of, as in clients.users: 5");
    assertFault(
        "clients.users,mean\n5,3\n",
        "own.csv:2:1: '3' has no unit; write 3us or 3ms or 3s or 3min or 3h");
    assertFault(
        "clients.users,mean_s\n5,quick\n",
        "own.csv:2:1: 'quick' is not a time; write a time such as 5ms");
    assertFault(
        "clients.users,kind,mean_s\n5,pages,1\n",
        "own.csv:2:1: unknown kind of request 'pages'; did you mean 'page'?");
    assertFault(
        "Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%\n",
        "own.csv:1:1: no column 'Request Count'; give the _stats.csv that Locust writes");
  }
}
