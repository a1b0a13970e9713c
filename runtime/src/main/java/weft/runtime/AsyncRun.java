package weft.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * A run that waits for stages, and is driven by their completion. Its body is a coroutine: what it awaits has been asked,
 * and the value of the stage is the answer, or its failure is raised.
 *
 * <p>The body is advanced in <em>turns</em>. Whatever happens, a stage that completes or a request to stop, is written down
 * and signalled; who signals first takes the turn, and looks for what has been signalled meanwhile before it gives it up.
 * So the body and its close never run at the same time, what one turn has written the next one sees, and a stage that
 * completes at once is the next round of a loop.
 */
public abstract class AsyncRun<T, R> extends CoroutineRun<T, Object, R> {
  private final AtomicInteger signals = new AtomicInteger(1);

  /** The body is to be closed. */
  private volatile boolean isStopped;

  /** The body has been sent to its abandon point; it may wait in its finally blocks, too. */
  private boolean isAbandoned;

  /** Nothing is left to do. */
  private boolean isOver;

  /** What the body has asked to wait for; behind its end, the stage that it goes on as. */
  private Wait awaited;

  /** What the body waits for. */
  private Wait wait;

  AsyncRun() {}

  /** What has been yielded. */
  abstract void deliver(Object element) throws Throwable;

  /** Whether the body may go on behind a yield. */
  abstract boolean mayGoOn();

  /** The end of the body; {@code isStopped}: after its close. */
  abstract void ended(Object result, boolean isStopped);

  /** What the body has thrown. */
  abstract void failed(Throwable thrown, boolean isStopped);

  /**
   * Whether {@code stage} has to be waited for. If it has its value, that is the answer at once. One that has failed is
   * waited for, so that it fails where the body is suspended.
   */
  protected final <A> boolean isPending(CompletionStage<? extends A> stage) {
    if (!isToBeStopped() && hasValue(stage)) {
      answer = stage.toCompletableFuture().join();
      return false;
    }
    return isPending(stage, Runnable::run);
  }

  /** The same, but to go on on {@code executor} is a suspension in any case. */
  protected final <A> boolean isPending(CompletionStage<? extends A> stage, Executor executor) {
    awaited = new Wait(stage, executor);
    return true;
  }

  /** The body ends, and {@code stage} is what it goes on as. */
  protected final void continueAs(CompletionStage<?> stage) {
    waitFor(stage);
  }

  /** Has the run go on when {@code stage} has completed. */
  final void waitFor(CompletionStage<?> stage) {
    awaited = new Wait(stage, Runnable::run);
  }

  private static boolean hasValue(CompletionStage<?> stage) {
    try {
      CompletableFuture<?> future = stage.toCompletableFuture();
      return future.isDone() && !future.isCompletedExceptionally();
    } catch (UnsupportedOperationException e) {
      return false; // a stage need not be a future
    }
  }

  /** An expression that says by its type what a stage has for a value. It is not evaluated. */
  @FunctionalInterface
  protected interface StageWitness<A> {
    /** The stage. */
    CompletionStage<A> stage() throws Throwable;
  }

  /** The value of a stage with the type that {@code witness} has it. */
  @SuppressWarnings("unchecked")
  protected static <A> A answered(StageWitness<A> witness, Object answer) {
    return (A) answer;
  }

  /** Has a turn, the first one, which nobody else can take. */
  final void begin() {
    turn();
  }

  final void stop() {
    isStopped = true;
    signal();
  }

  private boolean isToBeStopped() {
    return isStopped && !isAbandoned;
  }

  final void signal() {
    if (signals.getAndIncrement() == 0) Turns.take(this);
  }

  /** The signals that came before this turn, and while it lasts. */
  final void turn() {
    int seen = 1;
    do {
      while (!isOver && goOn()) {}
      seen = signals.addAndGet(-seen);
    } while (seen != 0);
  }

  /** Resumes the body, if it can be; answers whether it did. */
  private boolean goOn() {
    if (isToBeStopped()) {
      abandonBody();
    } else if (wait != null) {
      if (!wait.isDone) return false;
      Wait done = wait;
      wait = null;
      if (isFinished()) {
        end(done.value, done.failure);
        return true;
      }
      answer = done.value;
      if (done.failure != null) raiseInside(Traces.await(done.failure, this));
    } else if (!isAbandoned && !mayGoOn()) {
      return false;
    }
    resume();
    return true;
  }

  private void resume() {
    boolean isSuspended;
    try {
      isSuspended = fetch();
    } catch (Throwable thrown) {
      end(null, thrown);
      return;
    }
    ready = false;
    if (awaited != null) {
      wait = awaited;
      awaited = null;
      wait.begin();
    } else if (isSuspended) {
      handOver();
    } else {
      end(outcome(), null);
    }
  }

  private void handOver() {
    Object element = element();
    if (isToBeStopped()) return; // nobody wants it any more
    if (isAbandoned) {
      raiseInside(new IllegalStateException("yield during close"));
      return;
    }
    try {
      deliver(element);
    } catch (Throwable thrown) {
      raiseInside(thrown);
    }
  }

  private void end(Object value, Throwable thrown) {
    isOver = true;
    awaited = null;
    finish();
    if (thrown == null) {
      ended(value, isAbandoned);
    } else {
      failed(thrown, isAbandoned);
    }
  }

  private void abandonBody() {
    isAbandoned = true;
    Wait waiting = wait;
    wait = null;
    if (waiting != null) waiting.cancel();
    answer = null;
    goToAbandonPoint();
  }

  /** Where nobody is left to be told. */
  static void report(Throwable thrown) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
  }

  /** One wait for a stage. Once the body is abandoned, nobody asks it any more. */
  private final class Wait implements BiConsumer<Object, Throwable>, Runnable {
    private final CompletionStage<?> stage;
    private final Executor executor;
    private Object value;
    private Throwable failure;
    private volatile boolean isDone;

    Wait(CompletionStage<?> stage, Executor executor) {
      if (stage == null) throw new NullPointerException("Gen.await(null)");
      if (executor == null) throw new NullPointerException("Gen.await on the executor null");
      this.stage = stage;
      this.executor = executor;
    }

    void begin() {
      try {
        stage.whenComplete(this);
      } catch (Throwable thrown) {
        failure = thrown;
        run();
      }
    }

    @Override
    public void accept(Object value, Throwable thrown) {
      this.value = value;
      failure = thrown;
      while ((failure instanceof CompletionException || failure instanceof ExecutionException) && failure.getCause() != null) {
        failure = failure.getCause();
      }
      try {
        executor.execute(this);
      } catch (Throwable rejection) {
        failure = rejection;
        run();
      }
    }

    @Override
    public void run() {
      if (isDone) return; // an executor that has failed may have run it
      isDone = true;
      signal();
    }

    void cancel() {
      try {
        stage.toCompletableFuture().cancel(true);
      } catch (UnsupportedOperationException e) {
        // a stage that nobody can cancel
      }
    }
  }
}
