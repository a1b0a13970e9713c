package weft.processor.testing;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** The reference for bodies that wait; see {@link Threaded}. To await is to hand control to whoever has resumed the body. */
abstract class ThreadedAsync implements Threaded.Run {
  private final Fiber fiber;
  private Wait wait;
  private boolean isRunning;
  private boolean isStopped;
  private boolean isAbandoned;
  private boolean isOver;

  ThreadedAsync(Threaded.Body body) {
    this.fiber = new Fiber(this, body);
  }

  abstract void deliver(Object element);

  /** Whether the body may go on behind a yield. */
  abstract boolean mayGoOn();

  /** The end of the body, or of what it has gone on as. */
  abstract void ended(Object result, boolean isStopped);

  abstract void failed(Throwable thrown, boolean isStopped);

  /** Where nobody is left to be told. */
  static void report(Throwable thrown) {
    Kit.tok("uncaught" + Kit.ex(thrown));
  }

  // In the body.

  @Override
  public final Object exchange(Object element) throws Throwable {
    if (!isToBeStopped()) {
      if (isAbandoned) throw new IllegalStateException("yield during close");
      deliver(element);
    }
    while (!isToBeStopped() && !mayGoOn()) fiber.suspend();
    if (isToBeStopped()) throw abandoned();
    return null;
  }

  @Override
  public final Object await(CompletionStage<?> stage, Executor executor) throws Throwable {
    if (!isToBeStopped() && executor == null && hasValue(stage)) return stage.toCompletableFuture().join();
    Wait waiting = new Wait(stage, executor);
    wait = waiting;
    waiting.begin();
    while (!isToBeStopped() && !waiting.isDone) fiber.suspend();
    wait = null;
    if (isToBeStopped()) {
      Error closing = abandoned();
      waiting.cancel();
      throw closing;
    }
    if (waiting.failure != null) throw waiting.failure;
    return waiting.value;
  }

  private static boolean hasValue(CompletionStage<?> stage) {
    return stage.toCompletableFuture().isDone() && !stage.toCompletableFuture().isCompletedExceptionally();
  }

  private Error abandoned() {
    isAbandoned = true;
    return new Threaded.Closing();
  }

  @Override
  public final boolean isClosing() {
    return isAbandoned;
  }

  private boolean isToBeStopped() {
    return isStopped && !isAbandoned;
  }

  // Outside.

  final void stop() {
    isStopped = true;
    signal();
  }

  /** Something has happened: lets the body go on if it can, unless it runs already. */
  final void signal() {
    if (isRunning) return;
    isRunning = true;
    while (!isOver && goOn()) {}
    isRunning = false;
  }

  private boolean goOn() {
    if (fiber.isEnded()) return goOnAsTail();
    if (!fiber.isStarted() && isToBeStopped()) {
      abandoned();
      end(null, null);
      return true;
    }
    boolean can = isToBeStopped() || (wait == null ? mayGoOn() : wait.isDone);
    if (!can) return false;
    fiber.resume();
    if (fiber.isEnded()) bodyEnded();
    return true;
  }

  private void bodyEnded() {
    Throwable thrown = fiber.thrown();
    if (thrown != null) {
      end(null, thrown instanceof Threaded.Closing ? null : thrown);
      return;
    }
    CompletionStage<?> tail = Threaded.tail(fiber.result());
    try {
      if (tail == null) {
        end(Threaded.outcome(this, fiber.result()), null);
      } else {
        wait = new Wait(tail, null);
        wait.begin();
      }
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  private boolean goOnAsTail() {
    if (isToBeStopped()) {
      abandoned();
      wait.cancel();
      end(null, null);
      return true;
    }
    if (!wait.isDone) return false;
    end(wait.value, wait.failure);
    return true;
  }

  private void end(Object value, Throwable thrown) {
    isOver = true;
    if (thrown == null) {
      ended(value, isAbandoned);
    } else {
      failed(thrown, isAbandoned);
    }
  }

  private final class Wait implements BiConsumer<Object, Throwable>, Runnable {
    private final CompletionStage<?> stage;
    private final Executor executor;
    private Object value;
    private Throwable failure;
    private boolean isDone;

    Wait(CompletionStage<?> stage, Executor executor) {
      this.stage = Objects.requireNonNull(stage);
      this.executor = executor == null ? Runnable::run : executor;
    }

    void begin() {
      stage.whenComplete(this);
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
      if (isDone) return;
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
