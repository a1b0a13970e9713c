package weft.samples.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import weft.Coroutine;

/**
 * A coroutine that a scheduler gives turns to. It waits for whatever it asks for, and ends with a result, by an exception,
 * or cancelled.
 *
 * @param <R> the result
 */
public final class Task<R> {
  private enum State { ALIVE, ENDED, FAILED, CANCELLED }

  private final Scheduler scheduler;
  private final int number;
  private final Coroutine<Wait<?>, Object, R> body;
  private State state = State.ALIVE;
  private boolean executing;
  private boolean cancelled;

  /** What it waits for, or was woken from; null while it has its turn. */
  private Wait<?> wait;

  /** It has been woken, and will have its turn. */
  private boolean ready = true;

  /** When it is woken in any case; null if never. */
  private Alarms.Alarm alarm;

  /** What its next turn begins with. In the end the exception is that by which it has ended. */
  private Object answer;

  private Throwable exception;

  private List<Task<?>> joining = List.of();

  Task(Scheduler scheduler, int number, Coroutine<Wait<?>, Object, R> body) {
    this.scheduler = scheduler;
    this.number = number;
    this.body = body;
  }

  /** Runs the body up to its next wait. */
  void takeTurn() {
    if (isDone()) return; // cancelled after it was woken
    Wait<?> next;
    try {
      next = resume();
    } catch (NoSuchElementException thrown) { // here, or in the body
      if (hasResult()) end(State.ENDED, null);
      else end(State.FAILED, thrown);
      return;
    } catch (Throwable thrown) { // whatever it is: those who join the task see it
      end(State.FAILED, thrown);
      return;
    }
    if (cancelled) close();
    else await(next);
  }

  private Wait<?> resume() {
    Object given = answer;
    Throwable raised = exception;
    answer = null;
    exception = null;
    wait = null;
    ready = false;
    executing = true;
    try {
      return raised == null ? body.send(given) : body.raise(raised);
    } finally {
      executing = false;
    }
  }

  /** There is none where an exception has left the body. */
  private boolean hasResult() {
    try {
      body.result();
      return true;
    } catch (IllegalStateException none) {
      return false;
    }
  }

  private void await(Wait<?> next) {
    if (next == null) {
      wakeByRaising(new NullPointerException(this + ", has asked for null"));
    } else {
      wait = next;
      next.begin(this);
    }
  }

  /** It goes on at its next turn, with {@code answer}. */
  void wake(Object answer) {
    this.answer = answer;
    ready = true;
    turnAlarmOff();
    scheduler.ready(this);
  }

  /** The same, but {@code exception} is thrown where it waits. */
  void wakeByRaising(Throwable exception) {
    this.exception = exception;
    wake(null);
  }

  /** Time is up for {@code wait} then, if nothing has woken the task before. Of several alarms the first one counts. */
  void setAlarm(long nanos, Wait<?> wait) {
    long instant = scheduler.in(nanos);
    if (alarm != null && alarm.instant() <= instant) return;
    turnAlarmOff();
    alarm = scheduler.alarms().set(instant, wait, this);
  }

  void alarmRings(Wait<?> wait) {
    alarm = null;
    wait.timeIsUp(this);
  }

  private void turnAlarmOff() {
    if (alarm != null) scheduler.alarms().turnOff(alarm);
    alarm = null;
  }

  private void end(State how, Throwable thrown) {
    state = how;
    exception = thrown;
    wait = null;
    scheduler.ended(this, how == State.FAILED && joining.isEmpty());
    for (Task<?> task : joining) outcomeTo(task);
    joining = List.of();
  }

  private void outcomeTo(Task<?> task) {
    if (exception == null) task.wake(body.result());
    else task.wakeByRaising(exception);
  }

  /**
   * Waits until this task has ended; the answer is its result. If it has failed, its exception is thrown there, the same
   * object; if it was cancelled, {@link CancellationException}. To catch a checked exception, say so where you join it:
   *
   * <pre>{@code
   * try {
   *   words = Gen.ask(task.<IOException>join());
   * } catch (IOException e) {
   *   words = 0;
   * }
   * }</pre>
   */
  public <X extends Throwable> Wait<R> join() throws X {
    return new Join();
  }

  /**
   * Ends the task as if its body returned where it waits: pending {@code finally} blocks run before this method returns,
   * the innermost first, and may not wait. Those who join it get {@link CancellationException}, or what a {@code finally}
   * block has thrown. A task that is executing is cancelled when it next waits for anything; one that has ended, not at all.
   */
  public void cancel() {
    if (isDone() || cancelled) return;
    cancelled = true;
    if (!executing) close();
  }

  private void close() {
    stopWaiting();
    State how = State.CANCELLED;
    Throwable thrown = new CancellationException("task " + number + " was cancelled");
    executing = true;
    try {
      body.close();
    } catch (Throwable inFinally) {
      how = State.FAILED;
      thrown = inFinally;
    }
    executing = false;
    end(how, thrown);
  }

  private void stopWaiting() {
    turnAlarmOff();
    if (wait == null) return;
    if (!ready) wait.giveUp(this);
    else if (exception == null) wait.takeBack(answer);
  }

  /** Whether it has ended in one way or another. */
  public boolean isDone() {
    return state != State.ALIVE;
  }

  /**
   * What it ended with, for those outside.
   *
   * @throws IllegalStateException if it has not ended
   * @throws CancellationException if it was cancelled
   * @throws CompletionException if it has failed
   */
  public R result() {
    return switch (state) {
      case ENDED -> body.result();
      case ALIVE -> throw new IllegalStateException(this + " has not ended");
      case CANCELLED -> throw new CancellationException("task " + number + " was cancelled");
      case FAILED -> throw failure();
    };
  }

  CompletionException failure() {
    return new CompletionException("task " + number + " has failed", exception);
  }

  /** Says where in the source the task is, and what it waits for. */
  @Override
  public String toString() {
    String text = "task " + number + ", " + body;
    return wait == null || ready ? text : text + ", " + wait;
  }

  private final class Join extends Wait<R> {
    @Override
    void begin(Task<?> task) {
      scheduler.seen(Task.this);
      if (isDone()) {
        outcomeTo(task);
      } else {
        if (joining.isEmpty()) joining = new ArrayList<>(1);
        joining.add(task);
      }
    }

    @Override
    void giveUp(Task<?> task) {
      joining.remove(task);
    }

    @Override
    public String toString() {
      return "waits for the end of task " + number;
    }
  }
}
