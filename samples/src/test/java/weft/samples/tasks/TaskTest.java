package weft.samples.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.Coroutine;
import weft.Gen;
import weft.Generator;

/** How tasks end, and who sees it. */
@Timeout(60)
class TaskTest extends TaskFixture {
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
    assertTrue(early.getMessage().contains("TaskFixture.ticks not started has not ended"), early.getMessage());
    scheduler.run();
    assertEquals("slow has ended", slow.result());
    assertEquals(28, one.result());
    assertEquals(28, other.result());
    assertEquals(List.of("5 slow", "5 joined", "5 joined"), events.subList(events.size() - 3, events.size()));
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
}
