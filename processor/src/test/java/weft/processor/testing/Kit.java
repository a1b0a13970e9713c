package weft.processor.testing;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import weft.Coroutine;

/**
 * What a case of the behaviour catalogue extends: it drives generators and writes down, token by token, what can be
 * observed. The catalogue's README says what each member does. One class that depends on nothing, so that it can also be
 * compiled beside the cases.
 */
public class Kit {
  /** An exception whose message the JDK chooses: it is not part of the trace. */
  private static final Set<String> WITHOUT_MESSAGE =
      Set.of(
          "NullPointerException",
          "ArithmeticException",
          "ClassCastException",
          "ArrayIndexOutOfBoundsException",
          "NoSuchElementException",
          "ConcurrentModificationException",
          "NumberFormatException",
          "StackOverflowError",
          "AssertionError",
          "MatchException",
          "IncompatibleClassChangeError",
          "NegativeArraySizeException",
          "ArrayStoreException");

  /** More tokens than any case writes: a generator that does not end is stopped here. */
  private static final int LONGEST_TRACE = 20_000;

  private static final List<String> TRACE = new ArrayList<>();

  /** Threads whose programs did not end: what they still write is not part of any trace. */
  private static final Set<Thread> ABANDONED = ConcurrentHashMap.newKeySet();

  /** Forgets the trace. */
  public static void beginTrace() {
    TRACE.clear();
  }

  /** The tokens since {@link #beginTrace()}. */
  public static String trace() {
    return String.join(" ", TRACE);
  }

  /** From now on, nothing that {@code thread} does is written down. */
  public static void abandon(Thread thread) {
    ABANDONED.add(thread);
  }

  static void checkIsWanted() {
    if (!ABANDONED.isEmpty() && ABANDONED.contains(Thread.currentThread())) throw new IllegalStateException("abandoned");
  }

  public static void tok(String token) {
    checkIsWanted();
    TRACE.add(token);
  }

  public static void log(Object... values) {
    for (Object value : values) tok(show(value));
  }

  public static boolean step(Iterator<?> it) {
    return stepOutcome(it) == Outcome.ELEMENT;
  }

  public static void steps(Iterator<?> it, int n) {
    for (int i = 0; i < n; i++) step(it);
  }

  public static void drain(Iterator<?> it) {
    while (stepOutcome(it) != Outcome.END) {
      if (TRACE.size() > LONGEST_TRACE) throw new IllegalStateException("no end after " + LONGEST_TRACE + " tokens");
    }
  }

  public static void drain(Iterable<?> sequence) {
    drain(sequence.iterator());
  }

  public static void cut(Iterable<?> sequence, int n) {
    cut(sequence.iterator(), n);
  }

  public static void cut(Iterator<?> it, int n) {
    steps(it, n);
    close((AutoCloseable) it);
    step(it);
  }

  public static void hn(Iterator<?> it) {
    try {
      tok(it.hasNext() ? "?t" : "?f");
    } catch (Throwable thrown) {
      tok(ex(thrown));
    }
  }

  public static void nx(Iterator<?> it) {
    try {
      element(it.next());
    } catch (Throwable thrown) {
      tok(ex(thrown));
    }
  }

  public static void close(AutoCloseable it) {
    tok("#");
    guard(it::close);
  }

  public static <S> void send(Coroutine<?, S, ?> c, S answer) {
    guard(() -> element(c.send(answer)));
  }

  public static void raise(Coroutine<?, ?, ?> c, Throwable exception) {
    guard(() -> element(c.raise(exception)));
  }

  /** What a stage has come to: {@code =value}, an exception, {@code cancelled}, or {@code ...} while it is pending. */
  public static void outcome(CompletionStage<?> stage) {
    CompletableFuture<?> future = stage.toCompletableFuture();
    if (!future.isDone()) {
      tok("...");
    } else if (future.isCancelled()) {
      tok("cancelled");
    } else {
      future.whenComplete((value, thrown) -> tok(thrown == null ? "=" + show(value) : ex(thrown)));
    }
  }

  /** Writes down what a publisher delivers, and requests nothing by itself. */
  public static class Sub implements Flow.Subscriber<Object> {
    public Flow.Subscription subscription;

    @SuppressWarnings("this-escape") // onSubscribe finds nothing that is not there yet
    public Sub(Flow.Publisher<?> publisher) {
      publisher.subscribe(this);
    }

    public Sub want(long n) {
      subscription.request(n);
      return this;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(Object element) {
      element(element);
    }

    @Override
    public void onError(Throwable thrown) {
      tok(ex(thrown));
    }

    @Override
    public void onComplete() {
      tok(".");
    }
  }

  /** What {@link #guard} runs. */
  public interface Action {
    void run() throws Throwable;
  }

  public static void guard(Action action) {
    try {
      action.run();
    } catch (Throwable thrown) {
      tok(ex(thrown));
    }
  }

  public static <T> List<T> list(Iterable<T> sequence) {
    List<T> elements = new ArrayList<>();
    for (T element : sequence) elements.add(element);
    return elements;
  }

  public static <T> List<T> first(Iterable<T> sequence, int n) {
    List<T> elements = new ArrayList<>();
    Iterator<T> it = sequence.iterator();
    while (elements.size() < n && it.hasNext()) elements.add(it.next());
    return elements;
  }

  /** A value as a token: arrays and collections as {@code [1,2]}. */
  public static String show(Object value) {
    List<String> parts = new ArrayList<>();
    if (value instanceof Collection<?> collection) {
      for (Object part : collection) parts.add(show(part));
    } else if (value != null && value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) parts.add(show(Array.get(value, i)));
    } else {
      return String.valueOf(value);
    }
    return "[" + String.join(",", parts) + "]";
  }

  /** An exception as a token, with each suppressed one. */
  public static String ex(Throwable thrown) {
    StringBuilder token = new StringBuilder("!").append(name(thrown));
    for (Throwable suppressed : thrown.getSuppressed()) token.append('+').append(name(suppressed));
    return token.toString();
  }

  private static String name(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return WITHOUT_MESSAGE.contains(name) ? name : name + "(" + thrown.getMessage() + ")";
  }

  public static void boom(String message) {
    throw new Boom(message);
  }

  /** {@code throw Kit.<RuntimeException>sneak(checked)}: throws what need not be declared. */
  @SuppressWarnings("unchecked")
  public static <E extends Throwable> RuntimeException sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }

  /** The exception of the cases. */
  public static class Boom extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Boom(String message) {
      super(message);
    }
  }

  /** A resource that says when it is opened and closed. */
  public static class Res implements AutoCloseable {
    public final String n;

    public Res(String n) {
      this.n = n;
      log("open" + n);
    }

    @Override
    public void close() {
      log("close" + n);
    }
  }

  static void element(Object element) {
    tok("<" + show(element) + ">");
  }

  private enum Outcome {
    ELEMENT,
    END,
    FAILURE
  }

  private static Outcome stepOutcome(Iterator<?> it) {
    try {
      if (it.hasNext()) {
        element(it.next());
        return Outcome.ELEMENT;
      }
      tok(".");
      return Outcome.END;
    } catch (Throwable thrown) {
      tok(ex(thrown));
      return Outcome.FAILURE;
    }
  }
}
