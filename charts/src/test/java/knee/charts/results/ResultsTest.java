package knee.charts.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResultsTest {
  @TempDir Path folder;

  private Results read(String json) throws IOException {
    Files.writeString(folder.resolve("results.json"), json);
    return Results.read(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title: no JSON|results.json:1:",
        "''|no list of points",
        "{}|no list of points",
        "[1, 2]|no list of points",
        "{\"points\": 3}|no list of points",
        "{\"schema_version\": 2, \"points\": []}|newer Knee"
      })
  void saysWhyAFileIsNotResults(String json, String part) {
    String message = assertThrows(IllegalArgumentException.class, () -> read(json)).getMessage();
    assertTrue(message.contains("results.json"), message);
    assertTrue(message.contains(part), message);
    assertFalse(message.contains("\n"), message);
  }

  @Test
  void saysThatAFileIsMissing() {
    IOException fault = assertThrows(IOException.class, () -> Results.read(folder));
    assertTrue(fault.getMessage().contains("no such file"), fault.getMessage());
  }

  @Test
  void findsMetricsByTheNamesOfTheFile() throws IOException {
    Results results =
        read(
            """
            {"points": [{"vary": {"clients.users": 5},
              "throughput": {"value": 2.0, "low": 1.5, "high": 2.5},
              "response": {"p95": {"value": 0.4, "low": null, "high": null}, "p99": null},
              "errors": {"share": {"value": 0.1}, "kinds": {"timeout": 0.1}},
              "requests": {"list": {"response": {"mean": {"value": 0.3}}}},
              "resources": {"locks.stock": {"utilization": {"value": 0.7}}}}]}
            """);
    Point point = results.points().get(0);
    assertEquals(new Estimate(2.0, 1.5, 2.5), point.metric("throughput"));
    assertEquals(new Estimate(0.4, Double.NaN, Double.NaN), point.metric("p95"));
    assertFalse(point.metric("p99").exists());
    assertFalse(point.metric("p50").exists());
    assertEquals(0.1, point.metric("errors").value());
    assertEquals(0.1, point.metric(Point.ERROR_KIND + "timeout").value());
    assertEquals(0, point.metric(Point.ERROR_KIND + "killed").value(), "none");
    assertEquals(0.3, point.metric("list.mean").value());
    assertEquals(0.7, point.metric("locks.stock.utilization").value());
    assertEquals("base", point.variant());
    assertEquals(List.of("clients.users"), results.varied());
  }

  @Test
  void namesPathsForReaders() throws IOException {
    Results results =
        read(
            """
            {"varied": ["clients.users", "server.worker_class", "requests.list.0.cpu",
              "server.timeout", "clients.timeout"], "points": []}
            """);
    assertEquals("users", results.name("clients.users"));
    assertEquals("worker class", results.name("server.worker_class"));
    assertEquals("list.0.cpu", results.name("requests.list.0.cpu"));
    assertEquals("server.timeout", results.name("server.timeout"));
  }
}
