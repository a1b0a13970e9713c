package weft.runtime;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * Delegation of a publisher to another one, the upstream. It requests one element whenever the run that delegates may deliver one, and
 * has that run wait until it comes. Signals may come on any thread: they are written down under the lock, and nobody
 * else's code is called there.
 */
final class UpstreamRun extends ObjectRun<Object> implements Flow.Subscriber<Object> {
  private final AsyncRun<?, ?> waiting;
  private Flow.Publisher<?> upstream;
  private Flow.Subscription subscription;
  private Object element;
  private Throwable error;
  private boolean isRequested;
  private boolean isOver;
  private boolean isCancelled;

  /** What {@link #waiting} waits for, or null. */
  private CompletableFuture<Void> signal;

  UpstreamRun(Flow.Publisher<?> upstream, AsyncRun<?, ?> waiting) {
    this.upstream = Objects.requireNonNull(upstream, "Gen.yieldAll(null)");
    this.waiting = waiting;
  }

  @Override
  protected int advance() throws Throwable {
    switch (state) {
      case 0:
        state = RUNNING;
        subscribe();
        break;
      case 1:
        state = RUNNING;
        break;
      case 2: // abandoned
        state = FINISHED;
        cancel();
        return DONE;
      default:
        return state == FINISHED ? DONE : EXECUTING;
    }
    Flow.Subscription asked = toBeAsked();
    if (asked != null) asked.request(1);
    return look();
  }

  private void subscribe() {
    Flow.Publisher<?> upstream = this.upstream;
    this.upstream = null;
    try {
      upstream.subscribe(this);
    } catch (Throwable thrown) {
      cancel(); // should it call back nevertheless
      throw thrown;
    }
  }

  /** The subscription, if an element has to be requested. */
  private synchronized Flow.Subscription toBeAsked() {
    if (subscription == null || isRequested || isOver) return null;
    isRequested = true;
    return subscription;
  }

  private synchronized int look() throws Throwable {
    if (element != null) {
      value = element;
      element = null;
      isRequested = false;
    } else if (isOver) {
      state = FINISHED;
      if (error != null) throw error;
      return DONE;
    } else {
      signal = new CompletableFuture<>();
      waiting.waitFor(signal);
    }
    state = 1;
    return VALUE;
  }

  private void cancel() {
    Flow.Subscription cancelled;
    synchronized (this) {
      isCancelled = true;
      cancelled = isOver ? null : subscription;
    }
    if (cancelled != null) cancelled.cancel();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    Objects.requireNonNull(subscription);
    if (isWanted(subscription)) {
      signal();
    } else {
      subscription.cancel(); // a second one (Reactive Streams 2.5), or one that comes too late
    }
  }

  private synchronized boolean isWanted(Flow.Subscription subscription) {
    if (this.subscription != null || isCancelled) return false;
    this.subscription = subscription;
    return true;
  }

  @Override
  public void onNext(Object element) {
    Objects.requireNonNull(element);
    synchronized (this) {
      if (isOver || isCancelled) return;
      this.element = element;
    }
    signal();
  }

  @Override
  public void onError(Throwable thrown) {
    end(Objects.requireNonNull(thrown));
  }

  @Override
  public void onComplete() {
    end(null);
  }

  private void end(Throwable thrown) {
    synchronized (this) {
      if (isOver || isCancelled) return;
      isOver = true;
      error = thrown;
    }
    signal();
  }

  private void signal() {
    CompletableFuture<Void> signalled;
    synchronized (this) {
      signalled = signal;
      signal = null;
    }
    if (signalled != null) signalled.complete(null);
  }

  @Override
  protected int abandonPoint(int state) {
    return 2;
  }
}
