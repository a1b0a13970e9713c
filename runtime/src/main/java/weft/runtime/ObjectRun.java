package weft.runtime;

import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** A run that keeps its element in a slot of reference type. */
public abstract class ObjectRun<T> extends Run<T> {
  /**
   * The element; set by {@link #advance()} before it answers {@link #VALUE}. Of type {@code Object}, as the parameter of
   * {@link weft.Gen#yield(Object)} is, so that an argument has the same type, and means the same, in both places.
   */
  protected Object value;

  /** For the generated subclass. */
  protected ObjectRun() {}

  @Override
  @SuppressWarnings("unchecked") // the processor has checked each yielded value against T
  public final T next() {
    if (!ready && !fetch()) throw new NoSuchElementException();
    ready = false;
    T element = (T) value;
    value = null;
    return element;
  }

  @Override
  final void pullBoxed(Consumer<Object> action) {
    while (ready || fetch()) {
      ready = false;
      Object element = value;
      value = null;
      action.accept(element);
    }
  }

  @Override
  protected void push(Consumer<Object> consumer, int depth) throws Throwable {
    pullBoxed(consumer);
  }

  @Override
  final Object element() {
    Object element = value;
    value = null;
    return element;
  }

  @Override
  final void take(Run<?> delegate) {
    value = delegate.element();
  }

  @Override
  final void drop() {
    value = null;
  }
}
