package weft.processor.testing;

import java.util.Objects;
import java.util.concurrent.Flow;

/** The reference for methods that return a publisher; see {@link Threaded}. One run, for one subscriber. */
final class ThreadedSubscription extends ThreadedAsync implements Flow.Subscription {
  private final Flow.Subscriber<? super Object> subscriber;
  private boolean isSubscribed;
  private long requested;
  private Throwable misuse;

  @SuppressWarnings("unchecked") // what the source says
  ThreadedSubscription(Threaded.Body body, Flow.Subscriber<?> subscriber) {
    super(body);
    this.subscriber = (Flow.Subscriber<? super Object>) subscriber;
  }

  void start() {
    subscriber.onSubscribe(this);
    isSubscribed = true;
    signal();
  }

  @Override
  public void request(long n) {
    if (n > 0) {
      requested = requested + n < 0 ? Long.MAX_VALUE : requested + n;
      if (isSubscribed) signal();
    } else {
      misuse = new IllegalArgumentException("request of " + n + " elements: it must be more than 0 (Reactive Streams 3.9)");
      stop();
    }
  }

  @Override
  public void cancel() {
    stop();
  }

  @Override
  boolean mayGoOn() {
    return requested > 0;
  }

  @Override
  void deliver(Object element) {
    Objects.requireNonNull(element);
    if (requested != Long.MAX_VALUE) requested--;
    try {
      subscriber.onNext(element);
    } catch (Throwable thrown) {
      stop();
      report(thrown);
    }
  }

  @Override
  void ended(Object result, boolean isStopped) {
    if (!isStopped) {
      subscriber.onComplete();
    } else if (misuse != null) {
      subscriber.onError(misuse);
    }
  }

  @Override
  void failed(Throwable thrown, boolean isStopped) {
    if (isStopped && misuse == null) {
      report(thrown);
    } else {
      subscriber.onError(thrown);
    }
  }
}
