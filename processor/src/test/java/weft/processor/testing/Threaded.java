package weft.processor.testing;

import java.lang.reflect.Array;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.stream.BaseStream;
import weft.Coroutine;
import weft.GeneratorIterator;
import weft.Sequence;

/**
 * The reference for bodies that are talked to or wait: the source of a generator method is compiled without the processor,
 * and runs as ordinary code on a thread of its own. A suspension hands control to whoever has resumed the body, and blocks;
 * what is raised is thrown there, and closing throws a {@link Closing}, which no {@code catch} may see.
 */
public final class Threaded {
  private Threaded() {}

  /** The body of a generator method, with its arguments. */
  public interface Body {
    Object run() throws Throwable;
  }

  /** What {@code close()} is to the body. */
  public static final class Closing extends Error {
    private static final long serialVersionUID = 1;

    Closing() {
      super("closing", null, true, false);
    }
  }

  /** A run of a body: what the markers in it do. */
  interface Run {
    /** Delivers an element; what is sent for it. */
    Object exchange(Object element) throws Throwable;

    /** The value of a stage. {@code executor}: null where the body goes on wherever that is there. */
    Object await(CompletionStage<?> stage, Executor executor) throws Throwable;

    /** Whether the body is being closed. */
    boolean isClosing();
  }

  /** What {@code Gen.end(result)} returns, whatever the method does. */
  private static final class Ended extends CompletableFuture<Object>
      implements Coroutine<Object, Object, Object>, Flow.Publisher<Object> {
    final Object outcome;

    Ended(Object outcome) {
      this.outcome = outcome;
    }

    private static IllegalStateException misused() {
      return new IllegalStateException("the end of a body is used as an object");
    }

    @Override
    public boolean hasNext() {
      throw misused();
    }

    @Override
    public Object next() {
      throw misused();
    }

    @Override
    public void close() {
      throw misused();
    }

    @Override
    public Object send(Object answer) {
      throw misused();
    }

    @Override
    public Object raise(Throwable exception) {
      throw misused();
    }

    @Override
    public Object result() {
      throw misused();
    }

    @Override
    public boolean isFinished() {
      throw misused();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Object> subscriber) {
      throw misused();
    }
  }

  // What a generator method is.

  @SuppressWarnings("unchecked") // what the source says
  public static <T, S, R> Coroutine<T, S, R> coroutine(Body body) {
    return (Coroutine<T, S, R>) new ThreadedCoroutine(body);
  }

  @SuppressWarnings("unchecked")
  public static <T> Sequence<T> sequence(Body body) {
    return () -> (GeneratorIterator<T>) new ThreadedCoroutine(body);
  }

  @SuppressWarnings("unchecked")
  public static <R> CompletableFuture<R> future(Body body) {
    return (CompletableFuture<R>) new ThreadedFuture(body).start();
  }

  public static <T> Flow.Publisher<T> publisher(Body body) {
    return subscriber -> new ThreadedSubscription(body, subscriber).start();
  }

  /** At the start of a {@code catch} clause for all throwables. */
  public static void notClosing(Throwable caught) {
    if (caught instanceof Closing closing) throw closing;
  }

  /** What leaves a {@code try} statement with resources that is being closed: what the first of them throws, if any does. */
  public static RuntimeException closed(Closing closing) {
    Throwable[] failures = closing.getSuppressed();
    if (failures.length == 0) throw closing;
    for (int i = 1; i < failures.length; i++) failures[0].addSuppressed(failures[i]);
    throw Kit.<RuntimeException>sneak(failures[0]);
  }

  // The markers.

  /** Whether the current thread executes such a body. */
  static boolean isHere() {
    return Fiber.here() != null;
  }

  /** {@code Gen.ask}, and {@code Gen.yield}. */
  public static Object ask(Object element) {
    try {
      return here().exchange(element);
    } catch (Throwable thrown) {
      throw Kit.<RuntimeException>sneak(thrown);
    }
  }

  public static Object await(CompletionStage<?> stage, Executor executor) {
    try {
      return here().await(stage, executor);
    } catch (Throwable thrown) {
      throw Kit.<RuntimeException>sneak(thrown);
    }
  }

  /** {@code Gen.end} of a result. */
  public static Object end(Object result) {
    return new Ended(result);
  }

  public static Object yieldAll(Object source) {
    try {
      return delegate(here(), source);
    } catch (Throwable thrown) {
      throw Kit.<RuntimeException>sneak(thrown);
    }
  }

  private static Run here() {
    Run run = Fiber.here();
    if (run == null) throw new IllegalStateException("a marker outside of a body");
    return run;
  }

  /** What a body ends with; a tail is a delegation outside of all {@code try} statements, and dropped while closing. */
  static Object outcome(Run run, Object returned) throws Throwable {
    if (returned == null) return null;
    if (returned instanceof Ended ended) return ended.outcome;
    return run.isClosing() ? null : delegate(run, returned);
  }

  /** What a body goes on as, or null. */
  static CompletionStage<?> tail(Object returned) {
    return returned instanceof CompletionStage<?> stage && !(returned instanceof Ended) ? stage : null;
  }

  private static Object delegate(Run run, Object source) throws Throwable {
    if (source instanceof ThreadedCoroutine coroutine) return talk(run, coroutine);
    if (source instanceof Iterable<?> iterable) {
      forward(run, iterable.iterator(), null);
    } else if (source instanceof Iterator<?> iterator) {
      forward(run, iterator, null);
    } else if (source instanceof BaseStream<?, ?> stream) {
      forward(run, stream.iterator(), stream);
    } else {
      for (int i = 0; i < Array.getLength(source); i++) {
        if (run.exchange(Array.get(source, i)) != null) throw cannotBeSent();
      }
    }
    return null;
  }

  /** PEP 380: what is sent and raised goes to the delegate, and so does closing. */
  private static Object talk(Run run, ThreadedCoroutine delegate) throws Throwable {
    Object answer = null;
    Throwable raised = null;
    while (raised != null ? delegate.resumeByRaising(raised) : delegate.resumeBySending(answer)) {
      raised = null;
      try {
        answer = run.exchange(delegate.take());
      } catch (Throwable thrown) {
        if (run.isClosing()) {
          delegate.close();
          throw thrown;
        }
        raised = thrown;
      }
    }
    return delegate.outcome();
  }

  /** Nothing can be sent to such a source; what is raised closes it, and arises here. */
  private static void forward(Run run, Iterator<?> iterator, BaseStream<?, ?> stream) throws Throwable {
    try (stream) {
      while (iterator.hasNext()) {
        Object element = iterator.next();
        Object answer;
        try {
          answer = run.exchange(element);
        } catch (Throwable thrown) {
          closeForeign(iterator, stream);
          throw thrown;
        }
        if (answer != null) {
          closeForeign(iterator, stream);
          throw cannotBeSent();
        }
      }
    }
  }

  /** What closing throws takes the place of what is raised; of what the source itself throws it is suppressed. */
  private static void closeForeign(Iterator<?> iterator, BaseStream<?, ?> stream) throws Exception {
    if (stream != null) stream.close();
    if (iterator instanceof AutoCloseable closeable) closeable.close();
  }

  private static UnsupportedOperationException cannotBeSent() {
    return new UnsupportedOperationException("the source of a yieldAll is no coroutine: nothing can be sent to it");
  }
}
