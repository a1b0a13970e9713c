package weft.runtime;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** A run for one subscriber: it goes on as far as elements have been requested. */
public abstract class PublisherRun<T> extends AsyncRun<T, Void> implements Flow.Subscription {
  private final AtomicLong requested = new AtomicLong();
  private Flow.Subscriber<? super T> subscriber;
  private volatile Throwable misuse;

  /** For the generated subclass. */
  protected PublisherRun() {}

  /** Prepares a delegation to another publisher, and answers {@link #DELEGATE}. */
  protected final int delegateTo(Flow.Publisher<?> source) {
    return adopt(new UpstreamRun(source, this));
  }

  final void subscribe(Flow.Subscriber<? super T> subscriber) {
    this.subscriber = Objects.requireNonNull(subscriber);
    subscriber.onSubscribe(this); // what it requests meanwhile waits for the first turn
    begin();
  }

  @Override
  public final void request(long n) {
    if (n > 0) {
      requested.accumulateAndGet(n, (one, other) -> one + other < 0 ? Long.MAX_VALUE : one + other);
      signal();
    } else {
      misuse = new IllegalArgumentException("request of " + n + " elements: it must be more than 0 (Reactive Streams 3.9)");
      stop();
    }
  }

  @Override
  public final void cancel() {
    stop();
  }

  @Override
  final boolean mayGoOn() {
    return requested.get() > 0;
  }

  @Override
  @SuppressWarnings("unchecked") // the processor has checked each yielded value against T
  final void deliver(Object element) {
    Objects.requireNonNull(element, "a publisher cannot deliver null");
    requested.updateAndGet(n -> n == Long.MAX_VALUE ? n : n - 1);
    try {
      subscriber.onNext((T) element);
    } catch (Throwable thrown) {
      stop(); // as if it had cancelled (Reactive Streams 2.13)
      report(thrown);
    }
  }

  @Override
  final void ended(Object result, boolean isStopped) {
    Flow.Subscriber<? super T> last = subscriber;
    subscriber = null;
    if (!isStopped) {
      last.onComplete();
    } else if (misuse != null) {
      last.onError(misuse);
    }
  }

  @Override
  final void failed(Throwable thrown, boolean isStopped) {
    Flow.Subscriber<? super T> last = subscriber;
    subscriber = null;
    if (isStopped && misuse == null) {
      report(thrown);
    } else {
      last.onError(thrown);
    }
  }
}
