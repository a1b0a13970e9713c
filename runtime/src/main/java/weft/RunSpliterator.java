package weft;

import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/**
 * The elements of a run, as the source of a stream. What stops early takes them one by one, and the run goes no further;
 * what consumes all of them leaves that to the run.
 */
final class RunSpliterator<T> extends Spliterators.AbstractSpliterator<T> {
  private final GeneratorIterator<T> run;

  /** Elements from a slot of primitive type are never null. */
  RunSpliterator(GeneratorIterator<T> run) {
    super(Long.MAX_VALUE, run instanceof PrimitiveIterator ? Spliterator.ORDERED | Spliterator.NONNULL : Spliterator.ORDERED);
    this.run = run;
  }

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    Objects.requireNonNull(action);
    if (!run.hasNext()) return false;
    action.accept(run.next());
    return true;
  }

  @Override
  public void forEachRemaining(Consumer<? super T> action) {
    run.forEachRemaining(action);
  }
}
