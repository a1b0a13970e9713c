package weft.processor.testing;

import java.util.concurrent.CompletableFuture;

/** The reference for methods that return a future; see {@link Threaded}. */
final class ThreadedFuture extends ThreadedAsync {
  private final Future future = new Future();

  ThreadedFuture(Threaded.Body body) {
    super(body);
  }

  CompletableFuture<?> start() {
    signal();
    return future;
  }

  @Override
  void deliver(Object element) {
    throw new IllegalStateException("a yield in a future");
  }

  @Override
  boolean mayGoOn() {
    return true;
  }

  @Override
  void ended(Object result, boolean isStopped) {
    if (!isStopped) future.succeed(result);
  }

  @Override
  void failed(Throwable thrown, boolean isStopped) {
    if (!future.fail(thrown) && isStopped) report(thrown);
  }

  /** Whoever completes it in place of the body closes that, first. */
  private final class Future extends CompletableFuture<Object> {
    void succeed(Object result) {
      super.complete(result);
    }

    boolean fail(Throwable thrown) {
      return super.completeExceptionally(thrown);
    }

    private void close() {
      if (!isDone()) stop();
    }

    @Override
    public boolean complete(Object value) {
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
  }
}
