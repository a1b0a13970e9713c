package weft.runtime;

import java.util.NoSuchElementException;
import java.util.Objects;
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
  @SuppressWarnings("unchecked") // as above
  public final void forEachRemaining(Consumer<? super T> action) {
    Objects.requireNonNull(action);
    Consumer<Object> consumer = (Consumer<Object>) action;
    if (state != 0) {
      pull(consumer);
      return;
    }
    try {
      push(consumer, 0);
    } catch (Throwable thrown) {
      throw pushFailed(thrown);
    }
    pushed();
  }

  private void pull(Consumer<Object> action) {
    while (ready || fetch()) {
      ready = false;
      Object element = value;
      value = null;
      action.accept(element);
    }
  }

  /**
   * Gives all elements of this run, which has not started, to {@code consumer}. Where that cannot be observed, the generated
   * subclass executes the body as it was written, in the state {@link #RUNNING}, with calls of {@code consumer} in place of
   * its yields; any other one suspends at each of them.
   *
   * @param depth how many bodies are executing in this way that delegate to this one
   */
  protected void push(Consumer<Object> consumer, int depth) throws Throwable {
    pull(consumer);
  }

  @Override
  final void deliverBoxed(Consumer<Object> consumer, int depth) throws Throwable {
    try {
      if (depth < DEEPEST_PUSH) {
        push(consumer, depth + 1);
      } else {
        pull(consumer);
      }
    } catch (Throwable thrown) {
      throw deliveryFailed(thrown);
    }
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
