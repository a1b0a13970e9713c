package weft.samples.tasks;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import weft.Coroutine;
import weft.Gen;
import weft.Generator;

/**
 * What a task asks its scheduler for. {@code Gen.ask(wait)} ends the task's turn, and is the answer once that is there:
 *
 * <pre>{@code
 * Gen.ask(Wait.sleep(Duration.ofSeconds(1)));
 * String line = Gen.ask(mailbox.receive());
 * int words = Gen.ask(task.join());
 * }</pre>
 *
 * <p>There the type of the answer is what the place asks for, like a cast. Where javac is to check it, delegate:
 * {@code String line = Gen.yieldAll(mailbox.receive().answer());}.
 *
 * @param <A> the answer
 */
public abstract class Wait<A> {
  Wait() {}

  /** The task waits from now on: wakes it, now or later. */
  abstract void begin(Task<?> task);

  /** The task that waits has been cancelled, or has waited long enough: forgets it. */
  void giveUp(Task<?> task) {}

  /** The task has been woken with {@code answer}, and cancelled before it had its turn: somebody else may have it. */
  void takeBack(Object answer) {}

  /** The alarm that {@link #begin} has set for the task rings. */
  void timeIsUp(Task<?> task) {
    task.wake(null);
  }

  /** The wait as a coroutine that has the answer as its result. */
  @Generator
  public Coroutine<Wait<?>, Object, A> answer() {
    return Gen.end(Gen.<A>ask(this));
  }

  /**
   * The same, but no longer than for {@code duration}: then the exception is thrown, at the {@code Gen.ask}. It is declared
   * here so that it can be caught there.
   */
  public Wait<A> orTimeout(Duration duration) throws TimeoutException {
    return new Limited<>(this, duration.toNanos());
  }

  /** Waits for so long; for no time at all, it gives the other tasks a turn. */
  public static Wait<Void> sleep(Duration duration) {
    return new Sleep(duration.toNanos());
  }

  private static final class Sleep extends Wait<Void> {
    private final long nanos;

    Sleep(long nanos) {
      this.nanos = nanos;
    }

    @Override
    void begin(Task<?> task) {
      task.setAlarm(nanos, this);
    }

    @Override
    public String toString() {
      return "sleeps for " + Duration.ofNanos(nanos);
    }
  }

  private static final class Limited<A> extends Wait<A> {
    private final Wait<A> wait;
    private final long nanos;

    Limited(Wait<A> wait, long nanos) {
      this.wait = wait;
      this.nanos = nanos;
    }

    @Override
    void begin(Task<?> task) {
      task.setAlarm(nanos, this);
      wait.begin(task);
    }

    @Override
    void giveUp(Task<?> task) {
      wait.giveUp(task);
    }

    @Override
    void takeBack(Object answer) {
      wait.takeBack(answer);
    }

    @Override
    void timeIsUp(Task<?> task) {
      wait.giveUp(task);
      task.wakeByRaising(new TimeoutException(wait + " for more than " + Duration.ofNanos(nanos)));
    }

    @Override
    public String toString() {
      return wait + " for at most " + Duration.ofNanos(nanos);
    }
  }
}
