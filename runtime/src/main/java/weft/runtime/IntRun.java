package weft.runtime;

import java.util.NoSuchElementException;
import weft.IntGeneratorIterator;

/** A run that keeps its element in a slot of type {@code int}; it is boxed in {@link #next()} only. */
public abstract class IntRun extends Run<Integer> implements IntGeneratorIterator {
  /** The element; set by {@link #advance()} before it answers {@link #VALUE}. */
  protected int value;

  /** For the generated subclass. */
  protected IntRun() {}

  @Override
  public final int nextInt() {
    if (!ready && !fetch()) throw new NoSuchElementException();
    ready = false;
    return value;
  }

  @Override
  public final Integer next() {
    return nextInt();
  }

  @Override
  final Object element() {
    return value;
  }

  @Override
  final void take(Run<?> delegate) {
    value = delegate instanceof IntRun same ? same.value : toInt(delegate.element());
  }

  @Override
  final void drop() {}
}
