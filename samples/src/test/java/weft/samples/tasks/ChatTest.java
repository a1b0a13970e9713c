package weft.samples.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import weft.samples.tasks.Chat.Summary;

/** Small days; {@code AllSamplesTest} runs the one of 100,000 tasks. */
class ChatTest {
  @Test
  void isTheSameDayEachTime() throws InterruptedException {
    Summary day = new Chat(1).simulate(2_000);
    assertEquals(day, new Chat(1).simulate(2_000));
    Summary other = new Chat(2).simulate(2_000);
    assertEquals(day.users(), other.users());
    assertNotEquals(day.digest(), other.digest());
    assertNotEquals(day.length(), other.length());
  }

  @Test
  void everybodyReadsWhatIsWritten() throws InterruptedException {
    Summary day = new Chat(3).simulate(5_000);
    assertEquals(5_000, day.tasksAtOnce());
    assertEquals(5_000, day.rooms() + 2 * day.users() + 1);
    assertTrue(day.connectionsLost() > 0, day::toString);
    int stayed = day.users() - day.connectionsLost();
    assertTrue(stayed <= day.linesWritten() && day.linesWritten() <= 2L * stayed, day::toString);
    int othersInARoom = day.users() / day.rooms();
    assertTrue(day.linesRead() > day.linesWritten() * othersInARoom / 2, day::toString);
    assertTrue(day.length().toHours() >= 12 + 3, "rooms close when it has been quiet for long");
  }
}
