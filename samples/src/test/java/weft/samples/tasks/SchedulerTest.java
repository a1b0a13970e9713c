package weft.samples.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.Coroutine;
import weft.Gen;
import weft.Generator;

/** When tasks have their turns, what they wait for, and what becomes of those that wait for ever. */
@Timeout(60)
class SchedulerTest extends TaskFixture {
  @Test
  void tasksHaveTurnsInTheOrderOfTheirAlarms() throws InterruptedException {
    scheduler.start(ticks("a", seconds(3), seconds(1), HOUR));
    scheduler.start(ticks("b", seconds(1), seconds(3)));
    scheduler.start(ticks("c", seconds(3), seconds(1)));
    scheduler.run();
    assertEquals(
        List.of("0 a begins", "0 b begins", "0 c begins", "1 b", "3 a", "3 c", "4 b", "4 a", "4 c", "3604 a"), events);
    assertEquals(0, scheduler.alive());
  }

  @Test
  void toSleepForNoTimeGivesTheOthersATurn() throws InterruptedException {
    scheduler.start(ticks("a", Duration.ZERO, Duration.ZERO));
    scheduler.start(ticks("b", Duration.ZERO, Duration.ofSeconds(-1)));
    scheduler.run();
    assertEquals(List.of("0 a begins", "0 b begins", "0 a", "0 b", "0 a", "0 b"), events);
  }

  @Test
  void realTimePasses() throws InterruptedException {
    Scheduler real = new Scheduler(Time.real());
    long began = System.nanoTime();
    real.start(notes(Duration.ofMillis(40), "late"));
    real.start(notes(Duration.ofMillis(10), "early"));
    real.run();
    assertTrue(System.nanoTime() - began >= 40_000_000);
    assertTrue(real.now() >= 40_000_000);
    assertEquals(List.of("early", "late"), events);
  }

  @Generator
  private Coroutine<Wait<?>, Object, Void> notes(Duration pause, String event) {
    Gen.ask(Wait.sleep(pause));
    events.add(event);
    return Gen.end();
  }

  @Generator
  private Coroutine<Wait<?>, Object, Void> sends(String... messages) {
    for (String message : messages) {
      mailbox.send(message);
      Gen.ask(Wait.sleep(seconds(1)));
    }
    return Gen.end();
  }

  @Test
  void messagesGoToThoseWhoWaitLongest() throws InterruptedException {
    mailbox.send("first");
    scheduler.start(receives("a", 2));
    scheduler.start(receives("b", 2));
    scheduler.start(sends("second", "third", "fourth", "fifth"));
    scheduler.run();
    assertEquals(List.of("0 a first", "0 b second", "1 a third", "2 b fourth"), events);
    assertEquals(1, mailbox.size());
  }

  @Generator
  private Coroutine<Wait<?>, Object, Void> limits(Duration limit, Wait<?> wait) {
    while (true) {
      try {
        Object answer = Gen.ask(wait.orTimeout(limit));
        event("got " + answer);
        return Gen.end();
      } catch (TimeoutException e) {
        event(e.getMessage());
      }
    }
  }

  @Test
  void waitsEndWhenTimeIsUp() throws InterruptedException {
    scheduler.start(limits(Duration.ofMillis(2500), mailbox.receive()));
    scheduler.start(notes(seconds(4), "a moment"));
    scheduler.start(sleepAndSend(seconds(6)));
    scheduler.run();
    assertEquals(List.of("2 waits for a message to m for more than PT2.5S", "a moment",
        "5 waits for a message to m for more than PT2.5S", "6 got message"), events);
    assertEquals(0, mailbox.size());
  }

  @Generator
  private Coroutine<Wait<?>, Object, Void> sleepAndSend(Duration pause) {
    Gen.ask(Wait.sleep(pause));
    mailbox.send("message");
    return Gen.end();
  }

  @Test
  void theFirstOfSeveralLimitsCounts() throws Exception {
    scheduler.start(limits(seconds(9), Wait.sleep(seconds(5))));
    scheduler.start(limits(seconds(9), mailbox.receive().orTimeout(seconds(3))));
    scheduler.start(notes(seconds(4), "a moment"));
    scheduler.start(sleepAndSend(seconds(10)));
    scheduler.run();
    assertEquals(
        List.of("3 waits for a message to m for more than PT3S", "a moment", "5 got null",
            "6 waits for a message to m for more than PT3S", "9 waits for a message to m for more than PT3S", "10 got message"),
        events);
  }

  @Test
  void deadlockIsReportedWithPositions() throws IOException {
    Task<Void> waiting = scheduler.start(waits(mailbox.receive()));
    scheduler.start(waits(waiting.join()));
    scheduler.start(ticks("a", HOUR));
    String text = assertThrows(Deadlock.class, scheduler::run).getMessage();
    assertEquals(
        "2 tasks wait for ever:"
            + "\n  task 1, " + waiting() + ", waits for a message to m"
            + "\n  task 2, " + waiting() + ", waits for the end of task 1",
        text);
  }

  @Generator
  private Coroutine<Wait<?>, Object, Void> waits(Wait<?> wait) {
    Object answer = Gen.ask(wait); // waits here
    event("got " + answer);
    return Gen.end();
  }

  /** Where that task waits. */
  private static String waiting() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("src/test/java/weft/samples/tasks/SchedulerTest.java"));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith("; // waits here")) return "SchedulerTest.waits suspended at SchedulerTest.java:" + (i + 1);
    }
    throw new AssertionError();
  }

  @Test
  void goesOnAfterADeadlock() throws InterruptedException {
    for (int i = 0; i < 12; i++) scheduler.start(waits(mailbox.receive()));
    String text = assertThrows(Deadlock.class, scheduler::run).getMessage();
    assertTrue(text.startsWith("12 tasks wait for ever:\n  task 1, ") && text.endsWith("\n  and 2 more"), text);
    for (int i = 0; i < 12; i++) mailbox.send("message " + i);
    scheduler.run();
    assertEquals(12, events.size());
    assertEquals("0 got message 11", events.get(11));
  }

  /** The failure is why the other one waits. */
  @Test
  void deadlockNamesFailures() throws Exception {
    scheduler.start(waits(mailbox.receive()));
    Exception failure = new Exception();
    scheduler.start(fails(failure));
    Deadlock deadlock = assertThrows(Deadlock.class, scheduler::run);
    assertSame(failure, deadlock.getSuppressed()[0].getCause());
  }

  @Test
  void nullIsNothingToWaitFor() throws IOException {
    scheduler.start(waits(null));
    CompletionException thrown = assertThrows(CompletionException.class, scheduler::run);
    NullPointerException cause = assertInstanceOf(NullPointerException.class, thrown.getCause());
    assertEquals("task 1, " + waiting() + ", has asked for null", cause.getMessage());
  }

  @Generator
  private Coroutine<Wait<?>, Object, Void> runs() throws InterruptedException {
    scheduler.run();
    return Gen.end();
  }

  @Test
  void doesNotRunInsideOfItself() throws InterruptedException {
    scheduler.start(runs());
    CompletionException thrown = assertThrows(CompletionException.class, scheduler::run);
    assertEquals("the scheduler is running", thrown.getCause().getMessage());
  }

  @Test
  void interruptionEndsTheWaitForRealTime() {
    Scheduler real = new Scheduler(Time.real());
    real.start(notes(HOUR, "not reached"));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, real::run);
    real.close();
    assertEquals(List.of(), events);
  }
}
