package weft.runtime;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.BaseStream;
import weft.Coroutine;

/**
 * Delegation to a source that is not a run, or that others may be advancing too: one element after the other, no
 * further ahead than asked.
 */
final class ForwardingRun extends Run<Object> {
  /** The state from which the source is closed. */
  private static final int ABANDONED = 2;

  private Iterator<?> source;

  /** The stream whose iterator the source is, or null. */
  private BaseStream<?, ?> stream;

  ForwardingRun(Iterator<?> source) {
    this.source = source;
    if (source == null) throw new NullPointerException("Gen.yieldAll of a source whose iterator() is null");
  }

  private ForwardingRun(BaseStream<?, ?> stream) {
    this.source = stream.iterator();
    this.stream = stream;
  }

  /** A run over a source that is not an {@code Iterable}. */
  static Run<?> over(Object source) {
    if (source instanceof WatchedRun.OfCoroutine<?, ?, ?> watched) return new ForwardingCoroutine(watched.run, watched);
    if (source instanceof Coroutine<?, ?, ?> coroutine) return new ForwardingCoroutine(coroutine, coroutine);
    if (source instanceof Iterator<?> iterator) return new ForwardingRun(iterator);
    if (source instanceof BaseStream<?, ?> stream) return new ForwardingRun(stream);
    if (source != null && source.getClass().isArray()) return new ForwardingRun(new ArrayIterator(source));
    if (source == null) throw new NullPointerException("Gen.yieldAll(null)");
    throw new ClassCastException("Gen.yieldAll of " + source.getClass().getName());
  }

  /** The element stays in the source until the root takes it: it passes by no slot of this run. */
  @Override
  protected int advance() throws Exception {
    if (state == ABANDONED) {
      state = FINISHED;
      close(closeable(), null);
      return DONE;
    }
    state = 1;
    if (hasElement()) return VALUE;
    state = FINISHED;
    close(stream, null);
    clear();
    return DONE;
  }

  private boolean hasElement() {
    try {
      return source.hasNext();
    } catch (Throwable thrown) {
      throw failed(stream, thrown);
    }
  }

  @Override
  Object element() {
    try {
      return source.next();
    } catch (Throwable thrown) {
      throw failed(stream, thrown);
    }
  }

  private static RuntimeException failed(BaseStream<?, ?> stream, Throwable thrown) {
    try (stream) {
      throw sneak(thrown);
    }
  }

  @Override
  public Object next() {
    if (!hasNext()) throw new NoSuchElementException();
    ready = false;
    return element();
  }

  @Override
  void take(Run<?> delegate) {
    throw new AssertionError("no delegate");
  }

  @Override
  void drop() {}

  /** After an exception of the consumer, nobody could close the source by closing this run. */
  @Override
  protected void push(Consumer<Object> consumer, int depth) throws Exception {
    while (hasElement()) {
      Object element = element();
      try {
        consumer.accept(element);
      } catch (Throwable thrown) {
        close(closeable(), thrown);
        throw thrown;
      }
    }
    close(stream, null);
  }

  @Override
  void pullBoxed(Consumer<Object> consumer) {
    try {
      push(consumer, DEEPEST_PUSH);
    } catch (Exception thrown) {
      throw sneak(thrown);
    }
  }

  /**
   * What is closed when the delegation is abandoned. At the end, or when the source fails, only a stream is: it was made for
   * this delegation, and nobody else would close it; an iterator has an owner.
   */
  private AutoCloseable closeable() {
    if (stream != null) return stream;
    return source instanceof AutoCloseable closeable ? closeable : null;
  }

  @Override
  protected int abandonPoint(int state) {
    return ABANDONED;
  }

  /** A source that is dropped with this run is reported itself, if anything is pending in it. */
  @Override
  boolean holdsOpen() {
    return state > 0 && closeable() != null && !(source instanceof WatchedRun);
  }

  @Override
  protected void clear() {
    source = null;
    stream = null;
  }
}
