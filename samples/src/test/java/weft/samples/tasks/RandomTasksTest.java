package weft.samples.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.Coroutine;
import weft.Gen;
import weft.Generator;

/** Tasks that do whatever they may, by seeds: no message is lost, each sleeps as long as it wants, and all are closed. */
@Timeout(60)
class RandomTasksTest {
  private static final int SEEDS = 1_000;

  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final Scheduler scheduler = new Scheduler(Time.virtual());
  private final List<Mailbox<Integer>> mailboxes = List.of(new Mailbox<>("a"), new Mailbox<>("b"), new Mailbox<>("c"));
  private final List<Task<?>> tasks = new ArrayList<>();
  private SplittableRandom random = new SplittableRandom(0);
  private int sent;
  private int received;
  private int begun;
  private int closed;

  @Generator
  private Coroutine<Wait<?>, Object, Void> task() {
    begun++;
    try {
      for (int turns = random.nextInt(12); turns > 0; turns--) {
        Mailbox<Integer> mailbox = mailboxes.get(random.nextInt(mailboxes.size()));
        Task<?> other = tasks.get(random.nextInt(tasks.size()));
        switch (random.nextInt(9)) {
          case 0 -> {
            long end = scheduler.now() + random.nextInt(50);
            Gen.ask(Wait.sleep(Duration.ofNanos(end - scheduler.now())));
            assertEquals(end, scheduler.now());
          }
          case 1, 2, 3 -> mailbox.send(sent++);
          case 4 -> {
            Gen.ask(mailbox.receive());
            received++;
          }
          case 5 -> {
            try {
              Gen.ask(mailbox.receive().orTimeout(Duration.ofNanos(random.nextInt(30))));
              received++;
            } catch (TimeoutException e) {
              assertTrue(e.getMessage().startsWith("waits for a message to "), e.getMessage());
            }
          }
          case 6 -> {
            try {
              Gen.ask(other.join().orTimeout(Duration.ofNanos(40)));
              assertTrue(other.isDone());
            } catch (CancellationException | Failure e) {
              assertTrue(other.isDone());
            } catch (TimeoutException e) {
              assertTrue(e.getMessage().startsWith("waits for the end of task "), e.getMessage());
            }
          }
          case 7 -> {
            if (random.nextInt(3) == 0) other.cancel();
            else if (tasks.size() < 100) tasks.add(scheduler.start(task()));
          }
          default -> {
            if (random.nextInt(6) == 0) throw new Failure();
          }
        }
      }
      return Gen.end();
    } finally {
      closed++;
    }
  }

  private void run() throws InterruptedException {
    for (int i = 0; i < 8; i++) tasks.add(scheduler.start(task()));
    try {
      scheduler.run();
    } catch (CompletionException e) {
      assertInstanceOf(Failure.class, e.getCause());
    } catch (Deadlock e) {
      assertTrue(e.getMessage().contains(", waits for a message to "), e.getMessage());
    }
    scheduler.close();
    assertEquals(0, scheduler.alive());
    assertEquals(begun, closed);
    assertEquals(sent, received + mailboxes.stream().mapToInt(Mailbox::size).sum());
  }

  @Test
  void keepTheirPromises() throws InterruptedException {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomTasksTest program = new RandomTasksTest();
      program.random = new SplittableRandom(seed);
      try {
        program.run();
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }
}
