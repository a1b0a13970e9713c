package weft.processor.testing;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A body on a thread of its own, to which control is handed over and handed back: only one of the threads of a program
 * runs at any time.
 */
final class Fiber {
  /** So long a body does not run: something is wrong with the hand-over. */
  private static final int LONGEST_SECONDS = 120;

  private static final ExecutorService THREADS = Executors.newCachedThreadPool(Fiber::daemon);

  private static final ThreadLocal<Fiber> HERE = new ThreadLocal<>();

  private static final Set<Fiber> ALIVE = new LinkedHashSet<>();

  /** The program is over: what a body begins in its finally blocks does not run, or it might go on for ever. */
  private static volatile boolean isOver;

  /** Whose body it is. */
  private final Threaded.Run run;

  private final Threaded.Body body;
  private final Semaphore handedOver = new Semaphore(0);
  private final Semaphore handedBack = new Semaphore(0);
  private boolean isStarted;
  private boolean isEnded;
  private boolean isDropped;
  private Object result;
  private Throwable thrown;

  Fiber(Threaded.Run run, Threaded.Body body) {
    this.run = run;
    this.body = body;
  }

  private static Thread daemon(Runnable runnable) {
    Thread thread = new Thread(runnable, "body");
    thread.setDaemon(true);
    return thread;
  }

  /** Whose body the current thread executes, or null. */
  static Threaded.Run here() {
    Fiber fiber = HERE.get();
    return fiber == null ? null : fiber.run;
  }

  /** Executes the body up to where it suspends, or ends. */
  void resume() {
    if (isEnded) return;
    if (isStarted) {
      handedOver.release();
    } else if (isOver) {
      isEnded = true;
      thrown = new Threaded.Closing();
      return;
    } else {
      isStarted = true;
      ALIVE.add(this);
      THREADS.execute(this::execute);
    }
    acquire(handedBack);
    if (isEnded) ALIVE.remove(this);
  }

  private void execute() {
    HERE.set(this);
    try {
      result = body.run();
    } catch (Throwable t) {
      thrown = t;
    } finally {
      HERE.remove();
      isEnded = true;
      handedBack.release();
    }
  }

  /** Hands control back, in the body, until it is resumed. */
  void suspend() {
    if (!isDropped) {
      handedBack.release();
      acquire(handedOver);
    }
    if (isDropped) throw new Threaded.Closing();
  }

  private static void acquire(Semaphore semaphore) {
    try {
      if (!semaphore.tryAcquire(LONGEST_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("control was not handed back");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends the bodies that nobody has closed. What they write then is part of no trace. */
  static void dropAll() {
    isOver = true;
    try {
      for (Fiber fiber : Set.copyOf(ALIVE)) {
        fiber.isDropped = true;
        fiber.resume();
      }
    } finally {
      isOver = false;
    }
  }

  boolean isStarted() {
    return isStarted;
  }

  boolean isEnded() {
    return isEnded;
  }

  /** What the body has returned, when it has ended. */
  Object result() {
    return result;
  }

  /** What the body has thrown, or null. */
  Throwable thrown() {
    return thrown;
  }
}
