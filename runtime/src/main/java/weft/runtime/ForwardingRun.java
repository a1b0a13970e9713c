package weft.runtime;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.BaseStream;
import weft.Coroutine;

/**
 * Delegation to a source that is not a run, or that others may be advancing too: one element after the other, no
 * further ahead than asked.
 */
final class ForwardingRun extends ObjectRun<Object> {
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

  @Override
  protected int advance() throws Exception {
    switch (state) {
      case 0:
      case 1:
        state = RUNNING;
        break;
      case 2: // abandoned
        state = FINISHED;
        close(closeable(), null);
        return DONE;
      default:
        return state == FINISHED ? DONE : EXECUTING;
    }
    try {
      if (source.hasNext()) {
        value = source.next();
        state = 1;
        return VALUE;
      }
    } catch (Throwable thrown) {
      close(stream, thrown);
      throw thrown;
    }
    state = FINISHED;
    close(stream, null);
    clear();
    return DONE;
  }

  /** After an exception of the consumer, nobody could close the source by closing this run. */
  @Override
  protected void push(Consumer<Object> consumer, int depth) throws Exception {
    while (true) {
      Object element;
      try {
        if (!source.hasNext()) break;
        element = source.next();
      } catch (Throwable thrown) {
        close(stream, thrown);
        throw thrown;
      }
      try {
        consumer.accept(element);
      } catch (Throwable thrown) {
        close(closeable(), thrown);
        throw thrown;
      }
    }
    close(stream, null);
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
    return 2;
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
