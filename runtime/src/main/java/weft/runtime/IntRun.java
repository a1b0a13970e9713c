package weft.runtime;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import weft.IntGeneratorIterator;

/** A run that keeps its element in a slot of type {@code int}; it is boxed in {@link #next()} only. */
@SuppressWarnings("overloads") // no lambda is given to push and its like
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
  public final void forEachRemaining(IntConsumer action) {
    Objects.requireNonNull(action);
    if (state != 0) {
      pull(action);
      return;
    }
    try {
      push(action, 0);
    } catch (Throwable thrown) {
      throw pushFailed(thrown);
    }
    pushed();
  }

  private void pull(IntConsumer action) {
    while (ready || fetch()) {
      ready = false;
      action.accept(value);
    }
  }

  /** {@link Run#push} without boxing: what the runs of an {@code IntSequence} override. */
  protected void push(IntConsumer consumer, int depth) throws Throwable {
    pull(consumer);
  }

  /** The same with boxes: what the runs of a {@code Sequence<Integer>} override. */
  @Override
  protected void push(Consumer<Object> consumer, int depth) throws Throwable {
    push((IntConsumer) consumer::accept, depth);
  }

  /** Gives {@code consumer} the elements of a delegate, which nobody else can reach and which has not started. */
  protected static void pushRun(Run<?> fresh, IntConsumer consumer, int depth) throws Throwable {
    if (fresh instanceof IntRun same) {
      same.deliver(consumer, depth);
    } else {
      fresh.deliverBoxed(element -> consumer.accept(toInt(element)), depth);
    }
  }

  /** The same for any {@code Iterable}. */
  protected static void pushAll(Iterable<?> source, IntConsumer consumer, int depth) throws Throwable {
    pushRun(startOf(source), consumer, depth);
  }

  /** The same for an iterator, stream or array. */
  protected static void pushAll(Object source, IntConsumer consumer, int depth) throws Throwable {
    pushRun(startOf(source), consumer, depth);
  }

  final void deliver(IntConsumer consumer, int depth) throws Throwable {
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

  /** {@link #drawBoxed} without boxing. */
  final boolean draw(IntConsumer consumer, Intake intake) {
    while (hasNextInside()) {
      ready = false;
      consumer.accept(value);
      if (!intake.wantsMore()) return true;
    }
    return false;
  }

  @Override
  final void pullBoxed(Consumer<Object> consumer) {
    pull(consumer::accept);
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
