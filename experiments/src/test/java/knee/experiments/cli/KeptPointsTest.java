package knee.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import knee.experiments.run.FakeSimulation;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points that have finished once are not simulated again: {@code --resume} and {@code --cache}. */
class KeptPointsTest {
  private static final int REPLICATIONS = 4;

  @TempDir Path directory;
  private final AtomicInteger runs = new AtomicInteger();

  private final UnitOfWork counted =
      (point, replication) -> {
        runs.incrementAndGet();
        return new FakeSimulation().run(point, replication);
      };

  /** The sweep over these numbers of users; what does not change a point may be changed. */
  private Path sweep(String users, String more) throws IOException {
    return Session.write(
        directory, "sweep.yaml", Session.EXPERIMENT.replace("[5, 10, 30]", users) + more);
  }

  /** How many points were simulated. */
  private int run(Path file, String out, String... more) {
    List<String> args = new ArrayList<>(List.of("run", file.toString(), "--no-charts", "--out"));
    args.add(directory.resolve(out).toString());
    args.addAll(List.of(more));
    runs.set(0);
    Session session = Session.with(counted, args.toArray(String[]::new));
    assertEquals(0, session.status(), session.err());
    assertEquals("", session.err());
    assertEquals(0, runs.get() % REPLICATIONS);
    return runs.get() / REPLICATIONS;
  }

  private byte[] json(String out) throws IOException {
    return Files.readAllBytes(directory.resolve(out).resolve("results.json"));
  }

  private String cache() {
    return directory.resolve("cache").toString();
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(cache()))) {
      return files.sorted().toList();
    }
  }

  @Test
  void anExtendedSweepRunsOnlyItsNewPointsWhenResumed() throws IOException {
    assertEquals(2, run(sweep("[5, 10]", ""), "a"));
    Path longer = sweep("{from: 5, to: 20, step: 5}", "expect: [errors < 50%]\n");
    assertEquals(2, run(longer, "a", "--resume"));
    assertEquals(4, run(longer, "whole"));
    assertArrayEquals(json("whole"), json("a"), "old points word for word, in their new places");
    assertEquals(1, run(sweep("[20, 3, 5]", ""), "a", "--resume"), "also when it shrinks");
  }

  @Test
  void resultsOfAnotherBuildAreNotTakenOver() throws IOException {
    Path file = sweep("[5, 10]", "");
    run(file, "a");
    Path writer = directory.resolve("a/.results.program");
    String own = Files.readString(writer);
    Files.writeString(writer, "another");
    String[] resume = {"run", file.toString(), "--no-charts", "--resume", "--out", null};
    resume[5] = directory.resolve("a").toString();
    runs.set(0);
    Session session = Session.with(counted, resume);
    assertEquals(0, session.status());
    assertEquals(2 * REPLICATIONS, runs.get());
    assertTrue(session.err().contains("another build of Knee"), session.err());
    assertEquals(own, Files.readString(writer));
    assertEquals(0, run(file, "a", "--resume"), "and its own are");
    Files.delete(writer);
    assertEquals(0, run(file, "a", "--resume"), "copied results, say: only their keys tell");
  }

  @Test
  void aCacheServesAnyRunThatMeetsThePointAgain() throws IOException {
    assertEquals(2, run(sweep("[5, 10]", ""), "a", "--cache", cache()));
    assertEquals(2, entries().size());
    Path longer = sweep("[3, 10, 30, 5]", "");
    assertEquals(2, run(longer, "b", "--cache", cache()));
    assertEquals(4, run(longer, "whole"));
    assertArrayEquals(json("whole"), json("b"));
    assertEquals(0, run(longer, "c", "--cache", cache()));
    assertArrayEquals(json("whole"), json("c"));
    assertEquals(4, run(longer, "d", "--cache", cache(), "--seed", "8"));
    assertEquals(4, run(longer, "e", "--cache", cache(), "--set", "resources.disk.servers=3"));
    assertEquals(12, entries().size(), "nothing but entries stays there");
  }

  @Test
  void aVariantAloneServesTheWholeFile() throws IOException {
    String variants = "variants: {one: {}, two: {resources: {disk: {servers: 3}}}}\n";
    Path file = sweep("[5, 10]", variants);
    assertEquals(2, run(file, "a", "--only", "two", "--cache", cache()));
    assertEquals(2, run(file, "b", "--cache", cache()));
    assertEquals(4, run(file, "whole"));
    assertArrayEquals(json("whole"), json("b"));
  }

  @Test
  void anEntryThatIsNotWholeIsSimulatedAgainAndMended() throws IOException {
    Path file = sweep("[5, 10]", "");
    run(file, "whole", "--cache", cache());
    Path entry = entries().get(0);
    byte[] whole = Files.readAllBytes(entry);
    for (int length : new int[] {0, 64, 65, whole.length - 1}) {
      Files.write(entry, Arrays.copyOf(whole, length));
      assertEquals(1, run(file, "a", "--cache", cache()), length + " bytes");
      assertArrayEquals(json("whole"), json("a"));
      assertArrayEquals(whole, Files.readAllBytes(entry));
    }
    whole[whole.length / 2] ^= 1;
    Files.write(entry, whole);
    assertEquals(1, run(file, "a", "--cache", cache()), "one bit");
  }

  @Test
  void aPointOfAnotherKeyIsNotTaken() throws IOException {
    Path file = sweep("[5, 10]", "");
    run(file, "whole", "--cache", cache());
    List<Path> entries = entries();
    Files.copy(entries.get(0), entries.get(1), StandardCopyOption.REPLACE_EXISTING);
    assertEquals(1, run(file, "a", "--cache", cache()));
    assertArrayEquals(json("whole"), json("a"));
  }

  @Test
  void withoutACacheThatWorksTheRunGoesOn() throws IOException {
    Path file = sweep("[5, 10]", "");
    run(file, "a", "--cache", cache());
    Path entry = entries().get(0);
    Files.delete(entry);
    Files.createDirectories(entry.resolve("in-the-way"));
    Session session =
        Session.of(
            "run", file.toString(), "--no-charts", "--out", directory + "/b", "--cache", cache());
    assertEquals(0, session.status());
    assertTrue(session.err().startsWith("knee: warning: the cache is not used: "), session.err());
    assertEquals(1, session.err().lines().count(), session.err());
    assertArrayEquals(json("a"), json("b"));
  }

  @Test
  void aFileIsNoCache() throws IOException {
    String file = sweep("[5]", "").toString();
    Session session = Session.of("run", file, "--out", directory + "/a", "--cache", file);
    assertEquals(2, session.status());
    assertTrue(session.err().contains("is a file; name a folder"), session.err());
  }
}
