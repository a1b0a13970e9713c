package weft.runtime;

import java.util.NoSuchElementException;
import weft.LongGeneratorIterator;

/** A run that keeps its element in a slot of type {@code long}; it is boxed in {@link #next()} only. */
public abstract class LongRun extends Run<Long> implements LongGeneratorIterator {
  /** The element; set by {@link #advance()} before it answers {@link #VALUE}. */
  protected long value;

  /** For the generated subclass. */
  protected LongRun() {}

  @Override
  public final long nextLong() {
    if (!ready && !fetch()) throw new NoSuchElementException();
    ready = false;
    return value;
  }

  @Override
  public final Long next() {
    return nextLong();
  }

  @Override
  final Object element() {
    return value;
  }

  @Override
  final void take(Run<?> delegate) {
    value = delegate instanceof LongRun same ? same.value : toLong(delegate.element());
  }

  @Override
  final void drop() {}
}
