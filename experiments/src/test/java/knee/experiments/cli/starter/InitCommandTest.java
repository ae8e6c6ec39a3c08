package knee.experiments.cli.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import knee.experiments.cli.Session;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The starter files can be listed, written, checked and run as they are. */
class InitCommandTest {
  @TempDir private Path directory;

  @Test
  void initListsTemplates() {
    Session session = Session.of("init");
    assertEquals(Template.values().length, session.out().lines().count());
    assertTrue(session.out().contains("web-server "), session.out());
    Session wrong = Session.of("init", "webserver");
    assertEquals(2, wrong.status());
    assertTrue(wrong.err().contains("did you mean 'web-server'?"), wrong.err());
    Session far = Session.of("init", "nothing-alike");
    assertTrue(far.err().contains("there are queue, closed, web-server"), far.err());
  }

  @Test
  void halfAFileDoesNotStay() throws IOException {
    Path file = Files.createFile(directory.resolve("a.yaml"));
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThrows(IOException.class, () -> InitCommand.writeOrDelete("clients:", full, file));
    assertFalse(Files.exists(file), "the next try finds the name free");
  }

  @ParameterizedTest
  @EnumSource(Template.class)
  void templatesAreValid(Template template) throws IOException {
    Path file = directory.resolve(template.title() + ".yaml");
    assertEquals(0, Session.of("init", template.title(), file.toString()).status());
    assertEquals(Session.of("init", template.title()).out(), Files.readString(file));
    Session validation = Session.of("validate", file.toString());
    assertEquals(0, validation.status(), validation.err());
    assertEquals("", validation.err(), "not even a warning");
    String out = directory.resolve("out").toString();
    String[] brief = {
      "run",
      file.toString(),
      "--out",
      out,
      "--no-charts",
      "--replications",
      "2",
      "--set",
      "run.duration=1s",
      "--set",
      "run.warm_up=0s",
      "--format",
      "json"
    };
    Session run = Session.with(UnitOfWork.SIMULATION, brief);
    assertTrue(run.status() <= 1, run.err());
    JsonNode points = new ObjectMapper().readTree(run.out()).path("points");
    assertFalse(points.isEmpty());
    points.forEach(point -> assertTrue(point.path("events").asLong() > 0));
  }
}
