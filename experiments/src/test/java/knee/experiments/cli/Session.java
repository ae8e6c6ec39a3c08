package knee.experiments.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import knee.experiments.cli.session.Surroundings;
import knee.experiments.run.FakeSimulation;
import knee.experiments.run.work.UnitOfWork;

/**
 * One call of the program, with what it said.
 *
 * @param status exit status
 */
public record Session(int status, String out, String err) {

  /** Three points of four replications of the fake simulation. */
  public static final String EXPERIMENT =
      """
      title: A fake
      clients: {users: 10, think: 1s}
      requests:
        list: [{use: disk, for: 5ms}]
        reserve: [{use: disk, for: 5ms}]
      resources: {disk: {servers: 2}}
      run: {duration: 10s, warm_up: 1s, replications: 4, seed: 7}
      vary: {clients.users: [5, 10, 30]}
      """;

  public static Session of(String... args) {
    return with(new FakeSimulation(), args);
  }

  public static Session with(UnitOfWork unit, String... args) {
    return with(unit, 100, args);
  }

  /**
   * @param width of the terminal
   */
  static Session with(UnitOfWork unit, int width, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            unit,
            width,
            false,
            false);
    int status = Knee.run(surroundings, args);
    return new Session(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  public static Path write(Path directory, String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
