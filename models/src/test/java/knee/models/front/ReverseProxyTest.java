package knee.models.front;

import static knee.models.scenario.Steps.blocks;
import static knee.models.scenario.Steps.fail;
import static knee.models.scenario.Steps.reply;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import knee.models.scenario.Proxy.Balance;
import knee.models.scenario.Server.Release;
import knee.models.scenario.Settings;
import knee.models.server.Story;
import org.junit.jupiter.api.Test;

/** A proxy in front of a server, worked by hand. Times in seconds. */
class ReverseProxyTest {
  private static final int ANY = Integer.MAX_VALUE;
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static Story behind(int connections, double readTimeout, Settings settings) {
    return Story.on(settings).proxy(connections, readTimeout, Balance.ROUND_ROBIN);
  }

  @Test
  void pastItsConnectionsItAnswersAtOnce() {
    behind(2, NEVER, Settings.sync(1))
        .at(0, waits(1))
        .at(0.1, waits(1)) // 1 to 2
        .at(0.2, waits(1))
        .at(1.1, waits(0.1)) // 2 to 2.1
        .take(1, 1.9)
        .fails(2, "bad_gateway", 0)
        .takes(3, 1)
        .station("proxy", 0, 1 + 1.9 + 1, 3)
        .station("workers", 0.9 + 0.9, 2.1, 3);
    behind(1, NEVER, Settings.sync(1).overhead(0, 0.2))
        .at(0, waits(1)) // in hand from 0.1 to 1.1
        .at(0.5, waits(1)) // the answer travels too
        .takes(0, 1.2)
        .fails(1, "bad_gateway", 0.2)
        .station("proxy", 0, 1, 1);
  }

  @Test
  void givesUpTheServerWhichGoesOn() {
    behind(ANY, 0.5, Settings.sync(1))
        .at(0, waits(1))
        .at(0.2, waits(0.1)) // 1 to 1.1, for nobody
        .at(0.8, waits(0.1)) // 1.1 to 1.2
        .fails(0, "gateway_timeout", 0.5)
        .fails(1, "gateway_timeout", 0.5)
        .takes(2, 0.4)
        .station("proxy", 0, 0.5 + 0.5 + 0.4, 3)
        .station("workers", 0.8 + 0.3, 1.2, 3);
    behind(ANY, 0.5, Settings.sync(1).overhead(0, 0.2))
        .at(0, waits(1)) // sent on at 0.1, given up at 0.6
        .fails(0, "gateway_timeout", 0.7);
  }

  @Test
  void answersForTheServer() {
    behind(ANY, NEVER, Settings.sync(1).timeout(2))
        .at(0.3, waits(10)) // killed at 3
        .fails(0, "bad_gateway", 2.7);
    behind(ANY, NEVER, Settings.sync(1).timeout(2).release(Release.V26_2))
        .at(0.3, waits(10)) // answers 500 as it is killed
        .fails(0, "killed", 2.7);
    behind(ANY, NEVER, Settings.gevent(1).timeout(2).release(Release.V26_2))
        .at(0.3, blocks(10))
        .fails(0, "bad_gateway", 2.7);
    behind(ANY, NEVER, Settings.sync(1).backlog(0).refuse().overhead(0, 0.2))
        .at(0, waits(1))
        .at(0, waits(1))
        .takes(0, 1.2)
        .fails(1, "bad_gateway", 0.2);
    behind(ANY, NEVER, Settings.sync(1).backlog(0).timeout(NEVER))
        .at(0, waits(200))
        .at(0, waits(1))
        .fails(1, "gateway_timeout", 131);
  }

  @Test
  void passesOnWhatTheProgramAnswers() {
    behind(1, 5, Settings.sync(1))
        .at(0, waits(0.1), fail("bad"))
        .at(0.2, waits(0.1)) // the connection is free again
        .fails(0, "bad", 0.1)
        .takes(1, 0.1)
        .station("proxy", 0, 0.2, 2);
  }

  @Test
  void aClientThatLeavesFreesItsConnection() {
    behind(1, NEVER, Settings.sync(2))
        .clientsGiveUpAfter(0.5)
        .at(0, waits(2))
        .at(0.4, waits(0.1))
        .at(0.6, waits(0.1))
        .fails(0, "timeout", 0.5)
        .fails(1, "bad_gateway", 0)
        .takes(2, 0.1)
        .station("proxy", 0, 0.6, 2)
        .station("workers", 0, 2.1, 2);
  }

  @Test
  void aReplyFreesTheConnection() {
    behind(1, 0.5, Settings.sync(2))
        .at(0, waits(0.1), reply(), waits(1))
        .at(0.2, waits(0.1))
        .take(0.1, 0.1)
        .station("proxy", 0, 0.2, 2)
        .station("workers", 0, 1.2, 2);
  }

  @Test
  void doesNotTryToConnectAnyMoreOnceItHasGivenUp() {
    Story story =
        behind(ANY, 1.5, Settings.sync(1).backlog(0))
            .at(0, waits(1.2))
            .at(0, waits(0.1)) // tried at 0 and 1, given up at 1.5, would get in at 2
            .at(3, waits(0.1))
            .takes(0, 1.2)
            .fails(1, "gateway_timeout", 1.5)
            .takes(2, 0.1);
    assertEquals(2, story.station("workers").completions());
  }
}
