package weft.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.Gen;
import weft.Generator;
import weft.GeneratorIterator;
import weft.Sequence;
import weft.samples.RoundRobin.Channel;
import weft.samples.RoundRobin.Turn;

class RoundRobinTest {
  @Test
  void givesTurnsInOrder() {
    List<Sequence<String>> tasks =
        List.of(RoundRobin.tick("a", 3), RoundRobin.tick("b", 1), RoundRobin.tick("c", 0), RoundRobin.tick("d", 2));
    assertEquals(List.of("a1", "b1", "d1", "a2", "d2", "a3"), RoundRobin.schedule(tasks).stream().toList());
  }

  @Test
  void runsHundredsOfThousandsOfTasks() {
    long[] sum = {0};
    List<Sequence<Turn>> tasks = RoundRobin.pipelines(100_000, 5, square -> sum[0] += square);
    long worked = 0;
    for (Turn turn : RoundRobin.schedule(tasks)) {
      if (turn == Turn.WORKED) worked++;
    }
    assertEquals(100_000L * (1 + 4 + 9 + 16 + 25), sum[0]);
    assertEquals(100_000L * 5 * (1 + 1 + 2), worked);
  }

  @Test
  void makesTheFasterTaskWait() {
    List<Turn> turns = new ArrayList<>();
    List<Long> consumed = new ArrayList<>();
    for (Turn turn : RoundRobin.schedule(RoundRobin.pipelines(1, 20, consumed::add))) turns.add(turn);
    assertEquals(20, consumed.size());
    assertEquals(400, consumed.get(19));
    assertEquals(80, turns.stream().filter(turn -> turn == Turn.WORKED).count());
    assertTrue(turns.contains(Turn.WAITED));
  }

  @Test
  void runsTasksOnlyWhenItsConsumerAsks() {
    List<String> events = new ArrayList<>();
    List<Sequence<String>> tasks = List.of(recorded("a", events), recorded("b", events));
    GeneratorIterator<String> turns = RoundRobin.schedule(tasks).iterator();
    assertEquals(List.of(), events);
    turns.next();
    assertEquals(List.of("start a"), events);
    turns.next();
    assertEquals(List.of("start a", "start b"), events);
  }

  @Test
  void closesTheTasksThatAreLeft() {
    List<String> events = new ArrayList<>();
    List<Sequence<String>> tasks =
        List.of(recorded("a", events), RoundRobin.tick("b", 1), recorded("c", events), recorded("d", events));
    try (GeneratorIterator<String> turns = RoundRobin.schedule(tasks).iterator()) {
      for (int i = 0; i < 3; i++) turns.next();
      events.clear();
    }
    assertEquals(List.of("end a", "end c"), events.stream().sorted().toList());
  }

  @Test
  void channelHoldsTwo() {
    Channel channel = new Channel();
    channel.put(1);
    channel.put(2);
    assertThrows(IllegalStateException.class, () -> channel.put(3));
    assertEquals(1, channel.take());
    channel.put(3);
    channel.finish();
    assertEquals(2, channel.take());
    assertEquals(3, channel.take());
    assertTrue(channel.isFinished());
    assertThrows(IllegalStateException.class, channel::take);
  }

  @Generator
  static Sequence<String> recorded(String name, List<String> events) {
    events.add("start " + name);
    try {
      while (true) Gen.yield(name);
    } finally {
      events.add("end " + name);
    }
  }
}
