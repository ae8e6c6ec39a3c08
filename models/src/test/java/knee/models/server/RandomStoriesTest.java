package knee.models.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import knee.models.scenario.Activity;
import knee.models.scenario.Databases;
import knee.models.scenario.Linux.Accounting;
import knee.models.scenario.Proxy.Balance;
import knee.models.scenario.Server.Accept;
import knee.models.scenario.Server.Wakeup;
import knee.models.scenario.Settings;
import knee.models.scenario.Steps;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * Random requests at random servers, with kills, deadlocks, refusals, lost patience and clients
 * that give up: every request ends once, nothing stays held or waited for (a {@link Story} checks
 * that itself), and the processors have done exactly the work that was asked for.
 */
class RandomStoriesTest {
  private static final List<String> WAYS_TO_END =
      List.of("killed", "bad_gateway", "gateway_timeout", "deadlock", "abandoned", "timeout");

  @Property(tries = 400)
  void everythingIsGivenBackAndAllWorkIsDone(@ForAll long seed) {
    var teller = new Teller(new Random(seed));
    Story story = teller.story();
    String what = "story " + seed + " " + teller.settings.server();
    assertEquals(teller.requests, story.ended(), what);
    if (story.errors() == 0) {
      double computed = story.station("cpu").busyArea();
      if (teller.slow) {
        assertTrue(computed > teller.computing - 1e-9, what);
      } else {
        assertEquals(teller.computing, computed, 1e-9, what);
      }
      assertEquals(teller.requests, story.station("workers").completions(), what);
      assertEquals(teller.requests, story.processRequests(), what);
    }
    for (String way : WAYS_TO_END) {
      happens(way, story.errors(way) > 0, 0.2);
    }
    happens("undisturbed", story.errors() == 0, 20);
    happens("killed for want of memory", story.memoryKills() > 0, 2);
  }

  private static void happens(String what, boolean here, double percent) {
    Statistics.label(what).collect(here);
    Statistics.label(what).coverage(c -> c.check(true).percentage(share -> share >= percent));
  }

  /** Draws one story. */
  private static final class Teller {
    private final Random random;
    private final Settings settings;
    private int requests;
    private double computing;
    private boolean slow;

    Teller(Random random) {
      this.random = random;
      this.settings = settings();
    }

    private double upTo(double most) {
      return random.nextDouble() * most;
    }

    private <T> T any(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }

    private Settings settings() {
      int workers = 1 + random.nextInt(3);
      Settings chosen =
          switch (random.nextInt(4)) {
            case 0 -> Settings.sync(workers);
            case 1 -> Settings.gthread(workers, 1 + random.nextInt(3));
            case 2 -> Settings.gevent(workers).workerConnections(1 + random.nextInt(5));
            default -> Settings.asgi(workers);
          };
      if (random.nextInt(4) == 0) {
        chosen.accept(any(List.of(Accept.values())));
      }
      if (random.nextBoolean()) {
        chosen.backlog(random.nextInt(4));
      }
      switch (random.nextInt(3)) {
        case 0 -> chosen.refuse();
        case 1 -> chosen.linux();
        default -> {}
      }
      if (random.nextInt(4) == 0) {
        chosen.memory(workers * 100 + upTo(400), 100, upTo(100));
      }
      if (random.nextInt(3) == 0) {
        slow = true;
        chosen.slowdown(upTo(0.3), upTo(0.1), random.nextBoolean());
      }
      if (random.nextInt(3) == 0) {
        int cpus = 1 + random.nextInt(3);
        chosen
            .cores(any(List.of(cpus * 0.7, (double) cpus)))
            .scheduled(cpus, 0.0014, any(List.of(Accounting.values())));
      } else {
        chosen.cores(any(List.of(0.7, 1.5, Double.POSITIVE_INFINITY)));
      }
      return chosen
          .timeout(1 + random.nextInt(3))
          .boot(random.nextInt(2))
          .wakeup(any(List.of(Wakeup.Order.RANDOM, Wakeup.Order.LIFO, Wakeup.Order.FAIR)));
    }

    Story story() {
      Story story =
          Story.on(settings)
              .database(
                  Databases.of(
                      1 + random.nextInt(4),
                      1 + random.nextInt(2),
                      random.nextBoolean(),
                      any(List.of(1.0, 1.5, Double.POSITIVE_INFINITY)),
                      random.nextBoolean()))
              .locks("a", 1 + random.nextInt(2))
              .locks("b", 1)
              .service("far", 0.05, 1 + random.nextInt(2));
      if (random.nextInt(3) == 0) {
        story.station("semaphore", 1, upTo(0.5));
      } else {
        story.station("semaphore", 1);
      }
      if (random.nextInt(4) == 0) {
        story.clientsGiveUpAfter(upTo(3));
      }
      if (random.nextInt(3) == 0) {
        story
            .replicas(1 + random.nextInt(3))
            .proxy(1 + random.nextInt(20), upTo(4), any(List.of(Balance.values())));
      }
      double time = 0;
      requests = 1 + random.nextInt(25);
      for (int i = 0; i < requests; i++) {
        time += random.nextInt(3) * upTo(0.3);
        story.at(time, steps(1 + random.nextInt(3)).toArray(new Activity[0]));
      }
      return story;
    }

    private List<Activity> steps(int number) {
      List<Activity> steps = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        steps.add(step());
      }
      if (random.nextInt(8) == 0) {
        steps.add(Steps.reply());
      }
      if (random.nextInt(15) == 0) {
        steps.add(Steps.fail("bad"));
      }
      return steps;
    }

    /** Connections are asked for under the semaphore, rows under a connection: never crosswise. */
    private Activity step() {
      return switch (random.nextInt(6)) {
        case 0 -> cpu(random.nextInt(20) == 0 ? 5 : 0.2);
        case 1 -> Steps.waits(upTo(random.nextInt(20) == 0 ? 5 : 0.2));
        case 2 -> Steps.blocks(upTo(0.1));
        case 3 -> Steps.call("far");
        case 4 -> transaction();
        default -> Steps.hold("semaphore", cpu(0.05), transaction());
      };
    }

    private Activity cpu(double most) {
      double time = upTo(most);
      computing += time;
      return Steps.cpu(time);
    }

    private Activity transaction() {
      String first = any(List.of("a", "b"));
      return Steps.transaction(
          Steps.query(upTo(0.05)),
          Steps.lock(first),
          Steps.waits(upTo(0.05)),
          cpu(0.02),
          Steps.lock(first.equals("a") ? "b" : "a"),
          Steps.query(upTo(0.05)));
    }
  }
}
