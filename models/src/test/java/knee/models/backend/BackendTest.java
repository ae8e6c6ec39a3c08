package knee.models.backend;

import static knee.models.scenario.Databases.blockingDriver;
import static knee.models.scenario.Databases.pool;
import static knee.models.scenario.Databases.poolPerWorker;
import static knee.models.scenario.Steps.call;
import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.transaction;
import static knee.models.scenario.Steps.waits;

import knee.models.scenario.Databases;
import knee.models.scenario.Server.Wakeup;
import knee.models.scenario.Settings;
import knee.models.scenario.backend.Database;
import knee.models.server.Story;
import org.junit.jupiter.api.Test;

/** Connections, locks and services behind a server, worked by hand. Times in seconds. */
class BackendTest {
  private static final int ANY = Database.UNLIMITED;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void aRowIsHeldToTheEndOfItsTransaction() {
    Story.on(Settings.sync(3))
        .database(pool(2))
        .locks("stock", 1)
        .at(0, transaction(lock("stock"), query(0.1), waits(0.1)))
        .at(0.01, transaction(lock("stock"), query(0.1), waits(0.1))) // the row from 0.2 on
        .at(0.02, query(0.01)) // its connection from 0.2 on: who waits for the row keeps his
        .take(0.2, 0.39, 0.19)
        .station("connections", 0.18, 0.2 + 0.39 + 0.01, 3)
        .station("locks.stock", 0.19, 0.4, 2)
        .station("workers", 0, 0.2 + 0.39 + 0.19, 3);
  }

  @Test
  void locksAreGrantedInTheOrderAsked() {
    Story.on(Settings.sync(4))
        .locks("stock", 1)
        .at(0, transaction(lock("stock"), waits(0.1)))
        .at(0.01, waits(0.04), transaction(lock("stock"), waits(0.1))) // asks at 0.05
        .at(0.02, transaction(lock("stock"), lock("stock"), waits(0.1))) // asks at 0.02
        .take(0.1, 0.29, 0.18);
  }

  @Test
  void outsideTransactionsALockLastsToTheEnd() {
    Story.on(Settings.sync(2))
        .locks("stock", 1)
        .at(0, lock("stock"), query(0.1), waits(0.1))
        .at(0, lock("stock"), query(0.1))
        .take(0.2, 0.3);
    Story.on(Settings.sync(2))
        .locks("stock", 1)
        .at(0, transaction(lock("stock"), query(0.1)), waits(0.1))
        .at(0, lock("stock"), query(0.1))
        .take(0.2, 0.2);
  }

  @Test
  void aWaiterKeepsItsThread() {
    Story.on(Settings.gthread(1, 2))
        .locks("stock", 1)
        .at(0, transaction(lock("stock"), waits(0.1)))
        .at(0, transaction(lock("stock"), waits(0.1)))
        .at(0, waits(0.01)) // a thread from 0.1 on
        .take(0.1, 0.2, 0.11);
  }

  @Test
  void aLoopServesOthersWhileItsRequestsWaitForTheRow() {
    Story.on(Settings.gevent(1))
        .locks("stock", 1)
        .at(0, transaction(lock("stock"), query(0.1)))
        .at(0, transaction(lock("stock"), query(0.1)))
        .at(0.01, cpu(0.01))
        .take(0.1, 0.2, 0.01)
        .station("locks.stock", 0.1, 0.2, 2);
  }

  @Test
  void noServerIsNeeded() {
    Story.withoutServer()
        .database(poolPerWorker(1, ANY))
        .locks("stock", 1)
        .service("gemini", 0.1, 1)
        .at(0, transaction(lock("stock"), query(0.1)), cpu(0.3), call("gemini"))
        .at(0, lock("stock"), query(0.1), cpu(0.3), call("gemini"))
        .take(0.5, 0.6)
        .station("connections", 0, 0.2, 2)
        .station("locks.stock", 0.1, 0.1 + 0.5, 2);
  }

  private static Story threeQueries(Database database) {
    return Story.on(Settings.gthread(2, 2).wakeup(Wakeup.Order.FAIR))
        .database(database)
        .at(0, query(0.1)) // first process
        .at(0, query(0.01)) // second process
        .at(0, query(0.01)); // first process
  }

  @Test
  void aPoolBelongsToItsProcessOrToAll() {
    threeQueries(poolPerWorker(1, ANY)).take(0.1, 0.01, 0.11).station("connections", 0.1, 0.12, 3);
    threeQueries(pool(2)).take(0.1, 0.01, 0.02).station("connections", 0.01, 0.12, 3);
  }

  @Test
  void theDatabaseHasALimitOfItsOwn() {
    // Who has waited longest is next, whichever his pool.
    threeQueries(poolPerWorker(2, 1)).take(0.1, 0.11, 0.12).station("connections", 0.21, 0.12, 3);
  }

  @Test
  void queriesShareTheCoresOfTheDatabase() {
    Story.on(Settings.sync(3))
        .database(Databases.of(ANY, ANY, false, 1, false))
        .at(0, query(0.1))
        .at(0.1, query(0.1))
        .at(0.15, query(0.1)) // 0.05 of the second is done; both need 0.1 for the rest, and so on
        .take(0.1, 0.15, 0.15)
        .station("database", 0.1, 0.3, 3);
  }

  @Test
  void aServiceTakesSoManyCallsAtOnce() {
    Story.on(Settings.gevent(1))
        .service("gemini", 0.1, 2)
        .at(0, call("gemini"))
        .at(0, call("gemini"))
        .at(0.05, call("gemini"))
        .at(0.05, cpu(0.2)) // nobody at the service waits for this loop
        .take(0.25, 0.25, 0.2, 0.2)
        .station("services.gemini", 0.05, 0.3, 3);
  }

  @Test
  void theVictimOfADeadlockGivesBackAll() {
    Story.on(Settings.sync(2))
        .database(pool(2))
        .locks("a", 1)
        .locks("b", 1)
        .at(0, transaction(lock("a"), waits(0.1), lock("b"), query(0.1)))
        .at(0.05, transaction(lock("b"), waits(0.1), lock("a"))) // closes the circle at 0.15
        .takes(0, 0.25)
        .fails(1, "deadlock", 0.1);
  }

  @Test
  void aKilledProcessGivesBackItsRowsAndConnections() {
    Story.on(Settings.sync(2).timeout(2))
        .database(pool(1))
        .locks("stock", 1)
        .at(0.3, transaction(lock("stock"), waits(10))) // killed at 3
        .at(1.5, transaction(lock("stock"), query(0.1))) // at 3 silent for 1.5 s only
        .fails(0, "killed", 2.7)
        .takes(1, 1.6)
        .station("connections", 1.5, 2.8, 2);
  }

  @Test
  void aBlockingDriverServesOneRequestAtATime() {
    Story.on(Settings.gevent(1))
        .database(blockingDriver())
        .at(0, query(0.1), cpu(0.01))
        .at(0, query(0.1), cpu(0.01))
        .take(0.11, 0.22);
    Story.on(Settings.gthread(1, 2))
        .database(blockingDriver())
        .at(0, query(0.1))
        .at(0, query(0.1))
        .take(0.1, 0.1);
  }

  @Test
  void evenWithABlockingDriverThePoolIsTheProgramsOwn() {
    Story.on(Settings.gevent(1))
        .database(Databases.of(ANY, 1, false, INFINITE, true))
        .at(0, transaction(waits(0.1), query(0.01)))
        .at(0, query(0.01)) // waits for the connection until 0.11, and lets others run
        .at(0.01, cpu(0.01))
        .take(0.11, 0.12, 0.01);
  }

  @Test
  void aProcessThatLocksItselfOutIsKilled() {
    Story.on(Settings.gevent(1).timeout(2).boot(0.5))
        .database(blockingDriver())
        .locks("stock", 1)
        .at(0, transaction(lock("stock"), waits(0.1), query(0.1)))
        .at(0.01, transaction(lock("stock"))) // stops the loop, so that nobody unlocks the row
        .at(5, transaction(lock("stock"), query(0.1)))
        .fails(0, "killed", 3)
        .fails(1, "killed", 2.99)
        .takes(2, 0.1);
  }

  @Test
  void otherProcessesGoOnWithTheRowOfAKilledOne() {
    Story.on(Settings.gevent(2).timeout(2).wakeup(Wakeup.Order.WEIGHTED, 1, 1e-12))
        .database(blockingDriver())
        .locks("stock", 1)
        .at(0, transaction(lock("stock"), waits(0.1))) // first process
        .at(0.01, transaction(lock("stock"))) // first process, which is stuck from now on
        .at(1.5, transaction(lock("stock"), query(0.1))) // the only one left; the row from 3 on
        .fails(0, "killed", 3)
        .fails(1, "killed", 2.99)
        .takes(2, 1.6);
  }
}
