package weft.runtime;

import java.util.NoSuchElementException;
import weft.DoubleGeneratorIterator;

/** A run that keeps its element in a slot of type {@code double}; it is boxed in {@link #next()} only. */
public abstract class DoubleRun extends Run<Double> implements DoubleGeneratorIterator {
  /** The element; set by {@link #advance()} before it answers {@link #VALUE}. */
  protected double value;

  /** For the generated subclass. */
  protected DoubleRun() {}

  @Override
  public final double nextDouble() {
    if (!ready && !fetch()) throw new NoSuchElementException();
    ready = false;
    return value;
  }

  @Override
  public final Double next() {
    return nextDouble();
  }

  @Override
  final Object element() {
    return value;
  }

  @Override
  final void take(Run<?> delegate) {
    value = delegate instanceof DoubleRun same ? same.value : toDouble(delegate.element());
  }

  @Override
  final void drop() {}
}
