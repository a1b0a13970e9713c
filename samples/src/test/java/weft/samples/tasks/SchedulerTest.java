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
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.Coroutine;
import weft.Gen;
import weft.Generator;

@Timeout(60)
class SchedulerTest {
  private static final Duration HOUR = Duration.ofHours(1);

  final List<String> events = new ArrayList<>();
  final Mailbox<String> mailbox = new Mailbox<>("m");
  private final Scheduler scheduler = new Scheduler(Time.virtual());

  private static Duration seconds(long count) {
    return Duration.ofSeconds(count);
  }

  private void event(String text) {
    events.add(scheduler.now() / 1_000_000_000 + " " + text);
  }

  @Generator
  private Coroutine<Wait<?>, Object, String> ticks(String name, Duration... pauses) {
    event(name + " begins");
    for (Duration pause : pauses) {
      Gen.ask(Wait.sleep(pause));
      event(name);
    }
    return Gen.end(name + " has ended");
  }

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
  private Coroutine<Wait<?>, Object, Integer> lengths(Task<String> first, Task<String> second) {
    String text = Gen.ask(first.join());
    int length = text.length() + Gen.yieldAll(second.join().answer()).length();
    event("joined");
    return Gen.end(length);
  }

  @Test
  void joiningGivesTheResult() throws InterruptedException {
    Task<String> slow = scheduler.start(ticks("slow", seconds(5)));
    Task<String> fast = scheduler.start(ticks("fast", seconds(1)));
    Task<Integer> one = scheduler.start(lengths(slow, fast));
    Task<Integer> other = scheduler.start(lengths(fast, slow));
    IllegalStateException early = assertThrows(IllegalStateException.class, slow::result);
    assertTrue(early.getMessage().contains("SchedulerTest.ticks not started has not ended"), early.getMessage());
    scheduler.run();
    assertEquals("slow has ended", slow.result());
    assertEquals(28, one.result());
    assertEquals(28, other.result());
    assertEquals(List.of("5 slow", "5 joined", "5 joined"), events.subList(events.size() - 3, events.size()));
  }

  @Generator
  private Coroutine<Wait<?>, Object, Void> receives(String name, int count) {
    for (int i = 0; i < count; i++) {
      String message = Gen.ask(mailbox.receive());
      event(name + " " + message);
    }
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
  private Coroutine<Wait<?>, Object, Void> fails(Exception failure) throws Exception {
    Gen.ask(Wait.sleep(seconds(1)));
    throw failure;
  }

  @Generator
  private Coroutine<Wait<?>, Object, Exception> catches(Task<?> task) {
    try {
      Gen.ask(task.<IOException>join());
      return Gen.end();
    } catch (IOException | RuntimeException e) {
      return Gen.end(e);
    }
  }

  @Test
  void failuresAreSeenByThoseWhoJoin() throws Exception {
    IOException failure = new IOException();
    Task<Void> failing = scheduler.start(fails(failure));
    Task<Exception> early = scheduler.start(catches(failing));
    scheduler.run();
    Task<Exception> late = scheduler.start(catches(failing));
    scheduler.run();
    assertSame(failure, early.result());
    assertSame(failure, late.result());
    assertSame(failure, assertThrows(CompletionException.class, failing::result).getCause());
  }

  @Test
  void failuresThatNobodyHasSeenAreReported() throws Exception {
    Exception first = new IOException();
    Exception second = new NoSuchElementException(); // not to be taken for the end of the body
    scheduler.start(fails(first));
    scheduler.start(fails(second));
    scheduler.start(ticks("a", HOUR));
    CompletionException thrown = assertThrows(CompletionException.class, scheduler::run);
    assertEquals("task 1 has failed", thrown.getMessage());
    assertSame(first, thrown.getCause());
    assertSame(second, thrown.getSuppressed()[0].getCause());
    assertEquals("3600 a", events.get(1));
    scheduler.run(); // they are reported once
  }

  @Generator
  private Coroutine<Wait<?>, Object, Void> cleansUp(Wait<?> wait) {
    try {
      try {
        Gen.ask(wait);
      } finally {
        event("inner");
      }
    } catch (RuntimeException e) {
      event("caught");
    } finally {
      event("outer");
    }
    return Gen.end();
  }

  @Generator
  private Coroutine<Wait<?>, Object, Void> cancels(Task<?> task) {
    Gen.ask(Wait.sleep(seconds(1)));
    task.cancel();
    event("cancelled");
    return Gen.end();
  }

  @Test
  void cancellingRunsFinallyBlocks() throws InterruptedException {
    Task<Void> sleeping = scheduler.start(cleansUp(Wait.sleep(HOUR)));
    scheduler.start(cancels(sleeping));
    Task<Exception> joining = scheduler.start(catches(sleeping));
    scheduler.run();
    assertEquals(List.of("1 inner", "1 outer", "1 cancelled"), events);
    assertInstanceOf(CancellationException.class, joining.result());
    assertThrows(CancellationException.class, sleeping::result);
    assertEquals(seconds(1).toNanos(), scheduler.now(), "its alarm is gone");
  }

  @Test
  void taskThatHasNotBegunIsCancelled() throws InterruptedException {
    Task<Void> task = scheduler.start(cleansUp(mailbox.receive()));
    task.cancel();
    task.cancel();
    scheduler.run();
    assertEquals(List.of(), events);
    assertThrows(CancellationException.class, task::result);
  }

  @Test
  void whoeverJoinedIsCancelledAlone() throws InterruptedException {
    Task<String> joined = scheduler.start(ticks("a", seconds(2)));
    scheduler.start(cancels(scheduler.start(cleansUp(joined.join()))));
    scheduler.run();
    assertEquals(List.of("0 a begins", "1 inner", "1 outer", "1 cancelled", "2 a"), events);
  }

  @Test
  void closeCancelsAllThatIsLeft() {
    try (scheduler) {
      scheduler.start(cleansUp(mailbox.receive()));
      scheduler.start(cleansUp(mailbox.receive()));
      assertThrows(Deadlock.class, scheduler::run);
      assertEquals(2, scheduler.alive());
    }
    assertEquals(0, scheduler.alive());
    assertEquals(List.of("0 inner", "0 outer", "0 inner", "0 outer"), events);
    mailbox.send("nobody waits for this");
    assertEquals(1, mailbox.size());
  }

  @Generator
  private Coroutine<Wait<?>, Object, Void> waitsInFinally() {
    try {
      Gen.ask(mailbox.receive());
    } finally {
      Gen.ask(Wait.sleep(HOUR));
    }
    return Gen.end();
  }

  @Test
  void cancelledTasksMayNotWait() {
    Task<Void> task = scheduler.start(waitsInFinally());
    scheduler.start(cancels(task));
    CompletionException thrown = assertThrows(CompletionException.class, scheduler::run);
    assertInstanceOf(IllegalStateException.class, thrown.getCause());
  }

  @Generator
  private Coroutine<Wait<?>, Object, Void> cancelsItself(List<Task<?>> self) {
    try {
      self.get(0).cancel();
      event("goes on");
      Gen.ask(Wait.sleep(HOUR));
      event("not reached");
    } finally {
      event("finally");
    }
    return Gen.end();
  }

  @Test
  void taskCancelsItself() throws InterruptedException {
    List<Task<?>> self = new ArrayList<>();
    self.add(scheduler.start(cancelsItself(self)));
    scheduler.run();
    assertEquals(List.of("0 goes on", "0 finally"), events);
    assertThrows(CancellationException.class, self.get(0)::result);
  }

  /** The first receiver has been given the message, but is cancelled before it has its turn. */
  @Test
  void messagesOfCancelledTasksGoToOthers() throws InterruptedException {
    Task<Void> first = scheduler.start(receives("a", 1));
    Task<Void> second = scheduler.start(receives("b", 2));
    scheduler.start(sendsAndCancels(first));
    assertThrows(Deadlock.class, scheduler::run);
    assertEquals(List.of("0 b message"), events);
    mailbox.send("other");
    second.cancel();
    assertEquals(1, mailbox.size());
  }

  @Generator
  private Coroutine<Wait<?>, Object, Void> sendsAndCancels(Task<?> task) {
    mailbox.send("message");
    task.cancel();
    return Gen.end();
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
