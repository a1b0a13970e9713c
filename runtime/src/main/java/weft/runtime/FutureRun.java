package weft.runtime;

import java.util.concurrent.CompletableFuture;

/** A run whose result completes a future. */
public abstract class FutureRun<R> extends AsyncRun<Object, R> {
  private final Future<R> future = new Future<>(this);

  /** For the generated subclass. */
  protected FutureRun() {}

  /** Runs the body up to the first stage that is not complete. */
  public final CompletableFuture<R> start() {
    begin();
    return future;
  }

  @Override
  final void deliver(Object element) {
    throw new AssertionError("a future has no elements");
  }

  @Override
  final boolean mayGoOn() {
    return true;
  }

  @Override
  @SuppressWarnings("unchecked") // the processor has checked what is given to Gen.end
  final void ended(Object result, boolean isStopped) {
    if (!isStopped) future.succeed((R) result);
  }

  /** What a finally block throws while the body is closed fails the future, too, if that is still possible. */
  @Override
  final void failed(Throwable thrown, boolean isStopped) {
    if (!future.fail(thrown) && isStopped) report(thrown);
  }

  /** Whoever completes it in place of the body closes that, first. So do {@code orTimeout} and its like. */
  private static final class Future<R> extends CompletableFuture<R> {
    private final FutureRun<R> run;

    Future(FutureRun<R> run) {
      this.run = run;
    }

    boolean succeed(R result) {
      return super.complete(result);
    }

    boolean fail(Throwable thrown) {
      return super.completeExceptionally(thrown);
    }

    private void close() {
      if (!isDone()) run.stop();
    }

    @Override
    public boolean complete(R value) {
      close();
      return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable thrown) {
      close();
      return super.completeExceptionally(thrown);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      close();
      return super.cancel(mayInterruptIfRunning);
    }

    /** Where the body is: for a debugger, or a log. */
    @Override
    public String toString() {
      return run.toString();
    }
  }
}
