package weft.samples.tasks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import weft.Coroutine;

/**
 * Runs tasks in one thread, in turns. A turn goes from one wait of a task to its next; nobody interrupts it, so tasks need
 * no locks. Tasks have their turns in the order in which they were woken, and alarms that are set for the same instant go
 * off in the order in which they were set: with {@linkplain Time#virtual() virtual time}, everything happens in the same
 * order each time.
 */
public final class Scheduler implements AutoCloseable {
  /** When time is up for a task that waits. */
  record Alarm(long instant, long number, Wait<?> asked, Task<?> task) implements Comparable<Alarm> {
    void goOff() {
      asked.timeIsUp(task);
    }

    @Override
    public int compareTo(Alarm other) {
      return instant == other.instant ? Long.compare(number, other.number) : Long.compare(instant, other.instant);
    }
  }

  private final Time time;
  private final Queue<Task<?>> ready = new ArrayDeque<>();
  private final NavigableSet<Alarm> alarms = new TreeSet<>();
  private final Set<Task<?>> alive = new LinkedHashSet<>();

  /** Tasks whose failure nobody has seen. */
  private final Set<Task<?>> failed = new LinkedHashSet<>();

  private int started;
  private long alarmsMade;
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
      while (!alarms.isEmpty() && alarms.first().instant() <= time.now()) alarms.first().goOff();
      if (!ready.isEmpty() || alarms.isEmpty()) return ready.poll();
      time.passUntil(alarms.first().instant());
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

  /** An alarm that has not been set yet. */
  Alarm alarm(long nanos, Wait<?> wait, Task<?> task) {
    long instant = time.now() + nanos;
    boolean overflows = nanos > 0 && instant < 0;
    return new Alarm(overflows ? Long.MAX_VALUE : instant, alarmsMade++, wait, task);
  }

  void add(Alarm alarm) {
    alarms.add(alarm);
  }

  void remove(Alarm alarm) {
    alarms.remove(alarm);
  }

  void ended(Task<?> task, boolean unseenFailure) {
    alive.remove(task);
    if (unseenFailure) failed.add(task);
  }

  void seen(Task<?> task) {
    failed.remove(task);
  }
}
