package weft.samples.tasks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionException;
import weft.Coroutine;

/**
 * Runs tasks in one thread, in turns. A turn goes from one wait of a task to its next; nobody interrupts it, so tasks need
 * no locks. Tasks have their turns in the order in which they were woken, and alarms that are set for the same instant go
 * off in the order in which they were set: with {@linkplain Time#virtual() virtual time}, everything happens in the same
 * order each time.
 */
public final class Scheduler implements AutoCloseable {
  private final Time time;
  private final Queue<Task<?>> ready = new ArrayDeque<>();
  private final Alarms alarms = new Alarms();
  private final Set<Task<?>> alive = new LinkedHashSet<>();

  /** Tasks whose failure nobody has seen. */
  private final Set<Task<?>> failed = new LinkedHashSet<>();

  private int started;
  private boolean running;

  /** A scheduler without tasks. */
  public Scheduler(Time time) {
    this.time = time;
  }

  /** The time, in nanoseconds since it began. */
  public long now() {
    return time.now();
  }

  /** How many tasks have not ended. */
  public int alive() {
    return alive.size();
  }

  /** A new task, which has its first turn behind all tasks that are ready by now. */
  public <R> Task<R> start(Coroutine<Wait<?>, Object, R> body) {
    Task<R> task = new Task<>(this, ++started, body);
    alive.add(task);
    ready.add(task);
    return task;
  }

  /**
   * Runs until all tasks have ended.
   *
   * @throws Deadlock if some wait for ever; they can be cancelled, or woken by a message, after that
   * @throws CompletionException if some have failed and nobody has joined them: the first one is the cause
   */
  public void run() throws InterruptedException {
    if (running) throw new IllegalStateException("the scheduler is running");
    running = true;
    try {
      for (Task<?> task = next(); task != null; task = next()) task.takeTurn();
    } finally {
      running = false;
    }
    report();
  }

  /** The task whose turn it is; lets time pass until there is one. Null if there will be none. */
  private Task<?> next() throws InterruptedException {
    while (true) {
      Alarms.Alarm first = alarms.first();
      if (first != null && first.instant() <= time.now()) {
        alarms.removeFirst();
        first.ring();
      } else if (first == null || !ready.isEmpty()) {
        return ready.poll();
      } else {
        time.passUntil(first.instant());
      }
    }
  }

  private void report() {
    CompletionException failure = null;
    for (Task<?> task : failed) {
      if (failure == null) failure = task.failure();
      else failure.addSuppressed(task.failure());
    }
    failed.clear();
    if (!alive.isEmpty()) {
      Deadlock deadlock = new Deadlock(List.copyOf(alive));
      if (failure != null) deadlock.addSuppressed(failure);
      throw deadlock;
    }
    if (failure != null) throw failure;
  }

  /** Cancels all tasks that have not ended, the newest first. */
  @Override
  public void close() {
    List<Task<?>> left = new ArrayList<>(alive);
    for (int i = left.size(); i-- > 0; ) left.get(i).cancel();
  }

  void ready(Task<?> task) {
    ready.add(task);
  }

  Alarms alarms() {
    return alarms;
  }

  /** The instant that is so far from now. */
  long in(long nanos) {
    long instant = time.now() + nanos;
    boolean overflows = nanos > 0 && instant < 0;
    return overflows ? Long.MAX_VALUE : instant;
  }

  void ended(Task<?> task, boolean unseenFailure) {
    alive.remove(task);
    if (unseenFailure) failed.add(task);
  }

  void seen(Task<?> task) {
    failed.remove(task);
  }
}
