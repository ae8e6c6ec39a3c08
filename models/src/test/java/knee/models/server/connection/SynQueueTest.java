package knee.models.server.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import knee.simulator.Simulation;
import org.junit.jupiter.api.Test;

/** Connections that are answered and not open, by hand. Times in seconds. */
class SynQueueTest {
  private final Simulation simulation = new Simulation(1, 0);
  private final List<Double> repeated = new ArrayList<>();

  private List<SynQueue.Answer> answers(int number, int backlog) {
    var queue = new SynQueue(simulation, backlog, request -> repeated.add(simulation.now()));
    return IntStream.range(0, number).mapToObj(i -> queue.answer(null)).toList();
  }

  private static long valid(List<SynQueue.Answer> answers) {
    return answers.stream().filter(SynQueue.Answer::isValid).count();
  }

  @Test
  void repeatsItsAnswerFiveTimesAtDoublingIntervals() {
    SynQueue.Answer answer = answers(1, 8).get(0);
    simulation.runUntil(65.5);
    assertTrue(answer.isValid());
    // 250 ticks: 256; 756: 760; 1760: 1792; 3792: 3840; 7840: 7872; then 15872: 16384 = 65.536 s
    assertEquals(List.of(1.024, 3.04, 7.168, 15.36, 31.488), repeated);
    simulation.runUntil(65.6);
    assertFalse(answer.isValid());
    assertEquals(5, repeated.size());
  }

  @Test
  void answersWithACookieWhenMoreThanTheBacklogAreKept() {
    List<SynQueue.Answer> answers = answers(4, 1);
    simulation.runUntil(70);
    assertEquals(2, valid(answers), "cookies, whose period is 0, are good in period 1");
    assertEquals(10, repeated.size(), "two of the four are kept");
    simulation.runUntil(120);
    assertEquals(0, valid(answers));
  }

  @Test
  void forgetsOldOnesEarlierWhereTheyTakeMoreThanHalf() {
    List<SynQueue.Answer> answers = answers(5, 9);
    simulation.runUntil(7.1); // all old from 1.024 on: two repetitions are the most
    assertEquals(5, valid(answers));
    simulation.runUntil(7.2); // when one has gone they are 4 of 9, and have five again
    assertEquals(4, valid(answers));
    assertEquals(14, repeated.size());
  }

  @Test
  void keepsOldOnesWhereHalfAreYoung() {
    var queue = new SynQueue(simulation, 9, request -> repeated.add(simulation.now()));
    List<SynQueue.Answer> old = IntStream.range(0, 5).mapToObj(i -> queue.answer(null)).toList();
    simulation.runUntil(7.1);
    IntStream.range(0, 3).forEach(i -> queue.answer(null));
    simulation.runUntil(7.2); // 8 with 3 young: 8 >= 6, 8 < 12: four repetitions are the most
    assertEquals(5, valid(old));
  }
}
