package knee.experiments.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs, but is probably not meant. */
final class WarningsTest {
  @TempDir Path folder;

  private List<String> warnings(String yaml) {
    return new Reads(folder)
        .good(yaml).warnings().stream()
            .map(line -> line.substring(line.indexOf(".yaml:") + ".yaml:".length()))
            .toList();
  }

  @Test
  void kindThatNothingReaches() {
    String kinds = "requests:\n  a: [{cpu: 1ms}]\n  b: [{cpu: 1ms}]\n  c: [{cpu: 1ms}]\n";
    assertEquals(
        List.of("5:3: warning: nothing can reach 'c'; name it in clients.mix, start or session"),
        warnings("clients: {users: 5, think: 1s, start: [b], mix: {a: 1, c: 0}}\n" + kinds));
    assertEquals(
        List.of("5:3: warning: nothing can reach 'c'; name it in clients.mix, start or session"),
        warnings(
            "clients: {users: 5, think: 1s, session: {a: {b: 1}, b: {a: 1}, c: {a: 1}}}\n"
                + kinds));
    assertEquals(List.of(), warnings("clients: {users: 5, think: 1s}\n" + kinds));
  }

  @Test
  void whatOnlySomeVariantsHaveSaysWhich() {
    assertEquals(
        List.of(
            "2:29: warning: nothing can reach 'b'; name it in clients.mix, start or session"
                + " (variant one)"),
        warnings(
            "clients: {users: 5, think: 1s}\nrequests: {a: [{cpu: 1ms}], b: [{cpu: 1ms}]}\n"
                + "variants: {one: {clients: {mix: {a: 1}}}, both: {}}\n"));
  }

  @Test
  void moreWorkThanAStationCanDo() {
    // 900/s x 5 ms = 4.5 servers
    String station =
        "requests: {page: [{use: disk, for: exp(5ms)}]}\nresources: {disk: {servers: 4";
    assertEquals(
        List.of(
            "1:21: warning: rate 900/s needs 4.5 servers of disk but 4 are there; the queue grows"
                + " as long as the run lasts"),
        warnings("clients: {arrivals: 900/s}\n" + station + "}}\n"));
    assertEquals(
        List.of(
            "1:21: warning: rate 800/s needs 4 servers of disk, all that there is; the queue grows"
                + " as long as the run lasts"),
        warnings("clients: {arrivals: 800/s}\n" + station + "}}\n"));
    assertEquals(List.of(), warnings("clients: {arrivals: 799/s}\n" + station + "}}\n"));
    assertEquals(List.of(), warnings("clients: {arrivals: 900/s}\n" + station + ", queue: 5}}\n"));
  }

  @Test
  void moreWorkThanAServerCanDo() {
    // 100/s x (20 ms + 10 ms) = 3 cores, and with the wait of 1 s 103 slots
    String server =
        "requests: {page: [{cpu: 20ms}, {wait: 1s}]}\n"
            + "server: {worker_class: gthread, workers: 2, threads: 10, cores: 1.5,"
            + " overhead: {cpu: 10ms}}\n";
    assertEquals(
        List.of(
            "1:21: warning: rate 100/s needs 103 worker slots but 20 are there; the queue grows as"
                + " long as the run lasts",
            "1:21: warning: rate 100/s needs 3 cores but 1.5 are there; the queue grows as long as"
                + " the run lasts",
            "1:21: warning: rate 100/s needs 3 cores of GIL, one for each worker, but 2 are there;"
                + " the queue grows as long as the run lasts"),
        warnings("clients: {arrivals: 100/s}\n" + server));
    String refusing = server.replace("cores: 1.5", "cores: 1.5, overflow: refuse");
    assertEquals(List.of(), warnings("clients: {arrivals: 100/s}\n" + refusing));
  }

  @Test
  void moreWorkThanCanBeDoneBehindTheServer() {
    // 50/s: one row of 20 ms + 10 ms is 1.5 times taken, the pool with 30 ms too, of 1 connection
    String buy =
        "requests: {buy: [{transaction: [{lock: stock}, {query: 20ms}, {wait: 10ms}]}]}\n"
            + "database: {pool: 1}\nlocks: {stock: {rows: 1}}\n";
    String grows = "; the queue grows as long as the run lasts";
    assertEquals(
        List.of(
            "1:21: warning: rate 50/s needs 1.5 connections but 1 is there" + grows,
            "1:21: warning: rate 50/s needs 1.5 most wanted rows of locks.stock but 1 is there"
                + grows),
        warnings("clients: {arrivals: 50/s}\n" + buy));
    String impatient = buy.replace("pool: 1", "pool: 1, acquire_timeout: 5s");
    assertEquals(List.of(), warnings("clients: {arrivals: 50/s}\n" + impatient));
    String call = "requests: {ask: [{call: ai}]}\nservices: {ai: {latency: 3s, concurrency: 100";
    assertEquals(
        List.of(
            "1:21: warning: rate 50/s needs 150 calls at once of services.ai but 100 are there"
                + grows),
        warnings("clients: {arrivals: 50/s}\n" + call + "}}\n"));
    assertEquals(List.of(), warnings("clients: {arrivals: 50/s}\n" + call + ", rate: 9/s}}\n"));
  }

  @Test
  void theStreamAmongSeveralPopulations() {
    // users bring nothing that is known; 60/s x 20 ms = 1.2
    assertEquals(
        List.of(
            "3:23: warning: rate 60/s needs 1.2 servers of disk but 1 is there; the queue grows as"
                + " long as the run lasts"),
        warnings(
            "clients:\n  people: {users: 9, think: 1s}\n  robots: {arrivals:  60/s}\n"
                + "requests: {page: [{use: disk, for: 20ms}]}\nresources: {disk: {}}\n"));
  }

  @Test
  void moreWorkForAWhile() {
    // the disk can do 100/s; from 20 to 40 s at least 120/s come
    String disk = "requests: {page: [{use: disk, for: 10ms}]}\nresources: {disk: {}}\n";
    String peak =
        "clients: {arrivals: {schedule: [[0s, 50/s], [20s, 120/s], [40s, 150/s], [40s, 60/s]]}}\n";
    assertEquals(
        List.of(
            "1:21: warning: rate 120/s needs 1.2 servers of disk but 1 is there; the queue grows"
                + " from 20s to 40s"),
        warnings(peak + disk + "run: {duration: 60s}\n"));
    String early = "; the queue grows from 20s on";
    assertEquals(
        List.of("1:21: warning: rate 120/s needs 1.2 servers of disk but 1 is there" + early),
        warnings(peak + disk + "run: {duration: 30s}\n"));
    assertEquals(List.of(), warnings(peak + disk + "run: {duration: 20s}\n"));
  }

  @Test
  void workersThatDoNotFitIntoTheirMemory() {
    String server = "server: {workers: 4, memory: {limit: 500MB, per_worker: 130MB}}\n";
    assertEquals(
        List.of(
            "3:30: warning: 4 workers need 520MB, more than limit: 500MB; one is killed whenever"
                + " another has booted"),
        warnings(Reads.LOAD + Reads.PAGE + server));
    String fewer = server.replace("workers: 4", "workers: 3");
    assertEquals(List.of(), warnings(Reads.LOAD + Reads.PAGE + fewer));
  }

  @Test
  void settingsThatNothingLooksAt() {
    String file = Reads.LOAD + Reads.PAGE;
    assertEquals(
        List.of(
            "3:28: warning: 'retries' without 'mode: optimistic' is not looked at; add that, or"
                + " leave it out"),
        warnings(file + "locks: {stock: {rows: 2,   retries: 3}}\n"));
    assertEquals(List.of(), warnings(file + "locks: {stock: {retries: 3, mode: optimistic}}\n"));
    assertEquals(
        List.of(
            "3:35: warning: 'timeout' with 'mode: optimistic' is not looked at, as nobody waits;"
                + " leave it out"),
        warnings(file + "locks: {stock: {mode: optimistic, timeout: 3s}}\n"));
    assertEquals(List.of(), warnings(file + "locks: {stock: {timeout: 3s}}\n"));
    assertEquals(
        List.of(
            "3:24: warning: 'acquire_timeout' beside 'pool: none' is not looked at; leave one of"
                + " them out"),
        warnings(file + "database: {pool: none, acquire_timeout: 1s}\n"));
    assertEquals(List.of(), warnings(file + "database: {pool: 3, acquire_timeout: 1s}\n"));
  }

  @Test
  void kindWithoutSteps() {
    assertEquals(
        List.of(
            "3:3: warning: 'idle' has no steps, so it takes no time of its own; add one, as in"
                + " [{cpu: 5ms}]"),
        warnings(Reads.LOAD + "requests:\n  idle: []\n  page: [{cpu: 5ms}]\n"));
  }

  @Test
  void shareOfOneWhereOnePercentIsMeant() {
    String errors = Reads.LOAD + Reads.PAGE + "expect: [errors ";
    assertEquals(
        List.of(
            "3:19: warning: '1' is 100 %, which says next to nothing; write 1% if that is meant"),
        warnings(errors + "< 1]\n"));
    assertEquals(List.of(), warnings(errors + "< 1%]\n"));
    assertEquals(List.of(), warnings(errors + "< 0.01]\n"));
    assertEquals(List.of(), warnings(errors + "== 1]\n"));
  }

  @Test
  void utilizationOfWhatHasNoLimit() {
    String promises =
        "services: {ai: {latency: 1s}}\ndatabase: {pool: 5}\n"
            + "expect: [cpu.utilization < 50%, services.ai.utilization < 50%,"
            + " connections.utilization < 50%]\n";
    String none = " is unlimited, so there is no utilization; give ";
    assertEquals(
        List.of(
            "6:10: warning: the capacity of cpu" + none + "server.cores",
            "6:33: warning: the capacity of services.ai" + none + "services.ai.concurrency"),
        warnings(Reads.LOAD + Reads.PAGE + "server: {workers: 2}\n" + promises));
    String limited = promises.replace("1s}", "1s, concurrency: 2}");
    assertEquals(List.of(), warnings(Reads.LOAD + Reads.PAGE + "server: {cores: 2}\n" + limited));
  }
}
